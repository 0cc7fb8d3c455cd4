"""Submit: a workbook is sent, answered for, compared, decided on; every step can be undone."""

import streamlit as st

from components import frame
from components.section.submit import (
    asking,
    bar,
    body,
    decision,
    head,
    history,
    listing,
    mapping_form,
    memory,
    opened,
    start,
    step_bar,
)
from components.visitor import visitor

actor = visitor()
is_compact = frame.is_compact()
one = opened.opened(actor)

with frame.head():
    with frame.first_row():
        step_bar.step_bar(one.case.stage if one else None, is_compact=is_compact)
        frame.settings(beside_place=True)
        st.space("stretch")
        if one:
            head.marks(one)
            head.way_back()
        frame.settings()
    decision.refusals()
    if one:
        head.titled_counts(one, is_compact=is_compact)

if one is None:
    start.start(actor)
    listing.listing(actor)
    memory.memory(actor)
else:
    head.said(one)
    mapping_form.mapping_form(one)
    asking.asking(one)
    body.body(one, is_compact=is_compact)
    history.history(one)
    bar.bar(one, is_compact=is_compact)
frame.source_line(start.foot())
