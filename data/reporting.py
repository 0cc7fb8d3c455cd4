"""When reports are due: the day after which one is late, by kind of period.

The decree closes the figures on the 14th of a period's last month (`Period.cutoff`) and wants
a province's report at the Government by the 25th. A province sets its communes an earlier day;
an operator writes it into `reporting.toml` in `BANSO_HOME`:

    [due_day]          # of the period's last month
    month = 18
    quarter = 18

Source:
    Nghị định 09/2019/NĐ-CP, Điều 12 (cut-off) and Điều 13, khoản 1 and 2 (deadline).
"""

import datetime as dt
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Final

from data.period import CUTOFF_DAY, Frequency, Period
from geo.home import home
from text.error import BansoError

LAST_DAY: Final = 25
LAST_DAY_OF_ANY_MONTH: Final = 28
FILE: Final = "reporting.toml"
TABLE: Final = "due_day"


class CalendarError(BansoError):
    """`reporting.toml` says something that is no calendar."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """The day of a period's last month by which its report is due.

    Args:
        days: By kind of period, where the province set one; else the decree's 25th.
    """

    days: Mapping[Frequency, int] = field(default_factory=lambda: MappingProxyType({}))

    def day(self, frequency: Frequency) -> int:
        """The day of the month for a kind of period."""
        return self.days.get(frequency, LAST_DAY)

    def due(self, period: Period) -> dt.date:
        """Last day on which a report of the period is on time."""
        return dt.date(period.year, period.last_month, self.day(period.frequency))

    def is_own(self, frequency: Frequency) -> bool:
        """Whether the province set this day itself."""
        return frequency in self.days


def calendar(path: Path | None = None) -> Calendar:
    """The calendar of this installation; the decree's where no file says otherwise.

    Args:
        path: Of the file; by default `reporting.toml` in `BANSO_HOME`.

    Raises:
        CalendarError: The file is no TOML, names no kind of period, or a day that some
            month does not have or that is before figures close.
    """
    where = path or home() / FILE
    if not where.is_file():
        return Calendar()
    try:
        said = tomllib.loads(where.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        key = "reporting.no_toml"
        raise CalendarError(key, file=where.name, said=str(error)) from error
    table = said.get(TABLE, {})
    if not isinstance(table, dict):
        key = "reporting.no_table"
        raise CalendarError(key, file=where.name, table=TABLE)
    return Calendar(days=MappingProxyType({_kind(name): _day(name, table[name]) for name in table}))


def _kind(name: str) -> Frequency:
    try:
        return Frequency(name)
    except ValueError as error:
        key = "reporting.no_kind"
        known = ", ".join(one.value for one in Frequency)
        raise CalendarError(key, file=FILE, found=name, known=known) from error


def _day(name: str, found: object) -> int:
    is_day = isinstance(found, int) and not isinstance(found, bool)
    if isinstance(found, int) and is_day and CUTOFF_DAY < found <= LAST_DAY_OF_ANY_MONTH:
        return found
    key = "reporting.no_day"
    span = {"first": CUTOFF_DAY + 1, "last": LAST_DAY_OF_ANY_MONTH}
    raise CalendarError(key, file=FILE, name=name, found=str(found), **span)


def of_year(year: int, frequency: Frequency) -> tuple[Period, ...]:
    """The periods of a kind that end in a year, earliest first."""
    return tuple(Period(year, frequency, number + 1) for number in range(frequency.a_year))
