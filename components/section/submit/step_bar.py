"""The steps of a report in a row; on a phone the one it waits at."""

from typing import Final, Literal

import streamlit as st

from components import frame
from components.charts.style import Theme
from data.store import Stage
from data.submission.step import ENDED, Standing, position, steps
from text import say

Colour = Literal["green", "primary", "gray", "red"]
LOOK: Final[dict[Standing, tuple[Colour, str]]] = {
    Standing.DONE: ("green", ":material/check_circle:"),
    Standing.CURRENT: ("primary", ":material/radio_button_checked:"),
    Standing.AHEAD: ("gray", ":material/radio_button_unchecked:"),
}
ENDS: Final[dict[Stage, tuple[Colour, str]]] = {
    Stage.RETURNED: ("red", ":material/undo:"),
    Stage.WITHDRAWN: ("gray", ":material/history:"),
    Stage.DISCARDED: ("gray", ":material/delete:"),
}
NEXT: Final = ":gray[:material/chevron_right:]"


def step_bar(stage: Stage | None, *, is_compact: bool) -> None:
    """Where a report stands; before there is one, at its first step."""
    if stage in ENDED:
        colour, icon = ENDS[stage]
        st.badge(say(f"submit.stage_{stage}"), icon=icon, color=colour)
        return
    if is_compact:
        at, step = position(stage)
        words = say("submit.step_of", n=at, of=len(steps(stage)), step=say(f"submit.step_{step}"))
        is_done = stage is Stage.PUBLISHED
        colour, icon = LOOK[Standing.DONE if is_done else Standing.CURRENT]
        if not is_done and frame.theme() is Theme.DARK:
            words, colour = f"**{words}**", "gray"  # see frame.accented
        st.badge(words, icon=icon, color=colour)
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall", width="content"):
        for at, (step, standing) in enumerate(steps(stage)):
            if at:
                st.markdown(NEXT, width="content")
            colour, icon = LOOK[standing]
            words = say(f"submit.step_{step}")
            if standing is Standing.CURRENT and frame.theme() is Theme.DARK:
                words, colour = f"**{words}**", "gray"  # see frame.accented
            st.badge(words, icon=icon, color=colour)
