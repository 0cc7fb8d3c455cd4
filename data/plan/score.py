"""A plan's targets with where each stands: what the scoreboard counts, sorts and groups."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from data.catalog import Kind, Operator, indicators
from data.model import Qualifier
from data.period import Period
from data.plan.record import Plan, PlanTarget
from data.rates import PERCENT
from data.status import COUNTED, ORDER, Goal, Judgement, Point, Question, Status, judge

AT_LEAST: Final = frozenset({Operator.AT_LEAST, Operator.ABOVE})
AT_MOST: Final = frozenset({Operator.AT_MOST, Operator.BELOW})
ALL: Final = Goal(operator=Operator.AT_LEAST, value=PERCENT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """The newest figure of a place for a target, and those before it.

    Args:
        period: Of the newest.
        value: The newest, in the indicator's unit.
        points: All of the same frequency, earliest first, the newest among them.
        is_demonstration: Some of them are invented.
        is_part: A sum of some communes only: the whole is at least this.
        qualifier: How it was hedged: of `> 90 %` the true figure is somewhere above.
        met, answered, of: Communes that meet the target's value, that have a figure, and all;
            0 where communes do not report it. One that it does not apply to is in none.
        behind: (code, value) of the communes that do not meet it, the farthest first.
        reached: Codes of the communes that meet it.
        exempt: Codes of those that it does not apply to.
        denominator: What the newest is a part of, of those that reported; None where it is no
            quotient, or where nobody told.
        is_estimated: The newest is, or some figure that it is made of.
    """

    period: Period
    value: float
    points: tuple[Point, ...]
    is_demonstration: bool
    is_part: bool = False
    qualifier: str = ""
    met: int = 0
    answered: int = 0
    of: int = 0
    behind: tuple[tuple[str, float], ...] = ()
    reached: tuple[str, ...] = ()
    exempt: tuple[str, ...] = ()
    denominator: float | None = None
    is_estimated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """One target and where it stands."""

    target: PlanTarget
    judged: Judgement
    figure: Figure | None

    @property
    def status(self) -> Status:
        """Of the rule."""
        return self.judged.status


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many targets stand where.

    Args:
        counts: Targets by status, only those that occur, in the order of `COUNTED`.
        of: All of them.
    """

    counts: Mapping[Status, int]
    of: int

    @property
    def reached(self) -> int:
        """Met now."""
        return self.counts.get(Status.ACHIEVED, 0) + self.counts.get(Status.MAINTAINED, 0)

    @property
    def wanted(self) -> int:
        """Those of which it is known what they should be."""
        return self.of - self.counts.get(Status.NO_TARGET, 0)

    @property
    def judged(self) -> int:
        """Those of which something can be said."""
        silent = (Status.NO_DATA, Status.NO_TARGET)
        return self.of - sum(self.counts.get(one, 0) for one in silent)


def question(target: PlanTarget) -> Question:
    """What is asked of a figure."""
    measure = indicators().get(target.indicator_id)
    if target.is_of_communes and target.goal is not None:
        return Question(goal=ALL, due=target.due)
    return Question(
        goal=target.goal,
        due=target.due,
        baseline=target.baseline,
        milestones=target.milestones,
        is_whole=bool(measure and measure.is_whole),
        is_yes_no=bool(measure and measure.kind is Kind.YES_NO),
    )


def scored(plan: Plan, figures: Mapping[str, Figure]) -> tuple[Score, ...]:
    """Every target of a plan judged, in the plan's order.

    Args:
        plan: Which.
        figures: Newest figure by id of the target; a target without one has no data.
    """
    return tuple(_score(one, figures.get(one.id)) for one in plan.targets.values())


def _score(target: PlanTarget, found: Figure | None) -> Score:
    value = None if found is None else _value(target, found)
    now = None if found is None or value is None else Point(at=found.period.end, value=value)
    is_bound = found is not None and not target.is_of_communes and bool(_bounds(found))
    judged = judge(question(target), now, is_bound=is_bound)
    return Score(target=target, judged=judged, figure=found)


def _value(target: PlanTarget, found: Figure) -> float | None:
    """What can be held against the target; None where the figure does not tell.

    Of communes it is the percent that meet it, unless only silent ones could still fail. A
    sum of some communes tells when it is enough or too much already, and nothing otherwise.
    """
    if target.is_each:
        return None
    if target.is_of_communes:
        may_fail = found.met == found.answered < found.of
        return None if may_fail or not found.answered else PERCENT * found.met / found.answered
    return found.value if target.goal is None or _tells(target.goal, found) else None


def _tells(goal: Goal, found: Figure) -> bool:
    """Whether what is known settles it; a plain figure always does.

    The true figure lies on one side of a bound. At least so much is enough for a goal below it,
    and too much for a limit below it; at most so much the other way round.
    """
    sides = _bounds(found)
    if len(sides) != 1:
        return not sides
    [side] = sides
    if goal.operator in side:
        return goal.is_met(found.value)
    if goal.operator in AT_LEAST | AT_MOST:
        return not goal.is_met(found.value)
    return found.value > goal.top if side is AT_LEAST else found.value < goal.value


def _bounds(found: Figure) -> tuple[frozenset[Operator], ...]:
    """The goals that a figure could prove to be met: none for a plain one, which proves all."""
    is_least = found.is_part or found.qualifier in {Qualifier.ABOVE, Qualifier.AT_LEAST}
    is_most = found.qualifier in {Qualifier.BELOW, Qualifier.AT_MOST}
    return (*((AT_LEAST,) if is_least else ()), *((AT_MOST,) if is_most else ()))


def tally(scores: Iterable[Score]) -> Tally:
    """How many of these stand where."""
    found = Counter(one.status for one in scores)
    counts = {one: found[one] for one in COUNTED if found[one]}
    return Tally(counts=counts, of=sum(found.values()))


def in_order(scores: Iterable[Score]) -> list[Score]:
    """Worst state first; within a state the one that has gone least of its way."""
    return sorted(scores, key=_urgency)


def _urgency(one: Score) -> tuple[int, float]:
    ratio, gap = one.judged.ratio, one.judged.gap
    if ratio is not None:
        return ORDER[one.status], ratio
    return ORDER[one.status], -abs(gap) if gap is not None else 0.0
