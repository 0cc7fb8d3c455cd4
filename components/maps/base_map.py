"""A map below the shapes, from a server that the operator names; none unless one is named.

`map.toml` in `BANSO_HOME`:

    [base]
    kind = "xyz"                                      # or "wms"
    url = "https://tiles.example.vn/{z}/{x}/{y}.png"
    attribution = "Cục Đo đạc, Bản đồ và Thông tin địa lý Việt Nam"
    layers = ""                                       # of a WMS: which, by their names
    max_zoom = 18                                     # the closest that the server has

Readers' browsers then ask that server for every piece of the map they look at, so it learns
who looks where: a server of one's own is the better choice. See docs/decisions/base-map.md.
"""

import re
import tomllib
from dataclasses import dataclass
from enum import StrEnum
from html import escape
from pathlib import Path
from typing import Any, Final, NoReturn
from urllib.parse import urlsplit

from geo.home import home
from text.error import BansoError

FILE: Final = "map.toml"
TABLE: Final = "base"
PLACES: Final = ("{z}", "{x}", "{y}")
PLACE: Final = re.compile(r"\{[^}]*\}")
KNOWN: Final = ("kind", "url", "attribution", "layers", "max_zoom")
CLOSEST: Final = 18
ZOOMS: Final = range(1, 23)


class BaseMapError(BansoError):
    """`map.toml` says something that is no base map."""


class BaseKind(StrEnum):
    """How a server gives its map."""

    XYZ = "xyz"
    WMS = "wms"


@dataclass(frozen=True, slots=True, kw_only=True)
class BaseMap:
    """A map below the shapes.

    Args:
        kind: How the server gives it.
        url: With `{z}`, `{x}` and `{y}`; of a WMS its address.
        attribution: Whose map it is, as its owner wants to be named.
        layers: Of a WMS, which.
        max_zoom: The closest that there is.
    """

    kind: BaseKind
    url: str
    attribution: str
    layers: str = ""
    max_zoom: int = CLOSEST


def base_map(path: Path | None = None) -> BaseMap | None:
    """The base map of this installation; None where no file names one.

    Args:
        path: Of the file; by default `map.toml` in `BANSO_HOME`.

    Raises:
        BaseMapError: The file is no TOML, or does not say what a base map needs: an address
            with its places, whose map it is, the layers of a WMS.
    """
    where = path or home() / FILE
    if not where.is_file():
        return None
    try:
        said = tomllib.loads(where.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        _refuse("no_toml", said=str(error))
    table = said.get(TABLE)
    if table is None:
        return None
    if not isinstance(table, dict):
        _refuse("no_table", table=TABLE)
    unknown = sorted(set(table) - set(KNOWN))
    if unknown:
        _refuse("unknown", found=", ".join(unknown), known=", ".join(KNOWN))
    return _read(table)


def settled() -> tuple[BaseMap | None, str]:
    """The base map, and what is wrong with its file: maps are drawn without one then."""
    try:
        return base_map(), ""
    except BaseMapError as error:
        return None, str(error)


def for_browser() -> dict[str, Any] | None:
    """What the map's script needs of it; None for none."""
    one, _ = settled()
    if one is None:
        return None
    return {"kind": one.kind.value, "url": one.url, "layers": one.layers, "zoom": one.max_zoom}


def attributed(outlines: str) -> str:
    """An attribution with that of the base map after it, as HTML."""
    one, _ = settled()
    return outlines if one is None else f"{outlines} · {escape(one.attribution)}"


def _read(table: dict[str, Any]) -> BaseMap:
    kind = _kind(table.get("kind", BaseKind.XYZ.value))
    url, layers = _text(table, "url"), _text(table, "layers")
    attribution = _text(table, "attribution")
    _check_url(url, kind)
    if not attribution:
        _refuse("no_attribution")
    if kind is BaseKind.WMS and not layers:
        _refuse("no_layers")
    return BaseMap(
        kind=kind, url=url, attribution=attribution, layers=layers, max_zoom=_zoom(table)
    )


def _kind(found: object) -> BaseKind:
    try:
        return BaseKind(str(found))
    except ValueError:
        known = ", ".join(one.value for one in BaseKind)
        _refuse("no_kind", found=str(found), known=known)


def _check_url(url: str, kind: BaseKind) -> None:
    try:
        parts = urlsplit(url)
    except ValueError:
        _refuse("no_url", found=url)
    if parts.scheme not in {"http", "https"} or not parts.netloc or parts.username:
        _refuse("no_url", found=url)
    places = PLACE.findall(url)
    if kind is BaseKind.XYZ and sorted(places) != sorted(PLACES):
        _refuse("no_places", found=url, places=", ".join(PLACES))
    if kind is BaseKind.WMS and places:
        _refuse("wms_places", found=url)


def _zoom(table: dict[str, Any]) -> int:
    found = table.get("max_zoom", CLOSEST)
    if not isinstance(found, int) or isinstance(found, bool) or found not in ZOOMS:
        _refuse("no_zoom", found=str(found), first=ZOOMS.start, last=ZOOMS.stop - 1)
    return found


def _text(table: dict[str, Any], name: str) -> str:
    found = table.get(name, "")
    if not isinstance(found, str):
        _refuse("no_text", name=name, found=str(found))
    return " ".join(found.split())


def _refuse(what: str, **values: object) -> NoReturn:
    key = f"basemap.{what}"
    raise BaseMapError(key, file=FILE, **values)
