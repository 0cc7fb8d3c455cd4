"""What lies around a province: the land of its neighbours, and their names where there is room."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product
from typing import Any, Final

import numpy as np
import shapely

from components.maps import outside
from components.plate import glyph, look, naming
from components.plate.drawing import Drawing
from components.plate.element import Paint, element, line
from components.plate.naming import Box
from components.plate.shape import path, world
from text import say

FONT: Final[Paint] = {"size": 11, "weight": 500, "tracking": 1.2}
EDGE: Final = 10  # pixels kept free around a name
STEPS: Final = 14
LEAST: Final = 400  # square pixels of land in which a name is looked for


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbour:
    """A name that was set outside the place.

    Args:
        lines: As printed.
        x: Of its middle.
        y: Of its middle.
    """

    lines: tuple[str, ...]
    x: float
    y: float

    @property
    def box(self) -> tuple[float, float, float, float]:
        """West, north, east, south of its letters."""
        half = (_wide(self.lines) / 2, naming.LINE * len(self.lines) / 2)
        return self.x - half[0], self.y - half[1], self.x + half[0], self.y + half[1]


def land(one: Drawing) -> str:
    """The neighbours' land."""
    data = "".join(path(one.shapes, shape, one.frame) for shape in one.shapes.context)
    edge: Paint = {"fill_rule": "evenodd", "stroke": look.PAGE, "stroke_width": 1.2}
    return element("path", d=data, fill=look.NEIGHBOUR, **edge) if data else ""


def written(names: Iterable[Neighbour]) -> str:
    """Names in capitals."""
    return "".join(
        line(text, x=name.x, y=name.y + shift, anchor="middle", fill=look.MUTED, **FONT)
        for name in names
        for text, shift in zip(name.lines, naming.shifts(len(name.lines)), strict=True)
    )


def neighbours(one: Drawing) -> list[Neighbour]:
    """A name for each neighbour with room for it in what is seen of its land."""
    left, top, wide, high = one.room
    seen: Any = shapely.box(left, top, left + wide, top + high)
    for x, y, w, h in one.furniture:
        seen = seen.difference(shapely.box(x, y, x + w, y + h))
    found = []
    for shape in one.shapes.context:
        rings = [one.frame.placed(one.shapes.joined(part.rings[0])) for part in shape.parts]
        whole = shapely.union_all([shapely.make_valid(shapely.Polygon(ring)) for ring in rings])
        free = whole.intersection(seen).buffer(-EDGE / 2)
        if free.area >= LEAST and (name := _place(free, shape.name.upper())):
            found.append(name)
    return found


def countries(one: Drawing) -> list[Neighbour]:
    """Names of the countries and seas around the whole country, as the screen has them."""
    left, top, wide, high = one.room
    seen: Any = shapely.box(left + EDGE, top + EDGE, left + wide - EDGE, top + high - EDGE)
    boxes = [shapely.box(x, y, x + w, y + h) for x, y, w, h in one.furniture]
    rings = [
        one.frame.placed(one.shapes.joined(part.rings[0]))
        for shape in one.shapes.units
        for part in shape.parts
        if part.rings not in one.elsewhere
    ]
    land = [shapely.make_valid(shapely.Polygon(ring)) for ring in rings]
    seen = seen.difference(shapely.union_all([*land, *boxes]).buffer(EDGE / 2))
    points = [(x, y) for at in outside.POINTS.values() for x, y in _pixels(one, at)]
    cells = shapely.get_parts(
        shapely.voronoi_polygons(shapely.MultiPoint(points), extend_to=shapely.box(*seen.bounds))
    )
    found = []
    for what, at in outside.POINTS.items():
        own = shapely.MultiPoint(_pixels(one, at))
        free = shapely.union_all([cell for cell in cells if cell.intersects(own)])
        free = free.intersection(seen)
        if free.area >= LEAST and (name := _place(free, say(f"map.place_{what}").upper())):
            found.append(name)
    return found


def apart(names: Iterable[Neighbour], lines: Iterable[Box]) -> list[Neighbour]:
    """Those of the names that lie over none of the boxes of others."""
    taken = [shapely.box(*box) for box in lines]
    return [name for name in names if not shapely.intersects(shapely.box(*name.box), taken).any()]


def _pixels(one: Drawing, points: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
    return [one.frame.point(world(latitude, longitude)) for latitude, longitude in points]


def _place(free: Any, name: str) -> Neighbour | None:  # noqa: ANN401 - shapely's areas
    """Lines and middle of a name that lies in a free area, as near to its middle as can be."""
    west, north, east, south = free.bounds
    middle = free.centroid
    steps = np.linspace(west, east, STEPS), np.linspace(north, south, STEPS)
    tried = np.array(list(product(*steps)))
    tried = tried[np.argsort(np.hypot(tried[:, 0] - middle.x, tried[:, 1] - middle.y))]
    for lines in naming.layouts(name, most=2):
        wide = _wide(lines)
        high = naming.LINE * len(lines)
        boxes = shapely.box(
            tried[:, 0] - wide / 2,
            tried[:, 1] - high / 2,
            tried[:, 0] + wide / 2,
            tried[:, 1] + high / 2,
        )
        fits = np.flatnonzero(shapely.contains(free, boxes))
        if fits.size:
            x, y = tried[fits[0]].tolist()
            return Neighbour(lines=lines, x=x, y=y)
    return None


def _wide(lines: Iterable[str]) -> float:
    return max(glyph.width(text, **FONT) for text in lines)
