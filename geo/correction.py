"""Where the package's register disagrees with the official list: `corrections.toml`, typed."""

import datetime as dt
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, Final

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
    """

    valid_from: dt.date
    code: str
    found: str
    source: str
    official_code: str | None = None
    full_name: str | None = None
    is_former_name: bool = False


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
    for name in tables.keys() - {"unit", "alias"}:
        raise CorrectionError(Fault.TABLE, file=path.name, found=name)
    units = tuple(
        Correction(**_entry(row, Correction, f"{path.name} [[unit]] {n}"))
        for n, row in enumerate(tables.get("unit", ()), start=1)
    )
    aliases = tuple(
        Alias(**_entry(row, Alias, f"{path.name} [[alias]] {n}"))
        for n, row in enumerate(tables.get("alias", ()), start=1)
    )
    seen: set[tuple[str, dt.date]] = set()
    for one in units:
        if (one.code, one.valid_from) in seen:
            raise CorrectionError(Fault.TWICE, file=path.name, code=one.code)
        if one.official_code is None and one.full_name is None:
            raise CorrectionError(Fault.EMPTY, file=path.name, code=one.code)
        seen.add((one.code, one.valid_from))
    return Corrections(units=units, aliases=aliases)


def _entry(
    row: Mapping[str, Any],  # values as TOML gives them
    record: type[Correction] | type[Alias],
    where: str,
) -> dict[str, Any]:
    known = [field.name for field in fields(record)]
    for key in row.keys() - set(known):
        raise CorrectionError(Fault.KEY, where=where, found=key, known=", ".join(known))
    needed = ["valid_from", "code", "source", "found" if record is Correction else "names"]
    for key in needed:
        if not row.get(key):
            raise CorrectionError(Fault.MISSING, where=where, key=key)
    return {key: tuple(value) if key == "names" else value for key, value in row.items()}
