"""By when a task is to be done, as plans write it: a day, a quarter, a span, every year."""

import calendar
import datetime as dt
import re
from typing import Final

from data.ingest import period_text
from data.ingest.sheet import Content, as_text
from data.period import Frequency, Period, PeriodError
from data.plan import Deadline, DeadlineKind
from geo.name import fold

YEAR: Final = r"20\d\d"
YEARLY: Final = re.compile(r"\b(hang|hng|moi) nam\b|\bthuong (nien|xuyen)\b")
SPAN: Final = re.compile(rf"\b(?P<first>{YEAR})\s*(?:[-–—]|den)\s*(?:nam\s*)?(?P<last>{YEAR})\b")
MONTH: Final = re.compile(
    r"^(?:truoc |trong |den |het )*(?:thang\s*)?"
    rf"(?P<month>\d{{1,2}})\s*(?:[/.\-]|nam)\s*(?P<year>{YEAR})$"
)
WHOLE: Final = re.compile(
    r"^(?P<until>(?:truoc|den|het|toi|cuoi)\b[a-z ]*)?(?:trong )?(?:nam )?"
    rf"(?P<year>{YEAR})$"
)
MONTHS: Final = 12
LAST_YEAR: Final = re.compile(YEAR)


def deadline(content: Content, *, ends: dt.date) -> Deadline | None:
    """By when; None where the text says nothing that can be read.

    Args:
        content: Of the cell.
        ends: Last day of the plan, for what is done every year.
    """
    if isinstance(content, dt.date):
        return _day(content)
    text = re.sub(r"\s+", " ", fold(as_text(content))).strip(" .")
    if YEARLY.search(text):
        last = LAST_YEAR.findall(text)
        end = dt.date(int(last[-1]), 12, 31) if last else ends
        return Deadline(kind=DeadlineKind.YEARLY, start=None, end=end)
    if (day := period_text.date(text)) is not None:
        return _day(day)
    return _years(text) or _period(text)


def _years(text: str) -> Deadline | None:
    """Whole years, or a month of one."""
    if span := SPAN.search(text):
        first, last = sorted((int(span["first"]), int(span["last"])))
        return _range(dt.date(first, 1, 1), dt.date(last, 12, 31))
    if month := MONTH.match(text):
        return _month(int(month["year"]), int(month["month"]))
    if whole := WHOLE.match(text):
        year = int(whole["year"])
        start = None if whole["until"] else dt.date(year, 1, 1)
        return _range(start, dt.date(year, 12, 31))
    return None


def _period(text: str) -> Deadline | None:
    try:
        found = period_text.periods(text)
    except PeriodError:
        return None
    if not found:
        return None
    last: Period = found[-1]
    if last.frequency is Frequency.QUARTER:
        return Deadline(kind=DeadlineKind.QUARTER, start=None, end=last.end)
    return _day(last.end)


def _month(year: int, month: int) -> Deadline | None:
    if not 1 <= month <= MONTHS:
        return None
    return _day(dt.date(year, month, calendar.monthrange(year, month)[1]))


def _day(day: dt.date) -> Deadline:
    return Deadline(kind=DeadlineKind.DATE, start=None, end=day)


def _range(start: dt.date | None, end: dt.date) -> Deadline:
    return Deadline(kind=DeadlineKind.RANGE, start=start, end=end)
