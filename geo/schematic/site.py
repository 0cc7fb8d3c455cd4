"""What is known of each commune: points and boxes of what it was made of, area and centre."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from geo import lineage, units
from geo.gazetteer import official_key, package_database
from geo.units import FORMER, NATION, Unit

KM_PER_DEGREE: Final = 111.0
TYPICAL_AREA: Final = 80.0  # km², of a commune whose area is unknown
BOX_FILL: Final = 0.6  # how much of its box an outline usually fills

Box = tuple[float, float, float, float]
"""West, south, east, north, degrees."""

_BOXES: Final = "SELECT wardCode, wardBounds FROM admin_units_legacy WHERE wardBounds IS NOT NULL"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sites:
    """Former communes and what they became, as arrays.

    Args:
        codes: Today's communes, in order.
        area_km2: Of each of them; NaN where unknown.
        centre: Of each of them, longitude and latitude, shape (n, 2).
        owner: For each site the place of its commune in `codes`.
        point: Longitude and latitude of each site, shape (m, 2).
        box: West, south, east, north of each site, shape (m, 4).
    """

    codes: list[str]
    area_km2: NDArray[np.float64]
    centre: NDArray[np.float64]
    owner: NDArray[np.int64]
    point: NDArray[np.float64]
    box: NDArray[np.float64]


def sites() -> Sites:
    """The usable sites of every commune; at least one of each.

    Left out are boxes that cannot be right: far from the commune's centre or much larger
    than the commune (the geocoder answered with the district, or with a namesake). Where what
    is left is smaller than the commune, a square around its centre is added.
    """
    today = sorted(units.communes(NATION.code), key=lambda one: one.code)
    boxes = _boxes()
    rows: list[tuple[int, float, float, Box]] = []
    for place, commune in enumerate(today):
        good = list(_good(commune, boxes))
        covered = sum(size_km2(box) for _, _, box in good)
        if covered < (commune.area_km2 or TYPICAL_AREA):
            longitude, latitude = _centre(commune)
            good.append((longitude, latitude, _square(commune)))
        rows += [(place, *one) for one in good]
    return Sites(
        codes=[one.code for one in today],
        area_km2=np.array([one.area_km2 or np.nan for one in today]),
        centre=np.array([_centre(one) for one in today]),
        owner=np.array([place for place, *_ in rows]),
        point=np.array([(x, y) for _, x, y, _ in rows]),
        box=np.array([box for *_, box in rows]),
    )


def size_km2(box: Box) -> float:
    """Area of a box."""
    west, south, east, north = box
    wide = np.cos(np.radians((south + north) / 2))
    return float((east - west) * wide * (north - south) * KM_PER_DEGREE**2)


def _good(commune: Unit, boxes: dict[str, Box]) -> Iterator[tuple[float, float, Box]]:
    area = commune.area_km2 or TYPICAL_AREA
    longitude, latitude = _centre(commune)
    for link in lineage.predecessors(commune.key):
        old, box = units.unit(link.old), boxes.get(link.old.code)
        if box is None or old.longitude is None or old.latitude is None:
            continue
        west, south, east, north = box
        wide = np.cos(np.radians(latitude))
        away = np.hypot(((west + east) / 2 - longitude) * wide, (south + north) / 2 - latitude)
        is_near = away * KM_PER_DEGREE <= 2 + 1.6 * np.sqrt(area)
        if is_near and 0 < size_km2(box) <= 3.5 * area + 1:
            yield old.longitude, old.latitude, box


def _centre(commune: Unit) -> tuple[float, float]:
    """Where the commune is; by what it was made of where the package misplaces it."""
    if commune.longitude is not None and commune.latitude is not None:
        return commune.longitude, commune.latitude
    olds = [units.unit(link.old) for link in lineage.predecessors(commune.key)]
    known = [(o.longitude, o.latitude) for o in olds if o.longitude is not None and o.latitude]
    longitude, latitude = np.median(np.array(known), axis=0)
    return float(longitude), float(latitude)


def _square(commune: Unit) -> Box:
    longitude, latitude = _centre(commune)
    side = np.sqrt((commune.area_km2 or TYPICAL_AREA) / BOX_FILL) / KM_PER_DEGREE / 2
    wide = side / np.cos(np.radians(latitude))
    return longitude - wide, latitude - side, longitude + wide, latitude + side


def _boxes() -> dict[str, Box]:
    """`21.01,105.80 – 21.05,105.86` in the package: south-west, then north-east."""
    found = {}
    with package_database() as base:
        for code, text in base.execute(_BOXES):
            (south, west), (north, east) = (
                map(float, corner.split(",")) for corner in text.split(" – ")
            )
            found[official_key(code, FORMER).code] = (west, south, east, north)
    return found
