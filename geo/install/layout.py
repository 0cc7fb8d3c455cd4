"""The layout of the public dataset: `NN_slug/wards/CCCCC_slug.geojson`, one commune a file.

Source:
    https://github.com/thanglequoc/vietnamese-provinces-database (MIT), folder json/geojson,
    made from the Vietnam Administrative Units Reference Map of the cartography publishing
    house of the Ministry of Agriculture and Environment.
"""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Final

import geopandas as gpd
import shapely

from geo import units
from geo.install.error import Fault, SourceError
from geo.install.part import Part
from geo.name import fold
from geo.units import NATION, Unit

FILE: Final = re.compile(r"(?:^|/)(?P<province>\d\d)_[^/]*/wards/(?P<code>\d{5})_[^/]*\.geojson$")
CODE: Final = "code"

Read = Callable[[str], bytes]
"""The content of one file of the dataset by its name."""


def parts(names: Sequence[str], *, read: Read, column: str | None) -> list[Part]:
    """One part a province; empty where the names do not follow the layout."""
    found: dict[str, list[str]] = {}
    for name in sorted(names):
        if match := FILE.search(name):
            found.setdefault(match["province"], []).append(name)
    return [
        Part(name=code, province_code=code, read=partial(_province, files, read, column))
        for code, files in found.items()
    ]


def expected(provinces: Sequence[str]) -> Mapping[str, list[str]]:
    """The files of the dataset's folder for these provinces, for where it cannot be listed."""
    return {
        province.code: [
            f"{province.code}_{_slug(province)}/wards/{one.code}_{_slug(one)}.geojson"
            for one in units.communes(province.code)
        ]
        for province in units.children(NATION)
        if province.code in provinces
    }


def _slug(one: Unit) -> str:
    return re.sub(r"[^a-z0-9]+", "_", fold(one.name)).strip("_")


def _province(files: list[str], read: Read, column: str | None) -> gpd.GeoDataFrame:
    codes, shapes = [], []
    for name in files:
        code, shape = _feature(name, read(name), column or CODE)
        codes.append(code)
        shapes.append(shape)
    return gpd.GeoDataFrame({CODE: codes}, geometry=shapes, crs="EPSG:4326")


def _feature(name: str, content: bytes, column: str) -> tuple[str, shapely.Geometry]:
    try:
        features = json.loads(content)
        whole = shapely.from_geojson(content)
    except (ValueError, shapely.errors.GEOSException) as error:
        raise SourceError(Fault.BROKEN, file=name, why=error) from error
    one = features["features"][0] if features.get("features") else features
    properties = one.get("properties") or {}
    if column not in properties:
        columns = ", ".join(properties)
        raise SourceError(Fault.NO_COLUMN, file=name, column=column, columns=columns)
    return str(properties[column]), whole
