"""Points over the shapes: the things that a count counts, by the rule of the screen.

Those closer than a fingertip are one circle with their number (`static/map/point.js`); which
they are depends on how large the map is drawn.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

import shapely

from components.plate import look, naming
from components.plate.drawing import Drawing
from components.plate.element import Paint, element, line
from components.plate.plan import Points
from components.plate.shape import Frame, Shape, world
from text import language
from text.number import NBSP, whole

CELL: Final = 46  # pixels; two circles never lie closer than a fingertip
APART: Final = 30  # pixels between the middles of circles, or they become one
DOT: Final = 5
LARGEST: Final = 22
SMALLEST: Final = 10
GROWTH: Final = 2.2
BESIDE: Final = (0, 22, -22, 36, -36)
"""How far above or below the middle of a commune its count is tried."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """Points that lie together, or one alone.

    Args:
        x: Of their middle.
        y: Of their middle.
        size: How many things they are.
        spots: Each in the world's square.
    """

    x: float
    y: float
    size: float
    spots: tuple[tuple[float, float], ...]

    @property
    def many(self) -> int:
        """How many points."""
        return len(self.spots)

    @property
    def r(self) -> float:
        """Radius, pixels."""
        if self.many == 1:
            return DOT
        return min(LARGEST, SMALLEST + GROWTH * math.log2(self.many))


def written(one: Drawing, points: Points) -> str:
    """Dots, circles with their numbers, and the counts of communes where they cover none."""
    back, front = _parted(one, points)
    found = clustered(front, one.frame)
    marks = element("g", *_marks(clustered(back, one.frame)), opacity=look.FAINT) if back else ""
    marks += "".join(_marks(found))
    font: Paint = {"size": 11, "weight": 600, "fill": look.ink_on(look.ACCENT)}
    numbers = "".join(
        line(
            whole(round(each.size), locale=language()), x=each.x, y=each.y, anchor="middle", **font
        )
        for each in found
        if each.many > 1
    )
    return marks + numbers + "".join(_counts(one, points, found))


def _parted(one: Drawing, points: Points) -> tuple[Points | None, Points]:
    """Points of places that stand back, and the others: no circle is of both."""
    part = one.view.part
    if not part:
        return None, points
    back, front = [], []
    for at, code in enumerate(points.units):
        (front if code in part else back).append(at)
    return _chosen(points, back), _chosen(points, front)


def _chosen(points: Points, at: Sequence[int]) -> Points:
    return replace(
        points,
        latitudes=tuple(points.latitudes[one] for one in at),
        longitudes=tuple(points.longitudes[one] for one in at),
        sizes=tuple(points.sizes[one] for one in at),
        units=tuple(points.units[one] for one in at),
    )


def _marks(found: Sequence[Cluster]) -> Iterator[str]:
    edge: Paint = {"stroke": look.PAGE, "stroke_width": 1.5}
    for one in found:
        yield element("circle", cx=one.x, cy=one.y, r=one.r, fill=look.ACCENT, **edge)


def clustered(points: Points, frame: Frame) -> list[Cluster]:
    """Points as circles, the fullest first.

    Args:
        points: Where they stand.
        frame: Of the map.
    """
    side = CELL / frame.scale
    cells: dict[tuple[int, int], list[tuple[tuple[float, float], float]]] = {}
    for latitude, longitude, size in zip(
        points.latitudes, points.longitudes, points.sizes, strict=True
    ):
        spot = world(latitude, longitude)
        cell = (math.floor(spot[0] / side), math.floor(spot[1] / side))
        cells.setdefault(cell, []).append((spot, size))
    found = sorted(
        (
            _cluster([spot for spot, _ in group], sum(size for _, size in group), frame)
            for group in cells.values()
        ),
        key=lambda each: -each.size,
    )
    apart: list[Cluster] = []
    for one in found:
        near = next((at for at, other in enumerate(apart) if _away(one, other) < APART), None)
        if near is None or _are_two_dots(one, apart[near]):
            apart.append(one)
        else:
            other = apart[near]
            apart[near] = _cluster([*other.spots, *one.spots], other.size + one.size, frame)
    return apart


def _are_two_dots(one: Cluster, other: Cluster) -> bool:
    return one.many == other.many == 1 and _away(one, other) > 2 * DOT + 2


def _away(one: Cluster, other: Cluster) -> float:
    return math.hypot(one.x - other.x, one.y - other.y)


def _cluster(spots: Sequence[tuple[float, float]], size: float, frame: Frame) -> Cluster:
    middle = (sum(x for x, _ in spots) / len(spots), sum(y for _, y in spots) / len(spots))
    x, y = frame.point(middle)
    return Cluster(x=x, y=y, size=size, spots=tuple(spots))


def _counts(one: Drawing, points: Points, found: Sequence[Cluster]) -> Iterator[str]:
    """Beside the points of a commune its name and count."""
    taken = [(each.x - each.r - 1, each.y - each.r - 1, each.x + each.r + 1, each.y + each.r + 1)
             for each in found]  # fmt: skip
    taken += [(x, y, x + wide, y + high) for x, y, wide, high in one.furniture]
    texts = one.rows["short_text" if "short_text" in one.rows else "value_text"]
    known = one.rows["value"].notna()
    told = zip(one.shapes.units, one.names, texts, known, strict=True)
    for place, (unit, name, text, is_known) in enumerate(told):
        if not unit.parts or not is_known or not text or one.stands_back(place):
            continue
        lines = (name, f"{text}{NBSP}{points.unit}")
        half = (naming.wide(lines) + 4) / 2, 13
        area = _area(one, unit)
        x, y = one.frame.point(unit.spot)
        for shift in BESIDE:
            box = (x - half[0], y + shift - half[1], x + half[0], y + shift + half[1])
            if any(_overlap(box, other) for other in taken):
                continue
            if shapely.contains_xy(area, x, y + shift):
                taken.append(box)
                yield _label(lines, x, y + shift)
                break


def _area(one: Drawing, unit: Shape) -> shapely.Polygon:
    rings = [one.frame.placed(one.shapes.joined(ring)) for ring in unit.parts[0].rings]
    return shapely.Polygon(rings[0], rings[1:])


def _overlap(one: naming.Box, other: naming.Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _label(lines: Sequence[str], x: float, y: float) -> str:
    font: Paint = {"size": naming.SIZE, "weight": naming.WEIGHT, "anchor": "middle"}
    halo: Paint = {"stroke": look.LAND, "stroke_width": 2.5, "stroke_linejoin": "round"}
    return "".join(
        line(text, x=x, y=y + shift, fill=look.LAND, is_spoken=False, **font, **halo)
        + line(text, x=x, y=y + shift, fill=look.INK, **font)
        for text, shift in zip(lines, naming.shifts(len(lines)), strict=True)
    )
