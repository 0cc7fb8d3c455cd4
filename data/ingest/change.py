"""How far a figure moved from what was published before it, and whether that is a jump."""

import math
from collections.abc import Iterator
from typing import Final, NamedTuple

from data.catalog import Indicator, Kind
from data.ingest.draft import Figure, Statement
from data.ingest.earlier import Earlier, Told
from data.model import Basis
from data.period import Period

POINTS: Final = 20.0
"""A rate of a whole commune seldom moves further between two reports; 20 points are as many as
the public checks of commune collections ask about."""
TIMES: Final = 2.0
FLOOR: Final = 20.0
"""Small counts double by themselves: 1 -> 3 teams is news, not an error."""
SHARE_OF_RANGE: Final = 0.2


class Change(NamedTuple):
    """From what to what a figure moved; `is_own` where it is of the very period published."""

    period: Period
    is_own: bool
    before: float
    now: float
    limit: float


def held_against(figure: Figure, past: Earlier) -> Iterator[tuple[Period, Told]]:
    """What was published to hold a figure against, the nearest first.

    A cumulative series starts anew each year and grows within it: only its own period and
    that of the year before are like it.
    """
    own, period = figure.indicator.id, figure.period
    periods = [period, period.previous(), period.year_before()]
    if figure.basis is Basis.CUMULATIVE:
        periods = [period, period.year_before()]
    for one in periods:
        told = past.of(own, figure.unit, one)
        if told is not None:
            yield one, told


def jump(figure: Figure, said: Statement, past: Earlier) -> Change | None:
    """The jump of a figure against the nearest that was published; None where it is none.

    One against what is published of its own period comes before one against the period
    before, for then somebody corrects what readers see.
    """
    if math.isnan(said.value):
        return None
    for period, told in held_against(figure, past):
        limit = _limit(figure.indicator, told.value, said.value)
        if limit is not None:
            return Change(period, period == figure.period, told.value, said.value, limit)
        if period != figure.period:
            return None
    return None


def _limit(measure: Indicator, before: float, now: float) -> float | None:
    """The limit that a move goes beyond; None where it stays within, or has none."""
    moved = abs(now - before)
    match measure.kind:
        case Kind.RATE:
            return POINTS if moved > POINTS else None
        case Kind.COUNT:
            is_far = max(now, before) >= TIMES * min(now, before)
            return TIMES if is_far and moved >= FLOOR else None
        case Kind.INDEX if measure.high is not None:
            limit = SHARE_OF_RANGE * (measure.high - (measure.low or 0.0))
            return limit if moved > limit else None
        case _:
            return None
