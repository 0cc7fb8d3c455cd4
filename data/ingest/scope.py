"""Whose figures a workbook holds: a province's communes, or the provinces of the nation."""

import datetime as dt
from dataclasses import dataclass
from typing import Final

from geo.units import FORMER, NATION, TODAY, Level, Unit, UnitKey, children, communes

FORMER_PROVINCES: Final = "VN-former"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """The units of one workbook.

    Args:
        code: Two digits of a province, or "VN".
        edition: The list of units that is meant; its first day of validity.
        units: The rows, in order.
    """

    code: str
    edition: dt.date
    units: tuple[Unit, ...]

    @property
    def level(self) -> Level:
        """Which level the rows are."""
        return Level.PROVINCE if self.code == NATION.code else Level.COMMUNE

    @property
    def place(self) -> UnitKey:
        """The unit that holds the rows."""
        return NATION if self.code == NATION.code else UnitKey(self.code, self.edition)


def scope_of(text: str, *, edition: dt.date = TODAY) -> Scope:
    """The scope that a province code, "VN" or "VN-former" names.

    Raises:
        UnknownUnitError: The list has no such province.
    """
    if text == FORMER_PROVINCES:
        text, edition = NATION.code, FORMER
    if text == NATION.code:
        return Scope(code=text, edition=edition, units=children(NATION, edition=edition))
    return Scope(code=text, edition=edition, units=communes(text, edition=edition))
