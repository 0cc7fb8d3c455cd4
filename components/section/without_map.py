"""The same figures without a map: the ranking or the table, with the whole's figure beside."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from components.picture import Picture
from components.section import controls, map_body, totals
from components.section.units_switch import units_switch


def draw(one: Picture, view: str, *, is_compact: bool) -> DeltaGenerator:
    """Chart or table.

    Returns:
        Where the panel of the chosen place stands.
    """
    shown, place = st.columns([932, 316], gap="medium")
    with shown:
        controls.period_slider(one.selection)
        units_switch(one.selection)
        if view == "table":
            map_body.table(one, is_compact=is_compact)
        else:
            map_body.chart(one)
    if not is_compact:
        with place:
            totals.whole_figure(one)
            totals.completeness(one)
    return place
