"""Trends: one indicator over the periods, of the whole, of chosen places, of each place."""

import streamlit as st

from components import filters, frame, line, page_offer, trend_view
from components.picture import picture
from components.section import controls, downloads, find, lines, nothing, small_lines
from components.section.first_row import first_row
from components.section.units_switch import units_switch

selection = filters.selection()
is_compact = frame.is_compact()
one = picture(selection, frame.theme())

with first_row(selection, is_demonstration=bool(one and one.is_demonstration)):
    downloads.menu(page_offer.of_trends(one), is_compact=is_compact)

if one is None:
    nothing.nothing(selection)
    st.stop()

about, asked = st.columns([5, 7], vertical_alignment="bottom")
with about:
    frame.trends_heading(one)
with asked, st.container(horizontal=True, vertical_alignment="bottom"):
    controls.indicator_select(selection)
    chosen = lines.choice(selection)
    offered = line.offered(selection)
    find.add_popover(selection, offered, key="units", most=lines.MOST_CHOSEN)
units_switch(selection)

view = trend_view.trend_view(one)
trend_view.controls(view)
lines.together(view, chosen, is_compact=is_compact)
small_lines.one_by_one(view, is_compact=is_compact)
frame.figures_source(one)
