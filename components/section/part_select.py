"""Choosing a part of the places on the map, and its figure beside that of the others."""

import streamlit as st

from components import frame, part
from components.part import Part
from components.picture import Picture
from components.selection import Selection
from data.query import Total
from text import say


def select(selection: Selection, chosen: Part | None) -> None:
    """Which areas and places; nothing where no area is known and nothing was carried here."""
    options = [*dict.fromkeys([*part.areas(selection), *(chosen.asked if chosen else ())])]
    if not options:
        return
    st.multiselect(
        say("part.ask"),
        options,
        format_func=lambda name: part.words(name, selection),
        key=part.KEY,
        placeholder=say("part.all"),
        help=say("part.help"),
        select_all=False,
    )


def figures(one: Picture, chosen: Part | None) -> None:
    """The part's figure and that of all others; nothing without a part."""
    if chosen is None:
        return
    inside, outside = part.totals(one, chosen)
    with st.container(gap="xxsmall", key="part_figures"):
        for name, found in (("inside", inside), ("outside", outside)):
            st.markdown(f":small[{_line(one, name, found)}]")


def _line(one: Picture, name: str, found: Total) -> str:
    """`**44,1 %** 12 xã, phường trong nhóm, 11 đã báo cáo`."""
    facts = say(f"part.{name}", n=found.of, reported=found.reported, level=one.total_level)
    if found.value is None:
        return frame.escape(facts)
    return f"**{frame.escape(one.indicator.show_total(found.value))}** {frame.escape(facts)}"
