"""How fast it must go from now, and when the goal is reached at the pace of today."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from statistics import median
from typing import Final

from data.status.goal import Goal
from data.status.judgement import Judgement
from data.status.pathway import Point

FEWEST_POINTS: Final = 4
YEAR_DAYS: Final = 365.25
MONTH_DAYS: Final = YEAR_DAYS / 12
WHOLE_YEAR: Final = 365
FARTHEST_YEARS: Final = 50  # beyond it a straight line says nothing about anything


class Span(StrEnum):
    """What a pace is counted by."""

    YEAR = "year"
    MONTH = "month"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """A change in the unit of the figure, by the year or by the month."""

    change: float
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """What the pace of the figures so far leads to.

    Args:
        a_year: Change a year, in the unit.
        points: How many figures it was drawn through.
        reached: Year in which the goal is met at this pace; None where it never is.
    """

    a_year: float
    points: int
    reached: int | None


def left(judged: Judgement) -> float | None:
    """The change that is left to the goal, in the unit.

    Returns:
        None where it is met, where nothing or only a bound is known, and once the due day is
        past.
    """
    goal, now = judged.question.goal, judged.now
    if goal is None or now is None or judged.is_reached or judged.question.is_yes_no:
        return None
    if judged.is_bound:
        return None
    return goal.edge(now.value) - now.value if days_left(judged) > 0 else None


def needed(judged: Judgement) -> Pace | None:
    """The change from now on that just meets the goal on its due day.

    By the year where a year or more is left, by the month where it is less: nobody has a year to
    do what is due in March. With less than a month left what is left says it all.
    """
    change, days = left(judged), days_left(judged)
    if change is None or days < MONTH_DAYS:
        return None
    span, length = (Span.YEAR, YEAR_DAYS) if days >= WHOLE_YEAR else (Span.MONTH, MONTH_DAYS)
    return Pace(change=change * length / days, span=span)


def days_left(judged: Judgement) -> int:
    """From the figure to the due day; 0 without a figure."""
    return (judged.question.due - judged.now.at).days if judged.now else 0


def outlook(points: Sequence[Point], goal: Goal) -> Outlook | None:
    """The pace so far, and the year in which it meets the goal.

    The pace is the median of the slopes between every two figures, which one odd report
    does not turn; it goes on from the newest figure.

    Args:
        points: Figures of one place and frequency, in any order, those before a break left out.
        goal: What is to be met.

    Returns:
        None of fewer than four figures, and when the newest already meets the goal.

    Source:
        Theil 1950; Sen 1968: median of pairwise slopes.
    """
    ordered = sorted(points, key=lambda one: one.at)
    if len(ordered) < FEWEST_POINTS or goal.is_met(ordered[-1].value):
        return None
    slopes = [
        (later.value - earlier.value) / (later.at - earlier.at).days
        for earlier, later in combinations(ordered, 2)
        if later.at > earlier.at
    ]
    slope, last = median(slopes), ordered[-1]
    way = goal.edge(last.value) - last.value
    return Outlook(
        a_year=slope * YEAR_DAYS,
        points=len(ordered),
        reached=_year(last.at, way=way, slope=slope),
    )


def _year(day: dt.date, *, way: float, slope: float) -> int | None:
    if way * slope <= 0:
        return None
    days = way / slope
    if days > FARTHEST_YEARS * YEAR_DAYS:
        return None
    return (day + dt.timedelta(days=days)).year
