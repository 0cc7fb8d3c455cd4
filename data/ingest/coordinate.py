"""Where a point lies, in the three ways that inventories write it.

Decimal degrees (`21,386`), degrees, minutes and seconds (`21°23'10"B`), and VN-2000 in metres.
The last is not converted: its metres count from a meridian that each province has its own of.
"""

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Final, NamedTuple

from data.ingest.sheet import Content, as_text
from data.ingest.value import read
from geo.name import fold

LATITUDES: Final = (6.0, 24.0)
LONGITUDES: Final = (101.0, 118.0)
NORTHINGS: Final = (650_000.0, 2_700_000.0)
EASTINGS: Final = (100_000.0, 900_000.0)
"""Metres of VN-2000 within Viet Nam; eastings count from 500,000 at the meridian."""

DEGREES: Final = re.compile(
    r"(?P<degrees>\d{1,3})\s*[°ºo˚*d ]\s*(?P<minutes>\d{1,2}(?:[.,]\d+)?)\s*(?:['’′`m ]\s*"
    r"(?:(?P<seconds>\d{1,2}(?:[.,]\d+)?)\s*(?:[\"”″s]|''|’’)?)?)?\s*[a-zđ]?"
)
DECIMAL: Final = re.compile(r"(?P<number>\d{1,3}(?:[.,]\d+)?)\s*°?\s*[a-zđ]?")
PARTS: Final = re.compile(r"\s*;\s*|,\s+|\s+-\s+|\s*\|\s*|(?<=[a-zđ])[\s,]+(?=\d)")


class Notation(StrEnum):
    """How a point was written; each is the key of its name."""

    DECIMAL = "ingest.notation_decimal"
    DEGREES = "ingest.notation_degrees"
    METRES = "ingest.notation_metres"


class Point(NamedTuple):
    """A place on the ground: degrees north and east, or metres of VN-2000."""

    north: float
    east: float
    notation: Notation


def point(contents: Sequence[Content]) -> Point | None:
    """The point that one cell or two cells give; None where they give none in Viet Nam.

    Which number is which is told by their size, for sheets head them X and Y either way.
    """
    pairs = [_parts(as_text(contents[0]))] if len(contents) == 1 else [[*map(as_text, contents)]]
    for parts in pairs:
        if len(parts) != len(("north", "east")):
            return None
        for notation, number in (
            (Notation.DEGREES, _degrees), (Notation.DECIMAL, _decimal), (Notation.METRES, _metres),
        ):  # fmt: skip
            first, second = (number(part) for part in parts)
            if first is not None and second is not None:
                return next(_placed(first, second, notation), None)
    return None


def _placed(first: float, second: float, notation: Notation) -> Iterator[Point]:
    is_metres = notation is Notation.METRES
    norths, easts = (NORTHINGS, EASTINGS) if is_metres else (LATITUDES, LONGITUDES)
    for north, east in ((first, second), (second, first)):
        if norths[0] <= north <= norths[1] and easts[0] <= east <= easts[1]:
            yield Point(north, east, notation)


def _parts(text: str) -> list[str]:
    return [part for part in PARTS.split(fold(text)) if part]


def _degrees(text: str) -> float | None:
    found = DEGREES.fullmatch(fold(text))
    if found is None:
        return None
    minutes, seconds = (float((found[k] or "0").replace(",", ".")) for k in ("minutes", "seconds"))
    return int(found["degrees"]) + minutes / 60 + seconds / 3600


def _decimal(text: str) -> float | None:
    found = DECIMAL.fullmatch(fold(text))
    return float(found["number"].replace(",", ".")) if found else None


def _metres(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return read(text).value
