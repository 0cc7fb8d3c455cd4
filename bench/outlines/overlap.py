"""Overlap of the schematic outlines with the official ones: intersection over union.

The official outlines are read here for the measure alone, from the folder `shared/geo` beside
the project; where it is absent, the measure says so and yields nothing.
"""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import geopandas as gpd
import numpy as np
import shapely
from numpy.typing import NDArray

from bench.figure import Figure, figure
from geo import lineage, outlines, units
from geo.units import NATION

OFFICIAL: Final = Path(__file__).resolve().parents[3] / "shared/geo/communes_official.parquet"
EQUAL_AREA: Final = "EPSG:6933"
FAR: Final = ("20333", "22736")  # marked by circles, not drawn


def measures() -> Iterator[Figure]:
    """The overlap a commune, a province and a former province; the size of the file."""
    size = outlines.PATH.stat().st_size / 1e6
    yield figure("schematic outlines, file", [size], unit="MB", most=2, digits=2)
    if not OFFICIAL.exists():
        print(f"Overlap not measured: {OFFICIAL.name} is not there.", file=sys.stderr)
        return
    official = gpd.read_parquet(OFFICIAL).set_index("code").geometry
    schematic = gpd.GeoSeries(dict(outlines.schematic()), crs=official.crs)
    near = sorted(set(official.index) - set(FAR))
    groups = {
        "commune": near,
        "province": [_province(code) for code in near],
        "former province": [lineage.former_province(_key(code)) for code in near],
    }
    for level, names in groups.items():
        values = overlap(
            _dissolved(official.loc[near], names), _dissolved(schematic.loc[near], names)
        )
        least = 0.66 if level == "commune" else None
        name = f"schematic outlines, overlap a {level}"
        yield figure(name, values, unit="ratio", least=least, digits=3)


def overlap(first: NDArray[np.object_], second: NDArray[np.object_]) -> list[float]:
    """Intersection over union of each pair, in an equal-area projection."""
    a, b = (gpd.GeoSeries(side, crs="EPSG:4326").to_crs(EQUAL_AREA) for side in (first, second))
    left, right = (shapely.make_valid(side.to_numpy()) for side in (a, b))
    common = shapely.area(shapely.intersection(left, right))
    together = shapely.area(left) + shapely.area(right) - common
    return [float(value) for value in common / together]


def _dissolved(shapes: gpd.GeoSeries, names: Sequence[str]) -> NDArray[np.object_]:
    valid = shapely.make_valid(shapes.to_numpy())
    labels = np.array(names)
    return np.array([shapely.union_all(valid[labels == name]) for name in np.unique(labels)])


def _key(code: str) -> units.UnitKey:
    return units.UnitKey(code, units.TODAY)


def _province(code: str) -> str:
    return (units.unit(_key(code)).parent or NATION).code
