"""Names of provinces too narrow to hold them: out on free paper, with a line that leads there.

The rule of the screen (`static/map/beside.js`): the great cities first, then whoever has the
shortest way; a name without room is left to the table.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any, Final

import shapely

from components.plate import look, naming
from components.plate.drawing import Drawing
from components.plate.element import Paint, element, line
from components.plate.shape import Shape

FIRST: Final = ("01", "79", "48", "46", "92", "31")
OUT: Final = (10, 18, 28, 40, 54, 70, 90, 112, 136)  # sideways from the spot
ASKEW: Final = (0, -9, 9, -20, 20, -33, 33, -48, 48, -66, 66)
FARTHEST: Final = {True: 0.26, False: 0.13}  # of the map's width; the great cities go farther
OVER: Final = 0.008  # a border's breadth: only a great city's line runs over other units
DEAR: Final = 2  # a pixel over other units weighs as so many
APART: Final = 3
EDGE: Final = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Led:
    """A name out on the paper.

    Args:
        place: Of its unit.
        name: As printed.
        x: Of its middle.
        y: Of its middle.
        start: Of the line, in the unit.
        end: Of the line, at the name.
    """

    place: int
    name: str
    x: float
    y: float
    start: tuple[float, float]
    end: tuple[float, float]

    @property
    def boxes(self) -> tuple[naming.Box, naming.Box]:
        """Of its letters, and of its line."""
        half, (x, y), (to_x, to_y) = naming.wide((self.name,)) / 2, self.start, self.end
        letters = (self.x - half, self.y - naming.LINE / 2, self.x + half, self.y + naming.LINE / 2)
        return letters, (min(x, to_x), min(y, to_y), max(x, to_x), max(y, to_y))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Paper:
    """What lies under names and lines.

    Args:
        land: All units.
        free: Where a name may stand.
    """

    land: Any
    free: Any


def led(one: Drawing, inside: Sequence[naming.Name]) -> list[Led]:
    """Names for the units that have none inside, where they cover nothing."""
    land = shapely.union_all([_area(one, unit) for unit in one.shapes.units])
    left, top, wide, high = one.room
    seen = shapely.box(left + EDGE, top + EDGE, left + wide - EDGE, top + high - EDGE)
    boxes = [shapely.box(x, y, x + w, y + h) for x, y, w, h in one.furniture]
    paper = _Paper(land=land, free=seen.difference(shapely.union_all([land, *boxes])))
    taken: list[Any] = [_box(name.x, name.y, naming.wide(name.lines)) for name in inside]
    named = {name.place for name in inside}
    found: list[Led] = []
    for place in _ordered(one, named, paper):
        ways = _ways(one, place, paper)
        for way in ways:
            lead = shapely.LineString([way.start, way.end])
            box = _box(way.x, way.y, naming.wide((way.name,)))
            if not any(shapely.intersects(other, [lead, box]).any() for other in taken):
                taken += [box.buffer(APART), lead]
                found.append(way)
                break
    return found


def _ordered(one: Drawing, named: Iterable[int], paper: _Paper) -> list[int]:
    """The great cities, then by the shortest way out."""
    ranks = {code: at for at, code in enumerate(FIRST)}
    wanted = []
    for place, unit in enumerate(one.shapes.units):
        if place in set(named) or not unit.parts:
            continue
        ways = _ways(one, place, paper)
        cost = _cost(ways[0], _over(one, ways[0], paper)) if ways else math.inf
        wanted.append((ranks.get(unit.code, len(FIRST)), cost, place))
    return [place for _, _, place in sorted(wanted)]


def _ways(one: Drawing, place: int, paper: _Paper) -> list[Led]:
    """Where a name lies on free paper, the shortest way over the fewest others first."""
    unit, name = one.shapes.units[place], one.names[place]
    x, y = one.frame.point(unit.spot)
    broad = naming.wide((name,))
    is_first = unit.code in FIRST
    found: list[tuple[float, int, Led]] = []
    for side, out, down in product((1, -1), OUT, ASKEW):
        end = (x + side * out, y + down)
        middle = end[0] + side * (2 + broad / 2)
        way = Led(place=place, name=name, x=middle, y=end[1], start=(x, y), end=end)
        if math.hypot(out, down) > FARTHEST[is_first] * one.room[2]:
            continue
        if not paper.free.contains(_box(middle, end[1], broad)):
            continue
        over = _over(one, way, paper)
        if is_first or over <= OVER * one.room[2]:
            found.append((_cost(way, over), len(found), way))
    return [way for _, _, way in sorted(found, key=lambda each: each[:2])]


def _cost(way: Led, over: float) -> float:
    return math.dist(way.start, way.end) + 0.4 * abs(way.end[1] - way.start[1]) + DEAR * over


def _over(one: Drawing, way: Led, paper: _Paper) -> float:
    """Pixels of a line over units other than its own."""
    line_ = shapely.LineString([way.start, way.end])
    own = _area(one, one.shapes.units[way.place])
    return float(line_.intersection(paper.land).length - line_.intersection(own).length)


def _area(one: Drawing, unit: Shape) -> Any:  # noqa: ANN401 - shapely's own
    """What is seen of a unit on the map itself."""
    rings = [part.rings[0] for part in unit.parts if part.rings not in one.elsewhere]
    return shapely.union_all(
        [
            shapely.make_valid(shapely.Polygon(one.frame.placed(one.shapes.joined(ring))))
            for ring in rings
        ]
    )


def _box(x: float, y: float, broad: float) -> Any:  # noqa: ANN401 - shapely's own
    half = naming.LINE / 2
    return shapely.box(x - broad / 2, y - half, x + broad / 2, y + half)


def written(names: Iterable[Led]) -> str:
    """Lines first, with a dot where they begin and air around them, then names."""
    font: Paint = {"size": naming.SIZE, "weight": naming.WEIGHT, "anchor": "middle"}
    lead: Paint = {"fill": "none", "stroke_linecap": "round"}
    drawn = []
    for one in names:
        (x, y), (to_x, to_y) = one.start, one.end
        way = f"M{x:.1f} {y:.1f}L{to_x:.1f} {to_y:.1f}"
        drawn += [
            element("path", d=way, stroke=look.PAPER, stroke_width=2.5, **lead),
            element("path", d=way, stroke=look.INK, stroke_width=0.75, **lead),
            element("circle", cx=x, cy=y, r=2, fill=look.INK, stroke=look.PAPER, stroke_width=0.75),
            line(one.name, x=one.x, y=one.y, fill=look.INK, **font),
        ]
    return "".join(drawn)
