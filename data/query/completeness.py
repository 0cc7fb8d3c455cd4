"""Is there data? How many units reported, and how many still should."""

from dataclasses import dataclass

import pandas as pd

from data.model import NOT_CONVERTIBLE, State
from data.query.figure import HAS_VALUE


@dataclass(frozen=True, slots=True, kw_only=True)
class Completeness:
    """How far the units have reported.

    Args:
        reported: Units with a value, estimates included.
        missing: Units that said nothing, or left it empty.
        not_applicable: Units that said that there is nothing to measure.
        of: All of them.
        not_convertible: Units whose figures of old cannot be put on today's list.
    """

    reported: int
    missing: int
    not_applicable: int
    of: int
    not_convertible: int = 0

    @property
    def answered(self) -> int:
        """Units that said something: a value, or that there is nothing to measure."""
        return self.reported + self.not_applicable

    @property
    def share(self) -> float | None:
        """Percent of the units that answered, with a value or that none applies."""
        return 100 * self.answered / self.of if self.of else None


def completeness(rows: pd.DataFrame, *, of: int | None = None) -> Completeness:
    """How far the units have reported: the one place that says what counts as an answer.

    Args:
        rows: At most one row a unit, with state and value.
        of: How many units there are, if not each has a row; the others said nothing.
    """
    every = len(rows) if of is None else of
    is_valued = rows["state"].isin(HAS_VALUE) & rows["value"].notna()
    not_applicable = rows["state"] == State.NOT_APPLICABLE
    not_convertible = rows["state"] == NOT_CONVERTIBLE
    return Completeness(
        reported=int(is_valued.sum()),
        missing=every - int((is_valued | not_applicable | not_convertible).sum()),
        not_applicable=int(not_applicable.sum()),
        of=every,
        not_convertible=int(not_convertible.sum()),
    )
