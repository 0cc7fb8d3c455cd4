"""Overview: where a place stands today, what waits for a decision, what changed, who is left."""

import streamlit as st

from components import filters, frame, page_offer
from components.decision import decisions
from components.picture import picture
from components.section import controls, downloads, movement, nothing, tiles
from components.section.first_row import first_row
from components.section.overview import changes, targets, waiting
from components.standing_plan import standing_plan
from components.visitor import visitor

selection = filters.selection()
is_compact = frame.is_compact()
one = picture(selection, frame.theme())

with first_row(selection, is_demonstration=bool(one and one.is_demonstration)):
    downloads.menu(page_offer.of_picture(one), is_compact=is_compact)

if one is None:
    nothing.nothing(selection)
    st.stop()

about, asked = st.columns([7, 6], vertical_alignment="bottom")
with about:
    frame.overview_heading(one)
with asked, st.container(horizontal=True, vertical_alignment="bottom"):
    controls.indicator_select(selection)
    controls.period_select(selection)

standing = standing_plan(selection)
tiles.row(selection, standing.scores if standing else ())
found = decisions(one, standing, visitor())

if is_compact:
    waiting.waiting(found, is_compact=is_compact)
shown, moved, needed = st.columns([304, 400, 496], gap="medium")
with shown:
    movement.small_map(one)
with moved:
    movement.most_moved(one)
    movement.reports(one)
with needed:
    if not is_compact:
        waiting.waiting(found, is_compact=is_compact)
    if standing is not None:
        targets.tally(standing, selection, is_marked=one.is_demonstration)

differing, left = st.columns([6, 6], gap="medium")
with differing:
    changes.changes(selection)
with left:
    targets.gaps(standing, selection)

frame.figures_source(one)
