"""What is wrong with outlines, before anything is repaired."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

import geopandas as gpd
import numpy as np
import shapely
from numpy.typing import NDArray

from geo import units
from geo.install.error import Fault, SourceError
from geo.simplify import METRES_PER_DEGREE
from geo.units import NATION, TODAY, Unit, UnitKey
from text import say

VIETNAM: Final = (101.5, 6.0, 118.5, 24.0)  # west, south, east, north, with the archipelagos
NAMED: Final = 5  # so many are named in a message, the rest are counted
GAP_M: Final = 50.0
AREA_OFF: Final = 0.05

Shapes = NDArray[np.object_]


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What a check found in the outlines of one province or of all; counts add up.

    Args:
        communes: Outlines of communes.
        vertices: In all of them.
        duplicates: Rows that repeat a commune.
        broken_rings: Outlines with rings that cross or touch themselves.
        repeated_vertices: Vertices on top of the one before.
        unmatched: Communes with an edge that is not its neighbour's: a gap or an overlap.
        overlap_km2: Land that two communes have.
        area_off: Communes whose area is off the official one by more than 5 %.
    """

    communes: int = 0
    vertices: int = 0
    duplicates: int = 0
    broken_rings: int = 0
    repeated_vertices: int = 0
    unmatched: int = 0
    overlap_km2: float = 0.0
    area_off: int = 0

    def __add__(self, other: "Findings") -> "Findings":
        names = self.__slots__
        return replace(self, **{name: getattr(self, name) + getattr(other, name) for name in names})


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """Outlines that can be installed, a province each.

    Args:
        provinces: For each province code its communes' codes and shapes, in the units' order.
        findings: What the repair has to mend.
    """

    provinces: dict[str, tuple[list[str], Shapes]] = field(default_factory=dict)
    findings: Findings = field(default_factory=Findings)


def check(frame: gpd.GeoDataFrame, *, name: str) -> Checked:
    """The outlines by province, and what is wrong with them that can be mended.

    Args:
        frame: One row an outline: code (text), geometry in degrees; may be far from fitting.
        name: What the source is called in messages.

    Raises:
        SourceError: Codes are unknown, shapes are none or lie outside Viet Nam, or communes
            of a province are missing.
    """
    listed = {one.code: one for one in units.communes(NATION.code, edition=TODAY)}
    present = frame[~(frame.geometry.isna() | frame.geometry.is_empty)]
    _refuse_unknown(present["code"], listed, name)
    _refuse_outside(present, name)
    shapes, broken = _areal(present, name)
    grouped: dict[str, list[Any]] = {}
    for code, shape in zip(present["code"], shapes, strict=True):
        grouped.setdefault(code, []).append(shape)
    whole = {code: _united(parts) for code, parts in grouped.items()}
    provinces = _complete(whole, listed, name)
    findings = Findings(
        communes=len(whole),
        vertices=int(shapely.get_num_coordinates(shapes).sum()),
        duplicates=len(shapes) - len(whole),
        broken_rings=broken,
        repeated_vertices=_repeated(shapes),
    )
    for codes, fitted in provinces.values():
        findings += _fit(codes, fitted)
    return Checked(provinces=provinces, findings=findings)


def _refuse_unknown(codes: Sequence[str], listed: dict[str, Unit], name: str) -> None:
    if not len(codes):
        raise SourceError(Fault.EMPTY, file=name)
    unknown = sorted(set(codes) - set(listed))
    if unknown:
        raise SourceError(
            Fault.UNKNOWN, file=name, n=len(unknown), of=len(set(codes)), codes=_some(unknown)
        )


def _refuse_outside(frame: gpd.GeoDataFrame, name: str) -> None:
    west, south, east, north = VIETNAM
    x0, y0, x1, y1 = shapely.bounds(frame.geometry.to_numpy()).T
    inside = (x0 >= west) & (y0 >= south) & (x1 <= east) & (y1 <= north)
    if not inside.all():
        first = int(np.flatnonzero(~inside)[0])
        raise SourceError(
            Fault.OUTSIDE,
            file=name,
            n=int((~inside).sum()),
            code=frame["code"].iloc[first],
            x=f"{x0[first]:.4g}",
            y=f"{y0[first]:.4g}",
        )


def _areal(frame: gpd.GeoDataFrame, name: str) -> tuple[Shapes, int]:
    """Polygons only, with rings that hold, and how many did not."""
    shapes = frame.geometry.to_numpy()
    broken = ~shapely.is_valid(shapes)
    mended = shapes.copy()
    mended[broken] = shapely.make_valid(shapes[broken])
    areal = np.array([polygons(shape) for shape in mended], dtype=object)
    empty = shapely.is_empty(areal)
    if empty.any():
        codes = [str(code) for code in frame["code"][empty]]
        raise SourceError(Fault.EMPTY, file=f"{name}: {_some(codes)}")
    return areal, int(broken.sum())


def polygons(shape: Any) -> Any:  # noqa: ANN401 - any geometry in, polygons out
    """The areas of a geometry; lines and points are dropped."""
    parts = shapely.get_parts(shapely.get_parts(shape))
    return shapely.MultiPolygon([part for part in parts if part.geom_type == "Polygon"])


def _united(parts: list[Any]) -> Any:  # noqa: ANN401 - shapely's own return type
    return parts[0] if len(parts) == 1 else polygons(shapely.union_all(parts))


def _complete(
    whole: dict[str, Any], listed: dict[str, Unit], name: str
) -> dict[str, tuple[list[str], Shapes]]:
    """The provinces of the outlines; a province with some communes must have all."""
    started = {(listed[code].parent or NATION).code for code in whole}
    complete = {}
    for province in sorted(started):
        codes = [one.code for one in units.communes(province)]
        missing = [listed[code].full_name for code in codes if code not in whole]
        if missing:
            raise SourceError(
                Fault.MISSING,
                file=name,
                province=units.unit(UnitKey(province, TODAY)).full_name,
                n=len(missing),
                of=len(codes),
                names=_some(missing),
            )
        complete[province] = (codes, np.array([whole[code] for code in codes], dtype=object))
    return complete


def _fit(codes: list[str], shapes: Shapes) -> Findings:
    edges = shapely.coverage_invalid_edges(shapes, gap_width=GAP_M / METRES_PER_DEGREE)
    unmatched = np.flatnonzero(~shapely.is_empty(edges))
    km2 = _km2(shapes)
    official = np.array([units.unit(UnitKey(code, TODAY)).area_km2 or np.nan for code in codes])
    off = np.abs(km2 / official - 1) > AREA_OFF  # NaN compares as False: unknown is not off
    return Findings(
        unmatched=len(unmatched), overlap_km2=_overlap(shapes[unmatched]), area_off=int(off.sum())
    )


def _overlap(shapes: Shapes) -> float:
    tree = shapely.STRtree(shapes)
    first, second = tree.query(shapes, predicate="intersects")
    pairs = first < second
    common = shapely.intersection(shapes[first[pairs]], shapes[second[pairs]])
    return float(_km2(np.array([polygons(shapely.union_all(common))], dtype=object))[0])


def _km2(shapes: Shapes) -> NDArray[np.float64]:
    return np.asarray(gpd.GeoSeries(shapes, crs="EPSG:4326").to_crs("EPSG:6933").area / 1e6)


def _repeated(shapes: Shapes) -> int:
    clean = shapely.remove_repeated_points(shapes)
    return int((shapely.get_num_coordinates(shapes) - shapely.get_num_coordinates(clean)).sum())


def _some(names: Sequence[str]) -> str:
    """The first few, and how many more."""
    counted = list(Counter(names))
    more = len(counted) - NAMED
    first = ", ".join(counted[:NAMED])
    return say("geo.install_more", names=first, n=more) if more > 0 else first
