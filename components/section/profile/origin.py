"""What the commune was made of on 2025-07-01."""

import pandas as pd
import streamlit as st

from components import commune_words, frame
from data.profile import Profile
from text import say


def formers(one: Profile) -> None:
    """The former communes, each with its newest figures before the merger."""
    st.subheader(say("profile.formers"), anchor=False)
    names = [commune_words.former_name(former) for former in one.formers]
    if not names:
        st.markdown(f":gray[:small[{say('profile.no_formers')}]]")
        return
    st.markdown(frame.escape(say("conversion.made_of", names=", ".join(names))))
    told = [line for line in one.every if any(line.indicator.id in f.figures for f in one.formers)]
    if not told:
        st.markdown(f":gray[:small[{frame.escape(say('profile.formers_silent'))}]]")
        return
    rows = [
        {
            say("profile.column_indicator"): frame.escape(line.indicator.short_name()),
            **{
                frame.escape(name): frame.escape(
                    commune_words.former_figure(line, former.figures.get(line.indicator.id))
                )
                for name, former in zip(names, one.formers, strict=True)
            },
        }
        for line in told
    ]
    st.table(pd.DataFrame(rows), border="horizontal", hide_index=True, alt=say("profile.formers"))
