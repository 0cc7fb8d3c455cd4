"""Columns whose unit of measure is another than before: all of it times 100, 1,000, a million."""

import math
from collections import defaultdict
from typing import Final, NamedTuple

from data.catalog import Kind
from data.ingest.change import held_against
from data.ingest.datum import Datum
from data.ingest.draft import Cell, Draft, Figure, Statement
from data.ingest.earlier import Told
from data.ingest.form import Field

FACTORS: Final = (100.0, 1_000.0, 1_000_000.0)
NEAR: Final = 2.0
"""A figure may double or halve at the same time."""
FEWEST: Final = 3
MOST_OF: Final = 0.8


class Scale(NamedTuple):
    """A column that is off by a factor.

    `first` is its first such cell, `cells` how many there are; `before` and `now` are of the
    first.
    """

    sheet: str
    column: int
    factor: float
    cells: int
    first: Cell
    before: float
    now: float


Pair = tuple[Cell, float, float]


def scales(draft: Draft) -> list[Scale]:
    """The columns of a draft whose figures are off by one factor from those published."""
    if not draft.past:
        return []
    pairs: defaultdict[tuple[str, int], dict[int, Pair]] = defaultdict(dict)
    for place, (figure, said) in enumerate(zip(draft.figures, draft.statements, strict=True)):
        if said is None or figure.indicator.kind in {Kind.RANK, Kind.YES_NO}:
            continue
        told = next((one for _, one in held_against(figure, draft.past)), None)
        for which, datum in figure.data if told is not None else ():
            before, now = _was(which, told), _is(which, said, datum, figure)
            if before > 0 and now > 0:
                cell = (place, figure, which, datum)
                pairs[figure.sheet, datum.column].setdefault(datum.row, (cell, before, now))
    found = (_scale(at, list(rows.values())) for at, rows in pairs.items())
    return [one for one in found if one is not None]


def _scale(at: tuple[str, int], rows: list[Pair]) -> Scale | None:
    for times in FACTORS:
        for factor in (times, 1 / times):
            off = [one for one in rows if factor / NEAR < one[2] / one[1] < factor * NEAR]
            if len(off) >= max(FEWEST, MOST_OF * len(rows)):
                cell, before, now = off[0]
                return Scale(*at, factor, len(off), cell, before, now)
    return None


def _was(which: Field, told: Told | None) -> float:
    if told is None:
        return math.nan
    return {
        Field.NUMERATOR: told.numerator,
        Field.DENOMINATOR: told.denominator,
        Field.VALUE: told.value,
    }[which]


def _is(which: Field, said: Statement, datum: Datum, figure: Figure) -> float:
    """The number of a cell; a printed percentage is its own, whatever its counts come to."""
    if which is Field.VALUE and figure.numerator is not None and datum.reading.value is not None:
        return datum.reading.value
    return {
        Field.NUMERATOR: said.numerator,
        Field.DENOMINATOR: said.denominator,
        Field.VALUE: said.value,
    }[which]
