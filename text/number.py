"""Numbers and dates as a reader of each language writes them: 1.234,5 and 14/9/2025."""

import datetime as dt
from typing import Final

from babel.dates import format_date
from babel.numbers import format_decimal

NBSP: Final = "\N{NO-BREAK SPACE}"
MINUS: Final = "\N{MINUS SIGN}"
DATE_PATTERN: Final = {"vi": "d/M/yyyy", "en": "d MMM yyyy"}


def whole(value: int, *, locale: str) -> str:
    """`91357` reads 91.357 in Vietnamese, 91,357 in English."""
    return format_decimal(value, locale=locale).replace("-", MINUS)


def decimal(value: float, *, digits: int, locale: str) -> str:
    """Exactly `digits` digits after the decimal mark, rounded half to even."""
    pattern = "#,##0" + ("." + "0" * digits if digits else "")
    return format_decimal(value, format=pattern, locale=locale).replace("-", MINUS)


def signed(value: float, *, digits: int, locale: str) -> str:
    """As `decimal`, with a plus before gains; nothing before a change that prints as zero."""
    printed = decimal(abs(value), digits=digits, locale=locale)
    if round(abs(value), digits) == 0:
        return printed
    return ("+" if value > 0 else MINUS) + printed


def date(value: dt.date, *, locale: str) -> str:
    """`14/9/2025` in Vietnamese, `14 Sep 2025` in English."""
    return format_date(value, format=DATE_PATTERN[locale], locale=locale)
