"""Catalogue: what is measured, where figures come from, what was loaded; and all as files."""

import streamlit as st

from components import filters, frame, outlined
from components.picture import picture
from components.section import controls, definition, downloads, loaded, rule_book, why
from components.section.first_row import first_row
from text import say

PARTS = ["indicators", "files", "sources", "rules", "why"]

selection = filters.selection(of_everything=True)
one = picture(selection, frame.theme())

with first_row(selection, is_demonstration=bool(one and one.is_demonstration)):
    part = definition.part_switch(PARTS)

frame.heading(say(f"page.part_{part}"), say(f"page.part_{part}_note"))

if part == "indicators":
    facts, files = st.columns([7, 4], gap="large")
    with facts:
        definition.indicator_select(selection)
        definition.definition(selection.indicator)
    with files:
        if one:
            controls.period_select(selection)
        downloads.listed(outlined.with_outlines(one) if one else [], selection)
    st.header(say("page.every_indicator"), anchor=False)
    definition.every_indicator()
elif part == "files":
    loaded.removal(selection.version)
    loaded.submissions(selection.version)
elif part == "rules":
    rule_book.rule_book()
elif part == "why":
    why.why()
else:
    definition.every_source()

if one:
    frame.figures_source(one)
else:
    frame.source_line(say("page.no_source"))
