"""What the map of a scope draws, as TopoJSON: its units, their neighbours, the borders between.

Objects of the topology:
    units     one geometry a unit, `id` its code; properties n (name without kind), k (kind),
              p (a point for its label and its circle, [longitude, latitude], well inside it)
    context   of a province: the land of other provinces around it, cut off by a frame;
              `id` their code, properties n and p
    outline   the outer border of the units
    provinces of the communes' map: the borders between provinces
"""

import json
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, Final

import numpy as np
import shapely
from numpy.typing import NDArray

from geo import boundary, lineage, units
from geo.arc import Arcs, cut
from geo.simplify import NATION as NATION_DETAIL
from geo.simplify import OVERVIEW, Detail, cleaned, simplified, without_specks
from geo.simplify import PROVINCE as PROVINCE_DETAIL
from geo.units import TODAY, Unit, UnitKey

FRAME: Final = 0.5  # land around a province, as a part of its longer side

OFFSHORE: Final = {"20333": "Hoàng Sa", "22736": "Trường Sa"}
"""The archipelagos far from the mainland, which maps show in an inset."""

Bounds = tuple[float, float, float, float]
"""South, west, north, east, degrees."""


def body(scope: str) -> bytes:
    """The topology of a scope, compact; the same bytes for the same outlines.

    Raises:
        UnknownScopeError: There is no such scope.
    """
    outlined = boundary.outlines(scope)
    shapes = outlined.geometry.to_numpy()
    listed = boundary.unit_list(scope)
    if scope in boundary.NATIONAL:
        detail = NATION_DETAIL if scope == boundary.COMMUNES else OVERVIEW
        simpler = simplified(_shown(shapes, listed, detail, far=OFFSHORE), detail)
        drawn = cut(simpler, step=detail.step)
        objects = {"units": _units(drawn.shapes, listed, simpler)}
        if scope == boundary.COMMUNES:
            objects["provinces"] = _between(drawn, [one.parent for one in listed])
    else:
        around = _around(scope, shapes)
        shapes = _shown(shapes, listed, PROVINCE_DETAIL, far=_far(scope))
        # Borders between neighbours may be coarse; those with the province must fit it.
        land = without_specks(np.array(list(around.values())), NATION_DETAIL)
        context = simplified(land, NATION_DETAIL, boundary=False)
        together = np.concatenate([shapes, context])
        if boundary.is_former(scope):  # cells end on the outer border where no neighbour does
            together = cleaned(together)
        simpler = simplified(together, PROVINCE_DETAIL)
        drawn = cut(simpler, step=PROVINCE_DETAIL.step)
        own = len(listed)
        objects = {
            "units": _units(drawn.shapes[:own], listed, simpler[:own]),
            "context": _context(drawn.shapes[own:], list(around), simpler[own:]),
        }
    objects["outline"] = _outline(drawn, len(listed))
    return _topology(drawn, objects)


def _far(scope: str) -> Mapping[str, str]:
    """The units on the far archipelagos: their codes, and of each the code of today's commune."""
    if not boundary.is_former(scope):
        return {code: code for code in OFFSHORE}
    today = [UnitKey(code, TODAY) for code in OFFSHORE]
    return {link.old.code: key.code for key in today for link in lineage.predecessors(key)}


def _shown(
    shapes: NDArray[np.object_], listed: Sequence[Unit], detail: Detail, *, far: Collection[str]
) -> NDArray[np.object_]:
    """Without specks, but every feature of the archipelagos."""
    shown = without_specks(shapes, detail)
    for place, one in enumerate(listed):
        if one.code in far:
            shown[place] = shapes[place]
    return shown


def bounds(scope: str) -> tuple[Bounds, Mapping[str, Bounds]]:
    """The bounds of a scope without the far archipelagos, and theirs, by commune code."""
    everything = boundary.outlines(boundary.COMMUNES if scope in boundary.NATIONAL else scope)
    known = _far(scope)
    far = everything["code"].isin(known)
    apart = everything[far]
    insets = {
        code: _bounds(shapes.to_numpy())
        for code, shapes in apart.geometry.groupby(apart["code"].map(known))
    }
    return _bounds(everything[~far].geometry.to_numpy()), insets


def _bounds(shapes: Sequence[Any] | NDArray[np.object_]) -> Bounds:
    west, south, east, north = (round(float(x), 4) for x in shapely.total_bounds(shapes))
    return south, west, north, east


def _around(scope: str, shapes: NDArray[np.object_]) -> dict[str, Any]:
    """The land of the other provinces in a frame around the province, by their code."""
    province_code = boundary.province_of(scope)
    (south, west, north, east), _ = bounds(scope)
    margin = FRAME * max(north - south, east - west)
    frame = shapely.box(west - margin, south - margin, east + margin, north + margin)
    own = shapely.coverage_union_all(shapes)
    whole = boundary.outlines(boundary.PROVINCES)
    mixed = boundary.is_schematic(boundary.PROVINCES) != boundary.is_schematic(province_code)
    land = {
        code: shape
        for code, shape in zip(whole["code"], whole.geometry, strict=True)
        if code != province_code and shape.intersects(frame)
    }
    if mixed:
        former = whole.loc[whole["code"] == province_code].geometry.iloc[0]
        land = _fitted(land, own=own, former=former)
    clipped = {code: _areas(shapely.intersection(shape, frame)) for code, shape in land.items()}
    return {code: shape for code, shape in clipped.items() if not shape.is_empty}


def _fitted(land: Mapping[str, Any], *, own: Any, former: Any) -> dict[str, Any]:  # noqa: ANN401 - shapes
    """Schematic neighbours, made to meet the official outline of the province between them."""
    fitted = {code: shapely.difference(shape, own) for code, shape in land.items()}
    for piece in shapely.get_parts(shapely.difference(former, own)):
        shared = {code: shapely.intersection(piece, shape).length for code, shape in land.items()}
        nearest = max(shared, key=shared.__getitem__, default="")
        if nearest and shared[nearest] > 0:
            fitted[nearest] = shapely.union(fitted[nearest], piece)
    codes = list(fitted)
    together = cleaned([own, *(_areas(shape) for shape in fitted.values())])
    return dict(zip(codes, together[1:], strict=True))


def _areas(shape: Any) -> Any:  # noqa: ANN401 - any geometry in, polygons out
    parts = [p for p in shapely.get_parts(shape) if p.geom_type in {"Polygon", "MultiPolygon"}]
    return shapely.MultiPolygon([one for part in parts for one in shapely.get_parts(part)])


def _units(
    shapes: list[list[list[list[int]]]], listed: Sequence[Unit], outlines: NDArray[np.object_]
) -> dict[str, Any]:
    return _collection(
        _geometry(arcs, one.code, {"n": one.name, "k": one.kind_vi, "p": _label(outline)})
        for arcs, one, outline in zip(shapes, listed, outlines, strict=True)
    )


def _context(
    shapes: list[list[list[list[int]]]], codes: list[str], outlines: NDArray[np.object_]
) -> dict[str, Any]:
    names = (units.unit(UnitKey(code, TODAY)).name for code in codes)
    return _collection(
        _geometry(arcs, code, {"n": name, "p": _label(outline)})
        for arcs, code, name, outline in zip(shapes, codes, names, outlines, strict=True)
    )


def _geometry(
    polygons: list[list[list[int]]], code: str, properties: dict[str, Any]
) -> dict[str, Any]:
    shape: dict[str, Any] = {"type": "MultiPolygon", "arcs": polygons}
    if len(polygons) == 1:
        shape = {"type": "Polygon", "arcs": polygons[0]}
    return {**shape, "id": code, "properties": properties}


def _collection(geometries: Iterable[dict[str, Any]]) -> dict[str, Any]:
    return {"type": "GeometryCollection", "geometries": list(geometries)}


def _outline(drawn: Arcs, own: int) -> dict[str, Any]:
    """The arcs that only one of the units has."""
    uses = Counter(number for _, number in _used(drawn.shapes[:own]))
    return _lines(number for number, times in uses.items() if times == 1)


def _between(drawn: Arcs, groups: Sequence[object]) -> dict[str, Any]:
    """The arcs between units of different groups."""
    sides: dict[int, set[object]] = {}
    for shape, number in _used(drawn.shapes):
        sides.setdefault(number, set()).add(groups[shape])
    return _lines(number for number, found in sides.items() if len(found) > 1)


def _used(shapes: list[list[list[list[int]]]]) -> Iterable[tuple[int, int]]:
    for place, polygons in enumerate(shapes):
        for ring in (ring for polygon in polygons for ring in polygon):
            yield from ((place, max(number, ~number)) for number in ring)


def _lines(arcs: Iterable[int]) -> dict[str, Any]:
    return {"type": "MultiLineString", "arcs": [[number] for number in sorted(arcs)]}


def _label(outline: Any) -> list[float]:  # noqa: ANN401 - any polygon
    """A point well inside the largest part: the centre of the largest circle that fits."""
    parts = shapely.get_parts(outline)
    largest = parts[int(np.argmax(shapely.area(parts)))]
    radius = shapely.maximum_inscribed_circle(largest, tolerance=largest.length / 200)
    x, y = shapely.get_coordinates(radius)[0]
    return [round(float(x), 3), round(float(y), 3)]


def _topology(drawn: Arcs, objects: Mapping[str, Any]) -> bytes:
    arcs = [[arc[0].tolist(), *np.diff(arc, axis=0).tolist()] for arc in drawn.arcs]
    topology = {
        "type": "Topology",
        "transform": {
            "scale": [drawn.step, drawn.step],
            "translate": [round(value, 6) for value in drawn.origin],
        },
        "objects": objects,
        "arcs": arcs,
    }
    return json.dumps(topology, ensure_ascii=False, separators=(",", ":")).encode()
