"""Where the former communes lay: schematic outlines inside today's.

Nobody ships their outlines; the package knows a point of each. Each of today's communes is
cut into one cell for each former commune that went into it (the land nearer to its point than
to another's), and a former commune is its cells together: one where it went whole, one in each
of today's communes where it was divided. The cells fill today's outlines exactly, so the map
of former communes lies on today's. Points outside the commune (the geocoder answered with a
namesake or the district) are moved into it; where several are the same or unknown, they are
set apart around the middle. So every former commune has land, whose size says nothing.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final

import numpy as np
import shapely
from numpy.typing import NDArray

from geo import lineage, units
from geo.simplify import cleaned
from geo.units import Unit

FORMAT: Final = "1"  # raise it when the same outlines of today shall give other cells
INSET: Final = 0.12  # how far inside the commune a point stands, as a part of its width
APART: Final = 0.25  # how far apart points stand, as a part of the width of an even share
ROUNDS: Final = 3  # of moving points to the middle of their cells
PULL: Final = 0.5
TURN: Final = 2.399963  # radians; successive ones never line up
SMALLEST: Final = 0.15  # of an even share: while a cell is smaller, points move on

Points = NDArray[np.float64]


def outlines(province_code: str, *, today: Mapping[str, Any]) -> dict[str, Any]:
    """The cells of each former commune that lies in a province, by its code.

    Args:
        province_code: One of today's.
        today: Outlines of its communes by code, a valid coverage in degrees.

    Returns:
        Polygons and MultiPolygons, a valid coverage; the same for the same outlines.
    """
    listed = units.communes(province_code)
    owners: list[str] = []
    cells: list[Any] = []
    for commune in listed:
        olds = [units.unit(link.old) for link in lineage.predecessors(commune.key)]
        owners += [one.code for one in olds]
        cells += _cells(today[commune.code], olds)
    fitted = cleaned(cells)
    parts: dict[str, list[Any]] = {}
    for owner, cell in zip(owners, fitted, strict=True):
        parts.setdefault(owner, []).append(cell)
    codes = [one.code for one in lineage.former_communes(province_code)]
    merged = [shapely.coverage_union_all(np.array(parts[code], dtype=object)) for code in codes]
    return dict(zip(codes, merged, strict=True))


def _cells(shape: Any, olds: Sequence[Unit]) -> list[Any]:  # noqa: ANN401 - a geometry
    """The commune cut into a cell for each former one, in their order."""
    if len(olds) == 1:
        return [shape]
    points = _inside(shape, olds)
    least = SMALLEST * shapely.area(shape) / len(olds)
    cells = _nearest(shape, points)
    for _ in range(ROUNDS):
        if min(shapely.area(cells)) >= least:
            break
        middles = shapely.get_coordinates(shapely.centroid(cells))
        points = _kept_in(shape, points + PULL * (middles - points))
        cells = _nearest(shape, points)
    return list(cells)


def _nearest(shape: Any, points: Points) -> NDArray[np.object_]:  # noqa: ANN401 - a geometry
    """The land of the shape that lies nearest to each point."""
    across = np.cos(np.radians(points[:, 1].mean()))
    scaled = shapely.MultiPoint(points * (across, 1.0))
    frame = shapely.transform(shape, lambda at: at * (across, 1.0))
    found = shapely.get_parts(
        shapely.voronoi_polygons(scaled, extend_to=shapely.box(*frame.bounds), ordered=True)
    )
    cells: NDArray[np.object_] = shapely.intersection(
        shapely.transform(found, lambda at: at / (across, 1.0)), shape
    )
    return cells


def _inside(shape: Any, olds: Sequence[Unit]) -> Points:  # noqa: ANN401 - a geometry
    """A point well inside the shape for each former commune, no two of them close together."""
    middle = shapely.get_coordinates(shapely.point_on_surface(shape))[0]
    known = [
        (one.longitude, one.latitude)
        if one.longitude is not None and one.latitude is not None
        else tuple(middle)
        for one in olds
    ]
    points = _kept_in(shape, np.array(known, dtype=float))
    gap = APART * np.sqrt(shapely.area(shape) / len(olds))
    for place in range(1, len(points)):
        for turn in range(1, 40):
            away = np.hypot(*(points[:place] - points[place]).T)
            if (away >= gap).all():
                break
            angle = TURN * turn
            step = gap * np.sqrt(turn) * np.array([np.cos(angle), np.sin(angle)])
            points[place] = _kept_in(shape, points[place : place + 1] + step)[0]
    return points


def _kept_in(shape: Any, points: Points) -> Points:  # noqa: ANN401 - a geometry
    """The points, those outside or at the rim moved to the nearest place inside."""
    parts = shapely.get_parts(shape)
    room = shape.buffer(-INSET * np.sqrt(max(shapely.area(parts))))
    if room.is_empty:
        room = shapely.point_on_surface(shape)
    moved = shapely.get_coordinates(shapely.shortest_line(room, shapely.points(points)))
    kept: Points = moved[::2]
    return kept
