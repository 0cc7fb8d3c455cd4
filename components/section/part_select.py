"""Choosing a part of the places on the map, and its figure beside that of the others."""

import streamlit as st

from components import frame, part
from components.part import Part
from components.picture import Picture
from components.selection import Selection
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
    with st.container(gap="xxsmall", key="part_figures"):
        for value, facts in part.lines(one, chosen):
            bold = f"**{frame.escape(value)}** " if value else ""
            st.markdown(f":small[{bold}{frame.escape(facts)}]")
