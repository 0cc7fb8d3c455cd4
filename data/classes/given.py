"""Limits of classes as a reader gives them: read, checked, and said what is wrong."""

import math
import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from data.catalog.record import Indicator
from data.classes.limit import FEWEST, MOST
from text import language
from text.error import BansoError
from text.number import decimal

_NUMBER: Final = re.compile(r"[+-]?\d{1,12}(\.\d{1,6})?")
LONGEST_QUOTED: Final = 20


class WrongLimitsError(BansoError):
    """The limits that a reader gave make no classes; says why."""


def limits(text: str, *, indicator: Indicator) -> tuple[float, ...]:
    """The limits between classes, lowest first, without the two ends.

    Args:
        text: `20,40,60,80` or `20; 40; 60,5`: between semicolons a comma belongs to the number,
            else it parts numbers.
        indicator: Limits must lie inside its range, where that is known.

    Raises:
        WrongLimitsError: The text makes no classes.
    """
    stripped = text.strip().rstrip(";,").strip()
    if ";" in stripped:
        parts = [part.strip().replace(",", ".") for part in stripped.split(";")]
    elif "," in stripped:
        parts = [part.strip() for part in stripped.split(",")]
    else:
        parts = stripped.split()
    for part in parts:
        if not _NUMBER.fullmatch(part):
            raise _wrong(what="number", text=part[:LONGEST_QUOTED])
    found = tuple(float(part) for part in parts)
    _check(found, indicator)
    return found


def written(limits: Sequence[float]) -> str:
    """As the address says them."""
    return ",".join(f"{limit:g}" if abs(limit) < 1e6 else f"{limit:.0f}" for limit in limits)  # noqa: PLR2004


def told(limits: Sequence[float]) -> str:
    """As a reader writes them: `20; 40; 60,5`."""
    return "; ".join(_printed(limit) for limit in limits)


def _check(found: Sequence[float], indicator: Indicator) -> None:
    if not FEWEST <= len(found) + 1 <= MOST:
        raise _wrong(what="count", fewest=FEWEST - 1, most=MOST - 1, n=len(found))
    for low, high in pairwise(found):
        if low >= high:
            raise _wrong(what="order", low=_printed(low), high=_printed(high))
    least = -math.inf if indicator.low is None else indicator.low
    largest = math.inf if indicator.high is None else indicator.high
    for limit in found:
        if not least < limit < largest:
            facts = {"low": _printed(least), "high": _printed(largest), "limit": _printed(limit)}
            if math.isinf(largest):
                raise _wrong(what="above", **facts)
            raise _wrong(what="range", **facts)


def _wrong(*, what: str, **facts: object) -> WrongLimitsError:
    return WrongLimitsError(f"query.breaks_{what}", **facts)


def _printed(value: float) -> str:
    if math.isinf(value):
        return ""
    digits = next((n for n in range(6) if math.isclose(round(value, n), value)), 6)
    return decimal(value, digits=digits, locale=language())
