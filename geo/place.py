"""What an administrative unit is: its key, its level, its names."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, NamedTuple

from text import Language

FORMER: Final = dt.date(2004, 7, 8)
"""From when a former unit's key counts: the code list of Quyết định 124/2004/QĐ-TTg of this
day, the lower bound of their validity; single units are younger."""

TODAY: Final = dt.date(2025, 7, 1)
"""From when today's units are in force: 34 provinces, communes directly below them."""


class UnitKey(NamedTuple):
    """Which unit: a code alone names different places before and after 2025-07-01.

    Codes of the statistics office: 2 digits a province, 3 a district, 5 a commune; the
    nation is "VN".
    """

    code: str
    valid_from: dt.date


NATION: Final = UnitKey("VN", FORMER)


class Level(StrEnum):
    """A tier of administration, from the top."""

    NATION = "nation"
    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """One administrative unit.

    Args:
        key: Code and first day of validity.
        level: Tier.
        kind_vi: Official kind, e.g. `Xã`, `Phường`, `Đặc khu`; empty for the nation.
        name: Name without the kind, e.g. `Bảo Nhai`; a numbered ward keeps it (`Phường 1`).
        full_name: Kind and name, e.g. `Xã Bảo Nhai`.
        full_name_en: E.g. `Bao Nhai commune`.
        parent: Unit above; None for the nation.
        latitude: Of a point in the unit, degrees (WGS 84); None where unknown.
        longitude: See latitude.
        area_km2: Natural area in km²; None where unknown.
        valid_to: First day on which the unit was no more; None while in force.
    """

    key: UnitKey
    level: Level
    kind_vi: str
    name: str
    full_name: str
    full_name_en: str
    parent: UnitKey | None
    latitude: float | None
    longitude: float | None
    area_km2: float | None
    valid_to: dt.date | None

    @property
    def code(self) -> str:
        """Code of the statistics office, with its leading zeros."""
        return self.key.code

    @property
    def valid_from(self) -> dt.date:
        """First day of the list that the unit stands in."""
        return self.key.valid_from

    def label(self, language: Language) -> str:
        """The full name as this language writes it."""
        return self.full_name if language == Language.VI else self.full_name_en


def edition(day: dt.date) -> dt.date:
    """Which list of units was in force on a day: FORMER or TODAY."""
    return TODAY if day >= TODAY else FORMER
