"""Open SDG's rule by growth rates: a second opinion, to compare with systems that use it.

It is not ours because it rewards growth from next to nothing: 2 % to 12 % counts as
"substantial" on the way to 80 %, where the straight line is at 45 % of what it should be.

Source:
    Open SDG, sdg-build, progress measure: compound annual growth, observed over required.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import mean
from typing import Final

BASE_YEAR: Final = 2015
TARGET_YEAR: Final = 2030
INSTEAD_OF_ZERO: Final = 0.001
FALL_OFF: Final = 4.44
FEWEST_YEARS: Final = 2
WITH_TARGET: Final = (0.95, 0.60, 0.0)
WITHOUT_TARGET: Final = (0.015, 0.005, 0.0)
BEST_SCORE: Final = 5.0
SCORES: Final = (2.5, 0.0, -2.5)


class Progress(StrEnum):
    """Open SDG's five classes, in its own words."""

    ACHIEVED = "target_achieved"
    SUBSTANTIAL = "substantial_progress"
    MODERATE = "moderate_progress"
    LIMITED = "limited_progress"
    DETERIORATION = "deterioration"


CLASSES: Final = (Progress.SUBSTANTIAL, Progress.MODERATE, Progress.LIMITED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """What the rule asks of one series.

    Args:
        is_rising: More is better. Open SDG takes less for better unless told; here it must be.
        base_year: Where it starts; without a figure the next year with one.
        target_year: Which year the target is for.
        target: None to judge by growth alone.
        limit: Ceiling (or floor) near which less growth is asked for; only without a target.
    """

    is_rising: bool
    base_year: int = BASE_YEAR
    target_year: int = TARGET_YEAR
    target: float | None = None
    limit: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Growth:
    """The rule's answer with the figures it used.

    Args:
        progress: The class.
        base, current: (year, value).
        p: Observed growth, over the required one where there is a target.
        score: From -5 to 5; None without a target.
    """

    progress: Progress
    base: tuple[int, float]
    current: tuple[int, float]
    p: float
    score: float | None


def growth(values: Mapping[int, float], course: Course) -> Growth | None:
    """Judge a series by its growth.

    Args:
        values: Figure of each year that has one.
        course: See there.

    Returns:
        None where the rule cannot judge: fewer than two years from the base year on, figures
        of different sign, a target year that is not after the base year, or one of other sign.
    """
    years = sorted(year for year in values if year >= course.base_year)
    if len(years) < FEWEST_YEARS:
        return None
    base, current = (years[0], values[years[0]]), (years[-1], values[years[-1]])
    start = base[1] or INSTEAD_OF_ZERO
    if start * current[1] < 0:
        return None
    sign = (1 if start > 0 else -1) * (1 if course.is_rising else -1)
    p = sign * _a_year(start, current[1], current[0] - base[0])
    thresholds: Sequence[float] = WITH_TARGET
    if course.target is None:
        thresholds = [one * _easing(start, course.limit) for one in WITHOUT_TARGET]
    else:
        required = _required(start, course, from_year=base[0])
        if required is None:
            return None
        p /= abs(required)
    has_reached = course.target is not None and (
        current[1] >= course.target if course.is_rising else current[1] <= course.target
    )
    progress = Progress.ACHIEVED if has_reached else _class(p, thresholds)
    score = None if course.target is None else score_of(p)
    return Growth(progress=progress, base=base, current=current, p=p, score=score)


def score_of(p: float) -> float:
    """From -5 to 5, of a series with a target."""
    steep, flat = 7.1429 * p - 4.2857, 4.1667 * p - 2.5
    found = steep if p >= WITH_TARGET[1] else flat
    return max(-BEST_SCORE, min(BEST_SCORE, found))


def together(series: Sequence[Growth]) -> Progress | None:
    """The class of an indicator of several series with targets: the mean of their scores.

    Reached only when all are; None without any.
    """
    scores = [one.score for one in series if one.score is not None]
    if not scores:
        return None
    if all(one.progress is Progress.ACHIEVED for one in series):
        return Progress.ACHIEVED
    return _class(mean(scores), SCORES)


def _class(found: float, thresholds: Sequence[float]) -> Progress:
    for least, progress in zip(thresholds, CLASSES, strict=True):
        if found >= least:
            return progress
    return Progress.DETERIORATION


def _a_year(start: float, end: float, years: int) -> float:
    return float((end / start) ** (1 / years) - 1)


def _required(start: float, course: Course, *, from_year: int) -> float | None:
    target = course.target or INSTEAD_OF_ZERO
    years = course.target_year - from_year
    if years <= 0 or target * start < 0:
        return None
    return _a_year(start, target, years) or None


def _easing(start: float, limit: float | None) -> float:
    """What the thresholds are multiplied by near a limit."""
    if limit is None or start >= 2 * limit:
        return 1.0
    if start <= limit:
        return float(1 - (start / limit) ** FALL_OFF)
    return float(1 - ((2 * limit - start) / limit) ** FALL_OFF)
