"""Whose profile it is, what it finds, and what may be chosen."""

from typing import Final

import streamlit as st

from components import address, commune_words, frame, load
from components.commune import ALL, View
from components.section import nothing
from components.section.profile import paper
from data.period import parse
from data.profile import Among, Profile
from geo import units
from text import language, say

WIDTH: Final = 420
COLUMNS: Final = 3


def heading(one: Profile) -> None:
    """The commune, what makes it what it is, and how far it is behind."""
    frame.heading(one.unit.label(language()), commune_words.facts(one))
    st.markdown(f"**{frame.escape(commune_words.finding(one))}**")


def nobody(seen: View) -> None:
    """No commune is chosen yet, or nothing was ever reported here."""
    if load.revision().number == 0:
        nothing.nothing(seen.selection)
        return
    name = seen.unit.label(language()) if seen.unit else say("profile.title")
    note = say("profile.nothing") if seen.until is None else say("profile.pick")
    frame.heading(name, note)
    if seen.unit is None and not seen.selection.is_national:
        commune_select(seen)
        _every(seen)
    frame.source_line(paper.source(seen))


def commune_select(seen: View) -> None:
    """Every commune of the province, in Vietnamese order."""
    names = {one.code: one.label(language()) for one in units.communes(seen.place.code)}
    st.selectbox(
        say("profile.commune"),
        list(names),
        format_func=names.__getitem__,
        key="unit",
        index=None,
        placeholder=say("profile.commune"),
        width=WIDTH,
    )


def _every(seen: View) -> None:
    """The way to each commune of the province, a line each: nothing else is here to read."""
    every = units.communes(seen.place.code)
    a_column = -(-len(every) // COLUMNS)
    for at, column in enumerate(st.columns(COLUMNS)):
        with column:
            for one in every[at * a_column : (at + 1) * a_column]:
                st.page_link(
                    frame.PAGES / "commune.py",
                    label=frame.escape(one.label(language())),
                    query_params={
                        "lang": language().value,
                        "place": seen.place.code,
                        "unit": one.code,
                    },
                )


def selects(seen: View) -> None:
    """Until when, against whose targets, beside whom."""
    labels = {one.id: one.label for one in seen.plans} | {ALL: say("profile.all_plans")}
    st.selectbox(
        say("page.period"),
        [str(one) for one in seen.periods],
        format_func=lambda one: parse(one).label(),
        key="at",
        placeholder=say("page.period"),
    )
    st.selectbox(
        say("profile.targets"),
        [ALL, *(one.id for one in seen.plans)],
        format_func=labels.__getitem__,
        key="targets",
        placeholder=say("profile.targets"),
    )
    address.show("among")
    st.selectbox(
        say("profile.among"),
        list(Among),
        format_func=lambda one: say(f"profile.choice_{one}"),
        key="among",
        placeholder=say("profile.among"),
    )
