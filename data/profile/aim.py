"""Which target holds for one commune's figure, and where the figure stands on its way.

A plan speaks of its province. Of a commune it is asked what a commune can answer: a rate or an
index should reach the same value everywhere, a number of things for the whole province is
nobody's own (unless it is that there be none). The way there starts from the commune's own
figure on the day of the plan's baseline, not from the province's: who came from far behind and
rises is not moving away. Where that figure is not known there is no way, only met or not met.
"""

from collections.abc import Callable, Sequence
from typing import Final

from data.catalog import Indicator, Kind, Operator
from data.period import Frequency, Period
from data.plan import Plan, PlanTarget
from data.profile.cell import Spot
from data.profile.record import Aim, is_behind
from data.status import Judgement, Point, Question, judge

NONE_AT_ALL: Final = frozenset({Operator.AT_MOST, Operator.EQUAL})

Known = Callable[[Period], float | None]
"""The commune's figure of a period; None where it has none."""


def chosen(
    measure: Indicator, plans: Sequence[Plan], *, period: Period
) -> tuple[Plan, PlanTarget] | None:
    """The target that holds at a period: the first plan's that has one still to come.

    Of several of a plan the next one due; where all are past, the one that was due last.

    Args:
        measure: Of what.
        plans: In the order in which they count.
        period: Of the figure.
    """
    found = [
        (plan, target)
        for plan in plans
        for target in plan.targets.values()
        if target.indicator_id == measure.id and holds_for_one(target, measure)
    ]
    for plan in plans:
        to_come = [one for of, one in found if of is plan and one.due >= period.end]
        if to_come:
            return plan, min(to_come, key=lambda one: one.due)
    return max(found, key=lambda one: one[1].due, default=None)


def holds_for_one(target: PlanTarget, measure: Indicator) -> bool:
    """Whether a target says anything of a single commune."""
    goal = target.goal
    if goal is None or target.is_each or measure.kind is Kind.RANK:
        return False
    if target.is_of_communes or measure.kind in {Kind.RATE, Kind.INDEX}:
        return True
    if measure.kind is Kind.YES_NO:
        return goal.value <= 1
    return goal.value == 0 and goal.operator in NONE_AT_ALL


def aim(
    measure: Indicator, wanted: tuple[Plan, PlanTarget], spots: Sequence[Spot], known: Known
) -> Aim:
    """A commune's figure held against a target.

    Args:
        measure: What it measures.
        wanted: See `chosen`; the target has a goal.
        spots: The commune's figures up to the one that is judged, earliest first.
        known: For the figure on the day of the baseline.
    """
    plan, target = wanted
    asked = question(measure, target, known, frequency=spots[-1].period.frequency)
    judged = [_judged(asked, one) for one in spots]
    since = None
    for spot, one in zip(reversed(spots), reversed(judged), strict=True):
        if not is_behind(one):
            break
        since = spot.period
    return Aim(plan=plan, target=target, judged=judged[-1], since=since)


def question(
    measure: Indicator, target: PlanTarget, known: Known, *, frequency: Frequency
) -> Question:
    """What the plan wants of this commune, from its own baseline."""
    baseline, goal = own_baseline(target, known, frequency=frequency), target.goal
    milestones = target.milestones if baseline is not None and goal is not None else ()
    if baseline is not None and goal is not None:
        start = goal.distance(baseline.value)  # steps that it has behind it are no way forward
        milestones = tuple(one for one in milestones if goal.distance(one.value) < start)
    return Question(
        goal=goal,
        due=target.due,
        baseline=baseline,
        milestones=milestones,
        is_whole=measure.is_whole,
        is_yes_no=measure.kind is Kind.YES_NO,
    )


def own_baseline(target: PlanTarget, known: Known, *, frequency: Frequency) -> Point | None:
    """The commune's figure on the day from which the plan counts."""
    if target.baseline is None:
        return None
    period = baseline_period(target, frequency=frequency)
    value = known(period) if period else None
    return None if value is None else Point(at=target.baseline.at, value=value)


def baseline_period(target: PlanTarget, *, frequency: Frequency) -> Period | None:
    """The last period of a kind that had ended on the day of the baseline."""
    if target.baseline is None or frequency is Frequency.NINE_MONTHS:
        return None
    found = Period.containing(target.baseline.at, frequency=frequency)
    return found if found.end <= target.baseline.at else found.previous()


def _judged(asked: Question, spot: Spot) -> Judgement:
    if spot.value is None or spot.is_part:
        return judge(asked, None)
    return judge(asked, Point(at=spot.period.end, value=spot.value))
