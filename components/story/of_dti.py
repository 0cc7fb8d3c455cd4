"""What the page of the provincial index shows: value and rank by round, and the figures in rows."""

import datetime as dt
from typing import Final

import pandas as pd

from components import dti_board, filters
from components.charts.style import COLOURS
from components.dti_board import Board, name
from components.maps.view import Theme
from components.row import Row, each
from components.section.dti import course, foot, head
from components.section.dti import table as listed
from components.story import column, nothing
from components.story.based import based
from components.story.shown import Chart, Fact, Kind, Series, Shown, Table
from data import dti
from data.catalog import indicator
from data.story.record import View
from geo import units
from geo.units import UnitKey
from text import say

VALUE: Final = "dti_value"
RANK: Final = "dti_rank"


def shown(view: View) -> Shown:
    """The view as the page of the index shows it."""
    selection = filters.selection()
    one = dti_board.board(selection, Theme.LIGHT)
    if one is None:
        return nothing.empty(view, say("dti.none_body"), title=say("dti.none_title"))
    values = course.lines(one, "value", is_compact=False)
    ranks = course.lines(one, "rank", is_compact=False)
    drawn = (_chart(one, values, "value"), _chart(one, ranks, "rank"))
    return based(
        view,
        selection,
        titles=head.titles(one),
        source=foot.source_words(one),
        is_demonstration=one.is_demonstration,
        facts=_facts(one),
        charts=tuple(chart for chart in drawn if chart.series),
        tables=_tables(one),
        sentences=(
            *head.said(one),
            course.alt_of(one, values, "dti.alt_values"),
            course.alt_of(one, ranks, "dti.alt_ranks"),
        ),
    )


def _facts(one: Board) -> tuple[Fact, ...]:
    """Value and rank of the place in its newest round."""
    if one.is_national:
        return ()
    rows = _rows(one)
    if not rows:
        return ()
    last = max(rows, key=lambda row: (row.year, row.unit_valid_from))
    label = f"{_label(last)}, {last.year}"
    return tuple(
        Fact(value=value, name=say(f"shown.dti_{what}"), beside=(label,))
        for what, value in (("value", listed.value(last)), ("rank", listed.rank(last)))
        if value != listed.NOTHING
    )


def _chart(one: Board, lines: pd.DataFrame, what: str) -> Chart:
    """The lines in colour; all others would bury them, and are in the page's own picture."""
    ids = [found.id for found in one.rounds]
    chosen = lines[lines["is_chosen"]]
    series = [
        Series(
            name=str(rows["unit_name"].iloc[0]),
            values=_values(rows, ids),
            colour=str(rows["colour"].iloc[0]),
            is_chosen=True,
        )
        for _, rows in chosen.groupby("line", sort=False)
    ]
    if what == "value":
        means = course.means(one)
        if not means.empty:
            grey = COLOURS[Theme.LIGHT].muted
            words = say("shown.dti_mean")
            told = _values(means, ids)
            series.append(Series(name=words, values=told, colour=grey, is_planned=True))
    measure = indicator(VALUE if what == "value" else RANK)
    years = {found.year: at for at, found in reversed(list(enumerate(one.rounds)))}
    starts = [found for found in dti.frameworks() if found.since > one.rounds[0].year]
    return Chart(
        kind=Kind.LINE,
        title=say(f"dti.{what}s"),
        categories=tuple(say("dti.round", year=str(r.year), n=r.size) for r in one.rounds),
        series=tuple(series),
        is_rank=what == "rank",
        unit=measure.unit(),
        decimals=measure.decimals if what == "value" else 0,
        breaks=tuple(
            (years[found.since], say("dti.framework", number=found.number))
            for found in starts
            if found.since in years
        ),
    )


def _values(rows: pd.DataFrame, ids: list[str]) -> tuple[float | None, ...]:
    known = rows.dropna(subset=["y"])
    by = dict(zip(known["round"], known["y"].astype(float), strict=True))
    return tuple(by.get(key) for key in ids)


def _tables(one: Board) -> tuple[Table, ...]:
    """Of a province every round of its family; of the nation the newest rounds whole."""
    if not one.is_national:
        rows = _rows(one)
        return (_table(say("dti.table"), rows),) if rows else ()
    made = []
    for edition in sorted({found.edition for found in one.rounds}):
        last = [found for found in one.rounds if found.edition == edition][-1]
        found = one.standings[one.standings["round"] == last.id]
        rows = list(each(found.sort_values(["rank", "unit_code"], na_position="last")))
        facts = {"year": str(last.year), "n": last.size, "known": len(rows)}
        made.append(_table(say("dti.whole_round", **facts), rows))
    return tuple(made)


def _rows(one: Board) -> list[Row]:
    keys = {(unit.code, unit.valid_from.isoformat()) for unit in one.own}
    rows = [row for row in each(one.standings) if (row.unit_code, row.unit_valid_from) in keys]
    return sorted(rows, key=lambda row: (row.unit_valid_from, row.unit_code, row.year))


def _label(row: Row) -> str:
    return name(units.unit(UnitKey(row.unit_code, dt.date.fromisoformat(row.unit_valid_from))))


def _table(title: str, rows: list[Row]) -> Table:
    return Table(
        title=title,
        columns=(
            column.words(say("dti.hint_place"), [_label(row) for row in rows], key="unit"),
            column.words(say("dti.year"), [str(row.year) for row in rows], key="year"),
            column.numbers(
                say("dti.column_value"),
                [row.value for row in rows],
                [listed.value(row) for row in rows],
                decimals=indicator(VALUE).decimals,
                key="value",
            ),
            column.numbers(
                say("dti.column_rank"),
                [row.rank for row in rows],
                [listed.rank(row) for row in rows],
                key="rank",
            ),
            column.words(
                say("dti.column_framework"), [dti.framework(row.year).number for row in rows]
            ),
            column.words(say("dti.hint_source"), [str(row.source) for row in rows], key="source"),
        ),
    )
