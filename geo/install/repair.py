"""Outlines that nearly fit, made to fit, with no more vertices than a map needs."""

from collections.abc import Mapping
from typing import Any, Final

import numpy as np
import shapely
from numpy.typing import NDArray

from geo.install.check import GAP_M, polygons
from geo.simplify import KEPT, cleaned, simplified

EXACT: Final = 1e-7  # degrees, a centimetre


def fitted(shapes: NDArray[np.object_]) -> NDArray[np.object_]:
    """One province's communes as a valid coverage, its outer border still in full.

    The outer border is simplified only together with the neighbours', so that it stays common.
    """
    clean = cleaned(shapely.remove_repeated_points(shapes, EXACT), gap_m=GAP_M)
    return simplified(_areal(clean), KEPT, boundary=False)


def joined(
    provinces: Mapping[str, Mapping[str, Any]],
) -> dict[str, dict[str, Any]]:
    """Fitted provinces, made to fit each other and simplified to the level that is kept."""
    keys = [(province, code) for province, shapes in provinces.items() for code in shapes]
    shapes = np.array([provinces[province][code] for province, code in keys], dtype=object)
    settled = simplified(_areal(cleaned(shapes, gap_m=GAP_M)), KEPT)
    out: dict[str, dict[str, Any]] = {province: {} for province in provinces}
    for (province, code), shape in zip(keys, settled, strict=True):
        out[province][code] = shape
    return out


def _areal(shapes: NDArray[np.object_]) -> NDArray[np.object_]:
    return np.array([polygons(shape) for shape in shapes], dtype=object)
