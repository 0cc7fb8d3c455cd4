"""What the page of reports shows: who has reported for a period, as a map, counts and a list."""

import pandas as pd

from components import filters
from components.charts.legend import LegendRow
from components.maps.view import HEIGHT, Theme
from components.plate import Key, Plate
from components.reporting import Reports, reporting
from components.row import each
from components.section.reports import standing, year
from components.sentence import revision
from components.story import column, nothing
from components.story.based import based
from components.story.shown import Chart, Fact, Kind, Series, Shown, Table
from data.query.report import Standing
from data.story.record import View
from text import say

GREYS = standing.GREYS[Theme.LIGHT]


def shown(view: View) -> Shown:
    """The view as the page of reports shows it."""
    selection = filters.selection()
    one = reporting(selection)
    if one is None:
        key = "report.of_nation" if selection.is_national else "report.nobody"
        return nothing.empty(view, say(f"{key}_note"), title=say(key))
    title, note = standing.titles(one)
    return based(
        view,
        selection,
        titles=(title, note),
        source=standing.sentence(one),
        is_demonstration=one.is_demonstration,
        facts=(_fact(one),),
        plate=_plate(one, title, note),
        charts=_charts(one),
        tables=(table(one),),
        sentences=(standing.sentence(one),),
    )


def _fact(one: Reports) -> Fact:
    """How many are complete, and until when reports were due."""
    tally = one.tally
    beside = () if one.is_former else (say("report.due", day=one.calendar.due(one.period)),)
    value = f"{tally.complete}/{tally.of}"
    return Fact(value=value, name=say("report.complete"), beside=beside)


def _plate(one: Reports, title: str, note: str) -> Plate:
    counts = one.tally.standings
    return Plate(
        title=title,
        note=note,
        view=standing.view(one, theme=Theme.LIGHT, height=HEIGHT),
        key=Key(
            title=say("report.by_standing"),
            note="",
            classes=tuple(
                LegendRow(label=say(f"report.{name}"), colour=colour, count=counts[name])
                for name, colour in zip(standing.ORDER, GREYS, strict=True)
            ),
            states={"missing": (say("report.none"), counts[Standing.NONE])},
        ),
        whole_name=standing.level_words(one),
        whole=f"{one.tally.complete}/{one.tally.of}",
        beside=_fact(one).beside,
        foot=(standing.sentence(one), revision()),
        mark=say("page.demonstration") if one.is_demonstration else "",
    )


def _charts(one: Reports) -> tuple[Chart, ...]:
    """How many were complete in the last periods of the same kind."""
    told = year.compared(one)
    if not told:
        return ()
    complete = tuple(float(tally.complete) for tally in told.values())
    rest = tuple(float(tally.of - tally.complete) for tally in told.values())
    names = (say("report.complete"), say("report.not_complete"))
    return (
        Chart(
            kind=Kind.COLUMN,
            title=say("report.over_time"),
            categories=tuple(period.label(short=True) for period in told),
            series=(
                Series(name=names[0], values=complete, colour=GREYS[-1]),
                Series(name=names[1], values=rest, colour=GREYS[0]),
            ),
            unit=say("report.communes"),
            decimals=0,
        ),
    )


def table(one: Reports) -> Table:
    """Every commune with what it told and what it lacks; the emptiest first, as on the page."""
    rows = list(each(one.rows.sort_values("reported", kind="stable", ignore_index=True)))
    shades = dict(zip(standing.ORDER, GREYS, strict=True))
    return Table(
        title=say("report.by_standing"),
        columns=(
            column.words(say("page.column_unit"), [row.unit_name for row in rows], key="unit"),
            column.words(say("page.column_code"), [row.unit_code for row in rows], key="code"),
            column.words(
                say("page.column_state"),
                [say(f"report.{row.standing}") for row in rows],
                key="state",
            ),
            column.numbers(
                say("report.column_count"),
                [float(row.reported) for row in rows],
                [f"{row.reported}/{row.of}" for row in rows],
                key="value",
            ),
            column.words(say("report.column_missing"), list(map(standing.missing_words, rows))),
        ),
        colours=tuple(shades.get(Standing(row.standing), "") for row in rows),
    )


def rows(one: Reports) -> pd.DataFrame:
    """A row a commune for maps elsewhere: its standing, and the shade of that."""
    shades = dict(zip(standing.ORDER, GREYS, strict=True))
    found = one.rows
    return pd.DataFrame(
        {
            "unit_code": found["unit_code"],
            "unit_name": found["unit_name"],
            "period": str(one.period),
            "standing": found["standing"].astype(str),
            "standing_label": [say(f"report.{name}") for name in found["standing"]],
            "class_colour": [shades.get(Standing(name), "") for name in found["standing"]],
            "reported": found["reported"],
            "waiting": found["waiting"],
            "of": found["of"],
            "missing": ["; ".join(ids) for ids in found["missing"]],
            "is_demonstration": found["is_demonstration"],
        }
    )
