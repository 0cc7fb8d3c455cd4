"""Charts as drawings for paper: the same series as on the slide, text as outlines."""

import math
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Final

from components.plate import glyph, look
from components.plate.element import Paint, element, line
from components.story.bar_part import bar_part
from components.story.shown import Chart, Kind, Series
from text import language
from text.number import decimal

WIDTH: Final = 760.0
HIGH: Final = 330.0
LEFT: Final = 56.0
RIGHT: Final = 24.0
TOP: Final = 14.0
FOOT: Final = 30.0
LEGEND: Final = 18.0
SIZE: Final = 12.0
BAR: Final = 14.0
NAMES: Final = 200.0
MOST_BARS: Final = 45
"""Lying bars on a page; the table below has all of them."""
TICKS: Final = 5
NEAR: Final = 5 / 6
"""Where the least value is as near to the largest, the axis need not begin at nought."""
STACK: Final = 90.0
SEAM: Final = 12.0

Place = Callable[[float], float]


def chart_svg(one: Chart, *, most: int = MOST_BARS) -> str:
    """The chart with its axes and legend; of lying bars so many as are said."""
    upright = _stack if one.kind is Kind.STACKED else _upright
    parts, high = _bars(one, most) if one.kind is Kind.BAR else upright(one)
    legend, end = _legend(one, high)
    box: Paint = {"width": WIDTH, "height": end}
    return element(
        "svg",
        look.patterns() if one.kind is Kind.STACKED else "",
        element("rect", **box, fill=look.PAGE),
        *parts,
        legend,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {WIDTH:g} {end:g}",
        **box,
    )


def _known(one: Chart) -> list[float]:
    return [value for each in one.series for value in each.values if value is not None]


def scale(one: Chart, *, is_across: bool = False) -> list[float]:
    """Round numbers from below the least value to above the largest: the same on every drawing.

    Args:
        one: The chart.
        is_across: Of the values that a scatter lays along its other axis.
    """
    told = [value for value in one.across if value is not None] if is_across else _known(one)
    known = told or [0.0]
    words = one.across_unit if is_across else one.unit
    if words == "%" or words.endswith("(%)"):
        return ticks(min(0.0, *known), 100.0 if max(known) <= 100 else max(known))  # noqa: PLR2004
    if one.kind in {Kind.COLUMN, Kind.BAR} or min(known) < NEAR * max(known):
        known = [0.0, *known] if not one.is_rank else known
    return ticks(min(known), max(known))


def ticks(low: float, high: float) -> list[float]:
    """Round numbers from below the least to above the largest."""
    if high <= low:
        high = low + 1
    span = max(high - low, 1e-9)
    rough = span / TICKS
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(power * n for n in (1, 2, 2.5, 5, 10) if power * n >= rough)
    first = math.floor(low / step)
    return [step * at for at in range(first, math.ceil(high / step) + 1)]


def _printed(value: float, digits: int) -> str:
    return decimal(value, digits=digits, locale=language())


def _upright(one: Chart) -> tuple[list[str], float]:
    """Lines, columns, points: values upwards."""
    is_scatter = one.kind is Kind.SCATTER
    steps = scale(one)
    top = TOP + (SEAM if one.breaks else 0)
    room = HIGH - top - FOOT

    def up(value: float) -> float:
        share = (value - steps[0]) / (steps[-1] - steps[0])
        return top + room * (share if one.is_rank else 1 - share)

    printed = [tick for tick in steps if tick or not one.is_rank]  # no place is the 0th
    parts = [_grid(up(tick), _printed(tick, 0 if tick == int(tick) else 2)) for tick in printed]
    if is_scatter:
        return [*parts, *_points(one, up)], HIGH + LEGEND
    step = (WIDTH - LEFT - RIGHT) / max(1, len(one.categories))
    middles = [LEFT + step * (at + 0.5) for at in range(len(one.categories))]
    parts += _named(one.categories, middles, step)
    for at, words in one.breaks:
        x = LEFT + step * at
        rule: Paint = {"stroke": look.MUTED, "stroke_width": 1, "stroke_dasharray": "4 3"}
        parts.append(element("path", d=f"M{x:.1f} {TOP - 6}V{HIGH - FOOT}", **rule))
        is_late = x + 8 + glyph.width(words, size=10) > WIDTH
        side: Paint = {"x": x - 4, "anchor": "end"} if is_late else {"x": x + 4}
        parts.append(line(words, y=TOP - 2, size=10, fill=look.MUTED, **side))
    if one.kind is Kind.COLUMN:
        return [*parts, *_columns(one, middles, step, up)], HIGH
    for each in one.series:
        parts.append(_line(each, middles, up))
    return parts, HIGH


def _grid(y: float, words: str) -> str:
    rule: Paint = {"stroke": look.HAIRLINE, "stroke_width": 1}
    grid = element("path", d=f"M{LEFT} {y:.1f}H{WIDTH - RIGHT}", **rule)
    return grid + line(words, x=LEFT - 6, y=y, size=SIZE, anchor="end", fill=look.MUTED)


def _named(names: Sequence[str], middles: Sequence[float], step: float) -> list[str]:
    """Every so many periods, so that no name runs into the next."""
    longest = max((glyph.width(name, size=SIZE) for name in names), default=0)
    every = max(1, math.ceil((longest + 8) / step))
    found = []
    for at in range(len(names) - 1, -1, -every):
        font: Paint = {"size": SIZE, "anchor": "middle", "fill": look.MUTED}
        found.append(line(names[at], x=middles[at], y=HIGH - FOOT + 14, **font))
    return found


def _line(one: Series, middles: Sequence[float], up: Place) -> str:
    """Joined where both neighbours were told; a dot for each that was."""
    stroke: Paint = {
        "stroke": one.colour,
        "stroke_width": 3 if one.is_chosen else 2,
        "fill": "none",
        **({"stroke_dasharray": "5 4"} if one.is_planned else {}),
    }
    at = [(x, None if v is None else up(v)) for x, v in zip(middles, one.values, strict=True)]
    pieces = "".join(
        f"M{x:.1f} {y:.1f}L{x2:.1f} {y2:.1f}"
        for (x, y), (x2, y2) in pairwise(at)
        if y is not None and y2 is not None
    )
    drawn = element("path", d=pieces, **stroke) if pieces else ""
    if one.is_planned:
        return drawn
    dots = (element("circle", cx=x, cy=y, r=3, fill=one.colour) for x, y in at if y is not None)
    return drawn + "".join(dots)


def _columns(one: Chart, middles: Sequence[float], step: float, up: Place) -> list[str]:
    wide = step * 0.7 / max(1, len(one.series))
    found = []
    for number, each in enumerate(one.series):
        for middle, value in zip(middles, each.values, strict=True):
            if value is not None:
                x = middle - step * 0.35 + wide * number
                top, foot = sorted((up(value), up(0)))
                rect: Paint = {"x": x, "y": top, "width": wide, "height": foot - top}
                found.append(element("rect", **rect, fill=each.colour))
    return found


def _points(one: Chart, up: Place) -> list[str]:
    steps = scale(one, is_across=True)

    def along(value: float) -> float:
        share = (value - steps[0]) / (steps[-1] - steps[0])
        return LEFT + (WIDTH - LEFT - RIGHT) * share

    font: Paint = {"size": SIZE, "anchor": "middle", "fill": look.MUTED}
    found = [
        line(
            _printed(tick, 0 if tick == int(tick) else 2), x=along(tick), y=HIGH - FOOT + 14, **font
        )
        for tick in steps
    ]
    found.append(line(one.across_unit, x=WIDTH / 2, y=HIGH + 2, **font))
    for each in one.series:
        for x, y in zip(one.across, each.values, strict=True):
            if x is not None and y is not None:
                dot: Paint = {"cx": along(x), "cy": up(y), "r": 5 if each.is_chosen else 4}
                found.append(element("circle", **dot, fill=each.colour, stroke=look.PAGE))
    return found


def _bars(one: Chart, count: int) -> tuple[list[str], float]:
    """Lying bars, a name each."""
    most = max([*_known(one), 1e-9])
    room = WIDTH - NAMES - 90
    parts = []
    for at, name in enumerate(one.categories[:count]):
        y = TOP + BAR * (at + 0.5)
        told = glyph.wrapped(name, room=NAMES - 10, size=10, most=1)[0]
        parts.append(line(told, x=NAMES - 8, y=y, size=10, anchor="end", fill=look.INK))
        for each in one.series:
            value = each.values[at]
            if value is None:
                continue
            wide = max(0.0, room * value / most)
            rect: Paint = {"x": NAMES, "y": y - BAR * 0.4, "width": wide, "height": BAR * 0.8}
            parts.append(element("rect", **rect, fill=each.colour))
            words = _printed(value, one.decimals)
            parts.append(line(words, x=NAMES + wide + 6, y=y, size=10, fill=look.INK))
    return parts, TOP + BAR * min(count, len(one.categories)) + 6


def _stack(one: Chart) -> tuple[list[str], float]:
    """One bar, its parts side by side with their numbers."""
    total = sum(_known(one)) or 1.0
    x, parts = LEFT, []
    for each in one.series:
        value = each.values[0]
        if not value:
            continue
        wide = (WIDTH - LEFT - RIGHT) * value / total
        rect: Paint = {"x": x, "y": TOP, "width": wide, "height": 44}
        parts += bar_part(each, rect, cleared=18.0)
        ink = look.ink_on(each.colour)
        font: Paint = {"size": 14, "weight": 600, "anchor": "middle", "fill": ink}
        parts.append(line(_printed(value, one.decimals), x=x + wide / 2, y=TOP + 22, **font))
        x += wide
    return parts, STACK


def _legend(one: Chart, y: float) -> tuple[str, float]:
    """A swatch and a name each, in rows."""
    if len(one.series) < 2:  # noqa: PLR2004 - one needs no telling apart
        return "", y + 4
    x, y, parts = LEFT, y + 8, []
    for each in one.series:
        name = glyph.wrapped(each.name, room=WIDTH - LEFT - RIGHT - 20, size=SIZE, most=1)[0]
        wide = 20 + glyph.width(name, size=SIZE) + 18
        if x + wide > WIDTH and x > LEFT:
            x, y = LEFT, y + LEGEND
        rect: Paint = {"x": x, "y": y - 5, "width": 14, "height": 10 if not each.is_planned else 3}
        parts += bar_part(each, rect)
        parts.append(line(name, x=x + 20, y=y, size=SIZE, fill=look.INK))
        x += wide
    return "".join(parts), y + LEGEND
