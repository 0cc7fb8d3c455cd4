"""The control that puts a second map beside the first, or takes it away."""

from typing import Final

import streamlit as st

from components import address, beside, framing
from components.picture import Picture
from data.catalog import indicator
from text import say

ASKED: Final = "beside_asked"


def besides(one: Picture) -> None:
    """Which other map to put beside this one, and the way back to one alone."""
    here = one.selection
    offered = [str(period) for period in reversed(beside.periods(beside.asked_of(here)))]
    others = beside.indicators(here)
    if len(offered) < framing.FEWEST_TO_SLIDE and not others:
        return
    with st.container(horizontal=True, gap="xsmall"):
        asked = st.popover(
            say("beside.open"),
            icon=":material/splitscreen_right:",
            key=ASKED,
            on_change="rerun",
        )
    if not asked.open:  # what is seen by few is not made and sent at each change
        return
    with asked:
        st.markdown(f":gray[:small[{say('beside.help')}]]")
        labels = framing.labels(beside.asked_of(here))
        _select(beside.KEY, offered, labels, say("beside.period"))
        names = {found: indicator(found).short_name() for found in others}
        _select(beside.INDICATOR_KEY, list(others), names, say("beside.indicator"))
        st.button(
            say("beside.close"),
            key="beside_close",
            icon=":material/close:",
            type="tertiary",
            on_click=close,
            disabled=not (address.held(beside.KEY) or address.held(beside.INDICATOR_KEY)),
        )


def close() -> None:
    """One map alone."""
    address.choose(beside.KEY, "")
    address.choose(beside.INDICATOR_KEY, "")


def _select(key: str, options: list[str], labels: dict[str, str], title: str) -> None:
    address.show(key)
    st.selectbox(
        title,
        options,
        index=None,
        format_func=lambda one: labels.get(one, one),
        key=key,
        placeholder=say("beside.none"),
    )
