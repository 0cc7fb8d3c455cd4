"""What is behind: by how much, since when, who answers for it; the worst first."""

from typing import Final

import pandas as pd
import streamlit as st

from components import frame, profile_words
from components.charts import standing
from components.profile_words import Words
from data.profile import Line, Profile
from text import say

MOST: Final = 6


def attention(one: Profile, *, is_compact: bool) -> None:
    """The few worst; the others are named as so many."""
    st.subheader(say("profile.attention"), anchor=False)
    rows = one.behind
    if not rows:
        st.markdown(f":gray[{frame.escape(say('profile.no_attention'))}]")
        return
    made = _narrow if is_compact else _row
    table = pd.DataFrame([made(line, profile_words.words(line)) for line in rows[:MOST]])
    st.table(table, border="horizontal", hide_index=True, alt=say("profile.attention"))
    if len(rows) > MOST:
        words = say("profile.more_behind", n=len(rows) - MOST)
        st.markdown(f":gray[:small[{frame.escape(words)}]]")


def _row(line: Line, said: Words) -> dict[str, str]:
    return {
        say("profile.column_indicator"): frame.escape(said.name),
        say("profile.column_now"): f"**{frame.escape(said.value)}**",
        say("profile.column_wanted"): _wanted(said),
        say("profile.column_gap"): frame.escape(said.gap),
        say("profile.column_status"): standing.badge(line.status, said.status),
        say("profile.column_since"): frame.escape(said.since),
        say("profile.column_in_kin"): frame.escape(said.kin),
        say("profile.column_lead"): frame.escape(said.lead),
    }


def _narrow(line: Line, said: Words) -> dict[str, str]:
    badge = standing.badge(line.status, said.status)
    about = " · ".join(part for part in (said.since, said.lead) if part)
    return {
        say("profile.column_indicator"): (
            f"{frame.escape(said.name)} {badge} :gray[:small[{frame.escape(about)}]]"
        ),
        say("profile.column_now"): (
            f"**{frame.escape(said.value)}** :small[{frame.escape(said.gap)}]"
        ),
    }


def _wanted(said: Words) -> str:
    expected = f"{frame.escape(said.expected)} " if said.expected else ""
    return f"{expected}:gray[:small[{frame.escape(said.goal)}]]"
