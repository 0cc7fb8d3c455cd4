"""What needs a decision this week, as rows that each lead to where it is done."""

from typing import Final

import streamlit as st

from components import frame
from components.decision import Decision
from text import say

SHOWN: Final = 6
ICONS: Final = {
    "approve": (":material/task_alt:", "blue"),
    "overdue": (":material/schedule:", "orange"),
    "silent": (":material/help:", "gray"),
    "fell": (":material/trending_down:", "red"),
    "remind": (":material/notifications:", "orange"),
}


def waiting(found: list[Decision], *, is_compact: bool) -> None:
    """The list, most pressing first; the rest folded away."""
    st.header(say("overview.decisions"), anchor=False)
    if not found:
        st.markdown(f":gray[:small[{say('overview.nothing_waits')}]]")
        return
    for at, one in enumerate(found[:SHOWN]):
        _row(one, at, is_compact=is_compact)
    if len(found) > SHOWN:
        with st.expander(say("overview.more", n=len(found) - SHOWN)):
            for at, one in enumerate(found[SHOWN:], start=SHOWN):
                _row(one, at, is_compact=is_compact)


def _row(one: Decision, at: int, *, is_compact: bool) -> None:
    """What and why, and the link: beside it, on a phone below."""
    icon, colour = ICONS[one.kind]
    what, why = frame.escape(one.what), frame.escape(one.why)
    words = f":{colour}[{icon}] {what}  \n:gray[:small[{why}]]"
    with st.container(gap=None, key=f"decision_{at}"):
        said, led = (st.container(), st.container()) if is_compact else st.columns([7, 3])
        said.markdown(words)
        led.page_link(
            frame.PAGES / f"{one.page}.py",
            label=one.link,
            icon=":material/arrow_forward:",
            query_params=one.asked,
        )
