"""Levels of detail: the same outlines with as many vertices as a scale of map can show."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import shapely
from numpy.typing import NDArray

METRES_PER_DEGREE: Final = 111_320.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Detail:
    """How fine outlines are.

    Args:
        tolerance_m: Bends smaller than a square of this side go, metres.
        step: Grid step on which a browser gets them, degrees.
    """

    tolerance_m: float
    step: float


KEPT: Final = Detail(tolerance_m=40, step=1e-5)
"""What an installation keeps of official outlines: exports and every other level come from it."""

PROVINCE: Final = Detail(tolerance_m=400, step=2e-4)
"""Communes of one province on a full screen: about 100 m a pixel."""

NATION: Final = Detail(tolerance_m=600, step=2e-4)
"""All communes on a full screen: about 1.5 km a pixel, and some zoom."""

OVERVIEW: Final = Detail(tolerance_m=1000, step=2e-4)
"""All provinces on a full screen."""


def simplified(
    geometries: Sequence[Any] | NDArray[np.object_], detail: Detail, *, boundary: bool = True
) -> NDArray[np.object_]:
    """The outlines with fewer vertices; neighbours keep their common borders, all parts stay.

    Args:
        geometries: A valid coverage in degrees.
        detail: How fine.
        boundary: Whether the outer boundary is simplified too.
    """
    tolerance = detail.tolerance_m / METRES_PER_DEGREE
    shapes = np.asarray(geometries, dtype=object)
    simpler: NDArray[np.object_] = shapely.coverage_simplify(
        shapes, tolerance, simplify_boundary=boundary
    )
    return simpler


def cleaned(
    geometries: Sequence[Any] | NDArray[np.object_], *, gap_m: float = 0.0
) -> NDArray[np.object_]:
    """The outlines as a valid coverage: no overlaps, common borders vertex for vertex.

    Args:
        geometries: Polygons in degrees that nearly fit.
        gap_m: Gaps narrower than this go to the neighbour with the longest border, metres.
    """
    shapes = np.asarray(geometries, dtype=object)
    clean: NDArray[np.object_] = shapely.coverage_clean(  # type: ignore[attr-defined] # stubs lag
        shapes, gap_width=gap_m / METRES_PER_DEGREE
    )
    return clean


def without_specks(geometries: NDArray[np.object_], detail: Detail) -> NDArray[np.object_]:
    """The outlines without parts that are below the detail; each keeps its largest part.

    The bay of Hạ Long alone has two thousand islets, a triangle each on any map.
    """
    least = (detail.tolerance_m / METRES_PER_DEGREE) ** 2
    kept = geometries.copy()
    for place in np.flatnonzero(shapely.get_num_geometries(geometries) > 1):
        parts = shapely.get_parts(geometries[place])
        area = shapely.area(parts)
        kept[place] = shapely.MultiPolygon(list(parts[(area >= least) | (area == area.max())]))
    return kept
