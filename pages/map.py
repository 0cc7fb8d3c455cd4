"""Map: one indicator over the units of a place at one time, with its totals and one place."""

import streamlit as st

from components import frame, page_offer
from components.section import (
    beside_map,
    classing,
    compared_map,
    controls,
    downloads,
    find,
    nothing,
    part_select,
    refused,
    share,
    without_map,
)
from components.section.place_panel import place_panel
from components.section.sight import sight

shown_now = sight(frame.theme())
selection, one, view = shown_now.selection, shown_now.one, shown_now.view
side, change, chosen = shown_now.side, shown_now.change, shown_now.chosen
is_compact = frame.is_compact()

with frame.head():
    with frame.first_row():
        controls.breadcrumb(selection)
        if one and one.is_demonstration and not is_compact:
            frame.demonstration()
        with frame.view_row():
            controls.view_switch()
            downloads.menu(page_offer.of_map(shown_now), is_compact=is_compact)
            share.share(beside_mark=is_compact)
        frame.settings()

    if one is None:
        nothing.nothing(selection)
        st.stop()

    waits_for = "change" if change else "table" if view == "table" else ""
    compared_map.heading(one, change, side=side)
    if is_compact:
        compared_map.headline(one, change, is_marked=one.is_demonstration)
        if view != "map" and not side:
            frame.reported(one)
        with st.container(horizontal=True, gap="xsmall"):
            with st.popover(frame.filters_label(), icon=":material/tune:"):
                controls.indicator_select(selection)
                classing.classing(selection, waits_for=waits_for)
            find.unit_popover(selection)
    else:
        # Not beside the heading: long names took more lines there, and the map below moved.
        with st.container(horizontal=True, vertical_alignment="bottom"):
            controls.indicator_select(selection, width=controls.INDICATOR_WIDTH)
            classing.classing(selection, waits_for=waits_for)
            st.space("stretch")
            find.unit_popover(selection)
    refused.draw(selection)

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
