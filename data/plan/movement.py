"""Targets that stand worse than a period before."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from data.plan.score import Score
from data.status import ORDER, Status

SILENT: Final = frozenset({Status.NO_DATA, Status.NO_TARGET})


@dataclass(frozen=True, slots=True, kw_only=True)
class Fall:
    """A target with the state that it fell from."""

    score: Score
    before: Status


def fallen(before: Iterable[Score], now: Iterable[Score]) -> list[Fall]:
    """Targets whose state is worse than before, the worst first.

    Silence is no fall: a figure that is missing now, or was then, says nothing of the state.

    Args:
        before: A plan's targets by the figures of an earlier period.
        now: The same by today's.
    """
    was = {one.target.id: one.status for one in before}
    found = [
        Fall(score=one, before=was[one.target.id])
        for one in now
        if one.status not in SILENT
        and was.get(one.target.id, Status.NO_DATA) not in SILENT
        and ORDER[one.status] < ORDER[was[one.target.id]]
    ]
    return sorted(found, key=lambda fall: ORDER[fall.score.status])
