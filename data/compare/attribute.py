"""What is known of communes beside their names: the area they are classed in.

The lists of units that the product ships say nothing of it, and decisions on it change; so it is
the operator who says it, in `BANSO_HOME/commune-attributes.csv`. What no line says is not known.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Final

from geo import units
from geo.home import home
from geo.units import TODAY, Level, UnitKey
from text.error import BansoError

FILE: Final = "commune-attributes.csv"
COLUMNS: Final = ("code", "khu_vuc", "em_area", "source")
AREAS: Final = ("I", "II", "III")
SAID: Final[Mapping[str, bool | None]] = {"yes": True, "no": False, "": None}


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribute:
    """What the operator says of one of today's communes.

    Args:
        area: Khu vực I, II or III; empty where none is said.
        is_minority: Of the ethnic-minority and mountainous area; None where it is not said.
        source: The decision that says so.
    """

    area: str
    is_minority: bool | None
    source: str


class AttributeListError(BansoError):
    """The operator's list cannot be used; says where and what stands there."""


def attributes() -> Mapping[str, Attribute]:
    """What is known, by code of today's commune; nothing where there is no list.

    Raises:
        AttributeListError: A line cannot be used.
    """
    path = home() / FILE
    try:
        stat = path.stat()
    except FileNotFoundError:
        return MappingProxyType({})
    return _read(path, stat.st_mtime_ns, stat.st_size)


def version() -> str:
    """Changes whenever the list does; keys what was computed from it."""
    try:
        stat = (home() / FILE).stat()
    except FileNotFoundError:
        return ""
    return f"{stat.st_mtime_ns}-{stat.st_size}"


@lru_cache(maxsize=2)
def _read(path: Path, _changed: int, _size: int) -> Mapping[str, Attribute]:
    found: dict[str, Attribute] = {}
    with path.open(encoding="utf-8-sig", newline="") as file:
        table = csv.DictReader(file)
        if set(COLUMNS) - set(table.fieldnames or ()):
            key = "compare.list_columns"
            raise AttributeListError(key, file=FILE, columns=", ".join(COLUMNS))
        for line, row in enumerate(table, start=2):
            said = {name: (row[name] or "").strip() for name in COLUMNS}
            if said["code"] in found or not _is_commune(said["code"]):
                key = "compare.list_code"
                raise AttributeListError(key, file=FILE, line=line, code=said["code"])
            found[said["code"]] = _attribute(said, line)
    return MappingProxyType(found)


def _attribute(said: Mapping[str, str], line: int) -> Attribute:
    """A commune of khu vực I, II or III lies in the ethnic-minority and mountainous area.

    Source:
        Quyết định 33/2020/QĐ-TTg, Điều 3: the three are grades of communes of that area.
    """
    area, answer = said["khu_vuc"].upper(), said["em_area"].casefold()
    is_known = area in {*AREAS, ""} and answer in SAID
    if not is_known or (area and answer == "no"):
        key = "compare.list_value"
        raise AttributeListError(key, file=FILE, line=line, text=f"{area} {answer}".strip())
    if not said["source"]:
        key = "compare.list_source"
        raise AttributeListError(key, file=FILE, line=line)
    return Attribute(area=area, is_minority=True if area else SAID[answer], source=said["source"])


def _is_commune(code: str) -> bool:
    try:
        return units.unit(UnitKey(code, TODAY)).level is Level.COMMUNE
    except units.UnknownUnitError:
        return False
