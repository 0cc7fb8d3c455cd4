"""Two maps side by side: another period or another indicator, seen and moved together."""

from dataclasses import replace
from functools import partial
from typing import Final

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from components import address, beside, figure, figure_address, frame, mapped
from components.maps import map_view
from components.maps.band import LEGEND
from components.picture import Picture
from components.section import controls, legend, totals
from components.section.beside_select import besides
from components.section.units_switch import units_switch

HEIGHT: Final = 420
COMPACT_HEIGHT: Final = 300
LINK: Final = "beside"
SECOND: Final = "beside"
SHARES: Final = (932, 316)


def draw(one: Picture, other: Picture, *, is_compact: bool) -> DeltaGenerator:
    """Both maps, each with its title, figure and legend; below them what is chosen.

    Returns:
        Where the panel of the chosen place stands.
    """
    halves = st.columns(2, gap="medium")
    for half, shown in zip(halves, (one, other), strict=True):
        with half:
            if shown.is_demonstration and not one.is_demonstration:
                frame.demonstration()  # the page's own mark is of the first
            _half(shown, is_second=shown is other, is_compact=is_compact)
    # On a narrow screen the maps stand one above the other, and what they say below both.
    told = st.columns(2, gap="medium") if is_compact else halves
    for half, shown in zip(told, (one, other), strict=True):
        with half:
            _told(shown, is_second=shown is other, is_compact=is_compact)
    asked, place = st.columns(SHARES, gap="medium")
    with asked:
        besides(one)
        units_switch(one.selection)
    return place


def _half(one: Picture, *, is_second: bool, is_compact: bool) -> None:
    name = SECOND if is_second else "drawn"
    with st.container(gap="xxsmall", key=f"half_{name}"):
        st.subheader(_title(one), anchor=False)
        unit = figure.unit_words(one.indicator) or one.indicator.unit()
        st.markdown(f":gray[:small[{frame.escape(unit)}]]")
        height = COMPACT_HEIGHT if is_compact else HEIGHT
        frames = figure_address.frames_address(one)
        view = replace(
            mapped.view_of(one, height=height),
            time=mapped.time_of(one, frames=frames),
            link=LINK,
            legend_key=_legend(is_second=is_second),
        )
        map_view.show(
            view,
            key=name,
            on_choose=controls.click(one.selection),
            on_period=partial(address.choose, beside.KEY if is_second else "period"),
        )
        controls.lone_period(one.selection)


def _told(one: Picture, *, is_second: bool, is_compact: bool) -> None:
    """The figure of all together, who reported, and the legend."""
    if is_compact:
        st.subheader(_title(one), anchor=False)
    figures, classes = st.columns(2, gap="medium")
    with figures:
        if is_second or not is_compact:  # a narrow page begins with the first
            totals.whole_figure(one)
        totals.completeness(one)
    with classes:
        legend.legend_at(one, key=_legend(is_second=is_second), is_compact=is_compact)


def _title(one: Picture) -> str:
    return f"{one.indicator.short_name()} · {one.period.label()}"


def _legend(*, is_second: bool) -> str:
    return f"{LEGEND}_{SECOND}" if is_second else LEGEND
