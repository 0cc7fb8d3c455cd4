"""Map: one indicator over the units of a place at one time, with its totals and one place."""

import streamlit as st

from components import against, beside, filters, frame, part
from components.picture import picture
from components.pictured import Over, files_shown, over
from components.section import (
    beside_map,
    compared_map,
    controls,
    downloads,
    find,
    nothing,
    part_select,
    totals,
    without_map,
)
from components.section.place_panel import place_panel

selection = filters.selection(by_commune=True)
is_compact = frame.is_compact()
one = picture(selection, frame.theme())
other = against.settled(selection)
chosen = part.settled(selection)

with frame.head():
    with frame.first_row():
        controls.breadcrumb(selection)
        if one and one.is_demonstration:
            frame.demonstration()
        if not is_compact:
            st.space("stretch")
        view = controls.view_switch(is_compact=is_compact)
        side = beside.settled(one, view=view)
        change = None if side else compared_map.change(one, other, view=view)
        if one:
            note = beside_map.file_note(side) if view == "map" else ""
            some = None if side or view != "map" else chosen
            seen = Over(part=some) if side or change else over(one, some)
            files = files_shown(one, change, seen=seen)
            downloads.popover(files, is_compact=is_compact, note=note)
        frame.settings()

    if one is None:
        nothing.nothing(selection)
        st.stop()

    is_still = view == "table" or change is not None
    if is_compact:
        compared_map.heading(one, change, side=side)
        totals.whole_figure(one)
        frame.reported(one)
        with st.container(horizontal=True, gap="xsmall"):
            with st.popover(frame.filters_label(), icon=":material/tune:"):
                controls.indicator_select(selection)
                controls.classing(selection, is_disabled=is_still)
            find.unit_popover(selection)
    else:
        about, asked = st.columns([4, 6], vertical_alignment="bottom")
        with about:
            compared_map.heading(one, change, side=side)
        with asked, st.container(horizontal=True, vertical_alignment="bottom"):
            controls.indicator_select(selection)
            controls.classing(selection, is_disabled=is_still)
            find.unit_popover(selection)

if side:
    place = beside_map.draw(one, side, is_compact=is_compact)
elif view == "map":
    shown, figures, place = st.columns([612, 288, 316], gap="medium")
    with shown, st.container(gap="xxsmall"):
        compared_map.draw(one, change, is_compact=is_compact, some=chosen)
        compared_map.below(one, change, chosen)
    with figures:
        part_select.figures(one, None if change else chosen)
        compared_map.column(one, change, with_whole=not is_compact)
else:
    place = without_map.draw(one, view, change, is_compact=is_compact)
with place:
    place_panel(one)
frame.figures_source(one, also=side)
