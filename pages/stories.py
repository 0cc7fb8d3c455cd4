"""Stories: views put in an order for a meeting, live or frozen, shared, and taken along."""

import streamlit as st

from components import frame
from components.section.job import listing as files
from components.section.story import acting, head, listing, opened, saved

is_compact = frame.is_compact()
one = opened.settled()

with frame.head():
    with frame.first_row():
        if one or opened.is_refused():
            head.way_back()
        frame.settings(beside_place=True)
        st.space("stretch")
        frame.settings()
    head.heading(one)

acting.told()
if one:
    opened.opened(one)
elif opened.is_refused():
    opened.refused()
elif head.is_reader():
    head.sign_in_first()
else:
    told, kept = st.columns([7, 5], gap="large")
    with told:
        listing.listing()
    with kept:
        saved.saved()
        files.files(is_whole=True)
        files.of_others()
frame.source_line(head.foot())
