"""The outlines that the project ships: schematic, but of every commune."""

import json
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

import numpy as np

from geo.arc import Arcs, join

PATH: Final = Path(__file__).with_name("schematic.topojson")


@cache
def schematic() -> Mapping[str, Any]:
    """The schematic outline of each of today's communes by its code, a valid coverage.

    Returns:
        Polygons and MultiPolygons in degrees (EPSG:4326).
    """
    body = json.loads(PATH.read_bytes())
    units = body["objects"]["units"]["geometries"]
    cut = Arcs(
        arcs=[np.cumsum(np.array(arc), axis=0) for arc in body["arcs"]],
        shapes=[unit["arcs"] for unit in units],
        origin=tuple(body["transform"]["translate"]),
        step=body["transform"]["scale"][0],
    )
    return dict(zip((unit["id"] for unit in units), join(cut), strict=True))


@cache
def digest() -> str:
    """The content hash of the schematic outlines."""
    return sha256(PATH.read_bytes()).hexdigest()
