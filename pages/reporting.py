"""Reporting: which communes have reported for a period, which late, which not yet; the calendar."""

import streamlit as st

from components import filters, frame, page_offer, spoken
from components.reporting import reporting
from components.section import downloads, passages
from components.section.first_row import first_row
from components.section.reports import nobody, standing, year

selection = filters.selection()
is_compact = frame.is_compact()
one = reporting(selection)

with first_row(selection, is_demonstration=bool(one and one.is_demonstration)):
    downloads.menu(page_offer.of_reports(one), is_compact=is_compact)

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

passages.of_place(spoken.passages(selection.version, place=one.place.code), period=one.period)
year.calendar(one)
frame.source_line(standing.sentence(one))
