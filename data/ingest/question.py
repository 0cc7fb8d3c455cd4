"""What only the sender of a workbook can say: which of two readings a cell has, which period.

A question carries its possible answers; nothing else is taken. Whoever means a third thing
corrects the workbook.
"""

import datetime as dt
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final, NamedTuple

from data.ingest.value import Kind as Said
from data.ingest.value import Reading
from data.ingest.wording import Figure, Sentence

THOUSAND: Final = 1000
CENTURY: Final = 100
FACTORS: Final = {"×1": 1.0, "×100": 100.0}
"""What the numbers of a whole column may be taken times: as they are typed, or as shares of 1."""
MOST_TYPED: Final = 6
"""Cells of a column that its question shows."""
PART: Final = "part"
WHOLE: Final = "whole"
"""Which number of `15/16` a count is."""


class Kind(StrEnum):
    """What is asked."""

    READING = "reading"
    PERIOD = "period"
    PLAN = "plan"
    REST = "rest"


class Choice(NamedTuple):
    """One possible answer: what is kept, and what it means as the reader is told."""

    value: float | str
    told: object

    @property
    def label(self) -> str:
        """What it means, in the reader's language."""
        return str(self.told)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Something that nothing in the workbook decides.

    Args:
        kind: See `Kind`.
        sheet: Sheet as its author sees it; "" for the workbook as a whole.
        cell: Cell, or "".
        text: What stands there.
        readings: What may be answered.
        of: Id of the indicator, where a column is of several; "" where the cells say enough.
    """

    kind: Kind
    sheet: str
    cell: str
    text: str
    readings: tuple[Choice, ...]
    of: str = ""

    @property
    def key(self) -> str:
        """`Sheet!D15`, by which `Answers.readings` names it; with `[indicator_id]` in a list."""
        about = f"[{self.of}]" if self.of else ""
        return f"{self.sheet}!{self.cell}{about}"


def choices(reading: Reading) -> tuple[Choice, ...]:
    """What a cell can be read as where there are two ways; empty where there is one or none.

    A number with an ambiguous separator; a date that may have been a fraction; a number
    between 0 and 1 without a percent sign where a percentage is meant.
    """
    if reading.kind is Said.AMBIGUOUS:
        found = (one for one in (reading.value, reading.other) if one is not None)
        told = _in_full if reading.times != 1.0 else _separated
        return tuple(Choice(one, told(one)) for one in found)
    if reading.kind is Said.DATE:
        return tuple(
            Choice(
                f"{top}/{bottom}",
                Sentence("ingest.reading_fraction", {"top": top, "bottom": bottom}),
            )
            for top, bottom in _fractions(reading.raw)
        )
    if may_be_fraction(reading):
        shares = (reading.value or 0.0, _percent(reading))
        return tuple(
            Choice(one, Sentence("ingest.reading_percent", {"value": Figure(one)}))
            for one in shares
        )
    return ()


def may_be_fraction(reading: Reading) -> bool:
    """Whether a number without a percent sign may be a share of 1 typed as it is."""
    is_number = reading.kind is Said.NUMBER and not reading.is_percent
    return is_number and 0 < (reading.value or 0.0) < 1


def of_column(first: float) -> tuple[Choice, ...]:
    """What a column whose percentages are all at most 1 can be, by its first number."""
    return tuple(
        Choice(
            way,
            Sentence(
                "ingest.reading_column",
                {"text": Figure(first), "value": Figure(float(f"{first * times:.13g}"))},
            ),
        )
        for way, times in FACTORS.items()
    )


def of_fraction(first: Reading, *, is_column: bool) -> tuple[Choice, ...]:
    """What a count can be that is typed as `15/16`: the part or the whole.

    Args:
        first: The cell, or the first of a column's.
        is_column: The answer is of other cells too.
    """
    values = {"top": Figure(first.value or 0.0), "bottom": Figure(first.other or 0.0)}
    end = "_column" if is_column else ""
    return tuple(
        Choice(way, Sentence(f"ingest.reading_{way}{end}", values)) for way in (PART, WHOLE)
    )


def answered(reading: Reading, answer: float | str) -> Reading:
    """A cell as a person said it is read; as it was where the answer is none of its readings."""
    if answer == PART:
        return _counted(reading, reading.value, whole=reading.other)
    if answer == WHOLE:
        return _counted(reading, reading.other)
    if isinstance(answer, str) and answer in FACTORS:
        return _times(reading, FACTORS[answer])
    if answer not in {one.value for one in choices(reading)}:
        return reading
    if isinstance(answer, str):
        top, _, bottom = answer.partition("/")
        return replace(
            reading, kind=Said.FRACTION, value=float(top), other=float(bottom), is_settled=True
        )
    is_percent = reading.is_percent or may_be_fraction(reading)
    return replace(
        reading, kind=Said.NUMBER, value=float(answer), other=None, is_percent=is_percent,
        is_settled=True,
    )  # fmt: skip


def _times(reading: Reading, times: float) -> Reading:
    """A number of a column that was answered as a whole; what else stands there is as it was."""
    is_plain = reading.kind is Said.NUMBER and not reading.is_percent
    if not is_plain or not 0 < (reading.value or 0.0) <= 1:
        return reading
    value = float(f"{(reading.value or 0.0) * times:.13g}")
    return replace(reading, value=value, is_percent=True, is_settled=True)


def _counted(reading: Reading, value: float | None, *, whole: float | None = None) -> Reading:
    """One number of a fraction as a count; any other cell is as it was.

    A part keeps its whole, of which a rate's column of wholes may say nothing.
    """
    if reading.kind is not Said.FRACTION:
        return reading
    return replace(
        reading, kind=Said.NUMBER, value=value, other=whole, beside=None, is_percent=False,
        is_settled=True,
    )  # fmt: skip


def _separated(value: float) -> Sentence:
    """A comma with three digits after it parts thousands or decimals: 1.234 or 1,234."""
    how = "thousands" if value >= THOUSAND else "decimals"
    return Sentence(f"ingest.reading_{how}", {"value": Figure(value)})


def _in_full(value: float) -> Sentence:
    """A number that its unit of measure tells in thousands: as it stands, or in full."""
    return Sentence("ingest.reading_in_full", {"value": Figure(value)})


def _percent(reading: Reading) -> float:
    return float(f"{100 * (reading.value or 0.0):.13g}")  # as `data.ingest.value` does


def _fractions(raw: str) -> tuple[tuple[int, int], ...]:
    """What Excel may have made a date of: 9/12 in either order of day and month, 8/19 as a year."""
    try:
        day = dt.datetime.strptime(raw, "%d/%m/%Y").replace(tzinfo=dt.UTC).date()
    except ValueError:
        return ()
    found = [(day.day, day.month), (day.month, day.day)]
    if day.day == 1 and day.year % CENTURY:
        found = [(day.month, day.year % CENTURY), *found]
    return tuple(dict.fromkeys(pair for pair in found))
