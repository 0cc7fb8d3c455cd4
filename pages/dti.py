"""The provincial index: value and rank by round, its parts, and what it stands beside."""

import streamlit as st

from components import filters, frame, page_offer
from components.dti_board import board, compare_select
from components.section import downloads
from components.section.dti import course, foot, head, parts, related, table
from components.section.first_row import first_row

selection = filters.selection()
is_compact = frame.is_compact()
one = board(selection, frame.theme())

with first_row(selection, is_demonstration=bool(one and one.is_demonstration)):
    downloads.menu(page_offer.of_board(one), is_compact=is_compact)

if one is None:
    foot.nothing()
    st.stop()

about, asked = st.columns([7, 5], vertical_alignment="bottom")
with about:
    head.heading(one)
with asked:
    compare_select(one)
head.sentences(one)
course.course(one, is_compact=is_compact)
head.notes(one)
table.table(one, is_compact=is_compact)
parts.indices(one, is_compact=is_compact)
parts.pillars(one, is_compact=is_compact)
related.related(one)
foot.foot(one)
