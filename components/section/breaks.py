"""The reader's own limits of classes: a line to write them in, and what is wrong with them."""

import streamlit as st

from components import address, frame, limits
from components.filters import Selection
from text import say


def draw(selection: Selection) -> None:
    """Stands in the popover of classes."""
    address.show(limits.KEY)
    st.text_input(
        say("page.breaks"),
        key=limits.KEY,
        placeholder=say("page.breaks_hint"),
        help=say("page.breaks_help"),
    )
    if words := limits.wrong(selection.indicator):
        st.markdown(f":red[:material/error: {frame.escape(words)}]")
