"""What was published before of the very figures that a workbook states, asked for once a check."""

import datetime as dt
from collections.abc import Collection, Iterator
from typing import Protocol

import numpy as np

from data.catalog import indicators
from data.ingest.batch import Batch
from data.ingest.doubt import batch_of
from data.ingest.draft import Draft
from data.ingest.earlier import NOTHING, Earlier
from data.ingest.group import periods_of, sizes_of, units_of
from data.ingest.shelf import Shelf
from data.model import Published
from data.period import Frequency, Period
from geo.units import NATION


class Past(Protocol):
    """Gives the published figures that fit all of what is asked."""

    def __call__(
        self,
        *,
        indicator_ids: Collection[str],
        scope: str | None,
        edition: dt.date,
        periods: Collection[str],
    ) -> Published:
        """The figures; without any, an empty table.

        Args:
            indicator_ids: Of which indicators.
            scope: Code of a province for it and its communes; None for everywhere.
            edition: The list that the units are of.
            periods: Canonical ids.
        """


def earlier(draft: Draft, past: Past | None) -> Earlier:
    """What was published of a draft's indicators and units in the periods they compare with.

    One question for each list of units that the draft follows, nearly always one.
    """
    if past is None or not draft.figures:
        return NOTHING
    told: list[tuple[Published, dt.date]] = []
    figures = batch_of(draft)
    ids = {indicator_id for indicator_id, _, _ in sizes_of(figures)}
    for since in {unit.valid_from for unit in units_of(figures)}:
        # Codes of former units are those of former provinces, whatever province was asked for.
        is_confined = since == draft.edition and draft.scope != NATION.code
        published = past(
            indicator_ids=ids | {indicators()[one].denominator_id for one in ids} - {""},
            scope=draft.scope if is_confined else None,
            edition=since,
            periods=_compared(figures),
        )
        told.append((published, since))
    return Earlier(Shelf(told))


def _compared(figures: Batch) -> set[str]:
    """The periods that figures are held against: their own, the one before, a year before.

    A cumulative series is held against all that went before in its year.
    """
    found: set[Period] = set()
    for period in periods_of(figures):
        found |= {period, period.previous(), period.year_before()}
    its = figures.its
    for code in np.unique(its.period[its.is_cumulative]).tolist():
        found |= set(within_year(its.periods[code]))
    return {str(period) for period in found}


def within_year(period: Period) -> Iterator[Period]:
    """The periods of any frequency that end in a period's year before it does, latest first."""
    all_of_year = (
        Period(period.year, frequency, number)
        for frequency in Frequency
        for number in range(1, frequency.a_year + 1)
    )
    yield from sorted((one for one in all_of_year if one.end < period.end), reverse=True)
