"""Values on the way to a goal, as a cell or a field writes them: `30/6/2026: 50; 2027: 70,5`."""

import datetime as dt
import re
from collections.abc import Sequence
from typing import Final

from data.ingest.plan.deadline import deadline
from data.ingest.value import Kind
from data.ingest.value import read as read_value
from data.status import Point
from text import language
from text.number import decimal

APART: Final = re.compile(r"[;\n]")
MOST_DIGITS: Final = 4


def read(text: str, *, ends: dt.date) -> tuple[Point, ...] | None:
    """The points, earliest first; None where a part cannot be read or a day comes twice.

    Args:
        text: As typed.
        ends: Last day of the plan.
    """
    found = []
    for part in APART.split(text):
        if not part.strip():
            continue
        when, _, value = part.rpartition(":")
        until, said = deadline(when.strip(), ends=ends), read_value(value.strip())
        if until is None or said.value is None or said.kind is not Kind.NUMBER:
            return None
        found.append(Point(at=until.end, value=said.value))
    if len({one.at for one in found}) < len(found):
        return None
    return tuple(sorted(found, key=lambda one: one.at))


def written(points: Sequence[Point], *, between: str = "; ") -> str:
    """The points as `read` understands them, in the language spoken."""
    return between.join(f"{one.at:%d/%m/%Y}: {_number(one.value)}" for one in points)


def _number(value: float) -> str:
    digits = next((n for n in range(MOST_DIGITS) if round(value, n) == value), MOST_DIGITS)
    return decimal(value, digits=digits, locale=language())
