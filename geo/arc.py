"""Shapes that share borders, as arcs: each border stored once, in whole steps of a grid.

This is the core of TopoJSON. A junction is a vertex where the borders that meet are not the
same for every ring through it; rings are cut there, and the pieces that two rings share are
kept once. Written here because the map needs more of the arcs than a file: which only one unit
has (the outline), which part two provinces, on a grid of our choice
(docs/decisions/topology.md).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

import numpy as np
import shapely
from numpy.typing import NDArray

SMALLEST_RING: Final = 3  # distinct vertices

Ring = list[int]
"""Arc numbers; `~n` is arc n walked backwards, as in TopoJSON."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Arcs:
    """Shapes cut into shared arcs.

    Args:
        arcs: One array a border, shape (n, 2), whole grid steps from `origin`.
        shapes: For each shape its polygons, for each polygon its rings, outer first.
        origin: Longitude and latitude of step (0, 0), degrees.
        step: Size of a step, degrees.
    """

    arcs: list[NDArray[np.int64]]
    shapes: list[list[list[Ring]]]
    origin: tuple[float, float]
    step: float


def cut(geometries: Sequence[Any] | NDArray[np.object_], *, step: float) -> Arcs:
    """The shapes as shared arcs on a grid.

    Args:
        geometries: Polygons and MultiPolygons in degrees whose common borders have the
            same vertices (a valid coverage); others come out right, only longer.
        step: Grid step in degrees; rings smaller than it disappear.

    Returns:
        `shapes` in the order of the geometries; an empty list for one that vanished.
    """
    shapes = np.asarray(geometries, dtype=object)
    west, south, _, _ = shapely.total_bounds(shapes)
    origin = (float(np.floor(west / step) * step), float(np.floor(south / step) * step))
    rings, owners = _rings(shapes, origin=origin, step=step)
    points, ids = np.unique(np.concatenate(rings), axis=0, return_inverse=True)
    ends = np.cumsum([len(ring) for ring in rings])
    numbered = np.split(ids.reshape(-1), ends[:-1])
    junction = _junctions(numbered, count=len(points))
    known: dict[bytes, int] = {}
    arcs: list[NDArray[np.int64]] = []
    out: list[list[list[Ring]]] = [[] for _ in shapes]
    for ring, (shape, polygon) in zip(numbered, owners, strict=True):
        polygons = out[shape]
        while len(polygons) <= polygon:
            polygons.append([])
        walked = [_number(piece, known, arcs, points) for piece in _pieces(ring, junction)]
        polygons[polygon].append(walked)
    kept = [[polygon for polygon in polygons if polygon] for polygons in out]
    return Arcs(arcs=arcs, shapes=kept, origin=origin, step=step)


def join(cut_shapes: Arcs) -> NDArray[np.object_]:
    """The shapes back as MultiPolygons and Polygons in degrees, one an entry of `shapes`."""
    lines = [
        np.asarray(cut_shapes.origin + arc * cut_shapes.step, np.float64) for arc in cut_shapes.arcs
    ]
    shapes = np.empty(len(cut_shapes.shapes), dtype=object)
    for place, polygons in enumerate(cut_shapes.shapes):
        parts = [
            shapely.Polygon(_walk(rings[0], lines), [_walk(hole, lines) for hole in rings[1:]])
            for rings in polygons
        ]
        shapes[place] = parts[0] if len(parts) == 1 else shapely.MultiPolygon(parts)
    return shapes


def _walk(ring: Ring, lines: list[NDArray[np.float64]]) -> NDArray[np.float64]:
    walked = [lines[number] if number >= 0 else lines[~number][::-1] for number in ring]
    return np.concatenate([walked[0], *(line[1:] for line in walked[1:])])


def _rings(
    shapes: NDArray[np.object_], *, origin: tuple[float, float], step: float
) -> tuple[list[NDArray[np.int64]], list[tuple[int, int]]]:
    """Every ring in grid steps, open and without repeated vertices, and whose it is."""
    parts, part_shape = shapely.get_parts(shapes, return_index=True)
    rings, ring_part = shapely.get_rings(parts, return_index=True)
    coordinates, ring_of = shapely.get_coordinates(rings, return_index=True)
    steps = np.rint((coordinates - origin) / step).astype(np.int64)
    edges = np.searchsorted(ring_of, np.arange(len(rings) + 1))
    polygon_of = np.arange(len(parts)) - np.searchsorted(part_shape, part_shape)
    exterior = np.r_[True, ring_part[1:] != ring_part[:-1]] if len(rings) else np.array([])
    kept: list[NDArray[np.int64]] = []
    owners: list[tuple[int, int]] = []
    lost = -1
    for number in range(len(rings)):
        ring = steps[edges[number] : edges[number + 1] - 1]
        ring = ring[(ring != np.roll(ring, 1, axis=0)).any(axis=1)]
        part = int(ring_part[number])
        if len(ring) < SMALLEST_RING or part == lost:
            lost = part if exterior[number] else lost
            continue
        kept.append(ring)
        owners.append((int(part_shape[part]), int(polygon_of[part])))
    return kept, owners


def _junctions(rings: list[NDArray[np.int64]], *, count: int) -> NDArray[np.bool_]:
    """Whether each vertex is one where different borders meet."""
    here = np.concatenate(rings)
    before = np.concatenate([np.roll(ring, 1) for ring in rings])
    after = np.concatenate([np.roll(ring, -1) for ring in rings])
    low, high = np.minimum(before, after), np.maximum(before, after)
    first_low, first_high = np.zeros(count, np.int64), np.zeros(count, np.int64)
    first_low[here], first_high[here] = low, high
    junction = np.zeros(count, bool)
    junction[here[(low != first_low[here]) | (high != first_high[here])]] = True
    return junction


def _pieces(ring: NDArray[np.int64], junction: NDArray[np.bool_]) -> list[NDArray[np.int64]]:
    """The ring cut at its junctions; whole, from its lowest vertex on, where it has none."""
    cuts = np.flatnonzero(junction[ring])
    start = int(cuts[0]) if len(cuts) else int(np.argmin(ring))
    closed = np.r_[ring[start:], ring[: start + 1]]
    if not len(cuts):
        return [closed]
    edges = [*(cuts - start), len(ring)]
    return [closed[a : b + 1] for a, b in pairwise(edges)]


def _number(
    piece: NDArray[np.int64],
    known: dict[bytes, int],
    arcs: list[NDArray[np.int64]],
    points: NDArray[np.int64],
) -> int:
    found = known.get(piece.tobytes())
    if found is not None:
        return found
    backwards = known.get(piece[::-1].tobytes())
    if backwards is not None:
        return ~backwards
    known[piece.tobytes()] = len(arcs)
    arcs.append(points[piece])
    return len(arcs) - 1
