"""The figures in rows, each with who published it."""

import datetime as dt
import re
from typing import Final

import pandas as pd
import streamlit as st

from components import figure, frame
from components.dti_board import Board, name
from components.kept import drawn_once
from components.row import Row, each
from data import dti
from data.catalog import indicator
from geo import units
from geo.units import FORMER, UnitKey
from text import say

ADDRESS: Final = re.compile(r"https?://[^\s)\]>|]+")
HOST: Final = re.compile(r"https?://(?:www\.)?([^/]+)")
NOTHING: Final = "–"


def table(one: Board, *, is_compact: bool) -> None:
    """Of a province every round of its family; of the nation the newest rounds whole."""
    drawn_once((*one.key, is_compact), lambda: _table(one, is_compact=is_compact))


def _table(one: Board, *, is_compact: bool) -> None:
    st.header(say("dti.table"), anchor=False)
    if one.is_national:
        _whole(one)
        return
    keys = {(unit.code, unit.valid_from.isoformat()): unit for unit in one.own}
    rows = [row for row in each(one.standings) if (row.unit_code, row.unit_valid_from) in keys]
    if not rows:
        st.markdown(say("dti.nothing_here"))
        return
    means = {row.year: row.value for row in each(dti.means(one.published))}
    made = _narrow if is_compact else _wide
    shown = [
        made(row, name(keys[row.unit_code, row.unit_valid_from]), means)
        for row in sorted(rows, key=lambda row: (row.unit_valid_from, row.unit_code, row.year))
    ]
    st.table(pd.DataFrame(shown), border="horizontal", hide_index=True, alt=say("dti.table"))


def linked(source: str) -> str:
    """A source as Markdown: the host, leading to where it is published, else its words."""
    parts = []
    for text in source.split("; ") if "http" in source else [source]:
        found = ADDRESS.search(text)
        if found is None:
            parts.append(frame.escape(text))
            continue
        host = HOST.match(found.group())
        label = host.group(1) if host else found.group()
        parts.append(f"[{frame.escape(label)}]({found.group()})")
    return "; ".join(parts)


def _wide(row: Row, label: str, means: dict[int, float]) -> dict[str, str]:
    mean = means.get(row.year) if row.unit_valid_from == FORMER.isoformat() else None
    gap = NOTHING
    if mean is not None and pd.notna(row.value):
        gap = figure.signed(float(row.value) - mean, digits=4)
    return {
        say("dti.hint_place"): frame.escape(label),
        say("dti.year"): str(row.year),
        say("dti.column_value"): value(row),
        say("dti.column_gap"): gap,
        say("dti.column_rank"): rank(row),
        say("dti.column_framework"): dti.framework(row.year).number,
        say("dti.hint_source"): f":small[{linked(row.source)}]",
    }


def _narrow(row: Row, label: str, means: dict[int, float]) -> dict[str, str]:  # noqa: ARG001
    return {
        say("dti.hint_place"): f"{frame.escape(label)}, {row.year}",
        say("dti.column_value"): value(row),
        say("dti.column_rank"): f"{rank(row)} :small[{linked(row.source)}]",
    }


def value(row: Row) -> str:
    """The value as printed."""
    return NOTHING if pd.isna(row.value) else indicator("dti_value").show(row.value)


def rank(row: Row) -> str:
    """`27/63`."""
    if pd.isna(row.rank):
        return NOTHING
    return indicator("dti_rank").show(row.rank, of=float(row.size))


def _whole(one: Board) -> None:
    """The newest ranking of either list, the first on top."""
    for edition in sorted({found.edition for found in one.rounds}):
        last = [found for found in one.rounds if found.edition == edition][-1]
        rows = one.standings[one.standings["round"] == last.id].sort_values(
            ["rank", "unit_code"], na_position="last"
        )
        facts = {"year": str(last.year), "n": last.size, "known": len(rows)}
        with st.expander(say("dti.whole_round", **facts)):
            made = pd.DataFrame([_listed(row) for row in each(rows)])
            st.dataframe(made, hide_index=True, alt=say("dti.whole_round", **facts))


def _listed(row: Row) -> dict[str, str]:
    unit = units.unit(UnitKey(row.unit_code, dt.date.fromisoformat(row.unit_valid_from)))
    return {
        say("dti.column_rank"): rank(row),
        say("dti.hint_place"): name(unit),
        say("dti.column_value"): value(row),
        say("dti.hint_source"): row.source,
    }
