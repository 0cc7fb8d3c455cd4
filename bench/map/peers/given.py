"""What every peer is given: the communes' outlines and the values of 45 indicators."""

import json
from pathlib import Path
from typing import Final

import numpy as np

from geo import boundary

INDICATORS: Final = 45
CLASSES: Final = 5
PALETTE: Final = ("#d3f2a3", "#82d091", "#4c9b82", "#19696f", "#074050")


def write(folder: Path) -> None:
    """Put `communes.geojson` and `values.json` where the peers read them.

    The values are percentages, one list an indicator in the order of the features; the random
    numbers are those of `bench/map/page.py`.
    """
    shapes = boundary.outlines("communes")
    collection = json.loads(shapes[["code", "name", "geometry"]].to_json())
    for feature in collection["features"]:
        feature["id"] = feature["properties"]["code"]
    values = {
        f"indicator {number}": np.random.default_rng(number).uniform(0, 100, len(shapes)).tolist()
        for number in range(INDICATORS)
    }
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "communes.geojson").write_text(json.dumps(collection), encoding="utf-8")
    content = {"palette": PALETTE, "values": values}
    (folder / "values.json").write_text(json.dumps(content), encoding="utf-8")
