"""What reports say in words: of one commune by period, of a province to be searched."""

import re
from collections.abc import Sequence
from itertools import groupby
from typing import Final

import pandas as pd
import streamlit as st

from components import frame
from data.passage import HeldPassage, Passage, Subject
from data.period import Period, parse
from geo import units
from geo.name import fold
from text import language, say

MOST_FIRST: Final = 30


def of_commune(told: Sequence[HeldPassage]) -> None:
    """What a commune said, the newest period open and those before it folded away.

    Args:
        told: Of the commune, the newest first.
    """
    st.subheader(say("passage.title"), anchor=False)
    if not told:
        st.markdown(f":gray[:small[{frame.escape(say('passage.nothing'))}]]")
        return
    by_period = [(key, [*rows]) for key, rows in groupby(told, lambda one: one.passage.period)]
    newest, *before = by_period
    _of_period(*newest)
    if before:
        with st.expander(say("passage.before", n=len(before))):
            for period, rows in before:
                _of_period(period, rows)


def of_place(told: Sequence[HeldPassage], *, period: Period) -> None:
    """What the communes of a province said of a period, to be searched.

    Args:
        told: Of the province, see `Store.passages`.
        period: Which.
    """
    rows = [(_name(one.passage), one) for one in told if one.passage.period == str(period)]
    if not rows:
        return
    st.header(say("passage.title"), anchor=False)
    chosen, typed = st.columns([5, 4], vertical_alignment="bottom")
    with chosen:
        subject = st.segmented_control(
            say("passage.about"),
            list(Subject),
            format_func=_subject,
            key="passage_subject",
        )
    with typed:
        text = st.text_input(say("passage.search"), key="passage_text", icon=":material/search:")
    wanted = fold(text or "")
    found = [
        (name, one)
        for name, one in rows
        if (subject is None or one.passage.subject == subject)
        and wanted in fold(f"{name} {one.passage.text}")
    ]
    communes_found = len({name for name, _ in found})
    st.markdown(f":gray[:small[{say('passage.found', n=len(found), communes=communes_found)}]]")
    if found:
        _listed(found[:MOST_FIRST])
    if len(found) > MOST_FIRST:
        with st.expander(say("passage.more", n=len(found) - MOST_FIRST)):
            _listed(found[MOST_FIRST:])


def read(told: Sequence[Passage]) -> None:
    """What was read of a workbook that is handed in, in its order."""
    if not told:
        return
    with st.expander(say("passage.read", n=len(told)), icon=":material/notes:"):
        rows = pd.DataFrame(
            {
                say("passage.column_cell"): [
                    frame.escape(f"{one.sheet}!{one.cell}") for one in told
                ],
                say("passage.column_unit"): [frame.escape(_name(one)) for one in told],
                say("passage.column_text"): [_said(one) for one in told],
            }
        )
        st.table(rows, border="horizontal", hide_index=True, alt=say("passage.title"))


def _of_period(period: str, rows: Sequence[HeldPassage]) -> None:
    st.markdown(f"**{frame.escape(parse(period).label())}**")
    by_subject = {one.passage.subject: one for one in rows}
    for column, subject in zip(st.columns(len(Subject)), Subject, strict=True):
        with column:
            st.markdown(f":gray[:small[{_subject(subject)}]]")
            one = by_subject.get(subject)
            st.markdown(_lines(one.passage.text) if one else f":gray[{say('passage.none')}]")
            if one:
                st.markdown(f":gray[:small[{frame.escape(_source(one))}]]")


def _listed(found: Sequence[tuple[str, HeldPassage]]) -> None:
    rows = pd.DataFrame(
        {
            say("passage.column_unit"): [frame.escape(name) for name, _ in found],
            say("passage.column_text"): [
                f"{_said(one.passage)}  \n:gray[:small[{frame.escape(_source(one))}]]"
                for _, one in found
            ],
        }
    )
    st.table(rows, border="horizontal", hide_index=True, alt=say("passage.title"))


def _said(one: Passage) -> str:
    return f":gray[:small[{_subject(one.subject)}]]  \n{_lines(one.text)}"


def _name(one: Passage) -> str:
    return units.unit(one.unit).label(language())


def _source(one: HeldPassage) -> str:
    cell = f"{one.file_name}!{one.passage.sheet}!{one.passage.cell}"
    return say("passage.invented", source=cell) if one.is_demonstration else cell


def _subject(subject: Subject) -> str:
    return say(f"passage.{subject}")


def _lines(text: str) -> str:
    """A text with its lines, none of which is read as markup: `- ` and `1. ` begin lists."""
    lines = (re.sub(r"^([-+]|\d+\.) ", _no_list, frame.escape(one)) for one in text.splitlines())
    return "  \n".join(lines)


def _no_list(found: "re.Match[str]") -> str:
    return found[1].replace("-", "–").replace("+", "\\+").replace(".", "\\.") + " "
