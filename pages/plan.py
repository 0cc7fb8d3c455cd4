"""Plans: how many targets are met, which are not on track, by how much, and who leads them."""

import streamlit as st

from components import filters, frame, meant_place, page_offer
from components.scoreboard import scoreboard
from components.section import downloads
from components.section.first_row import first_row
from components.section.plan import (
    by_agency,
    by_place,
    detail,
    edit,
    head,
    line_history,
    listing,
    nothing,
    tally,
    task_list,
)

meant_place.of_plan()
selection = filters.selection()
is_compact = frame.is_compact()
one = scoreboard(selection)

with first_row(selection, is_demonstration=bool(one and one.is_demonstration)):
    if one:
        head.view_switch(is_compact=is_compact)
    downloads.menu(page_offer.of_plan(one), is_compact=True)

if one is None:
    nothing.nothing(selection)
    st.stop()

about, asked = st.columns([8, 5], vertical_alignment="bottom")
with about:
    head.heading(one)
with asked, st.container(horizontal=True, vertical_alignment="bottom"):
    head.selects(one)

edit.edit(one)
if one.view == "tasks":
    task_list.task_list(one, is_compact=is_compact)
elif one.view == "agencies":
    by_agency.by_agency(one, is_compact=is_compact)
elif one.view == "places":
    by_place.by_place(one, is_compact=is_compact)
else:
    counted, listed = st.columns([352, 888], gap="medium")
    with counted:
        tally.tally(one)
        tally.groups(one)
        if not is_compact:
            tally.agencies(one)
    with listed:
        listing.listing(one, is_compact=is_compact)
        listing.detail_select(one)
        detail.detail(one)
    if is_compact:
        tally.agencies(one)
line_history.line_history(one)
head.foot(one)
