"""Where the package's register disagrees with the official list: `corrections.toml`, typed."""

import datetime as dt
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, dataclass, fields
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, Final, TypeVar

from text.error import BansoError

PATH: Final = Path(__file__).with_name("corrections.toml")


class CorrectionError(BansoError):
    """The table of corrections is not what the program can apply."""


class Fault(StrEnum):
    """What can be wrong with the table: the keys of the messages."""

    TABLE = "geo.unit_correction_table"
    KEY = "geo.unit_correction_key"
    MISSING = "geo.unit_correction_missing"
    TWICE = "geo.unit_correction_twice"
    EMPTY = "geo.unit_correction_empty"


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One fact about one unit that replaces the package's.

    Args:
        valid_from: Which list the unit stands in.
        code: Code in the package.
        found: Full name in the package; a guard, for a later package may have mended it.
        source: Who says otherwise: a citation.
        official_code: The right code; None where the package has it right.
        full_name: The right full name; None where the package has it right.
        is_former_name: Whether staff still write the name in the package, because the unit
            had it until the act in `source`; it is then an alias.
        latitude: Of a point in the unit, degrees, where the package's lies far outside.
        longitude: See latitude.
    """

    valid_from: dt.date
    code: str
    found: str
    source: str
    official_code: str | None = None
    full_name: str | None = None
    is_former_name: bool = False
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FalseLink:
    """A part of a former commune that the package sends where it never went.

    Args:
        old: Code of the former commune.
        new: Code of today's commune, the official one.
        found: Name and district of the former commune; a guard.
        source: What shows it.
    """

    old: str
    new: str
    found: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Alias:
    """Other names by which staff write a unit.

    Args:
        valid_from: Which list the unit stands in.
        code: Official code.
        names: Names beside the official one.
        source: Where they are seen.
    """

    valid_from: dt.date
    code: str
    names: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrections:
    """The whole table."""

    units: tuple[Correction, ...]
    links: tuple[FalseLink, ...]
    aliases: tuple[Alias, ...]


@cache
def corrections() -> Corrections:
    """The table that the program ships."""
    return read(PATH)


def read(path: Path) -> Corrections:
    """A table of corrections from a text file.

    Raises:
        CorrectionError: A table or key is unknown, a key is missing, an entry changes
            nothing, or two entries speak of one unit.
    """
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    for name in tables.keys() - {"unit", "link", "alias"}:
        raise CorrectionError(Fault.TABLE, file=path.name, found=name)
    units = tuple(_entries(tables, "unit", Correction, file=path.name))
    seen: set[tuple[str, dt.date]] = set()
    for one in units:
        if (one.code, one.valid_from) in seen:
            raise CorrectionError(Fault.TWICE, file=path.name, code=one.code)
        if one.official_code is None and one.full_name is None and one.latitude is None:
            raise CorrectionError(Fault.EMPTY, file=path.name, code=one.code)
        seen.add((one.code, one.valid_from))
    return Corrections(
        units=units,
        links=tuple(_entries(tables, "link", FalseLink, file=path.name)),
        aliases=tuple(_entries(tables, "alias", Alias, file=path.name)),
    )


_Record = TypeVar("_Record", Correction, FalseLink, Alias)


def _entries(
    tables: Mapping[str, Any], name: str, record: type[_Record], *, file: str
) -> Iterator[_Record]:
    known = {field.name: field.default is MISSING for field in fields(record)}
    for place, row in enumerate(tables.get(name, ()), start=1):
        where = f"{file} [[{name}]] {place}"
        for key in row.keys() - known.keys():
            raise CorrectionError(Fault.KEY, where=where, found=key, known=", ".join(known))
        for key, is_needed in known.items():
            if is_needed and not row.get(key):
                raise CorrectionError(Fault.MISSING, where=where, key=key)
        lists = {key: tuple(value) for key, value in row.items() if isinstance(value, list)}
        yield record(**{**row, **lists})
