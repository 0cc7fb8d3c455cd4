"""Overview: what the figures of a place are today, who moved, and who reports."""

import streamlit as st

from components import filters, frame
from components.picture import picture
from components.section import controls, movement, nothing, tiles
from components.section.first_row import first_row

selection = filters.selection()
one = picture(selection, frame.theme())

with first_row(selection, is_demonstration=bool(one and one.is_demonstration)):
    pass

if one is None:
    nothing.nothing(selection)
    st.stop()

about, asked = st.columns([7, 6], vertical_alignment="bottom")
with about:
    frame.overview_heading(one)
with asked, st.container(horizontal=True, vertical_alignment="bottom"):
    controls.indicator_select(selection)
    controls.period_select(selection)

tiles.row(selection)

shown, moved, reported = st.columns([380, 440, 380], gap="medium")
with shown:
    movement.small_map(one)
with moved:
    movement.most_moved(one)
with reported:
    movement.reports(one)

frame.figures_source(one)
