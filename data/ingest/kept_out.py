"""The figures of a workbook that an error keeps out, by unit: nobody loses one unseen."""

from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

import numpy as np

from data.ingest.batch import Batch, Mask, places
from data.ingest.draft import Draft, Figure
from data.ingest.markup import cell_name
from geo.units import UnitKey


class KeptOut(NamedTuple):
    """A figure that is not taken over, and the cell it stands in; `period` is its id."""

    indicator_id: str
    unit: UnitKey
    period: str
    sheet: str
    cell: str


def kept_out(draft: Draft, *, left_out: Collection[int]) -> tuple[KeptOut, ...]:
    """The figures that a rule refused or that amount to nothing, in the workbook's order.

    Args:
        draft: With its statements.
        left_out: Positions in its figures that a rule has refused.
    """
    silent = {place for place in places(draft, _plain) if draft.statements[place] is None}
    every, figures = sorted(silent.union(left_out)), draft.figures
    if isinstance(figures, Batch):
        return tuple(_listed(figures, every))
    return tuple(_kept_out(figures[place]) for place in every)


def _kept_out(one: Figure) -> KeptOut:
    return KeptOut(one.indicator.id, one.unit, str(one.period), one.sheet, one.cell)


def _listed(batch: Batch, every: Iterable[int]) -> Iterator[KeptOut]:
    """Of a list there may be hundreds of thousands: no figure is made of those that are plain."""
    its, periods = batch.its, [str(one) for one in batch.its.periods]
    for place in every:
        if place in batch.odd:
            yield _kept_out(batch.odd[place])
            continue
        yield KeptOut(
            its.measures[its.measure[place]].id,
            its.units[its.unit[place]],
            periods[its.period[place]],
            its.sheet,
            cell_name(int(its.row[place]), int(its.column[place])),
        )


def _plain(batch: Batch) -> Mask:
    """A plain number always amounts to something."""
    return np.zeros(len(batch), dtype=bool)
