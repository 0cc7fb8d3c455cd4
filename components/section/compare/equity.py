"""How far places lie apart: best and worst tenth, the ethnic-minority area and the others."""

from collections.abc import Sequence
from typing import Final, NamedTuple

import pandas as pd
import streamlit as st

from components import drawing, figure, frame
from components.charts.axes import Axes
from components.charts.series import trend
from components.charts.style import CATEGORIES
from components.kept import drawn_once
from components.lineup import Lineup
from components.section import controls as usual
from data import compare
from data.compare import LEAST_FOR_TENTHS, Gap, Side
from data.period import Period
from geo import attribute
from text import say
from text.number import NBSP

HEIGHT: Final = 260
ROWS: Final = 8
MANY: Final = 16
FEW: Final = 4
NOTHING: Final = "\N{EN DASH}"


class Names(NamedTuple):
    """Keys of what both sides are called."""

    high: str
    low: str

    def words(self, name: str, *, is_short: bool = False) -> str:
        """The name, or what of it fits a narrow screen."""
        return say(f"compare.short_{name}" if is_short else f"compare.{name}")


def heading(one: Lineup) -> None:
    """The gap now, where there is one; of what, and when."""
    drawn_once(one.key, lambda: frame.heading(*titles(one)))


def titles(one: Lineup) -> tuple[str, str]:
    """The title and the line below it."""
    found = tenths(one)
    now = found[-1] if found and found[-1].period == one.period else None
    name = one.indicator.short_name()
    title = say("compare.equity_title", name=name)
    if now is not None and now.points is not None:
        gap = figure.number(abs(now.points), digits=one.indicator.decimals)
        title = say("compare.equity_finding", name=name, gap=gap)
    return title, say("compare.equity_note", period=one.period.label())


def controls(one: Lineup) -> None:
    """Indicator and period."""
    usual.indicator_select(one.selection)
    usual.period_select(one.selection)


def tenths(one: Lineup) -> tuple[Gap, ...]:
    """Gaps of the tenths up to the period shown; none of what does not add up."""
    if not compare.can_pool(one.indicator):
        return ()
    return compare.by_tenth(
        one.published, one.units, indicator=one.indicator, periods=_shown_periods(one)
    )


def _shown_periods(one: Lineup) -> list[Period]:
    """Up to the one that the page shows."""
    return [each for each in one.selection.sequence if not one.period < each]


def draw(one: Lineup, *, is_compact: bool) -> None:
    """Both gaps, or why there is none."""
    key = (*one.key, frame.theme(), is_compact)
    drawn_once(key, lambda: _draw(one, is_compact=is_compact))


def _draw(one: Lineup, *, is_compact: bool) -> None:
    if not compare.can_pool(one.indicator):
        st.markdown(frame.escape(say("compare.cannot_pool")))
        return
    st.header(say("compare.tenths"), anchor=False)
    found = tenths(one)
    _small(say("compare.tenths_note"))
    if any(each.high.counted for each in found):
        _shown(one, found, Names("best_tenth", "worst_tenth"), is_compact=is_compact)
    else:
        facts = {"n": LEAST_FOR_TENTHS, "level": one.level_words}
        st.markdown(frame.escape(say("compare.too_few", **facts)))
    if not one.selection.is_national:
        st.header(say("compare.areas"), anchor=False)
        _areas(one, is_compact=is_compact)


def _areas(one: Lineup, *, is_compact: bool) -> None:
    inside, outside = sides(one)
    unknown = len(one.units) - len(inside) - len(outside)
    facts = {"inside": len(inside), "outside": len(outside), "unknown": unknown}
    if not inside or not outside:
        key = "compare.areas_unknown" if unknown == len(one.units) else "compare.one_side"
        st.markdown(frame.escape(say(key, file=attribute.FILE, **facts)))
        _small(say("compare.how_to_say", file=attribute.FILE))
        return
    found = areas(one)
    _small(say("compare.areas_note", **facts))
    if found:
        names = Names("not_minority", "minority")
        _shown(one, found, names, is_compact=is_compact, is_signed=True)
    known = attribute.attributes()
    sources = sorted({known[code].source for code in [*inside, *outside]})
    _small(say("compare.areas_source", sources="; ".join(sources)))


def sides(one: Lineup) -> tuple[list[str], list[str]]:
    """Codes of the places in the ethnic-minority area, and of those outside of it."""
    known = attribute.attributes()
    answer = {unit.code: known[unit.code].is_minority for unit in one.units if unit.code in known}
    inside = [code for code, is_in in answer.items() if is_in]
    return inside, [code for code, is_in in answer.items() if is_in is False]


def areas(one: Lineup) -> tuple[Gap, ...]:
    """Gaps between both areas up to the period shown; none where one side has no place."""
    inside, outside = sides(one)
    if one.selection.is_national or not (inside and outside and compare.can_pool(one.indicator)):
        return ()
    found = compare.by_area(
        one.published,
        one.units,
        indicator=one.indicator,
        periods=_shown_periods(one),
        inside=inside,
        outside=outside,
    )
    return tuple(found)


def _shown(
    one: Lineup, found: Sequence[Gap], names: Names, *, is_compact: bool, is_signed: bool = False
) -> None:
    """Two lines, and the last periods as a table; which line is whose stands at its end.

    Oldest first; `is_signed`: low may lie above high, so that the gap's sign tells.
    """
    lines = [
        _point(one, gap, side, (name, colour), words=names.words(name, is_short=is_compact))
        for gap in found
        for side, name, colour in zip(
            (gap.high, gap.low), names, CATEGORIES[frame.theme()], strict=False
        )
    ]
    alt, on = alt_gap(one, found[-1], names), axes(one, is_compact=is_compact)
    drawing.draw(trend(pd.DataFrame(lines), axes=on, theme=frame.theme()), alt=alt)
    rows = [
        _row(one, gap, names, is_signed=is_signed, is_compact=is_compact)
        for gap in list(reversed(found))[:ROWS]
    ]
    st.table(pd.DataFrame(rows), border="horizontal", hide_index=True, alt=alt)


def alt_gap(one: Lineup, now: Gap, names: Names) -> str:
    """The sentence that says what the lines end at."""
    return say(
        "compare.alt_gap",
        high=names.words(names.high),
        low=names.words(names.low),
        period=now.period.label(),
        a=_value(one, now.high),
        b=_value(one, now.low),
    )


def gap_text(one: Lineup, gap: Gap, *, is_signed: bool) -> str:
    """`21,4 điểm %`; where low may lie above high, with its sign."""
    points = gap.points if is_signed or gap.points is None else abs(gap.points)
    words = figure.difference(one.indicator, points)
    if not points:
        return words or NOTHING
    return words if is_signed else words[1:]


def axes(one: Lineup, *, is_compact: bool) -> Axes:
    """Periods up to the one shown, with the break."""
    shown = _shown_periods(one)
    return Axes(
        periods=[(str(each), each.label(short=True)) for each in shown],
        is_percent=True,
        height=HEIGHT,
        a_year=one.period.frequency.a_year,
        most_labels=FEW if is_compact else MANY,
        break_at=one.selection.break_at,
        break_label=say("conversion.break"),
    )


def _point(
    one: Lineup, gap: Gap, side: Side, look: tuple[str, str], *, words: str
) -> dict[str, object]:
    name, colour = look
    number = "" if side.value is None else figure.number(side.value, digits=one.indicator.decimals)
    return {
        "unit_name": name,
        "period": str(gap.period),
        "value": side.value,
        "mark": "",
        "printed": _value(one, side),
        "end": f"{number} {words}" if number else "",
        "is_selected": True,
        "colour": colour,
        "basis": say("compare.of_communes", n=side.counted, level=one.level_words),
    }


def _row(
    one: Lineup, gap: Gap, names: Names, *, is_signed: bool, is_compact: bool
) -> dict[str, str]:
    sides = zip(names, (gap.high, gap.low), strict=True)
    words = gap_text(one, gap, is_signed=is_signed)
    return {
        say("page.period"): gap.period.label(short=True),
        **{names.words(name): _cell(one, side, is_compact=is_compact) for name, side in sides},
        say("compare.gap"): f"**{frame.escape(words)}**" if gap.points else words,
    }


def _cell(one: Lineup, side: Side, *, is_compact: bool) -> str:
    """`91,2 % 1.395/1.530 · 4 nơi`."""
    if side.value is None:
        return NOTHING
    shown = f"**{frame.escape(_value(one, side))}**"
    counts = "" if is_compact else figure.counts(side.numerator, side.denominator)
    key = "compare.side_all" if side.counted == side.of else "compare.side_counts"
    note = say(key, counts=counts, n=side.counted, of=side.of).removeprefix(" · ")
    if is_compact:
        note = note.replace(" ", NBSP)
    return f"{shown} :gray[:small[{frame.escape(note)}]]"


def _value(one: Lineup, side: Side) -> str:
    return one.indicator.show(side.value)


def _small(text: str) -> None:
    st.markdown(f":gray[:small[{frame.escape(text)}]]")
