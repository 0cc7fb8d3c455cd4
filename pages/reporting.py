"""Reporting: which communes have reported for a period, which late, which not yet; the calendar."""

import streamlit as st

from components import filters, frame
from components.reporting import reporting
from components.section import controls
from components.section.reports import nobody, standing, year

selection = filters.selection()
is_compact = frame.is_compact()
one = reporting(selection)

with frame.first_row():
    controls.breadcrumb(selection)
    if one and one.is_demonstration:
        frame.demonstration()
    st.space("stretch")
    frame.settings()

if one is None:
    nobody.draw(selection)
    st.stop()

about, asked = st.columns([6, 5], vertical_alignment="bottom")
with about:
    standing.heading(one)
with asked, st.container(horizontal=True, vertical_alignment="bottom"):
    year.selects(one)

shown, counted, lacking = st.columns([520, 300, 400], gap="medium")
with shown:
    standing.map_of(one, is_compact=is_compact)
with counted:
    standing.due(one)
    standing.legend(one)
    year.over_time(one)
with lacking:
    standing.commune(one)
    standing.lacking(one)

year.calendar(one)
frame.source_line(standing.sentence(one))
