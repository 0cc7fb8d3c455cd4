"""Everything that is shown of a checked workbook before anything happens."""

import datetime as dt
from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from data.difference.change import Changes, changes
from data.difference.expected import expected, list_of, whole
from data.difference.tally import Tally, tallies, tally
from data.difference.totals import TotalChange, totals
from data.ingest import Checked
from data.ingest.kept_out import KeptOut
from data.model import Observations, Published
from geo.units import NATION, Unit


class Readable(Protocol):
    """What this needs of a store."""

    def observations(
        self,
        *,
        indicator_ids: Collection[str] | None = None,
        unit_codes: Collection[str] | None = None,
        province_code: str | None = None,
        unit_valid_from: str | None = None,
        periods: Collection[str] | None = None,
        revision: int | None = None,
    ) -> Published:
        """See `Store.observations`."""


@dataclass(frozen=True, kw_only=True)
class Difference:
    """What a workbook would change, against one revision.

    Args:
        checked: The workbook.
        units: Those it is expected to speak of.
        changes: See `Changes`.
        whole: Units by what becomes of them, over all its figures.
        parts: The same for each indicator and period.
        revision: The published revision that it is compared with.
        published: The figures of it that matter here.
    """

    checked: Checked
    units: tuple[Unit, ...]
    changes: Changes
    whole: Tally
    parts: tuple[Tally, ...]
    revision: int
    published: Published

    @property
    def edition(self) -> dt.date:
        """The list of units that it speaks in: former communes, or today's."""
        return list_of((one.key for one in self.units), edition=self.checked.edition)

    @cached_property
    def totals(self) -> tuple[TotalChange, ...]:
        """The whole before and after, of each indicator and period."""
        return self._totals(self.checked.observations)

    def total(self, indicator_id: str, period: str) -> TotalChange | None:
        """The same of one indicator at one period; None where the workbook says nothing of it."""
        rows = self.checked.observations
        is_asked = (rows["indicator_id"] == indicator_id) & (rows["period"] == period)
        return next(iter(self._totals(Observations(rows[is_asked]))), None)

    def _totals(self, observations: Observations) -> tuple[TotalChange, ...]:
        return totals(
            observations,
            self.published,
            whole(self.units, scope=self.checked.scope, edition=self.checked.edition),
            is_demonstration=self.checked.is_demonstration,
        )

    def part(self, indicator_id: str, period: str) -> tuple[Changes, tuple[KeptOut, ...]]:
        """The changes of one indicator at one period, and what errors keep out of it."""
        rows = self.changes
        here = rows[(rows["indicator_id"] == indicator_id) & (rows["period"] == period)]
        refused = tuple(
            one
            for one in self.checked.kept_out
            if one.indicator_id == indicator_id and one.period == period
        )
        return Changes(here), refused


def of_interest(checked: Checked, store: Readable, *, revision: int | None = None) -> Published:
    """The published figures that a workbook can change or that make a whole with its own.

    Args:
        checked: The workbook.
        store: Where they are.
        revision: As it was then; by default as it is now.
    """
    rows = checked.observations
    is_national = checked.scope == NATION.code
    told = expected(rows, checked.kept_out, scope=checked.scope, edition=checked.edition)
    units = whole(told, scope=checked.scope, edition=checked.edition)
    by_code = is_national or any(one.valid_from != checked.edition for one in units)
    return store.observations(
        indicator_ids=sorted(rows["indicator_id"].unique()),
        unit_codes=sorted({*rows["unit_code"], *(one.code for one in units)}) if by_code else None,
        province_code=None if by_code else checked.scope,
        unit_valid_from=None if by_code else checked.edition.isoformat(),
        periods=sorted(rows["period"].unique()),
        revision=revision,
    )


def answer(
    checked: Checked,
    published: Published,
    *,
    revision: int,
    is_of: Callable[[Unit], bool] | None = None,
) -> Difference:
    """What the workbook would change.

    Args:
        checked: The workbook, judged.
        published: See `of_interest`.
        revision: Number of the revision that `published` is of.
        is_of: Whether its sender speaks for a unit; by default for all of the place.
    """
    rows, refused = checked.observations, checked.kept_out
    units = expected(rows, refused, scope=checked.scope, edition=checked.edition)
    if is_of is not None:
        units = tuple(one for one in units if is_of(one))
    found = changes(rows, published)
    return Difference(
        checked=checked,
        units=units,
        changes=found,
        whole=tally(found, refused, units),
        parts=tallies(found, refused, units),
        revision=revision,
        published=published,
    )
