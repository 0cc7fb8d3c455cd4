"""Names on a map: inside their shapes where they fit, beside their circles where there is room.

The rule of the screen (`static/map/label.js`): a name is set when at least 95 % of it lies in
its unit, on one line, else two, else three; tried at the middle, around it, then anywhere.
"""

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, product
from typing import Final

import numpy as np
import shapely

from components.plate import glyph
from components.plate.shape import Frame, Part, Points, Shape, Shapes

SIZE: Final = 11
LINE: Final = 12
WEIGHT: Final = 500
INK_HIGH: Final = 9  # pixels of a line's height that hold strokes
INSIDE: Final = 0.95
GRID: Final = 8
MOST_LINES: Final = 3
REACHES: Final = (0.08, 0.16, 0.26)
OUT: Final = (10, 20, 32, 46, 64, 84, 108, 136, 168)  # pixels of a line to a name
TURNS: Final = 16
COVERED: Final = 0.45  # share of a patterned unit that its name may take
_ACROSS: Final = np.linspace(-0.5, 0.5, 9)
_DOWN: Final = np.linspace(-0.5, 0.5, 3)


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name that was set.

    Args:
        place: Of its unit in the order of the layer.
        lines: As printed.
        x: Of its middle.
        y: Of its middle.
        is_large: It would cover most of a pattern.
        lead: Of the line to it, from where to where.
    """

    place: int
    lines: tuple[str, ...]
    x: float
    y: float
    is_large: bool = False
    lead: tuple[tuple[float, float], tuple[float, float]] | None = None


def wide(lines: Sequence[str]) -> float:
    """Width of the longest line."""
    return max(glyph.width(text, size=SIZE, weight=WEIGHT) for text in lines)


def inside(
    shapes: Shapes, frame: Frame, names: Sequence[str], *, apart: Iterable[Part] = ()
) -> list[Name]:
    """A name for every unit that holds its name; `apart` are parts that an inset shows."""
    elsewhere = {part.rings for part in apart}
    found = []
    for place, (unit, name) in enumerate(zip(shapes.units, names, strict=True)):
        parts = [part for part in unit.parts if part.rings not in elsewhere]
        if parts and (fit := _fit(shapes, frame, unit, parts[0], name)):
            lines, x, y, is_large = fit
            found.append(Name(place=place, lines=lines, x=x, y=y, is_large=is_large))
    return found


def _fit(
    shapes: Shapes, frame: Frame, unit: Shape, part: Part, name: str
) -> tuple[tuple[str, ...], float, float, bool] | None:
    rings = [frame.placed(shapes.joined(ring)) for ring in part.rings]
    area = shapely.Polygon(rings[0], rings[1:])
    west, north, east, south = area.bounds
    choices = [
        (lines, high, broad)
        for lines in layouts(name)
        if INSIDE * (high := LINE * len(lines)) < south - north
        and INSIDE * (broad := wide(lines)) < east - west
    ]
    if not choices:
        return None
    shapely.prepare(area)
    size = min(east - west, south - north)
    near = np.array(list(_near(frame.point(unit.spot), size)))
    far = np.array(list(product(_steps(west, east), _steps(north, south))))
    for tried in (near, far):
        for lines, high, broad in choices:
            if (at := _first(area, lines, tried)) is not None:
                return lines, float(at[0]), float(at[1]), high * broad > COVERED * area.area
    return None


def _near(spot: tuple[float, float], size: float) -> Iterator[tuple[float, float]]:
    yield spot
    for reach, turn in product(REACHES, range(8)):
        angle = turn * np.pi / 4
        yield spot[0] + reach * size * np.cos(angle), spot[1] + reach * size * np.sin(angle)


def _steps(low: float, high: float) -> list[float]:
    return [low + (high - low) * at / GRID for at in range(1, GRID)]


def _first(area: shapely.Polygon, lines: Sequence[str], tried: Points) -> Points | None:
    """The first of the points around which the lines lie inside."""
    tests = np.array(
        [
            (glyph.width(text, size=SIZE, weight=WEIGHT) * right, shift + INK_HIGH * down)
            for text, shift in zip(lines, shifts(len(lines)), strict=True)
            for right in _ACROSS
            for down in _DOWN
        ]
    )
    points = tried[:, None, :] + tests[None, :, :]
    held = shapely.contains_xy(area, points[..., 0], points[..., 1]).mean(axis=1)
    fits = np.flatnonzero(held >= INSIDE)
    return tried[fits[0]] if fits.size else None


def shifts(count: int) -> list[float]:
    """How far each of so many lines lies below the middle."""
    return [(at - (count - 1) / 2) * LINE for at in range(count)]


def layouts(name: str, most: int = MOST_LINES) -> list[tuple[str, ...]]:
    """The name on one line, then on more, broken where they come out most even."""
    words = name.split(" ")
    return [_evenly(words, count) for count in range(1, min(most, len(words)) + 1)]


def _evenly(words: Sequence[str], count: int) -> tuple[str, ...]:
    if count == 1:
        return (" ".join(words),)
    ways = [
        (" ".join(words[:at]), *_evenly(words[at:], count - 1))
        for at in range(1, len(words) - count + 2)
    ]
    return min(ways, key=lambda lines: max(len(line) for line in lines))


Box = tuple[float, float, float, float]
"""West, north, east, south in pixels."""


def beside(
    circles: Sequence[tuple[int, float, float, float]],
    names: Sequence[str],
    *,
    room: Box,
    taken: Iterable[Box] = (),
    led: Container[int] = (),
) -> list[Name]:
    """Names beside circles, the largest first, each where it touches nothing.

    Args:
        circles: Of each the place of its unit, the middle (x, y) and the radius; largest first.
        names: Of every unit.
        room: What must not be left.
        taken: What must not be written over.
        led: Units whose names may stand out on a line, where there is no room close by.
    """
    taken = [*taken, *((x - r, y - r, x + r, y + r) for _, x, y, r in circles)]
    found: list[Name] = []
    for place, x, y, r in circles:
        broad = wide((names[place],))
        ways = _beside(x, y, r, broad)
        for at_x, at_y, lead in chain(ways, _out(x, y, r, broad) if place in led else ()):
            box = (at_x - broad / 2, at_y - LINE / 2, at_x + broad / 2, at_y + LINE / 2)
            is_in = box[0] >= room[0] and box[1] >= room[1]
            is_in = is_in and box[2] <= room[2] and box[3] <= room[3]
            if is_in and not any(_overlap(box, other) for other in taken):
                taken.append(box)
                name = (names[place],)
                found.append(Name(place=place, lines=name, x=at_x, y=at_y, lead=lead))
                break
    return found


Way = tuple[float, float, tuple[tuple[float, float], tuple[float, float]] | None]
"""Middle of a name, and the line to it."""


def _beside(x: float, y: float, r: float, broad: float) -> Iterator[Way]:
    """Close to a circle: below, above, at the right, at the left."""
    for right, down in ((0, 1), (0, -1), (1, 0), (-1, 0)):
        yield x + right * (r + 3 + broad / 2), y + down * (r + 3 + LINE / 2), None


def _out(x: float, y: float, r: float, broad: float) -> Iterator[Way]:
    """Farther and farther out, with a line from the edge of the circle."""
    for out, turn in product(OUT, range(TURNS)):
        angle = 2 * np.pi * turn / TURNS
        right, down = float(np.cos(angle)), float(np.sin(angle))
        end = (x + (r + out) * right, y + (r + out) * down)
        side = 1 if right >= 0 else -1
        lead = ((x + r * right, y + r * down), end)
        yield end[0] + side * (2 + broad / 2), end[1], lead


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
