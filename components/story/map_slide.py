"""The map of a slide as the document carries it: the same letters, words and rows as the page's."""

import json
from collections.abc import Mapping, Sequence
from typing import Any, Final

from components.charts.circles import round_sizes
from components.maps import message, shading
from components.maps.view import Mode
from components.plate import Key, Plate, Points, Sizes
from components.story.shown import Table
from geo import topology
from text import language
from text.number import whole

NAMED: Final = 5  # places that a slide names with a line to each
SENT: Final = (
    *("shades", "palette", "diverging", "shorts", "missing", "values", "lines", "selected"),
    *("part", "lowest", "highest", "alt"),
)
"""What a browser is told of the page's own map, and of a slide's."""


def map_slide(plate: Plate, tables: Sequence[Table]) -> dict[str, Any]:
    """A map, its legend and the places it names; see `static/present/map.js`.

    Args:
        plate: What stands on it.
        tables: Beside it, best first; the first that lists its places says which are named.
    """
    layer = topology.layer(plate.view.scope)
    sent = json.loads(message.message(plate.view, layer))
    is_colours = plate.view.mode is Mode.COLOURS
    rows = shading.in_order(plate.view.rows, layer)
    return {
        **{key: sent[key] for key in SENT},
        "scope": plate.view.scope,
        "notices": sent["notices"],
        "radii": None if is_colours else shading.radii(rows, plate.view).tolist(),
        "inks": sent["inks"],
        "key": _key(plate.key),
        "points": None if plate.points is None else _points(plate.points),
        "named": _named(plate, tables, sent),
    }


def _key(key: Key) -> dict[str, Any]:
    target = {"label": key.target_label, "below": key.target_below}
    return {
        "title": key.title,
        "note": key.note,
        "classes": [[row.label, row.colour, _whole(row.count)] for row in key.classes],
        "sizes": None if key.sizes is None else _sizes(key.sizes),
        "states": [[state, words, _whole(n)] for state, (words, n) in key.states.items()],
        "target": None if key.target_below is None else target,
    }


def _sizes(sizes: Sizes) -> dict[str, Any]:
    steps = round_sizes(sizes.largest, sizes.reach)
    return {
        "steps": [[f"{_whole(count)} {sizes.unit}".strip(), radius] for count, radius in steps],
        "reach": sizes.reach,
        "title": sizes.title,
    }


def _points(points: Points) -> list[tuple[float, float, float]]:
    placed = zip(points.longitudes, points.latitudes, points.sizes, strict=True)
    return [(longitude, latitude, size) for longitude, latitude, size in placed]


def _named(plate: Plate, tables: Sequence[Table], sent: Mapping[str, Any]) -> list[int]:
    """Places of the units that a slide names: the worst of its table, of counts the largest."""
    places = {code: at for at, code in enumerate(topology.layer(plate.view.scope).codes)}
    for table in tables:
        by_key = {column.key: column for column in table.columns}
        if "code" not in by_key:
            continue
        codes = by_key["code"].values
        known = by_key["value"].values if "value" in by_key else (0.0,) * len(codes)
        found = [
            places[str(code)]
            for code, value in zip(codes, known, strict=True)
            if value is not None and code in places
        ]
        if found:
            is_rates = plate.view.mode is not Mode.CIRCLES
            return found[: -NAMED - 1 : -1] if is_rates else found[:NAMED]
    ends = dict.fromkeys((sent["lowest"], sent["highest"]))
    return [places[code] for code in ends if code in places]


def _whole(count: int) -> str:
    return whole(count, locale=language())
