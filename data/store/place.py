"""What the store keeps about a unit beside its key: enough to find the units of a province."""

import datetime as dt
from typing import NamedTuple

from geo.units import Level, UnitKey, parents, unit


class Place(NamedTuple):
    """A unit as the store files it.

    Args:
        level: See `geo.units.Level`.
        province_code: Code of the province it lies in, by the list of its own date; its own
            for a province, `VN` for the nation.
    """

    level: str
    province_code: str


def place(code: str, valid_from: str) -> Place:
    """Where a unit belongs.

    Raises:
        UnknownUnitError: There is no such unit.
    """
    found = unit(UnitKey(code, dt.date.fromisoformat(valid_from)))
    line = (found, *parents(found.key))
    above = next((one for one in line if one.level is Level.PROVINCE), found)
    return Place(found.level.value, above.code)
