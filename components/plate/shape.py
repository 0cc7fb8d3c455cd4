"""The outlines of a map as the browser gets them, put into pixels.

Read from the same body (`geo.topology.layer`), so a picture has the screen's lines.
"""

import json
import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from geo.drawing import Bounds
from geo.topology import Layer

Points = NDArray[np.float64]
Ring = tuple[int, ...]
"""Numbers of arcs in their order; a backward one is ~number, as in TopoJSON."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One polygon of a unit.

    Args:
        rings: The outer one first.
        box: West, north, east, south in the world's square.
    """

    rings: tuple[Ring, ...]
    box: tuple[float, float, float, float]

    @property
    def middle(self) -> tuple[float, float]:
        """Of its box."""
        west, north, east, south = self.box
        return (west + east) / 2, (north + south) / 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """A unit, or the land of a neighbour.

    Args:
        code: Its code.
        name: Without its kind.
        parts: Largest first.
        spot: Where its name and its circle go, in the world's square.
    """

    code: str
    name: str
    parts: tuple[Part, ...]
    spot: tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shapes:
    """Everything that one map draws, in Web Mercator's unit square.

    Args:
        arcs: Each (n, 2), every border once.
        units: In the order of the layer's codes.
        context: The land of neighbours.
        inner: Arcs between two units, with the places of the two.
        outer: Arcs of the outer border.
        provinces: Arcs between provinces, on the map of all communes.
    """

    arcs: tuple[Points, ...]
    units: tuple[Shape, ...]
    context: tuple[Shape, ...]
    inner: Mapping[int, tuple[int, int]]
    outer: tuple[int, ...]
    provinces: tuple[int, ...]

    def joined(self, ring: Ring) -> Points:
        """The points of a ring."""
        pieces = [self.arcs[~ref][::-1] if ref < 0 else self.arcs[ref] for ref in ring]
        return np.concatenate([piece[1:] if at else piece for at, piece in enumerate(pieces)])


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Which part of the world lies where, in pixels.

    Args:
        scale: Pixels to the whole world.
        x: Subtracted from the right.
        y: Subtracted downwards.
    """

    scale: float
    x: float
    y: float

    def placed(self, points: Points) -> Points:
        """Points of the world in pixels."""
        placed: Points = points * self.scale - np.array([self.x, self.y])
        return placed

    def point(self, spot: tuple[float, float]) -> tuple[float, float]:
        """One of them."""
        return spot[0] * self.scale - self.x, spot[1] * self.scale - self.y


def fitted(
    box: tuple[float, float, float, float], room: tuple[float, float, float, float]
) -> Frame:
    """The frame in which a box of the world (west, north, east, south) fills a room.

    Args:
        box: In the world's square.
        room: Left, top, width, height in pixels.
    """
    west, north, east, south = box
    left, top, wide, high = room
    scale = min(wide / (east - west), high / (south - north))
    x = (west + east) / 2 * scale - (left + wide / 2)
    y = (north + south) / 2 * scale - (top + high / 2)
    return Frame(scale=scale, x=x, y=y)


def world(latitude: float, longitude: float) -> tuple[float, float]:
    """A place in Web Mercator's unit square, y downwards."""
    sine = math.sin(math.radians(latitude))
    return longitude / 360 + 0.5, 0.5 - math.log((1 + sine) / (1 - sine)) / (4 * math.pi)


def world_box(bounds: Bounds) -> tuple[float, float, float, float]:
    """South, west, north, east in degrees as west, north, east, south of the world's square."""
    south, west, north, east = bounds
    left, top = world(north, west)
    right, bottom = world(south, east)
    return left, top, right, bottom


def drawn(points: Points, *, is_closed: bool = False) -> str:
    """Path data of a line, to a tenth of a pixel; points that fall together are drawn once."""
    rounded = np.round(points, 1)
    is_new = np.r_[True, np.any(np.diff(rounded, axis=0) != 0, axis=1)]
    kept = [f"{x:g} {y:g}" for x, y in rounded[is_new].tolist()]
    return f"M{'L'.join(kept)}{'Z' if is_closed else ''}"


def path(
    shapes: Shapes, shape: Shape, frame: Frame, *, without: Collection[tuple[Ring, ...]] = ()
) -> str:
    """Path data of a unit's area, without the parts that stand elsewhere."""
    return "".join(
        drawn(frame.placed(shapes.joined(ring)), is_closed=True)
        for part in shape.parts
        if part.rings not in without
        for ring in part.rings
    )


def lines(shapes: Shapes, arcs: Iterable[int], frame: Frame) -> str:
    """Path data of borders."""
    return "".join(drawn(frame.placed(shapes.arcs[arc])) for arc in arcs)


def shapes(layer: Layer) -> Shapes:
    """The layer's body, read once."""
    return _read(layer.body)


@lru_cache(maxsize=16)
def _read(body: bytes) -> Shapes:
    topology = json.loads(body)
    arcs = tuple(_arc(one, topology["transform"]) for one in topology["arcs"])
    objects = topology["objects"]
    units = _shapes(objects["units"], arcs)
    users: dict[int, list[int]] = {}
    for place, unit in enumerate(units):
        for ref in (ref for part in unit.parts for ring in part.rings for ref in ring):
            users.setdefault(max(ref, ~ref), []).append(place)
    pair = 2
    inner = {
        arc: (who[0], who[1]) for arc, who in users.items() if len(who) == pair and who[0] != who[1]
    }
    return Shapes(
        arcs=arcs,
        units=units,
        context=_shapes(objects.get("context"), arcs),
        inner=inner,
        outer=_numbers(objects.get("outline")),
        provinces=_numbers(objects.get("provinces")),
    )


def _arc(steps: Sequence[Sequence[int]], transform: Mapping[str, Sequence[float]]) -> Points:
    degrees = np.cumsum(np.array(steps, dtype=float), axis=0) * transform["scale"]
    degrees += transform["translate"]
    sine = np.sin(np.radians(degrees[:, 1]))
    down = 0.5 - np.log((1 + sine) / (1 - sine)) / (4 * math.pi)
    return np.column_stack([degrees[:, 0] / 360 + 0.5, down])


def _shapes(found: Mapping[str, Any] | None, arcs: tuple[Points, ...]) -> tuple[Shape, ...]:
    return tuple(_shape(one, arcs) for one in (found or {}).get("geometries", ()))


def _shape(geometry: Mapping[str, Any], arcs: tuple[Points, ...]) -> Shape:
    polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    parts = [_part(tuple(tuple(ring) for ring in rings), arcs) for rings in polygons if rings]
    facts = geometry["properties"]
    longitude, latitude = facts["p"]
    return Shape(
        code=geometry["id"],
        name=facts["n"],
        parts=tuple(sorted(parts, key=_size, reverse=True)),
        spot=world(latitude, longitude),
    )


def _part(rings: tuple[Ring, ...], arcs: tuple[Points, ...]) -> Part:
    points = np.concatenate([arcs[max(ref, ~ref)] for ref in rings[0]])
    (west, north), (east, south) = points.min(axis=0).tolist(), points.max(axis=0).tolist()
    return Part(rings=rings, box=(west, north, east, south))


def _size(part: Part) -> float:
    west, north, east, south = part.box
    return (east - west) * (south - north)


def _numbers(found: Mapping[str, Any] | None) -> tuple[int, ...]:
    return tuple(max(ref, ~ref) for line in (found or {}).get("arcs", ()) for ref in line)
