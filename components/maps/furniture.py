"""What stands on the maps of a scope whatever they show: the words, names and boxes around them.

It is the same for every indicator and period, so it does not travel with them: the browser
fetches it once, under the hash of its content, beside the shapes.
"""

import json
from functools import lru_cache
from hashlib import sha256
from html import escape
from pathlib import PurePath
from typing import Any, Final
from urllib.parse import urlsplit

from components.maps import base_map, outside
from components.parcel import Parcel
from geo import boundary, installed, topology
from geo.boundary import UnknownScopeError
from geo.topology import Layer
from text import Language, language, say, speaking

KEPT: Final = 240  # every scope in both languages, and some old ones
DIGEST_LENGTH: Final = 16
INSET_NAMES: Final = {"20333": "hoang_sa", "22736": "truong_sa"}
TEXTS: Final = (
    "missing",
    "map",
    "keys",
    "zoom_in",
    "zoom_out",
    "whole",
    "north",
    "wheel",
    "fingers",
    "loading",
    "failed",
    "play",
    "pause",
    "period",
    "no_frame",
    "no_words",
)
MOST_SOURCES: Final = 2  # that the attribution has room for
RENAMED: Final = ("79",)  # provinces called by another name than that of the list


def name(layer: Layer) -> str:
    """What the reader's map of this scope fetches: `11-vi-0123456789abcdef`."""
    body = _body(layer)
    _packed(body)
    return f"{layer.scope}-{language()}-{_digest(body)}"


def parcel(asked: str) -> Parcel | None:
    """What is under a name; None where that is not today's."""
    scope, _, rest = asked.rpartition("-")[0].rpartition("-")
    try:
        with speaking(Language(rest)):
            layer = topology.layer(scope)
            body = _body(layer)
            return _packed(body) if name(layer) == asked else None
    except (UnknownScopeError, ValueError):
        return None


def content(layer: Layer) -> dict[str, Any]:
    """Of `banso.furniture` (`static/map/geometry.js`)."""
    return {
        "own": boundary.province_of(layer.scope),
        "attribution": base_map.attributed(attribution(layer)),
        "insets": insets(layer),
        "names": {code: say(f"map.name_{code}") for code in RENAMED},
        "places": {place: say(f"map.place_{place}") for place in outside.POINTS},
        "outside": outside.POINTS,
        "texts": {text: say(f"map.{text}") for text in TEXTS},
    }


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


def insets(layer: Layer) -> list[dict[str, Any]]:
    """The boxes of the far archipelagos: title, subtitle, bounds (see `Layer.insets`)."""
    is_former = layer.scope.startswith(boundary.FORMER_IN)
    suffix = "_before" if is_former else ""  # they were districts then
    return [
        {
            "title": say(f"map.inset_{INSET_NAMES[code]}{suffix}"),
            "subtitle": say(f"map.inset_{INSET_NAMES[code]}_in"),
            "bounds": bounds,
        }
        for code, bounds in layer.insets.items()
    ]


def _short(source: str) -> str:
    """A source as a line has room for it: of an address its host, of a path its last part.

    A name that the operator gave (`geo install --named`) may have a stroke in it, as in a date.
    """
    address, path = urlsplit(source), PurePath(source)
    if address.hostname:
        return address.hostname
    return path.name if path.name and (path.is_absolute() or " " not in source) else source


def _body(layer: Layer) -> bytes:
    return json.dumps(content(layer), ensure_ascii=False, separators=(",", ":")).encode()


def _digest(body: bytes) -> str:
    return sha256(body).hexdigest()[:DIGEST_LENGTH]


@lru_cache(maxsize=KEPT)
def _packed(body: bytes) -> Parcel:
    return Parcel(body=body, media_type="application/json")
