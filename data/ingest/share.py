"""Columns of percentages in which nothing is above 1: all typed as shares of 1, or all tiny."""

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
from data.ingest.markup import cell_name
from data.ingest.value import Kind as Said

FEWEST: Final = 2
"""One small number alone may be what it says; it is told of, not asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shares:
    """A column whose percentages are all at most 1.

    Args:
        sheet: Where it stands.
        indicator: What was measured.
        data: Its cells that are above zero.
        figures: Positions of their figures in the draft.
        last: The last row of the column that speaks of it, a total's perhaps.
    """

    sheet: str
    indicator: Indicator
    data: tuple[Datum, ...]
    figures: tuple[int, ...]
    last: int

    @property
    def cells(self) -> str:
        """From its first to its last cell, `C7:C10`."""
        first = self.data[0]
        return f"{first.cell}:{cell_name(self.last, first.column)}"


def shares(draft: Draft) -> list[Shares]:
    """The columns of a draft that are so. In a long list a column is of many indicators."""
    return [] if batch_of(draft).its.is_list else list(_found(draft))


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
        yield Shares(
            sheet=sheet,
            indicator=indicator,
            data=tuple(one for _, one in above),
            figures=tuple(place for place, _ in above),
            last=max([above[-1][1].row, *totals]),
        )


def _may_be_small(batch: Batch) -> Mask:
    """The rates of an indicator in a sheet that has one of at most 1, for there all are seen."""
    its = batch.its
    groups = its.sheet * len(its.measures) + its.measure
    is_small = (its.shown <= 1) | its.is_odd
    return np.asarray(its.is_of(Kind.RATE) & np.isin(groups, groups[is_small]))


def _is_alone(said: Statement | None) -> bool:
    """Whether a percentage is all there is: it follows from no counts, and it is one."""
    return said is not None and not said.denominator >= 0 and said.value >= 0


def _is_small(one: Datum) -> bool:
    reading = one.reading
    if reading.kind is Said.NONE_OCCURRED:
        return True
    is_plain = reading.kind is Said.NUMBER and not reading.is_percent and not reading.is_settled
    return is_plain and (reading.value or 0.0) <= 1
