"""By when a task is to be done: a day, a quarter, a span of time, or every year anew."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from data.period import Frequency, Period
from text import say


class DeadlineKind(StrEnum):
    """How a plan says by when."""

    DATE = "date"
    QUARTER = "quarter"
    RANGE = "range"
    YEARLY = "yearly"


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """By when.

    Args:
        kind: See there.
        start: First day of a span; None where it is not said.
        end: Last day; of a yearly task that of its last year.
    """

    kind: DeadlineKind
    start: dt.date | None
    end: dt.date

    @property
    def label(self) -> str:
        """`đến 31/12/2025`, `Quý III/2025`, `2026–2030`, `hằng năm đến 2030`."""
        match self.kind:
            case DeadlineKind.DATE:
                return say("plan.by_day", day=self.end)
            case DeadlineKind.QUARTER:
                return Period.containing(self.end, frequency=Frequency.QUARTER).label()
            case DeadlineKind.YEARLY:
                return say("plan.yearly", year=str(self.end.year))
            case DeadlineKind.RANGE:
                if self.start is None:
                    return say("plan.to_year", year=str(self.end.year))
                years = {"first": str(self.start.year), "last": str(self.end.year)}
                return say("plan.years", **years)

    def next_due(self, today: dt.date) -> dt.date:
        """The day it is due next: of a yearly task the end of this year, until its last."""
        if self.kind is DeadlineKind.YEARLY:
            return min(self.end, dt.date(today.year, 12, 31))
        return self.end

    def is_past(self, today: dt.date) -> bool:
        """Whether the last day is over."""
        return today > self.end
