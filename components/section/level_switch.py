"""Of the nation: provinces side by side, or every commune."""

import streamlit as st

from components import address
from components.filters import LEVEL_KEY, Selection
from geo.units import Level
from text import say

OFFERED = (Level.PROVINCE.value, Level.COMMUNE.value)


def level_switch(selection: Selection) -> None:
    """Nothing in a province, or where no commune ever reported: then there is no choice."""
    if not selection.can_be_by_commune:
        return
    address.show(LEVEL_KEY)
    st.segmented_control(
        say("page.level"),
        OFFERED,
        format_func=lambda one: say(f"page.by_{one}"),
        key=LEVEL_KEY,
        required=True,
        label_visibility="collapsed",
    )
