"""Khu vực I, II, III of communes in ethnic-minority and mountainous areas, where it is known.

The State lists the communes of the three zones by decision for some years at a time; the lists
for the communes of 2025 are no part of the product. An operator writes their province's into
`zones.csv` in `BANSO_HOME`: code, zone (I, II or III), source; UTF-8. A commune that is not
in it has no zone that we know of, which is not the same as being in none.
"""

import csv
from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Final

from geo.home import home
from geo.place import TODAY, UnitKey
from geo.units import UnknownUnitError, unit
from text.error import BansoError

FILE: Final = "zones.csv"
COLUMNS: Final = ("code", "zone", "source")


class Zone(StrEnum):
    """How hard a commune has it, III the hardest."""

    FIRST = "I"
    SECOND = "II"
    THIRD = "III"


class ZoneError(BansoError):
    """The operator's table of zones cannot be used; says where and what stands there."""


def zones() -> Mapping[str, Zone]:
    """The zone of each of today's communes that the operator's table names, by code.

    Raises:
        ZoneError: A line cannot be used.
    """
    path = home() / FILE
    try:
        stat = path.stat()
    except FileNotFoundError:
        return MappingProxyType({})
    return _read(path, stat.st_mtime_ns, stat.st_size)


def version() -> str:
    """Changes whenever the table does; keys what was computed from it."""
    try:
        stat = (home() / FILE).stat()
    except FileNotFoundError:
        return ""
    return f"{stat.st_mtime_ns}-{stat.st_size}"


@lru_cache(maxsize=2)
def _read(path: Path, _changed: int, _size: int) -> Mapping[str, Zone]:
    found: dict[str, Zone] = {}
    with path.open(encoding="utf-8-sig", newline="") as file:
        table = csv.DictReader(file)
        if set(COLUMNS) - set(table.fieldnames or ()):
            key = "geo.zone_columns"
            raise ZoneError(key, file=FILE, columns=", ".join(COLUMNS))
        for line, row in enumerate(table, start=2):
            code, zone = (row["code"] or "").strip(), (row["zone"] or "").strip().upper()
            if not _is_commune(code) or zone not in set(Zone) or not (row["source"] or "").strip():
                key = "geo.zone_line"
                raise ZoneError(key, file=FILE, line=line, code=code, zone=zone)
            found[code] = Zone(zone)
    return MappingProxyType(found)


def _is_commune(code: str) -> bool:
    try:
        return unit(UnitKey(code, TODAY)).level == "commune"
    except UnknownUnitError:
        return False
