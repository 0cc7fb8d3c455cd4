"""Small pictures that explain the map: real outlines, invented figures, the map's own classes.

They follow the reader's theme, unlike pictures that are handed out.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from components.charts.style import COLOURS, Colours
from components.maps import shading
from components.maps.view import Theme, radius
from components.plate.element import Paint, element, line
from components.plate.shape import Frame, Shapes, fitted, lines, path, shapes, world_box
from data import classes
from data.catalog import Direction, Indicator, Operator
from data.classes import Aim, Breaks, Method
from geo import topology

SCOPE: Final = "11"
WIDTH: Final = 300
HIGH: Final = 240
STRIP: Final = 44
AIR: Final = 8
SIZE: Final = 12  # of letters
REACH: Final = 13  # of the largest circle
LAND: Final = {Theme.LIGHT: "#DCE2E5", Theme.DARK: "#2A343A"}
DOT: Final = 3.2
TARGET: Final = 50.0  # per cent, invented as the values are


@dataclass(frozen=True, slots=True, kw_only=True)
class Sketch:
    """What a small map shows, in the order of the outlines.

    Args:
        shades: A letter a unit, see `components.maps.shading.shades`.
        palette: Colours of the classes.
        counts: For circles; empty for colours.
        is_diverging: Whether the palette has a pale middle, which needs darker lines.
    """

    shades: str
    palette: tuple[str, ...]
    counts: tuple[float, ...] = ()
    is_diverging: bool = False


def values() -> tuple[float, ...]:
    """An invented rate of each commune: high around the province's town, low far from it."""
    known = _known()
    middle = known.units[len(known.units) // 2].spot
    away = [math.dist(unit.spot, middle) for unit in known.units]
    farthest = max(away)
    return tuple(
        round(96 - 78 * far / farthest + 9 * math.sin(7 * at), 1) for at, far in enumerate(away)
    )


def maps(sketches: Sequence[Sketch], *, titles: Sequence[str], theme: Theme) -> str:
    """Small maps side by side.

    Args:
        sketches: One a map.
        titles: Above each; empty for none.
        theme: Of the reader's screen.
    """
    wide = WIDTH / len(sketches)
    parts = []
    for at, sketch in enumerate(sketches):
        head = 20 if any(titles) else 0
        room = (at * wide + AIR / 2, head + AIR / 2, wide - AIR, HIGH - head - AIR)
        parts.append(_map(sketch, room, theme))
        if head:
            middle: Paint = {"x": at * wide + wide / 2, "y": 10, "anchor": "middle"}
            parts.append(line(titles[at], size=SIZE, fill=COLOURS[theme].ink, **middle))
    return _picture("".join(parts), HIGH, theme)


def strip(found: Sequence[float], breaks: Breaks, *, theme: Theme, colours: Sequence[str]) -> str:
    """Values as dots on a line, and below them the classes that a method makes of them."""
    low, high = min(found), max(found)
    inks = COLOURS[theme]

    def at(value: float) -> float:
        return AIR + (value - low) / (high - low) * (WIDTH - 2 * AIR)

    ends = [low, *(one for one in breaks.edges[1:-1] if low < one < high), high]
    numbers = [classes.classify(start, breaks) or 0 for start in ends[:-1]]
    bands = "".join(
        element("rect", x=at(one), y=24, width=at(other) - at(one), height=14, fill=colours[which])
        for one, other, which in zip(ends, ends[1:], numbers, strict=False)
    )
    limits = "".join(
        element("path", d=f"M{at(one):.1f} 6V42", stroke=inks.ink, stroke_width=1)
        for one in ends[1:-1]
    )
    dots = "".join(
        element("circle", cx=at(one), cy=14, r=DOT, fill=inks.muted, fill_opacity=0.75)
        for one in found
    )
    return _picture(bands + limits + dots, STRIP, theme)


def shades_of(found: Sequence[float], breaks: Breaks) -> str:
    """The letter of each value's class."""
    return "".join(str(classes.classify(one, breaks)) for one in found)


def classed(
    found: Sequence[float], measure: Indicator, *, theme: Theme, method: Method = Method.FIXED
) -> tuple[Breaks, tuple[str, ...]]:
    """The classes that the map itself would make of values, and their colours."""
    aim = Aim(operator=Operator.AT_LEAST, value=TARGET)
    breaks = classes.breaks(found, indicator=measure, method=method, aim=aim)
    return breaks, classes.colours(breaks, theme=theme, direction=Direction.HIGHER)


def _known() -> Shapes:
    return shapes(topology.layer(SCOPE))


def _map(sketch: Sketch, room: tuple[float, float, float, float], theme: Theme) -> str:
    known, inks = _known(), COLOURS[theme]
    frame = fitted(world_box(topology.layer(SCOPE).bounds), room)
    units = []
    for unit, shade in zip(known.units, sketch.shades, strict=True):
        data = path(known, unit, frame)
        units.append(element("path", d=data, fill=_ground(shade, sketch.palette, theme)))
        if pattern := _over(shade):
            units.append(element("path", d=data, fill=pattern))
    between = inks.quiet if sketch.is_diverging else inks.page
    borders = (
        element("path", d=lines(known, known.inner, frame), **_stroke(between, 0.6)),
        element("path", d=lines(known, known.outer, frame), **_stroke(inks.muted, 1)),
    )
    return "".join((*units, *borders, _circles(sketch, known, frame, theme)))


def _circles(sketch: Sketch, known: Shapes, frame: Frame, theme: Theme) -> str:
    inks = COLOURS[theme]
    largest = max(sketch.counts, default=0)
    found = sorted(zip(sketch.counts, known.units, strict=False), key=lambda one: -one[0])
    drawn = []
    for count, unit in found:
        x, y = frame.point(unit.spot)
        if count:
            r, fill, edge = radius(count, largest=largest, reach=REACH), inks.bar, inks.page
        else:
            r, fill, edge = 3, inks.page, inks.ink
        drawn.append(element("circle", cx=x, cy=y, r=r, fill=fill, stroke=edge, stroke_width=1))
    return "".join(drawn)


def _ground(shade: str, palette: Sequence[str], theme: Theme) -> str:
    if shade == shading.NOT_REPORTED:
        return COLOURS[theme].page
    if shade in {shading.NOT_APPLICABLE, shading.NOT_CONVERTED}:
        return COLOURS[theme].plain
    if shade == shading.PLAIN:
        return LAND[theme]
    return palette[int(shade) if shade.isdecimal() else ord(shade) - ord("a")]


def _over(shade: str) -> str:
    named: Mapping[str, str] = {
        shading.NOT_REPORTED: "hatch",
        shading.NOT_APPLICABLE: "dots",
        shading.NOT_CONVERTED: "bars",
    }
    is_plain = shade.isdecimal() or shade == shading.PLAIN
    return "" if is_plain else f"url(#{named.get(shade, 'estimate')})"


def _stroke(colour: str, width: float) -> Paint:
    return {"fill": "none", "stroke": colour, "stroke_width": width, "stroke_linejoin": "round"}


def _picture(content: str, high: float, theme: Theme) -> str:
    return element(
        "svg",
        _patterns(COLOURS[theme]),
        content,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {WIDTH} {high}",
        width=WIDTH,
        height=high,
    )


def _patterns(inks: Colours) -> str:
    """As `components.plate.look.patterns`, in the inks of a theme."""
    said = (
        ("hatch", 6, 45, element("rect", width=1.5, height=6, fill=inks.hatch)),
        ("dots", 6, 0, element("circle", cx=3, cy=3, r=1, fill=inks.dots)),
        ("bars", 5, 0, element("rect", y=2, width=5, height=1, fill=inks.hatch)),
        ("estimate", 5, -45, element("rect", width=1, height=5, fill="#fff", fill_opacity=0.65)),
    )
    return element(
        "defs",
        *(
            element(
                "pattern",
                content,
                id=name,
                width=period,
                height=period,
                patternUnits="userSpaceOnUse",
                patternTransform=f"rotate({angle})" if angle else "",
            )
            for name, period, angle, content in said
        ),
    )
