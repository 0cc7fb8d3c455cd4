"""What a change of the map sends to the browser: values in the order of the shapes."""

import json
from typing import Any, Final

import numpy as np
import pandas as pd

from components.maps import band, base_map, furniture, shading
from components.maps.shading import TENTHS
from components.maps.view import MapView, Mode
from data.model import State
from geo.topology import Layer
from text import language, say

MANY: Final = 1000  # units; their words stay here until one is pointed at
WRITTEN: Final = 8 * TENTHS  # radius from which on a circle has room for its number
WRITTEN_OF_MANY: Final = 17 * TENTHS


def message(view: MapView, layer: Layer) -> str:
    """The view as JSON, its units in the order of the layer's shapes.

    What is the same for every view of the scope is not in it; see `furniture`.

    Returns:
        An object that `banso.paint` takes (`static/map/map.js`): the names of geometry and
        furniture; `shades` and `sizes` (see `shading`); the palette and the words of its classes;
        where words of units are fetched; the words themselves where they are few.
    """
    rows = shading.in_order(view.rows, layer)
    is_on_demand = bool(view.words) and len(rows) >= MANY
    missing = "" if is_on_demand else _missing_text(rows)
    content = {
        "geometry": f"{view.scope}-{layer.digest}",
        "furniture": furniture.name(layer),
        "mode": Mode.COLOURS if view.mode is Mode.COLOURS else Mode.CIRCLES,
        "theme": view.theme,
        "language": language(),
        "palette": list(view.palette),
        "labels": list(view.labels),
        "diverging": view.is_diverging,
        "shades": shading.shades(rows, view.mode),
        "sizes": shading.sizes(rows, view),
        "grow": view.grow,
        "inks": shading.inks(rows, view.mode),
        "shorts": _shorts(rows, view),
        "missing": missing,
        **_words(rows, view, missing),
        "selected": view.selected or "",
        "part": list(view.part),
        **_extremes(rows),
        "alt": view.alt,
        "notices": [*_schematic(layer), *view.notices],
        "time": _time(view),
        "points": view.points and dict(view.points),
        "base": base_map.for_browser(),
        "legend": band.for_browser(view.legend, key=view.legend_key),
        "ahead": view.ahead,
        "link": view.link,
    }
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def _time(view: MapView) -> dict[str, Any] | None:
    if view.time is None:
        return None
    labels = list(view.time.labels.items())
    return {"period": view.time.period, "labels": labels, "frames": view.time.frames}


def _words(rows: pd.DataFrame, view: MapView, missing: str) -> dict[str, Any]:
    """The words of each unit, or where they are fetched; often both."""
    where = {"words": view.words}
    if "value_text" not in rows or (view.words and len(rows) >= MANY):
        return {**where, "values": None, "lines": None}
    details = rows["detail_text"].tolist() if "detail_text" in rows else []
    return {
        **where,
        "values": _spared(rows["value_text"].tolist(), but=missing),
        "lines": _spared(details),
    }


def _missing_text(rows: pd.DataFrame) -> str:
    """What is said of most units without a figure; the browser is told it once."""
    if "value_text" not in rows:
        return ""
    silent = rows.loc[rows["state"] == State.MISSING.value, "value_text"]
    said = silent[silent != ""].mode()
    return say("map.missing") if said.empty else str(said.iloc[0])


def _spared(texts: list[str], *, but: str = "") -> dict[int, str]:
    """Only the texts that say something of their own, by the index of their unit."""
    return {at: text for at, text in enumerate(texts) if text and text != but}


def shaded(view: MapView, layer: Layer) -> tuple[pd.DataFrame, tuple[str, ...]]:
    """A row and a letter of `shades` for each shape, for a picture drawn elsewhere."""
    rows = shading.in_order(view.rows, layer)
    return rows, tuple(shading.shades(rows, view.mode))


def _shorts(rows: pd.DataFrame, view: MapView) -> dict[int, str]:
    """The numbers in the circles that are large enough for one; beside points, of every unit."""
    column = "short_text" if "short_text" in rows else "value_text"
    if view.mode is Mode.COLOURS or column not in rows:
        return {}
    texts = rows[column].tolist()
    if view.points:
        return _spared(rows[column].where(rows["value"].notna(), "").tolist())
    least = WRITTEN_OF_MANY if len(rows) >= MANY else WRITTEN
    return {at: texts[at] for at in np.flatnonzero(shading.radii(rows, view) >= least).tolist()}


def _extremes(rows: pd.DataFrame) -> dict[str, str]:
    """The units that Home and End go to."""
    known = (
        rows["value"].mask(shading.in_part(rows)).dropna()
        if "value" in rows
        else pd.Series(dtype=float)
    )
    if known.empty:
        return {"lowest": "", "highest": ""}
    return {"lowest": str(known.idxmin()), "highest": str(known.idxmax())}


def _schematic(layer: Layer) -> list[str]:
    return [say("map.schematic")] if layer.is_schematic else []
