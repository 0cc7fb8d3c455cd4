"""What is known of communes beside their names: the area they are classed in.

The lists of units that the product ships say nothing of it, and decisions on it change; so it is
the operator who says it, in `BANSO_HOME/commune-attributes.csv`. What no line says is not known,
which is not the same as being in none.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Final

from geo import operator_table, units
from geo.home import home
from geo.operator_table import Stamp
from geo.units import TODAY, Level, UnitKey
from text.error import BansoError

FILE: Final = "commune-attributes.csv"
COLUMNS: Final = ("code", "khu_vuc", "em_area", "source")
OPTIONAL: Final = ("ntm_group", "border", "poor")
GROUPS: Final[Mapping[str, int | None]] = {"1": 1, "2": 2, "3": 3, "": None}
SAID: Final[Mapping[str, bool | None]] = {"yes": True, "no": False, "": None}


class Zone(StrEnum):
    """Khu vực: how hard a commune has it, III the hardest."""

    FIRST = "I"
    SECOND = "II"
    THIRD = "III"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribute:
    """What the operator says of one of today's communes.

    Args:
        zone: None where none is said.
        is_minority: Of the ethnic-minority and mountainous area; None where it is not said.
        source: The decision that says so.
        group: Of communes for the new-countryside criteria of 2026 to 2030, 1 to 3; None where
            it is not said.
        is_border: On the border with another country; None where it is not said.
        is_poor: A poor commune; None where it is not said.
    """

    zone: Zone | None
    is_minority: bool | None
    source: str
    group: int | None = None
    is_border: bool | None = None
    is_poor: bool | None = None


class AttributeListError(BansoError):
    """The operator's list cannot be used; says where and what stands there."""


def attributes() -> Mapping[str, Attribute]:
    """What is known, by code of today's commune; nothing where there is no list.

    Raises:
        AttributeListError: A line cannot be used.
    """
    stamp = operator_table.stamp(FILE)
    return MappingProxyType({}) if stamp is None else _read(home() / FILE, stamp)


def zones() -> Mapping[str, Zone]:
    """The zone of each commune that is in one, by code; see `attributes`."""
    return {code: one.zone for code, one in attributes().items() if one.zone}


def version() -> str:
    """Changes whenever the list does; keys what was computed from it."""
    return operator_table.version(FILE)


@lru_cache(maxsize=2)
def _read(path: Path, _stamp: Stamp) -> Mapping[str, Attribute]:
    found: dict[str, Attribute] = {}
    for line, said in operator_table.lines(
        path, COLUMNS, error=AttributeListError, optional=OPTIONAL
    ):
        if said["code"] in found or not _is_commune(said["code"]):
            key = "geo.attribute_code"
            raise AttributeListError(key, file=FILE, line=line, code=said["code"])
        found[said["code"]] = _attribute(said, line)
    return MappingProxyType(found)


def _attribute(said: Mapping[str, str], line: int) -> Attribute:
    """A commune of khu vực I, II or III lies in the ethnic-minority and mountainous area.

    Source:
        Quyết định 33/2020/QĐ-TTg, Điều 3: the three are grades of communes of that area.
    """
    zone, answer = said["khu_vuc"].upper(), said["em_area"].casefold()
    more = [said[name].casefold() for name in OPTIONAL]
    group, border, poor = more
    is_known = zone in {*Zone, ""} and group in GROUPS and {answer, border, poor} <= set(SAID)
    if not is_known or (zone and answer == "no"):
        key = "geo.attribute_value"
        text = " ".join(part for part in (zone, answer, *more) if part)
        raise AttributeListError(key, file=FILE, line=line, text=text)
    if not said["source"]:
        key = "geo.attribute_source"
        raise AttributeListError(key, file=FILE, line=line)
    return Attribute(
        zone=Zone(zone) if zone else None,
        is_minority=True if zone else SAID[answer],
        source=said["source"],
        group=GROUPS[group],
        is_border=SAID[border],
        is_poor=SAID[poor],
    )


def _is_commune(code: str) -> bool:
    try:
        return units.unit(UnitKey(code, TODAY)).level is Level.COMMUNE
    except units.UnknownUnitError:
        return False
