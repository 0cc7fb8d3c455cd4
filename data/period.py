"""Reporting periods: a canonical id, its dates, its neighbours and its names.

`2025`, `2025-H1`, `2025-9M` (from January, cumulative, not a quarter), `2025-Q3`, `2025-09`.
Reading periods out of Vietnamese text is the ingest's business.
"""

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, total_ordering
from typing import Final, Self

from babel.dates import format_date

from text import Language, language, say, speaking
from text.error import BansoError

CUTOFF_DAY: Final = 14
ROMAN: Final = ("I", "II", "III", "IV")
EARLIEST: Final = 1945
LATEST: Final = 2100

FORM: Final = re.compile(
    r"(?P<year>\d{4})(?:-(?:H(?P<half>[12])|(?P<nine>9M)|Q(?P<quarter>[1-4])|(?P<month>\d{2})))?",
    re.ASCII,
)


class PeriodError(BansoError):
    """A text is not the id of a period."""


class Frequency(StrEnum):
    """How often figures of a kind of period come; each is a series of its own."""

    YEAR = "year"
    HALF = "half-year"
    NINE_MONTHS = "nine-months"
    QUARTER = "quarter"
    MONTH = "month"

    @property
    def months(self) -> int:
        """Months that one period covers."""
        return _MONTHS[self]

    @property
    def a_year(self) -> int:
        """Periods a year; there is one first nine months in it."""
        return 1 if self is Frequency.NINE_MONTHS else 12 // self.months


_MONTHS: Final = {
    Frequency.YEAR: 12,
    Frequency.HALF: 6,
    Frequency.NINE_MONTHS: 9,
    Frequency.QUARTER: 3,
    Frequency.MONTH: 1,
}


@total_ordering
@dataclass(frozen=True, slots=True)
class Period:
    """A reporting period. Earlier sorts first; of two that end together, the shorter.

    Args:
        year: Calendar year, 1945 to 2100.
        frequency: See `Frequency`.
        number: Which one of the year, from 1.

    Raises:
        PeriodError: The year has no such period.
    """

    year: int
    frequency: Frequency = Frequency.YEAR
    number: int = 1

    def __post_init__(self) -> None:
        if not (EARLIEST <= self.year <= LATEST and 1 <= self.number <= self.frequency.a_year):
            key = "period.not_a_period"
            raise PeriodError(key, found=str(self))

    @classmethod
    def parse(cls, text: str) -> Self:
        """The period of a canonical id, e.g. `2025-Q3`.

        Raises:
            PeriodError: The text is none; Vietnamese wordings are read in `data.ingest`.
        """
        found = FORM.fullmatch(text)
        if found is None:
            key = "period.not_a_period"
            raise PeriodError(key, found=text)
        year = int(found["year"])
        if found["half"]:
            return cls(year, Frequency.HALF, int(found["half"]))
        if found["nine"]:
            return cls(year, Frequency.NINE_MONTHS)
        if found["quarter"]:
            return cls(year, Frequency.QUARTER, int(found["quarter"]))
        if found["month"]:
            return cls(year, Frequency.MONTH, int(found["month"]))
        return cls(year)

    @classmethod
    def containing(cls, day: dt.date, *, frequency: Frequency) -> Self:
        """The calendar period of this frequency that a day lies in.

        Raises:
            PeriodError: The day is in the last quarter, the frequency nine months.
        """
        return cls(day.year, frequency, (day.month - 1) // frequency.months + 1)

    def __str__(self) -> str:
        match self.frequency:
            case Frequency.HALF:
                return f"{self.year}-H{self.number}"
            case Frequency.NINE_MONTHS:
                return f"{self.year}-9M"
            case Frequency.QUARTER:
                return f"{self.year}-Q{self.number}"
            case Frequency.MONTH:
                return f"{self.year}-{self.number:02}"
        return str(self.year)

    def __lt__(self, other: Self) -> bool:
        return (self.end, self.frequency.months) < (other.end, other.frequency.months)

    @property
    def last_month(self) -> int:
        """Calendar number of the month it ends with, 1 to 12."""
        return self.frequency.months * self.number

    @property
    def start(self) -> dt.date:
        """First calendar day."""
        return dt.date(self.year, self.last_month - self.frequency.months + 1, 1)

    @property
    def end(self) -> dt.date:
        """Last calendar day."""
        last = calendar.monthrange(self.year, self.last_month)[1]
        return dt.date(self.year, self.last_month, last)

    @property
    def cutoff(self) -> dt.date:
        """Day up to which figures count: the 14th of the last month, not the calendar end.

        Source:
            Nghị định 09/2019/NĐ-CP, Điều 12: month, quarter, half year and year close on
            the 14th of their last month. It names no nine months; they close with the
            third quarter.
        """
        return dt.date(self.year, self.last_month, CUTOFF_DAY)

    def previous(self) -> Self:
        """The period of the same frequency before this one."""
        if self.number > 1:
            return type(self)(self.year, self.frequency, self.number - 1)
        return type(self)(self.year - 1, self.frequency, self.frequency.a_year)

    def next(self) -> Self:
        """The period of the same frequency after this one."""
        if self.number < self.frequency.a_year:
            return type(self)(self.year, self.frequency, self.number + 1)
        return type(self)(self.year + 1, self.frequency, 1)

    def year_before(self) -> Self:
        """The same period of the year before."""
        return type(self)(self.year - 1, self.frequency, self.number)

    def label(self, chosen: Language | None = None, *, short: bool = False) -> str:
        """Its name: `Quý III/2025`, short `III/2025`; in English `Q3 2025`.

        Args:
            chosen: Language of the name; by default the reader's.
            short: The form for axes and narrow columns.
        """
        return _label(self, chosen or language(), short)


@cache
def parse(text: str) -> Period:
    """As `Period.parse`, remembered: tables name the same few periods over and over."""
    return Period.parse(text)


@cache
def _label(one: Period, spoken: Language, is_short: bool) -> str:
    """As `Period.label`, remembered: lists of periods are written in every run."""
    kind = one.frequency.name.lower()
    if one.frequency is Frequency.HALF:
        kind = f"{kind}_{one.number}"
    with speaking(spoken):
        return say(
            f"period.{kind}_short" if is_short else f"period.{kind}",
            year=str(one.year),
            number=str(one.number),
            roman=ROMAN[(one.number - 1) % len(ROMAN)],
            month=format_date(one.end, "MMM" if is_short else "MMMM", locale=spoken.value),
        )
