"""The same figures without a map: the ranking or the table, with the whole's figure beside."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from components.compared import Compared
from components.picture import Picture
from components.section import change_table, compared_map, controls, map_body, totals
from components.section.units_switch import units_switch


def draw(
    one: Picture, view: str, change: Compared | None = None, *, is_compact: bool
) -> DeltaGenerator:
    """Chart or table.

    Args:
        one: The view.
        view: Which of them.
        change: What its table shows instead: its difference from another period.
        is_compact: A narrow screen.

    Returns:
        Where the panel of the chosen place stands.
    """
    shown, place = st.columns([932, 316], gap="medium")
    with shown:
        controls.period_slider(one.selection)
        units_switch(one.selection)
        if view == "table":
            compared_map.select(one.selection)
        if view == "table" and change is not None:
            change_table.draw(change, is_compact=is_compact)
        elif view == "table":
            map_body.table(one, is_compact=is_compact)
        else:
            map_body.chart(one)
    if not is_compact:
        with place:
            totals.whole_figure(one)
            totals.completeness(one)
    return place
