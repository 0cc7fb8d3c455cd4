"""The rule: where a figure stands on the way from its baseline to its goal."""

import datetime as dt
import math
from dataclasses import dataclass
from typing import Final

from data.status.goal import Goal
from data.status.pathway import Pathway, Point
from data.status.state import REACHED, Status

ON_TRACK_FROM: Final = 0.95
OFF_TRACK_BELOW: Final = 0.60
TINY: Final = 1e-9  # 0.1 + 0.2 is no reason to be behind


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What a plan wants of one place, and how it gets there.

    Args:
        goal: None where no value is set or published.
        due: Last day by which it must be so.
        baseline: Where the plan starts from, None where it does not say.
        milestones: Dated values on the way.
        is_whole: Half a village cannot be expected: the way is rounded down to whole numbers.
        is_yes_no: Yes or no, between which there is no way.
    """

    goal: Goal | None
    due: dt.date
    baseline: Point | None = None
    milestones: tuple[Point, ...] = ()
    is_whole: bool = False
    is_yes_no: bool = False

    @property
    def pathway(self) -> Pathway | None:
        """The dated points to the goal; None without a goal."""
        if self.goal is None:
            return None
        first = self.baseline or (self.milestones[0] if self.milestones else None)
        end = self.goal.edge(first.value if first else self.goal.value)
        return Pathway.through(self.baseline, self.milestones, Point(at=self.due, value=end))


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """Where a figure stands, with every number that the rule used.

    Args:
        question: What it was judged against.
        status: The answer.
        now: The figure and its date, None without one.
        expected: What the plan expects on the figure's date; None where it does not say.
        ratio: Share of the expected way that was gone; None where the rule has no use for it.
        gap: Now less expected, or where nothing is expected less the goal's near end; in the
            unit, so that below 0 is less, not worse.
        is_overdue: The figure is of the due day or later.
        is_bound: The figure is only a bound of the true one: it settles met or not met, and says
            nothing of how much of the way is gone.
    """

    question: Question
    status: Status
    now: Point | None = None
    expected: float | None = None
    ratio: float | None = None
    gap: float | None = None
    is_overdue: bool = False
    is_bound: bool = False

    @property
    def is_reached(self) -> bool:
        """The target is met now."""
        return self.status in REACHED


def judge(question: Question, now: Point | None, *, is_bound: bool = False) -> Judgement:
    """Judge the newest figure of a place against its plan.

    Args:
        question: What the plan wants.
        now: The newest figure with the last day of its period; None without one. A figure from
            before the baseline says nothing about the plan, which had it in hand.
        is_bound: It is only a bound of the true figure, and one that settles the question.
    """
    goal = question.goal
    if goal is None:
        return Judgement(question=question, status=Status.NO_TARGET, now=now)
    baseline = question.baseline
    if now is None or math.isnan(now.value) or (baseline and now.at < baseline.at):
        return Judgement(question=question, status=Status.NO_DATA)
    is_missed = is_bound and not goal.is_met(now.value)
    expected = None if is_missed else _expected(question, now.at)
    against = expected if expected is not None else goal.edge(now.value)
    status, ratio = _state(question, goal, now, expected)
    return Judgement(
        question=question,
        status=status,
        now=now,
        expected=expected,
        ratio=ratio,
        gap=now.value - against,
        is_overdue=now.at >= question.due,
        is_bound=is_bound,
    )


def _expected(question: Question, day: dt.date) -> float | None:
    pathway = question.pathway
    if pathway is None or question.is_yes_no:
        return None
    if question.baseline is None and not question.milestones and day < question.due:
        return None
    found = pathway.expected(day)
    if found is None or not question.is_whole:
        return found
    start = pathway.points[0].value
    rising = pathway.points[-1].value >= start
    return float(math.floor(found + TINY) if rising else math.ceil(found - TINY))


def _state(
    question: Question, goal: Goal, now: Point, expected: float | None
) -> tuple[Status, float | None]:
    is_met, baseline = goal.is_met(now.value), question.baseline
    if baseline is not None and goal.is_met(baseline.value):
        return (Status.MAINTAINED if is_met else Status.SLIPPED), None
    if is_met:
        ratio = _ratio(goal, baseline, now, expected)
        return Status.ACHIEVED, ratio
    if baseline is None or expected is None:
        return Status.NOT_MET, None
    ratio = _ratio(goal, baseline, now, expected)
    status = _by_ratio(ratio) if ratio is not None else _off_the_line(goal, now, expected)
    if now.at >= question.due and status is Status.ON_TRACK:
        status = Status.SLOW  # the day has come and the goal is missed, if only just
    return status, ratio


def _ratio(goal: Goal, baseline: Point | None, now: Point, expected: float | None) -> float | None:
    """(now - baseline) / (expected - baseline), by the distance to the goal.

    None where the plan expects no step forward yet, so that there is nothing to divide by.
    """
    if baseline is None or expected is None:
        return None
    start = goal.distance(baseline.value)
    way = start - goal.distance(expected)
    if way <= TINY:
        return None
    return (start - goal.distance(now.value)) / way


def _by_ratio(ratio: float) -> Status:
    if ratio < -TINY:
        return Status.MOVING_AWAY
    if ratio < OFF_TRACK_BELOW - TINY:
        return Status.OFF_TRACK
    return Status.ON_TRACK if ratio >= ON_TRACK_FROM - TINY else Status.SLOW


def _off_the_line(goal: Goal, now: Point, expected: float) -> Status:
    """The plan expects nothing better than the baseline yet: no worse than that is on track."""
    is_kept = goal.distance(now.value) <= goal.distance(expected) + TINY
    return Status.ON_TRACK if is_kept else Status.MOVING_AWAY
