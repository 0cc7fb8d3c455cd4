"""A status that a leader set with a reason: it stands beside the computed one, never instead.

Rows are only ever added. One that lasts holds from the period it was seen at until another is
said; one of a period holds for that period alone. Lifting is a row too, with no status: of all
rows that apply to a period, the last one said decides.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from data.period import Period, parse
from data.plan.record import Plan
from data.status import Status
from geo.place import UnitKey

ALLOWED: Final = tuple(one for one in Status if one not in {Status.NO_DATA, Status.NO_TARGET})
"""What a leader may say. Whether there is data, and a target, is not theirs to say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What somebody looked at who says another status.

    Args:
        plan: Whose target.
        target_id: Which.
        place: Whose status: the plan's place; of a national plan the place it is asked of.
        period: Of the figures; None where none are known.
        revision: Of the figures.
    """

    plan: Plan
    target_id: str
    place: UnitKey
    period: Period | None
    revision: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Override:
    """What somebody said of one target's status.

    Args:
        number: In the order in which they were said.
        plan_id, target_id: Of which target.
        place: Whose status; of a national plan asked of a province, the province.
        period: Id of the period whose figures were looked at; "" where none were known.
        is_lasting: Until it is lifted, not for that period alone.
        status: What they say; None where they lift what was said.
        reason: Why, in their words.
        made_by: Who, as histories show them.
        account_id: Of the account; None for the operator.
        at: When.
        revision: Of the figures that they saw.
    """

    number: int
    plan_id: str
    target_id: str
    place: UnitKey
    period: str
    is_lasting: bool
    status: Status | None
    reason: str
    made_by: str
    account_id: int | None
    at: dt.datetime
    revision: int

    @property
    def is_lift(self) -> bool:
        """It takes back what was said before."""
        return self.status is None

    def applies(self, period: Period | None) -> bool:
        """Whether it speaks of a period's figures; None where nothing is known."""
        if self.is_lasting:
            return not self.period or period is None or period.end >= parse(self.period).end
        return self.period == str(period or "")


def in_force(rows: Iterable[Override], period: Period | None) -> Override | None:
    """The override that holds for a period's figures; None where none does.

    Args:
        rows: Of one target and place, in any order.
        period: The period that is looked at; None where nothing is known.
    """
    applying = [one for one in rows if one.applies(period)]
    last = max(applying, key=lambda one: one.number, default=None)
    return None if last is None or last.is_lift else last


def by_target(rows: Iterable[Override]) -> dict[str, tuple[Override, ...]]:
    """The rows of each target by its id, the latest first."""
    found: dict[str, list[Override]] = {}
    for one in sorted(rows, key=lambda row: -row.number):
        found.setdefault(one.target_id, []).append(one)
    return {target: tuple(several) for target, several in found.items()}
