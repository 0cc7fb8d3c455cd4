"""Reviews: a plan's state at a day, frozen, explained, laid beside another, handed in."""

import streamlit as st

from components import filters, frame
from components.section.first_row import first_row
from components.section.review import (
    acting,
    beginning,
    beside,
    closed,
    editor,
    head,
    listing,
    paper,
)
from components.section.review.shelf import shelf

selection = filters.selection()
is_compact = frame.is_compact()
one = shelf(selection)

with first_row(selection, is_demonstration=one.is_demonstration):
    head.way_back(one, is_compact=is_compact)
    if one.opened:
        head.stage(one.opened)
        paper.popover(one.opened, is_compact=is_compact)

acting.refusals()
if one.opened:
    head.heading(one.opened)
    if one.opened.may_change:
        editor.editor(one.opened)
    else:
        closed.closed(one.opened)
elif one.pair:
    beside.beside(*one.pair)
else:
    about, asked = st.columns([8, 4], vertical_alignment="bottom")
    with about:
        head.listed(one)
    with asked, st.container(horizontal=True, horizontal_alignment="right"):
        head.to_plan()
    listing.listing(one, is_compact=is_compact)
    beginning.beginning(one)
    listing.two(one)
head.foot(one)
