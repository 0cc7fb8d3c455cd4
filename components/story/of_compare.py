"""What the page of comparisons shows: all indicators, two of them, ranks, gaps."""

from collections.abc import Callable
from typing import Any, Final

import pandas as pd

from components import comparison, filters, heat_choice, heat_table
from components.charts.style import CATEGORIES, COLOURS
from components.comparison import EQUITY, HEAT, RANK, SCATTER, Comparison
from components.filters import Selection
from components.maps.view import Theme
from components.section.compare import head, heat, scatter
from components.story import column, nothing, of_gaps, of_ranks
from components.story.based import based
from components.story.shown import Chart, Kind, Series, Shown, Table
from data.catalog import Direction, Indicator, indicator
from data.classes import palette
from data.compare import CLASSES, Grading
from data.story.record import View
from text import say

INKS: Final = CATEGORIES[Theme.LIGHT]


def shown(view: View) -> Shown:
    """The view as the page of comparisons shows it."""
    selection = filters.selection()
    made: dict[str, Callable[[View, Selection], Shown | None]] = {
        HEAT: _heat,
        SCATTER: _scatter,
        RANK: of_ranks.ranks,
        EQUITY: of_gaps.gaps,
    }
    asked = comparison.view()
    return made[asked](view, selection) or nothing.reported(view, selection)


def _heat(view: View, selection: Selection) -> Shown | None:
    one = comparison.comparison(selection)
    if one is None:
        return None
    asked = heat_choice.choice(one, is_compact=False)
    table = heat_table.heat_table(one, asked, theme=Theme.LIGHT)
    words = heat.note(one, table)
    return _of_all(
        view,
        one,
        titles=(heat.title(one, table), words),
        tables=(_cells(one, table),),
        sentences=(say("compare.alt_heat", title=words),),
    )


def _cells(one: Comparison, table: heat_table.HeatTable) -> Table:
    """A row a place, a column an indicator, in the order seen."""
    names = [line.full_name for line in table.rows]
    columns = [column.words(say("compare.column_place"), names, key="unit")]
    by_column = {int(str(key)): rows for key, rows in table.cells.groupby("column")}
    for at, line in enumerate(table.columns):
        rows = by_column[at].sort_values("row")
        columns.append(
            column.numbers(
                line.name,
                rows["value"].tolist(),
                rows["printed"].tolist(),
                decimals=indicator(line.id).decimals,
                states=rows["state"].tolist(),
                unit=indicator(line.id).unit(),
                colours=rows["colour"].tolist(),
            )
        )
    return Table(title=heat.title(one, table), columns=tuple(columns), legend=_legend(table))


def _legend(table: heat_table.HeatTable) -> tuple[tuple[tuple[str, ...], str], ...]:
    """What the colours of the cells mean, in the words of the page."""
    plain = COLOURS[Theme.LIGHT].plain
    if table.choice.grading is Grading.TARGET:
        below, met = heat_table.target_colours(Theme.LIGHT)
        counts = table.cells["class_index"].value_counts()
        return (
            ((met,), say("compare.met", n=int(counts.get(1, 0)))),
            ((below,), say("compare.below", n=int(counts.get(0, 0)))),
            ((plain,), say("compare.no_target")),
        )
    made = []
    lower = {indicator(line.id).direction is Direction.LOWER for line in table.columns}
    for is_lower in sorted(lower):
        direction = Direction.LOWER if is_lower else Direction.HIGHER
        ramp = palette(CLASSES, theme=Theme.LIGHT, direction=direction)
        words = say("compare.fifths_lower" if is_lower else "compare.fifths")
        made.append((tuple(ramp), words))
    return tuple(made)


def _scatter(view: View, selection: Selection) -> Shown | None:
    one = comparison.comparison(selection)
    if one is None:
        return None
    sides = scatter.axes(one)
    if sides is None:
        words = say("compare.need_two")
        return nothing.empty(view, words, title=say("compare.scatter"))
    found = scatter.rows(one, *sides)
    title, note = scatter.titles(one, found, *sides)
    if found.empty:
        return nothing.empty(view, say("compare.no_pairs"), title=title)
    across, up = (scatter.side(one, measure).title for measure in sides)
    return _of_all(
        view,
        one,
        titles=(title, note),
        charts=(_points(found, sides, title=title, across=across, up=up),),
        tables=(_pairs(found, sides, title=title),),
        sentences=(
            say("compare.alt_scatter", x=across, y=up, n=len(found)),
            say("compare.no_cause"),
        ),
    )


def _points(
    found: pd.DataFrame, sides: tuple[Indicator, Indicator], *, title: str, across: str, up: str
) -> Chart:
    """All places; those that are marked in a colour of their own."""
    is_chosen = found["is_chosen"].tolist()
    series = [Series(name=up, values=tuple(found["y"].tolist()), colour=COLOURS[Theme.LIGHT].bar)]
    if any(is_chosen):
        picked = zip(found["y"].tolist(), is_chosen, strict=True)
        values = tuple(value if chosen else None for value, chosen in picked)
        names = ", ".join(found.loc[found["is_chosen"], "unit_name"])
        series.append(Series(name=names, values=values, colour=INKS[0], is_chosen=True))
    return Chart(
        kind=Kind.SCATTER,
        title=title,
        categories=tuple(found["unit_name"]),
        series=tuple(series),
        unit=up,
        decimals=sides[1].decimals,
        across=tuple(found["x"].tolist()),
        across_unit=across,
    )


def _pairs(found: pd.DataFrame, sides: tuple[Indicator, Indicator], *, title: str) -> Table:
    columns = [column.words(say("compare.column_place"), found["unit_name"].tolist(), key="unit")]
    for axis, measure in zip(("x", "y"), sides, strict=True):
        columns.append(
            column.numbers(
                measure.short_name(),
                found[axis].tolist(),
                found[f"{axis}_printed"].tolist(),
                decimals=measure.decimals,
                unit=measure.unit(),
                key="value" if axis == "y" else "across",
            )
        )
    return Table(title=title, columns=tuple(columns))


def _of_all(view: View, one: Comparison, *, titles: tuple[str, str], **parts: Any) -> Shown:  # noqa: ANN401
    return based(
        view,
        one.selection,
        titles=titles,
        source=head.source_words(one),
        is_demonstration=one.is_demonstration,
        **parts,
    )
