"""The ranking of places as the page of comparisons shows it."""

from typing import Any, Final

import pandas as pd

from components import figure
from components.charts.style import CATEGORIES, COLOURS
from components.filters import Selection
from components.lineup import Lineup, lineup
from components.maps.view import Theme
from components.row import each
from components.section.compare import head, rank
from components.story import column
from components.story.based import based
from components.story.shown import Chart, Column, Kind, Series, Shown, Table
from data.story.record import View
from text import language, say

INKS: Final = CATEGORIES[Theme.LIGHT]


def of_one(view: View, one: Lineup, *, titles: tuple[str, str], **parts: Any) -> Shown:  # noqa: ANN401
    """A view of one indicator over all periods.

    Args:
        view: What was asked for.
        one: The figures.
        titles: See `based`.
        parts: See `based`.
    """
    return based(
        view,
        one.selection,
        titles=titles,
        source=head.source_words(one),
        is_demonstration=one.is_demonstration,
        **parts,
    )


def ranks(view: View, selection: Selection) -> Shown | None:
    """Who stands where, and how far each moved."""
    one = lineup(selection)
    if one is None:
        return None
    before = rank.since(one)
    marked = set(rank.marked(one))
    found = rank.rows(one, before)
    title, note = rank.titles(one, found, before)
    known = found.dropna(subset=["rank"])
    names = {unit.code: unit.label(language()) for unit in one.units}
    bars = Chart(
        kind=Kind.BAR,
        title=title,
        categories=tuple(names[code] for code in known["unit_code"]),
        series=_marked_bars(one, known, marked),
        unit=one.indicator.unit(),
        decimals=one.indicator.decimals,
    )
    alt = say("compare.alt_rank", name=one.indicator.name(), period=one.period.label())
    return of_one(
        view,
        one,
        titles=(title, note),
        charts=(bars,) if len(known) else (),
        tables=(_ranking(one, found, names, has_before=before is not None),),
        sentences=(alt, say("compare.rank_foot")),
    )


def _marked_bars(one: Lineup, known: pd.DataFrame, marked: set[str]) -> tuple[Series, ...]:
    """The marked places in a colour of their own."""
    pairs = list(zip(known["value"].tolist(), known["unit_code"].isin(marked), strict=True))
    bar = COLOURS[Theme.LIGHT].bar
    name = one.indicator.short_name()
    if not any(is_marked for _, is_marked in pairs):
        return (Series(name=name, values=tuple(value for value, _ in pairs), colour=bar),)
    others = tuple(None if is_marked else value for value, is_marked in pairs)
    those = tuple(value if is_marked else None for value, is_marked in pairs)
    words = say("compare.ask_marked")
    return (
        Series(name=name, values=others, colour=bar),
        Series(name=words, values=those, colour=INKS[0], is_chosen=True),
    )


def _ranking(one: Lineup, found: pd.DataFrame, names: dict[str, str], *, has_before: bool) -> Table:
    rows, measure = list(each(found)), one.indicator
    digits = measure.decimals
    known = found["value"].where(found["rank"].notna() | found["value"].notna())
    columns: list[Column] = [
        column.numbers(
            say("compare.column_rank"),
            found["rank"].astype("float64").tolist(),
            [rank.rank_text(row.rank, is_shared=row.is_shared) for row in rows],
            key="rank",
        ),
        column.words(
            say("compare.column_place"), [names[row.unit_code] for row in rows], key="unit"
        ),
        column.numbers(
            say("compare.column_value"),
            known.tolist(),
            ["".join(rank.value_text(one, row)) for row in rows],
            decimals=digits,
            states=found["state"].tolist(),
            unit=measure.unit(),
            key="value",
        ),
    ]
    if has_before:
        columns += [
            column.numbers(
                say("compare.column_moved"),
                found["moved"].astype("float64").tolist(),
                [" ".join(filter(None, rank.moved_text(row))) for row in rows],
                key="moved",
            ),
            column.numbers(
                say("compare.column_before"),
                found["before"].tolist(),
                [rank.NOTHING if pd.isna(row.before) else measure.show(row.before) for row in rows],
                decimals=digits,
            ),
            column.numbers(
                say("compare.column_change"),
                found["change"].tolist(),
                [figure.difference(measure, row.change) or rank.NOTHING for row in rows],
                decimals=digits,
                key="change",
            ),
        ]
    quotients = [figure.quotient(measure, row.numerator, row.denominator) for row in rows]
    if any(quotients):
        columns.append(column.words(say("compare.counts"), quotients))
    return Table(title=say("compare.rank_title", name=measure.short_name()), columns=tuple(columns))
