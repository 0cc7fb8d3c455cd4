"""What a change of the map sends to the browser: values in the order of the shapes."""

import json
import math
from html import escape
from pathlib import PurePath
from typing import Any, Final
from urllib.parse import urlsplit

import pandas as pd

from components.maps import base_map
from components.maps.view import MapView, Mode, radius
from components.maps.view import reach as default_reach
from data.conversion import Conversion
from data.model import NOT_CONVERTIBLE, State
from geo import boundary, installed
from geo.topology import Layer
from text import language, say

NOT_REPORTED: Final = "m"
NOT_APPLICABLE: Final = "x"
NOT_CONVERTED: Final = "n"
OF_PART: Final = "p"
PLAIN: Final = "-"  # land under a circle
IN_ERROR: Final = "!"
NO_CIRCLE: Final = -1
TENTHS: Final = 10
INSET_NAMES: Final = {"20333": "hoang_sa", "22736": "truong_sa"}
TEXTS: Final = (
    "missing",
    "map",
    "keys",
    "zoom_in",
    "zoom_out",
    "wheel",
    "fingers",
    "loading",
    "failed",
)
MOST_SOURCES: Final = 2  # that the attribution has room for
RENAMED: Final = ("79",)  # provinces called by another name than that of the list
PLACES: Final = ("china", "laos", "cambodia", "sea", "tonkin", "thailand")


def message(view: MapView, layer: Layer) -> str:
    """The view as JSON, its units in the order of the layer's shapes.

    Returns:
        An object that `banso.paint` takes (`static/map/map.js`): the name of the geometry;
        `shades`, a letter a unit (0-6 its class, a-g the same where the value is estimated,
        m not reported, x not applicable, n not convertible, p of a part of its former units,
        ! kept out by an error, - land under a circle); the words of each unit; the palette;
        `sizes`, for circles the radius in tenths of a pixel (0 a true zero, -1 none).
    """
    rows = _in_order(view.rows, layer)
    content = {
        "scope": view.scope,
        "geometry": f"{view.scope}-{layer.digest}",
        "own": boundary.province_of(view.scope),
        "mode": view.mode,
        "theme": view.theme,
        "language": language(),
        "palette": list(view.palette),
        "diverging": view.is_diverging,
        "shades": "".join(_shades(rows, view)),
        "sizes": _sizes(rows, view),
        "values": rows["value_text"].tolist(),
        "shorts": _shorts(rows, view),
        "lines": rows["detail_text"].tolist() if "detail_text" in rows else [],
        "selected": view.selected or "",
        **_extremes(rows),
        "alt": view.alt,
        "notices": [*_schematic(layer), *view.notices],
        "attribution": base_map.attributed(attribution(layer)),
        "insets": insets(layer),
        "names": {code: say(f"map.name_{code}") for code in RENAMED},
        "places": {name: say(f"map.place_{name}") for name in PLACES},
        "points": view.points and dict(view.points),
        "base": base_map.for_browser(),
        "texts": {name: say(f"map.{name}") for name in TEXTS},
    }
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def shaded(view: MapView, layer: Layer) -> tuple[pd.DataFrame, tuple[str, ...]]:
    """A row and a letter of `shades` for each shape, for a picture drawn elsewhere."""
    rows = _in_order(view.rows, layer)
    return rows, tuple(_shades(rows, view))


def _in_order(rows: pd.DataFrame, layer: Layer) -> pd.DataFrame:
    """One row a shape; a shape without a row did not report."""
    placed = rows.set_index("unit_code").reindex(list(layer.codes))
    texts = {name: "" for name in ("value_text", "detail_text", "short_text") if name in placed}
    return placed.fillna({**texts, "state": State.MISSING})


def _shades(rows: pd.DataFrame, view: MapView) -> list[str]:
    classes = rows["class_index"] if "class_index" in rows else pd.Series(pd.NA, rows.index)
    wrong = rows["is_error"].eq(True) if "is_error" in rows else pd.Series(False, rows.index)
    in_part = _in_part(rows) & (view.mode is Mode.COLOURS)
    return [
        IN_ERROR if is_error else OF_PART if is_part else _shade(str(state), index, view.mode)
        for state, index, is_error, is_part in zip(
            rows["state"], classes, wrong, in_part, strict=True
        )
    ]


def _in_part(rows: pd.DataFrame) -> "pd.Series[bool]":
    """Of some of their former units only: beside whole figures they would look like one."""
    if "conversion" not in rows:
        return pd.Series(False, rows.index)
    return rows["conversion"].eq(Conversion.PARTIAL) & rows["value"].notna()


def _shade(state: str, index: Any, mode: Mode) -> str:  # noqa: ANN401 - an int or a kind of NA
    if state == State.NOT_APPLICABLE:
        return NOT_APPLICABLE
    if state == NOT_CONVERTIBLE:
        return NOT_CONVERTED
    if state == State.MISSING:
        return NOT_REPORTED
    if mode is Mode.CIRCLES:
        return PLAIN
    if pd.isna(index):
        return NOT_REPORTED
    return chr(ord("a") + int(index)) if state == State.ESTIMATED else str(int(index))


def _sizes(rows: pd.DataFrame, view: MapView) -> list[int]:
    """Radii in tenths of a pixel: the area of a circle follows its count."""
    if view.mode is not Mode.CIRCLES:
        return []
    counts = rows["value"].where(rows["state"].isin([State.REPORTED, State.ESTIMATED]))
    largest = view.largest or counts.max()
    reach = view.reach or default_reach(view.scope)
    return [
        NO_CIRCLE if math.isnan(count) else _tenths(count, largest=largest, reach=reach)
        for count in counts
    ]


def _tenths(count: float, *, largest: float, reach: int) -> int:
    """The radius for the browser: 0 is kept for a true zero."""
    if count <= 0:
        return 0
    return max(1, round(TENTHS * radius(count, largest=largest, reach=reach)))


def _shorts(rows: pd.DataFrame, view: MapView) -> list[str]:
    if view.mode is not Mode.CIRCLES:
        return []
    column = "short_text" if "short_text" in rows else "value_text"
    texts: list[str] = rows[column].tolist()
    return texts


def _extremes(rows: pd.DataFrame) -> dict[str, str]:
    """The units that Home and End go to."""
    known = (
        rows["value"].mask(_in_part(rows)).dropna() if "value" in rows else pd.Series(dtype=float)
    )
    if known.empty:
        return {"lowest": "", "highest": ""}
    return {"lowest": str(known.idxmin()), "highest": str(known.idxmax())}


def _schematic(layer: Layer) -> list[str]:
    return [say("map.schematic")] if layer.is_schematic else []


def attribution(layer: Layer) -> str:
    """Who the outlines come from; as HTML, because Leaflet takes it so."""
    if layer.is_schematic:
        return say("map.attribution_schematic")
    there = installed.provinces()
    codes = there if layer.scope in boundary.NATIONAL else [layer.scope]
    sources = {_short(there[code].source) for code in codes if code in there}
    if not sources or len(sources) > MOST_SOURCES:
        return say("map.attribution")
    return say("map.attribution_of", source=escape(", ".join(sorted(sources))))


def _short(source: str) -> str:
    """A source as a line has room for it: of an address its host, of a path its last part."""
    address = urlsplit(source)
    return address.hostname or PurePath(source).name or source


def insets(layer: Layer) -> list[dict[str, Any]]:
    """The boxes of the far archipelagos: title, subtitle, bounds (see `Layer.insets`)."""
    return [
        {
            "title": say(f"map.inset_{INSET_NAMES[code]}"),
            "subtitle": say(f"map.inset_{INSET_NAMES[code]}_in"),
            "bounds": bounds,
        }
        for code, bounds in layer.insets.items()
    ]
