"""What people said of a workbook and was taken, and what could not be taken or is still open."""

import datetime as dt
from dataclasses import dataclass, field
from typing import NamedTuple

from data.period import Period
from geo.units import Unit, UnitKey


class Taken(NamedTuple):
    """A name that was read as a person said: this workbook's sender, or `by` on a day before."""

    sheet: str
    cell: str
    text: str
    unit: Unit
    by: str = ""
    on: dt.date | None = None


class Misplaced(NamedTuple):
    """An answer that names a unit which the name can't mean here."""

    sheet: str
    cell: str
    text: str
    unit: UnitKey


class Recalled(NamedTuple):
    """A sheet whose columns were read as somebody said of an earlier one of its shape."""

    sheet: str
    name: str
    by: str
    on: dt.date


@dataclass(slots=True, kw_only=True)
class Heard:
    """What people had to say about one workbook.

    Args:
        taken: Names read as a person said.
        misplaced: Answers that could not be taken.
        recalled: Sheets read by a remembered mapping.
        period: The one that its sender said, or None.
        open_periods: Those it may be of, where only its sender can say; else empty.
        named: Those of them that the workbook itself names.
        unreported: Months that it names and nobody reports on, as `11T/2025`; or "".
    """

    taken: list[Taken] = field(default_factory=list)
    misplaced: list[Misplaced] = field(default_factory=list)
    recalled: tuple[Recalled, ...] = ()
    period: Period | None = None
    open_periods: tuple[Period, ...] = ()
    named: tuple[Period, ...] = ()
    unreported: str = ""
