"""Counts in thousands or millions: stored as they stand they would be far too small.

Where a unit of measure says so beside the very number, `nghìn hộ` in a form's column `ĐVT`
or `12,5 nghìn hộ` in a cell or a column's heading, the number is multiplied. A note over a
whole table that may hold for some of its columns only refuses it (`data.ingest.table_unit`).
"""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Final

from data.catalog import Indicator, Kind, indicators
from data.ingest.error import IngestError, Refusal
from data.ingest.idiom import UNITS
from data.ingest.sheet import Sheet
from geo.name import fold
from text import Language

THOUSANDS: Final = (
    r"(?:nghin|ngan|trieu|ty(?! (?:le|trong|so|suat))|10{3,}(?!\s*[%/\d])|1(?:[. ]000)+(?!\d))"
)
NOTE: Final = re.compile(
    rf"\b(?:dvt|don vi(?: tinh)?)\s*:?\s*\(?\s*{THOUSANDS}(?!\w)"
    rf"|\b(?:dvt|don vi tinh)\s*:[^.:\n]*[,;]\s*{THOUSANDS}(?!\w)"
)
OVER_A_COLUMN: Final = re.compile(
    rf"\(\s*(?:(?:dvt|don vi(?: tinh)?)\s*:?\s*)?{THOUSANDS}(?!\w)[^()]*\)"
)
IN_BRACKETS: Final = re.compile(r"\(([^()]*)\)")
TOLD: Final = re.compile(r"(?:dvt|don vi(?: tinh)?)\s*:?\s*")
ROUND: Final = re.compile(r"(?:x\s*)?(?P<number>10{1,9}|1(?:[. ]000){1,3})(?=\s*[a-z]|$)\s*")
WORDS: Final = re.compile(r"(?P<word>tram|nghin|ngan|trieu|ty(?! (?:le|trong|so|suat)))\b\s*")
FACTORS: Final = {"tram": 1e2, "nghin": 1e3, "ngan": 1e3, "trieu": 1e6, "ty": 1e9}
THOUSAND: Final = 1e3
OPEN: Final = "?"
"""Ends a unit of measure that may not be the column's: each number is asked."""
COUNTED: Final = {Kind.COUNT, Kind.RATE}


@lru_cache(maxsize=10_000)
def parted(unit: str) -> tuple[float, str]:
    """How many of what a unit of measure stands for: 1,000 and `ho` for `nghìn hộ`."""
    rest = TOLD.sub("", fold(unit)).strip(" ().:")
    factor = 1.0
    if found := ROUND.match(rest):
        factor, rest = float(re.sub(r"\D", "", found["number"])), rest[found.end() :]
    while found := WORDS.match(rest):
        factor, rest = factor * FACTORS[found["word"]], rest[found.end() :]
    return factor, rest


@cache
def _counted() -> frozenset[str]:
    """What is counted, as units of measure say it."""
    told = (parted(one.unit(Language.VI))[1] for one in indicators().values())
    return frozenset({"", *told, *UNITS})


def is_in_thousands(text: str) -> bool:
    """Whether a text is nothing but a unit of measure in thousands: `(nghìn hộ)`."""
    factor, noun = parted(text)
    return factor != 1.0 and noun in _counted()


def bare(unit: str) -> str:
    """A unit of measure without brackets and `ĐVT:` around it."""
    return unit.strip(" ().:").rpartition(":")[2].strip()


def times(unit: str, measure: Indicator, *, is_share: bool = False) -> float:
    """What a number in this unit is multiplied by to be in its indicator's; 1 for none.

    Args:
        unit: As written beside the number, `nghìn hộ`; "" says nothing.
        measure: Some indicators are themselves told in thousands.
        is_share: The number is a percentage.
    """
    factor, noun = parted(unit)
    own, own_noun = parted(measure.unit(Language.VI))
    is_counted = measure.kind in COUNTED or own != 1.0
    if is_share or not is_counted or not (noun or factor != 1.0):
        return 1.0
    return 1.0 if factor == 1.0 and noun != own_noun else factor / own


def in_ones(label: str) -> tuple[str, str]:
    """A label as if it counted one by one, and the unit in thousands that it told, or "".

    `Số hộ (nghìn hộ)` is `Số hộ (hộ)`, in `nghìn hộ`.
    """
    for found in IN_BRACKETS.finditer(label):
        factor, noun = parted(found[1])
        if factor != 1.0:
            inner = f"({noun})" if noun else ""
            return f"{label[: found.start()]}{inner}{label[found.end() :]}".strip(), found[1]
    return label, ""


def spelled(label: str) -> str:
    """A label with its thousands in the words that names are written with.

    `Dân số (1.000 người)` is `Dân số (nghin nguoi)`; any other stays.
    """
    of = next((one for one in IN_BRACKETS.finditer(label) if parted(one[1])[0] == THOUSAND), None)
    if of is None:
        return label
    return f"{label[: of.start()]}(nghin {parted(of[1])[1]}){label[of.end() :]}"


def refuse(texts: Iterable[str], *, heads: Iterable[str], sheet: Sheet, file_name: str) -> None:
    """Check that neither a note around a table nor a heading makes its counts thousands.

    Args:
        texts: What stands above the table and below it.
        heads: The headings of columns that are read as counts.
        sheet: The table's.
        file_name: Of the workbook.

    Raises:
        IngestError: One does; the message names it.
    """
    said = next((one for one in texts if NOTE.search(fold(one))), None)
    said = said or next((one for one in heads if OVER_A_COLUMN.search(fold(one))), None)
    if said is not None:
        raise IngestError(Refusal.IN_THOUSANDS, file=file_name, sheet=sheet.name, found=said)
