"""The plan that the overview speaks of, where its targets stand, and what fell since before."""

from dataclasses import dataclass
from typing import Final

from components import address, load, plan_memory
from components.filters import Selection
from components.plan_figures import known_periods, measured_unit
from components.scoreboard import offered, scored
from data.period import Period
from data.plan import Plan, Score
from data.plan.affected import Gap, gaps
from data.plan.movement import Fall, fallen
from data.plan.override import by_target, in_force

MOST_GAPS: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingPlan:
    """A plan in a place, up to a period.

    Args:
        plan: Which.
        period: The newest of its figures; None where nothing is known.
        scores: Every target judged.
        falls: Those that stand worse than a period before.
        overridden: How many of them leaders say otherwise of.
    """

    plan: Plan
    period: Period | None
    scores: tuple[Score, ...]
    falls: tuple[Fall, ...]
    overridden: int

    @property
    def gaps(self) -> list[Gap]:
        """The largest by people."""
        return gaps(self.scores)[:MOST_GAPS]

    @property
    def is_demonstration(self) -> bool:
        """The plan, or some figure held against it, is invented."""
        shown = (one.figure for one in self.scores if one.figure is not None)
        return self.plan.is_demonstration or any(one.is_demonstration for one in shown)


def standing_plan(selection: Selection) -> StandingPlan | None:
    """The plan that the reader last chose, else that of which most can be said."""
    known = {one.id: one for one in offered(selection)}
    if not known:
        return None
    held = address.held(plan_memory.name("plan"))
    if held in known:
        return _standing(selection, known[held])
    return _standing(selection, max(known.values(), key=lambda one: _told(selection, one)))


def _told(selection: Selection, one: Plan) -> int:
    """Targets with a value whose indicator somebody told something of; without reading figures."""
    of = measured_unit(one, selection.place)
    there = load.available(selection.version)
    there = there[(there["province_code"] == of.code) & (there["reported"] > 0)]
    told = set(there.loc[there["unit_valid_from"] == of.valid_from.isoformat(), "indicator_id"])
    return sum(
        target.goal is not None and target.indicator_id in told for target in one.targets.values()
    )


def _standing(selection: Selection, one: Plan) -> StandingPlan:
    """Up to the period of the view; of other kinds of period, up to its end."""
    until = selection.period
    there = known_periods(selection.version, one, selection.place)
    periods = [each for each in there if until is None or each.end <= until.end]
    now = periods[0] if periods else None
    earlier = [each for each in periods if now is not None and each.end < now.end]
    scores = scored(selection.version, one, selection.place, now)
    falls: list[Fall] = []
    if earlier:
        falls = fallen(scored(selection.version, one, selection.place, earlier[0]), scores)
    of = measured_unit(one, selection.place)
    said = by_target(load.overrides(one.id, of.key))
    held = [in_force(said.get(each.target.id, ()), now) for each in scores]
    return StandingPlan(
        plan=one,
        period=now,
        scores=scores,
        falls=tuple(falls),
        overridden=sum(each is not None for each in held),
    )
