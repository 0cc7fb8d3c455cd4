"""The way to a year beside quarters, or to quarters beside years."""

import streamlit as st

from components import address, framing
from components.selection import Selection
from text import say


def other_periods(selection: Selection) -> None:
    """The way to a period of another kind, a year beside quarters, that no slider shows."""
    for name, label in framing.left_out(selection).items():
        st.button(
            say("page.other_period", period=label),
            key=f"other_period_{name}",
            type="tertiary",
            icon=":material/event:",
            on_click=address.choose,
            args=("period", name),
        )
