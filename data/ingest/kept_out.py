"""The figures of a workbook that an error keeps out, by unit: nobody loses one unseen."""

from collections.abc import Collection
from typing import NamedTuple

import numpy as np

from data.ingest.batch import Batch, Mask
from data.ingest.doubt import places
from data.ingest.draft import Draft
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
    figures = (draft.figures[place] for place in sorted(silent.union(left_out)))
    return tuple(
        KeptOut(one.indicator.id, one.unit, str(one.period), one.sheet, one.cell) for one in figures
    )


def _plain(batch: Batch) -> Mask:
    """A plain number always amounts to something."""
    return np.zeros(len(batch), dtype=bool)
