"""The figures of a workbook that an error keeps out, by unit: nobody loses one unseen."""

from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

import numpy as np

from data.ingest.batch import Batch, Mask
from data.ingest.doubt import batch_of, places
from data.ingest.draft import Draft
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
    return tuple(_named(batch_of(draft), sorted(silent.union(left_out))))


def _named(batch: Batch, every: Iterable[int]) -> Iterator[KeptOut]:
    """Of a list there may be hundreds of thousands: no figure is made of them."""
    its, periods = batch.its, [str(one) for one in batch.its.periods]
    for place in every:
        yield KeptOut(
            its.measures[its.measure[place]].id,
            its.units[its.unit[place]],
            periods[its.period[place]],
            its.sheets[its.sheet[place]],
            cell_name(int(its.row[place]), int(its.column[place])),
        )


def _plain(batch: Batch) -> Mask:
    """A plain number always amounts to something."""
    return np.zeros(len(batch), dtype=bool)
