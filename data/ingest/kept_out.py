"""The figures of a workbook that an error keeps out, by unit: nobody loses one unseen."""

from collections.abc import Collection
from typing import NamedTuple

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
    pairs = enumerate(zip(draft.figures, draft.statements, strict=True))
    return tuple(
        KeptOut(one.indicator.id, one.unit, str(one.period), one.sheet, one.cell)
        for place, (one, said) in pairs
        if place in left_out or said is None
    )
