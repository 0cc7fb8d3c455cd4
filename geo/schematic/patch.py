"""From a grid of owners to outlines that fit together."""

from collections.abc import Mapping
from typing import Any, Final

import numpy as np
import shapely
from numpy.typing import NDArray

from geo.arc import cut
from geo.schematic.cell import NOBODY, STEP, Grid
from geo.simplify import Detail, cleaned, simplified

DETAIL: Final = Detail(tolerance_m=650, step=1e-4)
CRUMB: Final = 0.12  # a piece apart with less than this part of its commune goes to a neighbour

Patches = Mapping[int, Any]
"""Outlines by the commune's place."""


def patches(grid: Grid, *, country: Any) -> dict[int, Any]:  # noqa: ANN401 - a geometry
    """The outline of each commune that has land: a valid coverage of the country."""
    owners, faces = _faces(grid)
    owners, faces = _without_crumbs(owners, faces)
    places = np.unique(owners)
    whole = np.array([shapely.union_all(faces[owners == place]) for place in places])
    smooth = simplified(cleaned(whole, gap_m=50_000), DETAIL)
    shapely.prepare(country)
    inland = shapely.contains_properly(country, smooth)
    coastal = shapely.intersection(smooth[~inland], country)
    smooth[~inland] = np.array([_areas(shape) for shape in coastal], dtype=object)
    fitted = simplified(cleaned(smooth), DETAIL)
    return {
        int(place): shape for place, shape in zip(places, fitted, strict=True) if not shape.is_empty
    }


def topology(shapes: Mapping[str, Any]) -> dict[str, Any]:
    """The outlines as TopoJSON, ids the codes."""
    drawn = cut(cleaned(list(shapes.values())), step=DETAIL.step)
    west, south = (round(value, 4) for value in drawn.origin)
    return {
        "type": "Topology",
        "source": "vietnamadminunits 1.0.4 (MIT); Natural Earth 1:10m (public domain)",
        "transform": {"scale": [DETAIL.step, DETAIL.step], "translate": [west, south]},
        "objects": {
            "units": {
                "type": "GeometryCollection",
                "geometries": [
                    {"type": "MultiPolygon", "arcs": arcs, "id": code}
                    for code, arcs in zip(shapes, drawn.shapes, strict=True)
                ],
            }
        },
        "arcs": [[arc[0].tolist(), *np.diff(arc, axis=0).tolist()] for arc in drawn.arcs],
    }


def _faces(grid: Grid) -> tuple[NDArray[np.int64], NDArray[np.object_]]:
    """Connected pieces of one owner, with their owners."""
    padded = np.pad(grid.owner, 1, constant_values=NOBODY)
    lines = np.concatenate([_edges(padded), _edges(padded.T)[:, :, ::-1]])
    origin = np.array([grid.west, grid.south])
    borders = np.asarray(shapely.linestrings(origin + lines * STEP))
    found = shapely.get_parts(shapely.polygonize(borders))
    inside = shapely.get_coordinates(shapely.point_on_surface(found))
    column, row = np.floor((inside - origin) / STEP).astype(int).T
    owners = padded[row + 1, column + 1].astype(np.int64)
    return owners[owners != NOBODY], found[owners != NOBODY]


def _edges(padded: NDArray[np.int32]) -> NDArray[np.int64]:
    """Unit lines between columns of different owners: (n, 2 ends, x and y), in grid steps."""
    rows, columns = np.nonzero(padded[:, 1:] != padded[:, :-1])
    low = np.stack([columns, rows - 1], axis=1)
    return np.stack([low, low + np.array([0, 1])], axis=1)


def _without_crumbs(
    owners: NDArray[np.int64], faces: NDArray[np.object_]
) -> tuple[NDArray[np.int64], NDArray[np.object_]]:
    """Without small pieces that lie inside somebody else's land; cleaning fills the gap."""
    area = shapely.area(faces)
    total = np.bincount(owners, area)
    largest = np.zeros_like(total)
    np.maximum.at(largest, owners, area)
    land = shapely.union_all(faces)
    coast = shapely.boundary(land)
    shapely.prepare(coast)
    is_crumb = (area < CRUMB * total[owners]) & (area < largest[owners])
    is_crumb &= ~shapely.intersects(coast, faces)
    return owners[~is_crumb], faces[~is_crumb]


def _areas(shape: Any) -> Any:  # noqa: ANN401 - any geometry in, polygons out
    parts = shapely.get_parts(shapely.get_parts(shape))
    return shapely.MultiPolygon([part for part in parts if part.geom_type == "Polygon"])
