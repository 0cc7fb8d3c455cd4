"""How far places lie apart, as the page of comparisons shows it."""

from collections.abc import Sequence
from typing import Final

from components.charts.style import CATEGORIES
from components.filters import Selection
from components.lineup import Lineup, lineup
from components.maps.view import Theme
from components.section.compare import equity
from components.section.compare.equity import Names
from components.story import column, nothing
from components.story.of_ranks import of_one
from components.story.of_trends import breaks
from components.story.shown import Chart, Fact, Kind, Series, Shown, Table
from data import compare
from data.compare import Gap
from data.story.record import View
from text import say

INKS: Final = CATEGORIES[Theme.LIGHT]


def gaps(view: View, selection: Selection) -> Shown | None:
    """The gap of the tenths, and of the areas where they are known."""
    one = lineup(selection)
    if one is None:
        return None
    title, note = equity.titles(one)
    if not compare.can_pool(one.indicator):
        return nothing.empty(view, say("compare.cannot_pool"), title=title)
    tenths, areas = equity.tenths(one), equity.areas(one)
    found: list[tuple[str, Sequence[Gap], Names, bool]] = []
    if any(gap.high.counted for gap in tenths):
        names = Names("best_tenth", "worst_tenth")
        found.append((say("compare.tenths"), tenths, names, False))
    if areas:
        found.append((say("compare.areas"), areas, Names("not_minority", "minority"), True))
    if not found:
        facts = {"n": compare.LEAST_FOR_TENTHS, "level": one.level_words}
        return nothing.empty(view, say("compare.too_few", **facts), title=title)
    return of_one(
        view,
        one,
        titles=(title, note),
        facts=tuple(_gap(one, gaps[-1], what, is_signed) for what, gaps, _, is_signed in found),
        charts=tuple(_two(one, gaps, names, what) for what, gaps, names, _ in found),
        tables=tuple(_gaps(one, *rest) for rest in found),
        sentences=tuple(equity.alt_gap(one, gaps[-1], names) for _, gaps, names, _ in found),
    )


def _gap(one: Lineup, now: Gap, what: str, is_signed: bool) -> Fact:
    words = equity.gap_text(one, now, is_signed=is_signed)
    return Fact(value=words, name=what, beside=(now.period.label(),))


def _two(one: Lineup, gaps: Sequence[Gap], names: Names, what: str) -> Chart:
    axes = equity.axes(one, is_compact=False)
    by = {str(gap.period): gap for gap in gaps}
    told = [by.get(key) for key, _ in axes.periods]
    sides = [
        tuple(None if gap is None else gap.high.value for gap in told),
        tuple(None if gap is None else gap.low.value for gap in told),
    ]
    return Chart(
        kind=Kind.LINE,
        title=what,
        categories=tuple(label for _, label in axes.periods),
        series=tuple(
            Series(name=names.words(name), values=values, colour=colour, is_chosen=True)
            for name, values, colour in zip(names, sides, INKS, strict=False)
        ),
        unit=one.indicator.unit(),
        decimals=one.indicator.decimals,
        breaks=breaks(axes),
    )


def _gaps(one: Lineup, what: str, gaps: Sequence[Gap], names: Names, is_signed: bool) -> Table:
    newest = list(reversed(gaps))
    columns = [
        column.words(
            say("page.period"), [gap.period.label(short=True) for gap in newest], key="unit"
        )
    ]
    for name, values in zip(
        names, ([gap.high.value for gap in newest], [gap.low.value for gap in newest]), strict=True
    ):
        printed = [equity.NOTHING if v is None else one.indicator.show(v) for v in values]
        words = names.words(name)
        columns.append(column.numbers(words, values, printed, decimals=one.indicator.decimals))
    columns.append(
        column.numbers(
            say("compare.gap"),
            [gap.points for gap in newest],
            [equity.gap_text(one, gap, is_signed=is_signed) for gap in newest],
            decimals=one.indicator.decimals,
            key="value",
        )
    )
    return Table(title=what, columns=tuple(columns))
