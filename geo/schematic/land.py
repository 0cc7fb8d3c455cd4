"""The land of Viet Nam: the outline of Natural Earth 1:10m, public domain.

Source:
    Natural Earth 1:10m, "Admin 0 - Countries" (https://www.naturalearthdata.com, public
    domain), as packed in the npm package world-atlas 2.0.2, file countries-10m.json.
"""

import json
from pathlib import Path
from typing import Any, Final

import numpy as np
import shapely

PATH: Final = Path(__file__).with_name("land.geojson")
COUNTRY: Final = "704"  # ISO 3166-1 numeric
DIGITS: Final = 4


def outline() -> Any:  # noqa: ANN401 - a geometry; shapely's classes share no typed surface
    """Mainland and islands as one valid MultiPolygon, degrees."""
    return shapely.from_geojson(json.dumps(json.loads(PATH.read_bytes())["geometry"]))


def extract(countries: Path) -> None:
    """Cut the country out of world-atlas' `countries-10m.json` and write it beside this module.

    Args:
        countries: The file of the npm package (`npm pack world-atlas@2.0.2`).
    """
    topology = json.loads(countries.read_bytes())
    scale, shift = topology["transform"]["scale"], topology["transform"]["translate"]
    lines = [np.cumsum(arc, axis=0) * scale + shift for arc in topology["arcs"]]
    shapes = topology["objects"]["countries"]["geometries"]
    country = next(shape for shape in shapes if shape.get("id") == COUNTRY)
    polygons = [
        shapely.Polygon(_ring(rings[0], lines), [_ring(hole, lines) for hole in rings[1:]])
        for rings in country["arcs"]
    ]
    whole = shapely.set_precision(shapely.union_all(shapely.make_valid(polygons)), 10**-DIGITS)
    feature = {
        "type": "Feature",
        "source": "Natural Earth 1:10m, Admin 0 - Countries, from npm world-atlas 2.0.2",
        "licence": "public domain",
        "properties": {},
        "geometry": json.loads(shapely.to_geojson(whole)),
    }
    PATH.write_text(json.dumps(feature, separators=(",", ":")) + "\n", encoding="utf-8")


def _ring(numbers: list[int], lines: list[Any]) -> list[Any]:
    walked = [lines[n] if n >= 0 else lines[~n][::-1] for n in numbers]
    return [point for line in walked for point in line]
