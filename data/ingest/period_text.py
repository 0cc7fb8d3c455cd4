"""Periods and dates as Vietnamese office texts write them.

`Quý II/2025`, `T6/2025`, `6 tháng đầu năm 2025`, `9T/2025`, `ước thực hiện năm 2025`,
`số liệu tính đến 14/9/2025`. The date of a document (`ngày 10 tháng 10 năm 2025`) and the
horizon of a plan (`đến năm 2030`, `giai đoạn 2026-2030`) are not periods.
"""

import datetime as dt
import re
from collections.abc import Callable
from typing import Final

from data.period import Frequency, Period, PeriodError
from geo.name import fold

ROMAN: Final = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
YEAR: Final = r"(?P<year>20\d{2})"
LINK: Final = r"[\s/.,\-–_]*(?:nam)?[\s/.,\-–_]*"
DATE: Final = re.compile(
    r"(?<!\d)(?P<day>\d{1,2})\s*[/.\-]\s*(?P<month>\d{1,2})\s*[/.\-]\s*" + YEAR
)
WRITTEN_DATE: Final = re.compile(
    r"ngay[\s.…]*(?P<day>\d{0,2})[\s.…]*thang[\s.…]*(?P<month>\d{0,2})[\s.…]*nam\s*" + YEAR
)
HORIZON: Final = re.compile(
    r"(?:giai doan\s*)?20\d{2}\s*[-–]\s*20\d{2}|(?:den|toi)\s*(?:het\s*)?nam\s*20\d{2}"
    r"|so\s*\d*\s*/\S*"
    r"|(?:nq|qd|kh|bc|cv)(?![\s\-–]*(?:(?:qu[yi]|q|thang|thg|th|t)[\s.]*[\div]|\d{1,2} ?t))"
    r"\s*[-–]?\s*\S*20\d{2}"
)
CUTOFF: Final = re.compile(r"(?:den|chot|toi)\s*(?:het\s*)?(?:ngay\s*)?(?:so lieu\s*:?\s*)?$")


NOT_REPORTED: Final = re.compile(
    r"(?<![\d/.\-])(?P<months>0?[124578]|10|11)\s*(?:thang|t)(?![a-z\d])(?:\s*dau)?" + LINK + YEAR
)
"""`11 tháng đầu năm 2025`: no period of reporting, and certainly not the year."""
WORDS_OF_NUMBERS: Final = (
    (r"(?:muoi hai|chap)", 12), (r"muoi mot", 11), (r"muoi", 10), (r"(?:mot|gieng|nhat)", 1),
    (r"hai", 2), (r"ba", 3), (r"(?:bon|tu)", 4), (r"nam(?= nam\b)", 5), (r"sau", 6),
    (r"bay", 7), (r"tam", 8), (r"chin", 9),
)  # fmt: skip
IN_WORDS: Final = tuple(
    (
        re.compile(rf"(?<!\d )(?<!\d)\b(thang|qu[yi]) {word}(?=\s*(?:nam\b|[/.,\-]|20\d\d))"),
        rf"\g<1> {number}",
    )
    for word, number in WORDS_OF_NUMBERS
)


def _half(found: re.Match[str]) -> Period:
    number = 2 if "cuoi" in found[0] else 1
    return Period(int(found["year"]), Frequency.HALF, number)


def _first_quarter(found: re.Match[str]) -> Period:
    return Period(int(found["year"]), Frequency.QUARTER, 1)


def _nine(found: re.Match[str]) -> Period:
    return Period(int(found["year"]), Frequency.NINE_MONTHS)


def _quarter(found: re.Match[str]) -> Period:
    text = found["number"]
    number = ROMAN.get(text) or int(text)
    return Period(int(found["year"]), Frequency.QUARTER, number)


def _month(found: re.Match[str]) -> Period:
    return Period(int(found["year"]), Frequency.MONTH, int(found["number"]))


def _year(found: re.Match[str]) -> Period:
    return Period(int(found["year"]))


FORMS: Final[tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Period]], ...]] = tuple(
    (re.compile(rf"(?<![a-z\d]){pattern}(?!\d)"), make)
    for pattern, make in (
        (rf"0?6\s*t(?:hang)?(?:\s*(?:dau|cuoi)(?:\s*nam)?)?{LINK}{YEAR}", _half),
        (rf"(?:nua dau|nua cuoi)\s*nam{LINK}{YEAR}", _half),
        (rf"0?9\s*t(?:hang)?(?:\s*dau(?:\s*nam)?)?{LINK}{YEAR}", _nine),
        (rf"0?3\s*t(?:hang)?\s*dau(?:\s*nam)?{LINK}{YEAR}", _first_quarter),
        (rf"12\s*thang(?:\s*nam)?{LINK}{YEAR}", _year),
        (rf"(?:qu[yi]|q)[\s.]*(?P<number>iv|iii|ii|i|0?[1-4]){LINK}{YEAR}", _quarter),
        (rf"(?P<number>iv|iii|ii|i)\s*[/\-]\s*{YEAR}", _quarter),
        (rf"(?:thang|thg|th|t)[\s.]*(?P<number>\d{{1,2}}){LINK}{YEAR}", _month),
        (rf"(?P<number>0?[1-9]|1[0-2])\s*[/.]\s*{YEAR}", _month),
        (rf"nam\s*{YEAR}", _year),
    )
)
BARE_YEAR: Final = re.compile(YEAR)


def periods(text: str) -> tuple[Period, ...]:
    """Every period a text names, in its order, each once.

    `năm 2025` counts only where nothing finer stands in the text, so that `6 tháng đầu năm
    2025` is one period and not two.
    """
    rest = _without_dates(_in_figures(fold(text).replace("_", " ").replace(":", " ")))
    found: dict[int, Period] = {}
    for pattern, make in FORMS:
        for match in pattern.finditer(rest):
            try:
                found[match.start()] = make(match)
            except PeriodError:  # `tháng 13/2025`
                continue
        rest = pattern.sub(lambda match: " " * len(match[0]), rest)
    if not found and (year := BARE_YEAR.fullmatch(rest.strip())):
        found[0] = Period(int(year["year"]))
    ordered = [found[start] for start in sorted(found)]
    finer = [one for one in ordered if one.frequency is not Frequency.YEAR]
    return tuple(dict.fromkeys(finer or ordered))


def not_reported(text: str) -> str:
    """The stretch of months that a text names and nobody reports on, `11T/2025`; else ""."""
    found = NOT_REPORTED.search(fold(text).replace("_", " "))
    return f"{int(found['months'])}T/{found['year']}" if found else ""


def _in_figures(folded: str) -> str:
    """`tháng mười hai` as `thang 12`."""
    for form, number in IN_WORDS:
        folded = form.sub(number, folded)
    return folded


def date(text: str) -> dt.date | None:
    """The first date a text names, day before month; None where there is none."""
    dates = _dates(fold(text))
    return dates[0][1] if dates else None


def cutoff(text: str) -> dt.date | None:
    """The day up to which figures count: `số liệu tính đến 14/9/2025`; None if not said."""
    folded = fold(text)
    for start, day in _dates(folded):
        if CUTOFF.search(folded[:start]):
            return day
    return None


def ending(day: dt.date) -> Period | None:
    """The longest period that ends on a day, by the calendar or by the legal cut-off.

    31 or 14 December end a year, 30 or 14 June a half year, and so on; None for other days.
    """
    for frequency in (Frequency.YEAR, Frequency.HALF, Frequency.QUARTER, Frequency.MONTH):
        period = Period.containing(day, frequency=frequency)
        if day in {period.end, period.cutoff}:
            return period
    return None


def is_cumulative(text: str) -> bool | None:
    """True for `lũy kế`, False for `trong kỳ` and the like, None where nothing is said."""
    folded = fold(text)
    if re.search(r"\bl[uy]+ ke\b", folded):
        return True
    return False if re.search(r"\b(trong ky|trong thang|trong quy|phat sinh)\b", folded) else None


def _dates(folded: str) -> list[tuple[int, dt.date]]:
    found = []
    for pattern in (DATE, WRITTEN_DATE):
        for match in pattern.finditer(folded):
            try:
                day = dt.date(int(match["year"]), int(match["month"]), int(match["day"]))
            except ValueError:  # 31/02/2025, or the day left for the pen
                continue
            found.append((match.start(), day))
    return sorted(found)


def _without_dates(folded: str) -> str:
    for pattern in (WRITTEN_DATE, DATE, HORIZON, NOT_REPORTED):
        folded = pattern.sub(lambda match: " " * len(match[0]), folded)
    return folded
