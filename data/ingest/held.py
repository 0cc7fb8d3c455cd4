"""The figures of a workbook held against what was published, all at once.

What comes out says which figures a rule looks at one by one: rather too many than too few.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from data.catalog import Kind, indicators
from data.ingest.batch import Batch, Mask, Numbers
from data.ingest.change import FLOOR, POINTS, SHARE_OF_RANGE, TIMES
from data.ingest.draft import Draft
from data.ingest.form import Field
from data.ingest.shelf import Shelf
from data.period import Period

WHEN = (lambda one: one, Period.previous, Period.year_before)
UNSCALED = (Kind.RANK, Kind.YES_NO)


class Pairs(NamedTuple):
    """Numbers of one column beside what was published of them; NaN where there is no pair."""

    field: Field
    before: Numbers
    now: Numbers


def shelf_of(draft: Draft) -> Shelf | None:
    """What was published, as columns; None where nothing was."""
    told = draft.past.told
    return told if isinstance(told, Shelf) else None


def moved(batch: Batch, shelf: Shelf) -> Mask:
    """The figures that are further from one published than their kind allows."""
    now, found = batch.said.value, np.zeros(len(batch), dtype=bool)
    limit = SHARE_OF_RANGE * (batch.limit(lambda one: one.high) - np.nan_to_num(
        batch.limit(lambda one: one.low)))  # fmt: skip
    for when in WHEN:
        before = shelf.numbers(Field.VALUE, shelf.held(batch, when))
        off = np.abs(now - before)
        is_twice = np.maximum(now, before) >= TIMES * np.minimum(now, before)
        found |= batch.its.is_of(Kind.RATE) & (off > POINTS)
        found |= batch.its.is_of(Kind.COUNT) & is_twice & (off >= FLOOR)
        found |= batch.its.is_of(Kind.INDEX) & (off > limit)
    return found


def off_base(batch: Batch, shelf: Shelf, *, share: float, fewest: float) -> Mask:
    """The figures whose denominators, or themselves as such, are off those published."""
    found = np.zeros(len(batch), dtype=bool)
    for now, before in _bases(batch, shelf):
        found |= (before >= 0) & (np.abs(now - before) >= np.maximum(fewest, share * before))
    return found


def _bases(batch: Batch, shelf: Shelf) -> Iterator[tuple[Numbers, Numbers]]:
    now = (batch.said.value, batch.its.whole)
    for when in WHEN:
        itself = shelf.numbers(Field.VALUE, shelf.held(batch, when))
        divided = shelf.held(batch, when, of=lambda one: indicators()[one].denominator_id)
        yield now[0], itself
        yield now[1], shelf.numbers(Field.VALUE, divided)
        yield now[1], shelf.numbers(Field.DENOMINATOR, shelf.held(batch, when))


def pairs(batch: Batch, shelf: Shelf) -> Sequence[Pairs]:
    """Each number of the figures beside the nearest published; of odd figures none."""
    its, said = batch.its, batch.said
    at = np.full(len(batch), -1, dtype=np.int64)
    for when in WHEN:
        at = np.where(at >= 0, at, shelf.held(batch, when))
    shown = np.where(~np.isnan(its.part) & ~np.isnan(its.shown), its.shown, said.value)
    is_out = its.is_odd.copy()
    for kind in UNSCALED:
        is_out |= its.is_of(kind)
    numbers = (
        (Field.NUMERATOR, np.where(np.isnan(its.part), np.nan, said.numerator)),
        (Field.DENOMINATOR, np.where(np.isnan(its.whole), np.nan, said.denominator)),
        (Field.VALUE, shown),
    )
    return [
        Pairs(which, shelf.numbers(which, at), np.where(is_out, np.nan, now))
        for which, now in numbers
    ]
