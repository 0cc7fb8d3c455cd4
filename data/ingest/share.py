"""Columns of percentages in which nothing is above 1: all typed as shares of 1, or all tiny."""

import math
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np

from data.catalog import Indicator, Kind
from data.ingest.batch import Batch, Mask
from data.ingest.datum import Datum
from data.ingest.doubt import batch_of, places
from data.ingest.draft import Draft, Statement
from data.ingest.markup import cell_name, position
from data.ingest.question import MOST_TYPED
from data.ingest.value import Kind as Said

FEWEST: Final = 2
"""One small number alone may be what it says; it is told of, not asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shares:
    """A column whose percentages are all at most 1.

    Args:
        sheet: Where it stands.
        indicator: What was measured.
        data: The first of its cells that are above zero.
        figures: Positions of all of their figures in the draft.
        first, last: The rows from and to which the column speaks of it: a total's perhaps, or
            one's whose name is yet to be answered.
        of: Id of the indicator, where it shares the column with others.
    """

    sheet: str
    indicator: Indicator
    data: tuple[Datum, ...]
    figures: tuple[int, ...]
    first: int
    last: int
    of: str = ""

    @property
    def cells(self) -> str:
        """From its first to its last cell, `C7:C10`."""
        column = self.data[0].column
        return f"{cell_name(self.first, column)}:{cell_name(self.last, column)}"


def shares(draft: Draft) -> list[Shares]:
    """The columns of a draft that are so; in a long list the cells of each indicator."""
    batch = batch_of(draft)
    return list(_listed(batch) if batch.its.is_list else _found(draft))


def _listed(batch: Batch) -> Iterator[Shares]:
    its, said = batch.its, batch.said
    is_open = its.is_of(Kind.RATE) & ~its.is_odd & ~its.is_settled
    is_typed = is_open & ~(said.denominator >= 0) & (said.value >= 0)
    others = {
        figure.indicator.id
        for place, figure in batch.odd.items()
        if figure.indicator.kind is Kind.RATE
        and figure.value is not None
        and _is_alone(batch.said[place])
        and not _is_small(figure.value)
    }
    for code in np.unique(its.measure[is_typed]).tolist():
        indicator = its.measures[code]
        at = np.flatnonzero(is_typed & (its.measure == code))
        above = at[its.shown[at] > 0]
        if indicator.id in others or (its.shown[at] > 1).any() or len(above) < FEWEST:
            continue
        first = (batch[place].value for place in above[:MOST_TYPED].tolist())
        yield Shares(
            sheet=its.sheets[its.sheet[above[0]]],
            indicator=indicator,
            data=tuple(one for one in first if one is not None),
            figures=tuple(above.tolist()),
            first=int(its.row[above[0]]),
            last=int(its.row[above[-1]]),
            of=indicator.id,
        )


def _found(draft: Draft) -> Iterator[Shares]:
    columns: defaultdict[tuple[str, int, str], list[tuple[int, Datum]]] = defaultdict(list)
    for place in places(draft, _may_be_small):
        figure, said = draft.figures[place], draft.statements[place]
        one = figure.value
        if one is not None and figure.indicator.kind is Kind.RATE and _is_alone(said):
            columns[figure.sheet, one.column, figure.indicator.id].append((place, one))
    for (sheet, column, _), found in columns.items():
        if not all(_is_small(one) for _, one in found):
            continue
        above = [(place, one) for place, one in found if one.reading.value]
        if len(above) < FEWEST:
            continue
        indicator = draft.figures[above[0][0]].indicator
        totals = [
            one.datum.row
            for one in draft.totals
            if (one.sheet, one.datum.column, one.indicator) == (sheet, column, indicator)
        ]
        others = [
            datum.row
            for (name, place, _), group in columns.items()
            if (name, place) == (sheet, column)
            for _, datum in group
        ]
        own = {one.row for _, one in found}
        rows = _with_strange(draft, sheet, own=own, others={*others} - own)
        yield Shares(
            sheet=sheet,
            indicator=indicator,
            data=tuple(one for _, one in above[:MOST_TYPED]),
            figures=tuple(place for place, _ in above),
            first=min([above[0][1].row, *rows]),
            last=max([above[-1][1].row, *rows, *totals]),
        )


def _may_be_small(batch: Batch) -> Mask:
    """The rates of an indicator in a sheet that has one of at most 1, for there all are seen."""
    its = batch.its
    groups = its.sheet * len(its.measures) + its.measure
    is_small = (its.shown <= 1) | its.is_odd
    return np.asarray(its.is_of(Kind.RATE) & np.isin(groups, groups[is_small]))


def _with_strange(draft: Draft, sheet: str, *, own: set[int], others: set[int]) -> list[int]:
    """The rows of units that are not known yet, among a column's own and no other table's.

    Once a row's name is answered its cell belongs to the column, and the answer is of it too.
    """
    above = max((row for row in others if row < min(own)), default=0)
    below = min((row for row in others if row > max(own)), default=math.inf)
    strange = (position(one.cell) for one in draft.strangers if one.sheet == sheet)
    return sorted(at[0] for at in strange if at is not None and above < at[0] < below)


def _is_alone(said: Statement | None) -> bool:
    """Whether a percentage is all there is: it follows from no counts, and it is one."""
    return said is not None and not said.denominator >= 0 and said.value >= 0


def _is_small(one: Datum) -> bool:
    reading = one.reading
    if reading.kind is Said.NONE_OCCURRED:
        return True
    is_plain = reading.kind is Said.NUMBER and not reading.is_percent and not reading.is_settled
    return is_plain and (reading.value or 0.0) <= 1
