"""How far places lie apart: best and worst tenth, the ethnic-minority area and the others."""

from collections.abc import Sequence
from typing import Final

import pandas as pd
import streamlit as st

from components import drawing, figure, frame
from components.charts.axes import Axes
from components.charts.series import trend
from components.charts.style import CATEGORIES
from components.lineup import Lineup
from components.section import controls as usual
from data import compare
from data.compare import LEAST_FOR_TENTHS, Gap, Side
from text import say

HEIGHT: Final = 260
ROWS: Final = 8
MANY: Final = 16
FEW: Final = 4
NOTHING: Final = "\N{EN DASH}"


def heading(one: Lineup) -> None:
    """The gap now, where there is one; of what, and when."""
    found = tenths(one)
    now = found[-1] if found and found[-1].period == one.period else None
    name = one.indicator.short_name()
    title = say("compare.equity_title", name=name)
    if now is not None and now.points is not None:
        gap = figure.number(abs(now.points), digits=one.indicator.decimals)
        title = say("compare.equity_finding", name=name, gap=gap)
    frame.heading(title, say("compare.equity_note", period=one.period.label()))


def controls(one: Lineup) -> None:
    """Indicator and period."""
    usual.indicator_select(one.selection)
    usual.period_select(one.selection)


def tenths(one: Lineup) -> tuple[Gap, ...]:
    """Gaps of the tenths up to the period shown; none of what does not add up."""
    if not compare.can_pool(one.indicator):
        return ()
    periods = [each for each in one.selection.sequence if each <= one.period]
    return compare.by_tenth(one.published, one.units, indicator=one.indicator, periods=periods)


def draw(one: Lineup, *, is_compact: bool) -> None:
    """Both gaps, or why there is none."""
    if not compare.can_pool(one.indicator):
        st.markdown(frame.escape(say("compare.cannot_pool")))
        return
    st.header(say("compare.tenths"), anchor=False)
    found = tenths(one)
    _small(say("compare.tenths_note"))
    if any(each.high.counted for each in found):
        _shown(one, found, (say("compare.best_tenth"), say("compare.worst_tenth")), is_compact)
    else:
        facts = {"n": LEAST_FOR_TENTHS, "level": one.level_words}
        st.markdown(frame.escape(say("compare.too_few", **facts)))
    if not one.selection.is_national:
        st.header(say("compare.areas"), anchor=False)
        _areas(one, is_compact=is_compact)


def _areas(one: Lineup, *, is_compact: bool) -> None:
    known = compare.attributes()
    answer = {unit.code: known[unit.code].is_minority for unit in one.units if unit.code in known}
    inside = [code for code, is_in in answer.items() if is_in]
    outside = [code for code, is_in in answer.items() if is_in is False]
    unknown = len(one.units) - len(inside) - len(outside)
    facts = {"inside": len(inside), "outside": len(outside), "unknown": unknown}
    if not inside or not outside:
        key = "compare.areas_unknown" if unknown == len(one.units) else "compare.one_side"
        st.markdown(frame.escape(say(key, file=compare.FILE, **facts)))
        _small(say("compare.how_to_say", file=compare.FILE))
        return
    periods = [each for each in one.selection.sequence if each <= one.period]
    found = compare.by_area(
        one.published,
        one.units,
        indicator=one.indicator,
        periods=periods,
        inside=inside,
        outside=outside,
    )
    _small(say("compare.areas_note", **facts))
    if found:
        _shown(one, found, (say("compare.not_minority"), say("compare.minority")), is_compact)
    sources = sorted({known[code].source for code in [*inside, *outside]})
    _small(say("compare.areas_source", sources="; ".join(sources)))


def _shown(one: Lineup, found: Sequence[Gap], names: tuple[str, str], is_compact: bool) -> None:
    """Two lines, and the last periods as a table."""
    lines = pd.DataFrame(
        [
            _point(one, gap, side, name, colour)
            for gap in found
            for side, name, colour in zip(
                (gap.high, gap.low), names, CATEGORIES[frame.theme()], strict=False
            )
        ]
    )
    axes = Axes(
        periods=[
            (str(each), each.label(short=True))
            for each in one.selection.sequence
            if each <= one.period
        ],
        is_percent=True,
        height=HEIGHT,
        a_year=one.period.frequency.a_year,
        most_labels=FEW if is_compact else MANY,
        break_at=one.selection.break_at,
        break_label=say("conversion.break"),
    )
    now = found[-1]
    alt = say(
        "compare.alt_gap",
        high=names[0],
        low=names[1],
        period=now.period.label(),
        a=_value(one, now.high),
        b=_value(one, now.low),
    )
    drawing.draw(trend(lines, axes=axes, theme=frame.theme()), alt=alt)
    table = pd.DataFrame([_row(one, gap, names) for gap in list(reversed(found))[:ROWS]])
    st.table(table, border="horizontal", hide_index=True, alt=alt)


def _point(one: Lineup, gap: Gap, side: Side, name: str, colour: str) -> dict[str, object]:
    number = "" if side.value is None else figure.number(side.value, digits=one.indicator.decimals)
    return {
        "unit_name": name,
        "period": str(gap.period),
        "value": side.value,
        "mark": "",
        "printed": _value(one, side),
        "end": number,
        "is_selected": True,
        "colour": colour,
        "basis": say("compare.of_communes", n=side.counted, level=one.level_words),
    }


def _row(one: Lineup, gap: Gap, names: tuple[str, str]) -> dict[str, str]:
    sides = dict(zip(names, (gap.high, gap.low), strict=True))
    return {
        say("page.period"): gap.period.label(short=True),
        **{name: _cell(one, side) for name, side in sides.items()},
        say("compare.gap"): f"**{frame.escape(figure.difference(one.indicator, gap.points))}**"
        if gap.points is not None
        else NOTHING,
    }


def _cell(one: Lineup, side: Side) -> str:
    """`91,2 % 1.395/1.530 · 4 xã`."""
    if side.value is None:
        return NOTHING
    counts = figure.counts(side.numerator, side.denominator)
    note = say("compare.side_counts", counts=counts, n=side.counted, of=side.of)
    return f"**{frame.escape(_value(one, side))}** :gray[:small[{frame.escape(note)}]]"


def _value(one: Lineup, side: Side) -> str:
    return one.indicator.show(side.value)


def _small(text: str) -> None:
    st.markdown(f":gray[:small[{frame.escape(text)}]]")
