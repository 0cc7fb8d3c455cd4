"""The register of all units, read from the package `vietnamadminunits` and corrected.

Of the package only the data files are read. Kinds come from the full names: its columns of
kinds are wrong for a few units (Phường Việt Hòa is a `Xã` there). Of its figures for
today's communes those are left out that it took over from a namesake elsewhere (Xã Tân
Tiến has one area in seven provinces): missing is better than wrong.

Source:
    PyPI vietnamadminunits 1.0.4 (MIT), data/dataset.db: tables admin_units (3,321 communes)
    and admin_units_legacy (10,035 communes and 5 island districts without any).
"""

import datetime as dt
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType
from typing import Final

from geo.correction import Correction, corrections
from geo.name import fold
from geo.place import FORMER, NATION, TODAY, Level, Unit, UnitKey

KINDS_EN: Final = {
    "Thành phố": "city",
    "Tỉnh": "province",
    "Quận": "urban district",
    "Huyện": "district",
    "Thị xã": "town",
    "Thị trấn": "township",
    "Phường": "ward",
    "Xã": "commune",
    "Đặc khu": "special zone",
}
"""Official kinds and their English, in which they follow the name: `Bao Nhai commune`."""

_TODAY = """
    SELECT wardCode, ward, provinceCode, wardLat, wardLon, wardAreaKm2,
           count(*) OVER (PARTITION BY wardShortKey, wardAreaKm2) > 1 OR wardAreaKm2 <= 0
    FROM admin_units
"""
_TODAY_PROVINCES = (
    "SELECT DISTINCT provinceCode, province, provinceLat, provinceLon FROM admin_units"
)
_FORMER = """
    SELECT wardCode, ward, districtCode, wardLat, wardLon
    FROM admin_units_legacy WHERE wardCode IS NOT NULL
"""
_FORMER_DISTRICTS = """
    SELECT DISTINCT districtCode, district, provinceCode, districtLat, districtLon
    FROM admin_units_legacy
"""
_FORMER_PROVINCES = (
    "SELECT DISTINCT provinceCode, province, provinceLat, provinceLon FROM admin_units_legacy"
)


def package_file(name: str) -> Path:
    """A data file of the package, found without importing it (it loads 4 MB of parsers)."""
    spec = find_spec("vietnamadminunits")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(name="vietnamadminunits")
    return Path(spec.origin).parent / "data" / name


def package_database() -> closing[sqlite3.Connection]:
    """The package's tables, opened for reading; closes with its context."""
    address = f"{package_file('dataset.db').as_uri()}?mode=ro&immutable=1"
    return closing(sqlite3.connect(address, uri=True))


def official_key(code: str, since: dt.date) -> UnitKey:
    """The key of the unit to which the package gives this code."""
    official = _corrected().get(UnitKey(code, since))
    return UnitKey(code if official is None else official.official_code or code, since)


@cache
def register() -> Mapping[UnitKey, Unit]:
    """Every unit of both lists by its key; read once a process, about 0.2 s and 10 MB."""
    with package_database() as database:
        units = {unit.key: unit for unit in _units(database)}
    units[NATION] = Unit(
        key=NATION,
        level=Level.NATION,
        kind_vi="",
        name="Việt Nam",
        full_name="Việt Nam",
        full_name_en="Viet Nam",
        parent=None,
        latitude=None,
        longitude=None,
        area_km2=None,
        valid_to=None,
    )
    return MappingProxyType(units)


def _units(database: sqlite3.Connection) -> Iterator[Unit]:
    for code, name, latitude, longitude in database.execute(_TODAY_PROVINCES):
        yield _unit(code, name, NATION, latitude=latitude, longitude=longitude, since=TODAY)
    for code, name, above, latitude, longitude, area, is_doubtful in database.execute(_TODAY):
        yield _unit(
            code,
            name,
            UnitKey(above, TODAY),
            latitude=latitude,
            longitude=longitude,
            area_km2=None if is_doubtful else area,
            since=TODAY,
        )
    for code, name, latitude, longitude in database.execute(_FORMER_PROVINCES):
        yield _unit(code, name, NATION, latitude=latitude, longitude=longitude)
    for query in (_FORMER_DISTRICTS, _FORMER):
        for code, name, above, latitude, longitude in database.execute(query):
            yield _unit(code, name, UnitKey(above, FORMER), latitude=latitude, longitude=longitude)


def _unit(
    code: str,
    found: str,
    above: UnitKey,
    *,
    latitude: float,
    longitude: float,
    area_km2: float | None = None,
    since: dt.date = FORMER,
) -> Unit:
    official = _corrected().get(UnitKey(code, since))
    if official is not None and official.found == found:
        code, found = official.official_code or code, official.full_name or found
        if official.latitude is not None and official.longitude is not None:
            latitude, longitude = official.latitude, official.longitude
    kind, name = _parted(found)
    return Unit(
        key=UnitKey(code, since),
        level=_LEVELS[len(code)],
        kind_vi=kind,
        name=f"{kind} {name}" if name.isdecimal() else name,
        full_name=f"{kind} {name}",
        full_name_en=_english(kind, name),
        parent=above,
        latitude=latitude,
        longitude=longitude,
        area_km2=area_km2,
        valid_to=None if since == TODAY else TODAY,
    )


def _parted(full_name: str) -> tuple[str, str]:
    for kind in KINDS_EN:
        if full_name.lower().startswith(f"{kind.lower()} "):  # a few stand as `Thị Trấn`
            return kind, full_name[len(kind) + 1 :]
    raise ValueError(full_name)


def _english(kind: str, name: str) -> str:
    if name.isdecimal():
        return f"{KINDS_EN[kind].removeprefix('urban ').capitalize()} {name}"
    return f"{_latin(name)} {KINDS_EN[kind]}"


def _latin(name: str) -> str:
    bare = fold(name)
    return "".join(b.upper() if n.isupper() else b for b, n in zip(bare, name, strict=True))


@cache
def _corrected() -> Mapping[UnitKey, Correction]:
    return {UnitKey(one.code, one.valid_from): one for one in corrections().units}


_LEVELS: Final = {2: Level.PROVINCE, 3: Level.DISTRICT, 5: Level.COMMUNE}
