"""Published figures as the rules look them up: by indicator, unit and period."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final, NamedTuple

from data.period import Period
from geo.units import UnitKey

Key = tuple[str, UnitKey, Period]


class Told(NamedTuple):
    """What was published of a figure; NaN where there is no such number."""

    numerator: float
    denominator: float
    value: float
    is_cumulative: bool


@dataclass(frozen=True, slots=True)
class Earlier:
    """The published figures that a workbook's own are held against; false without any."""

    told: Mapping[Key, Told] = field(default_factory=lambda: MappingProxyType({}))

    def of(self, indicator_id: str, unit: UnitKey, period: Period) -> Told | None:
        """What was published of a figure; None where nothing with a value was."""
        return self.told.get((indicator_id, unit, period))

    def __bool__(self) -> bool:
        return bool(self.told)


NOTHING: Final = Earlier()
