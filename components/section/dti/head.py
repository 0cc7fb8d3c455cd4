"""What the index says of the place in a sentence each, and what is not one series."""

import pandas as pd
import streamlit as st

from components import figure, frame
from components.dti_board import Board, name
from components.kept import drawn_once
from components.row import each
from data import dti
from data.catalog import indicator
from geo.units import Unit
from text import language, say


def heading(one: Board) -> None:
    """Whose index, and over which years."""
    frame.heading(*titles(one))


def titles(one: Board) -> tuple[str, str]:
    """The title and the line below it."""
    years = sorted({found.year for found in one.rounds})
    place = say("page.nation") if one.is_national else one.place.label(language())
    span = say("dti.span", first=str(years[0]), last=str(years[-1]))
    return say("dti.title", place=place), span


def sentences(one: Board) -> None:
    """The newest round of each province of the family, against the mean where that is known."""
    drawn_once(one.key, lambda: _sentences(one))


def _sentences(one: Board) -> None:
    lines = said(one)
    with st.container(gap="xxsmall"):
        for line in lines:
            st.markdown(frame.escape(line))
    if not one.is_national and not _rows(one, one.place).size:
        sizes = [found for found in one.rounds if not found.is_former]
        if sizes:
            counted = one.standings[one.standings["round"] == sizes[-1].id]
            facts = {"n": len(counted), "of": sizes[-1].size, "year": str(sizes[-1].year)}
            _small(say("dti.not_in_panel", place=one.place.name, **facts))


def said(one: Board) -> list[str]:
    """A sentence of each province of the family that has an index."""
    return [line for unit in one.own if (line := _sentence(one, unit))]


def notes(one: Board) -> None:
    """Why lines break: panels, frameworks, former provinces."""
    with st.container(gap="xxsmall"):
        _notes(one)


def _notes(one: Board) -> None:
    if any(dti.is_merged(family[-1]) for family in one.families):
        _small(say("dti.never_converts"))
    _small(say("dti.panels_note"))
    known = [found for found in dti.frameworks() if found.since <= one.rounds[-1].year]
    told = "; ".join(
        say("dti.framework_from", number=found.number, year=str(found.since)) for found in known
    )
    _small(say("dti.frameworks_note", told=told))


def _sentence(one: Board, unit: Unit) -> str:
    rows = _rows(one, unit)
    if rows.empty:
        return ""
    last = rows.sort_values("year").iloc[-1]
    facts = {"name": name(unit), "year": str(last["year"]), "size": int(last["size"])}
    if pd.notna(last["rank"]):
        facts["rank"] = int(last["rank"])
    if pd.isna(last["value"]):
        return say("dti.sentence_rank", **facts)
    value = indicator("dti_value").show(last["value"])
    if pd.isna(last["rank"]):
        return say("dti.sentence_value", value=value, **facts)
    mean = _mean(one, int(last["year"])) if last["unit_valid_from"] < "2025" else None
    words = say("dti.sentence", value=value, **facts)
    if mean is None:
        return words
    gap = figure.signed(float(last["value"]) - mean, digits=4)
    return f"{words} {say('dti.sentence_mean', gap=gap, mean=figure.number(mean, digits=4))}"


def _rows(one: Board, unit: Unit) -> pd.DataFrame:
    since = unit.valid_from.isoformat()
    found = one.standings
    return found[(found["unit_code"] == unit.code) & (found["unit_valid_from"] == since)]


def _mean(one: Board, year: int) -> float | None:
    """As published for the round of the former provinces."""
    for row in each(dti.means(one.published)):
        if row.year == year:
            return float(row.value)
    return None


def _small(text: str) -> None:
    st.markdown(f":gray[:small[{frame.escape(text)}]]")
