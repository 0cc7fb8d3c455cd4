"""The four main indices of the index over the years, and the pillars as far as published."""

from collections.abc import Mapping
from functools import partial
from itertools import product
from typing import Final

import altair as alt
import pandas as pd
import streamlit as st

from components import drawing, frame
from components.charts import rounds
from components.charts.round_axis import RoundAxis, Stop
from components.dti_board import Board, name
from components.kept import drawn_once
from components.row import each
from components.section.dti.table import NOTHING, linked
from data import dti
from data.catalog import indicator
from geo import units
from geo.units import FORMER, NATION
from text import say

HEIGHT: Final = 220
END_ROOM: Final = 132


def indices(one: Board, *, is_compact: bool) -> None:
    """A picture each; all other provinces grey, their median dashed."""
    drawn_once((*one.key, is_compact), lambda: _indices(one, is_compact=is_compact))


def _indices(one: Board, *, is_compact: bool) -> None:
    rows = dti.index_rows(one.published)
    rows = rows[rows["unit_valid_from"] == FORMER.isoformat()]
    if rows.empty:
        return
    years = range(int(rows["year"].min()), int(rows["year"].max()) + 1)
    st.header(say("dti.indices"), anchor=False)
    st.markdown(f":gray[:small[{say('dti.indices_note')}]]")
    columns = [place for _ in range(2) for place in st.columns(2, gap="medium")]
    for place, indicator_id in zip(columns, dti.INDICES, strict=True):
        found = rows[rows["indicator_id"] == indicator_id]
        if len(found):
            with place:
                _index(one, found, years, is_compact=is_compact)


def _index(one: Board, found: pd.DataFrame, years: range, *, is_compact: bool) -> None:
    measure = indicator(str(found["indicator_id"].iloc[0]))
    st.subheader(measure.short_name(), anchor=False)
    drawing.draw_kept(
        (*one.key, measure.id, is_compact),
        partial(_drawn, one, found, years, is_compact=is_compact),
    )


def _drawn(
    one: Board, found: pd.DataFrame, years: range, *, is_compact: bool
) -> tuple[alt.LayerChart, str]:
    measure = indicator(str(found["indicator_id"].iloc[0]))
    lines = _lines(one, found, years, is_compact=is_compact)
    size = len(units.children(NATION, edition=FORMER))
    axis = RoundAxis(
        stops=[Stop(id=str(year), year=year, size=size) for year in years],
        end_room=END_ROOM,
        height=HEIGHT,
    )
    chart = rounds.values(lines, _median(lines), axis=axis, theme=one.theme, middle="median")
    known = lines[lines["is_chosen"] & lines["y"].notna()].groupby("line", sort=False).last()
    told = "; ".join(f"{row.unit_name} {row.round}: {row.printed}" for row in each(known))
    return chart, say("dti.alt_index", title=measure.name(), told=told or NOTHING)


def _lines(one: Board, found: pd.DataFrame, years: range, *, is_compact: bool) -> pd.DataFrame:
    """One row a former province and year, NaN where nothing was published."""
    colours = {key.code: colour for key, colour in one.colours.items() if key.valid_from == FORMER}
    measure = indicator(str(found["indicator_id"].iloc[0]))
    by_key = {(row.unit_code, row.year): row for row in each(found)}
    shown = []
    for unit, year in product(units.children(NATION, edition=FORMER), years):
        row = by_key.get((unit.code, year))
        printed = "" if row is None else measure.show(row.value)
        shown.append(
            {
                "line": unit.code,
                "unit_name": name(unit),
                "round": str(year),
                "round_name": str(year),
                "y": float("nan") if row is None else float(row.value),
                "printed": printed,
                "said": f"{unit.name if is_compact else name(unit)} {printed}",
                "source": "" if row is None else str(row.source).split(" | ")[0],
                "is_chosen": unit.code in colours,
                "colour": colours.get(unit.code, one.quiet),
            }
        )
    return pd.DataFrame(shown)


def _median(lines: pd.DataFrame) -> pd.DataFrame:
    """Of all provinces with a figure in the year; a line of ours, not a published one."""
    middle = lines.groupby("round", as_index=False)["y"].median()
    middle = middle.assign(
        round_name=middle["round"],
        printed=[indicator(dti.INDICES[0]).show(value) for value in middle["y"]],
        source=say("dti.median_source"),
    )
    return pd.DataFrame(middle)


def pillars(one: Board, *, is_compact: bool) -> None:
    """What anybody published of the three pillars for the provinces in colour."""
    rows = dti.pillar_rows(one.published)
    names = {
        (unit.code, unit.valid_from.isoformat()): name(unit)
        for members in one.families
        for unit in members
    }
    there = zip(rows["unit_code"], rows["unit_valid_from"], strict=True)
    mine = rows[[key in names for key in there]]
    if mine.empty:
        count = rows[["unit_code", "unit_valid_from"]].drop_duplicates().shape[0]
        st.markdown(f":gray[:small[{frame.escape(say('dti.no_pillars', n=count))}]]")
        return
    st.subheader(say("dti.pillars"), anchor=False)
    st.markdown(f":gray[:small[{say('dti.pillars_note')}]]")
    made = [
        _pillar_row(names, group, is_compact=is_compact)
        for _, group in mine.groupby(dti.KEY, sort=True)
    ]
    st.table(pd.DataFrame(made), border="horizontal", hide_index=True, alt=say("dti.pillars"))


def _pillar_row(
    names: Mapping[tuple[str, str], str], found: pd.DataFrame, *, is_compact: bool
) -> dict[str, str]:
    first = found.iloc[0]
    label, year = names[first["unit_code"], first["unit_valid_from"]], int(first["year"])
    values = {row.indicator_id: row.value for row in each(found)}
    source = f":small[{linked(str(first['source']))}]"
    told = {
        indicator(one).short_name().split(": ")[-1]: (
            indicator(one).show(values[one]) if one in values else NOTHING
        )
        for one in dti.PILLARS
    }
    if is_compact:
        return {say("dti.hint_place"): f"{frame.escape(label)}, {year} {source}", **told}
    return {
        say("dti.hint_place"): frame.escape(label),
        say("dti.year"): str(year),
        **told,
        say("dti.hint_source"): source,
    }
