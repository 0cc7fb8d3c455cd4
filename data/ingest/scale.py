"""Columns whose unit of measure is another than before: all of it times 100, 1,000, a million."""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

import numpy as np

from data.catalog import Kind
from data.ingest import held
from data.ingest.batch import Batch, Mask, Numbers
from data.ingest.change import held_against
from data.ingest.datum import Datum
from data.ingest.doubt import batch_of
from data.ingest.draft import Cell, Draft, Figure, Statement
from data.ingest.earlier import Told
from data.ingest.form import Field
from data.ingest.held import shelf_of
from data.ingest.shelf import Shelf

FACTORS: Final = (100.0, 1_000.0, 1_000_000.0)
BOTH_WAYS: Final = tuple(one for times in FACTORS for one in (times, 1 / times))
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
Place = tuple[str, int]


def scales(draft: Draft) -> list[Scale]:
    """The columns of a draft whose figures are off by one factor from those published."""
    if not draft.past:
        return []
    shelf = shelf_of(draft)
    batch = batch_of(draft)
    if shelf is not None and batch.its.is_list:
        return _of_list(batch, shelf, odd=_pairs(draft, batch.odd))
    found = (_scale(at, rows) for at, rows in _pairs(draft, range(len(batch))).items())
    return [one for one in found if one is not None]


def _pairs(draft: Draft, places: Iterable[int]) -> dict[Place, list[Pair]]:
    """The numbers of figures, each with what was published of it, by their columns."""
    pairs: defaultdict[tuple[str, int], dict[int, Pair]] = defaultdict(dict)
    for place in places:
        figure, said = draft.figures[place], draft.statements[place]
        if said is None or figure.indicator.kind in {Kind.RANK, Kind.YES_NO}:
            continue
        told = next((one for _, one in held_against(figure, draft.past)), None)
        for which, datum in figure.data if told is not None else ():
            before, now = _was(which, told), _is(which, said, datum, figure)
            if before > 0 and now > 0:
                cell = (place, figure, which, datum)
                pairs[figure.sheet, datum.column].setdefault(datum.row, (cell, before, now))
    return {at: list(rows.values()) for at, rows in pairs.items()}


def _of_list(batch: Batch, shelf: Shelf, *, odd: dict[Place, list[Pair]]) -> list[Scale]:
    """The same of a long list, whose columns are its numbers; odd figures are few."""
    found: list[Scale] = []
    for which, before, now in held.pairs(batch, shelf):
        with np.errstate(divide="ignore", invalid="ignore"):
            ratio = np.where((before > 0) & (now > 0), now / before, math.nan)
        is_pair = ~np.isnan(ratio)
        if not is_pair.any():
            continue
        first = batch[int(np.flatnonzero(is_pair)[0])]
        column = next((datum.column for field, datum in first.data if field is which), 0)
        rows = odd.get((first.sheet, column), [])
        ratios = np.append(ratio[is_pair], [now / before for _, before, now in rows])
        for factor in BOTH_WAYS:
            off = (factor / NEAR < ratios) & (ratios < factor * NEAR)
            if off.sum() >= max(FEWEST, MOST_OF * len(ratios)):
                is_off = is_pair & (factor / NEAR < ratio) & (ratio < factor * NEAR)
                found += _told(batch, which, is_off, factor, int(off.sum()), before, now)
                break
    return found


def _told(
    batch: Batch,
    which: Field,
    is_off: Mask,
    factor: float,
    cells: int,
    before: Numbers,
    now: Numbers,
) -> Iterator[Scale]:
    """The scale of a column of a batch by its first cell that is off."""
    for at in np.flatnonzero(is_off)[:1].tolist():
        figure = batch[at]
        datum = next(datum for field, datum in figure.data if field is which)
        first = (at, figure, which, datum)
        place = (figure.sheet, datum.column)
        yield Scale(*place, factor, cells, first, float(before[at]), float(now[at]))


def _scale(at: tuple[str, int], rows: list[Pair]) -> Scale | None:
    for factor in BOTH_WAYS:
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
