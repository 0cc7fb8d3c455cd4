"""What the reader wants drawn beside the figures: the year before, the steps, a plan's way."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

import pandas as pd
import streamlit as st

from components import address, figure
from components.charts.style import COLOURS
from components.picture import Picture
from components.scoreboard import offered
from data import dti, query
from data.catalog import Indicator
from data.dti import READ as DTI_READ
from data.period import Period
from data.plan import Plan, PlanTarget
from data.plan.score import question
from data.status import Pathway
from geo.units import NATION
from text import say

DRAW: Final = "draw"
PLAN: Final = "plan"
STEPS: Final = "in_period"
BEFORE: Final = "year_before"
MOST_AHEAD: Final = 8


@dataclass(frozen=True, kw_only=True, repr=False)
class TrendView:
    """One view over time with what stands beside it.

    Args:
        picture: The figures, in-period where the reader asked for steps.
        told: The same as they were told.
        choices: What can be asked for here, of `STEPS` and `BEFORE`.
        drawn: What was asked for.
        plans: Plans with a target for the indicator, by id.
        plan: The chosen one.
        target: Its target.
    """

    picture: Picture
    told: Picture
    choices: tuple[str, ...]
    drawn: frozenset[str]
    plans: dict[str, Plan]
    plan: Plan | None
    target: PlanTarget | None

    def __repr__(self) -> str:
        """What tells it from another one of the same picture; keys what is drawn of it."""
        return f"{self.told.key} {sorted(self.drawn)} {self.target!r}"

    @property
    def is_in_period(self) -> bool:
        """Figures counted since January are shown as what each period added."""
        return STEPS in self.drawn

    @property
    def is_seasonal(self) -> bool:
        """The same period of the year before is drawn beside."""
        return BEFORE in self.drawn

    @property
    def pathway(self) -> Pathway | None:
        """The plan's dated points; none beside steps, which are another quantity."""
        if self.target is None or self.is_in_period:
            return None
        return question(self.target).pathway

    @property
    def periods(self) -> tuple[Period, ...]:
        """Those with figures, and on to the plan's next dated point where that is near."""
        known = self.told.selection.sequence
        pathway = self.pathway
        ahead = [one.at for one in pathway.points if one.at > known[-1].end] if pathway else []
        if not ahead:
            return known
        more = [known[-1].next()]
        while more[-1].end < min(ahead) and len(more) <= MOST_AHEAD:
            more.append(more[-1].next())
        return (*known, *more) if len(more) <= MOST_AHEAD else known

    @property
    def seams(self) -> tuple[tuple[str, str], ...]:
        """(period, words) where what counts changed: the framework, or how it adds up."""
        sequence = self.told.selection.sequence
        changed = query.basis_changes(self.told.ground.told)
        found = [(one, say("trend.break_basis")) for one in changed]
        return (*_frameworks(self.told.indicator, sequence), *found)


def trend_view(one: Picture) -> TrendView:
    """What the address asks for, as far as it can be drawn here."""
    choices = []
    if query.may_step(one.ground.told, indicator=one.indicator):
        choices.append(STEPS)
    if query.has_season(one.period) and _spans_a_year(one.selection.sequence):
        choices.append(BEFORE)
    drawn = frozenset(address.settle_many(DRAW, choices))
    by_id = {found.id: found for found in offered(one.selection) if _target(found, one) is not None}
    chosen = by_id.get(address.settle(PLAN, list(by_id), is_quiet=True))
    shown = one
    if STEPS in drawn:
        steps = replace(
            one.ground,
            held=query.in_period(one.ground.published, indicator=one.indicator),
            reported=query.in_period(one.ground.told, indicator=one.indicator),
        )
        shown = replace(one, ground=steps)
    return TrendView(
        picture=shown,
        told=one,
        choices=tuple(choices),
        drawn=drawn,
        plans=by_id,
        plan=chosen,
        target=_target(chosen, one) if chosen else None,
    )


def controls(view: TrendView) -> None:
    """What can be drawn beside the figures; nothing where there is nothing."""
    if not (view.choices or view.plans):
        return
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        if view.choices:
            st.pills(
                say("trend.draw"),
                list(view.choices),
                format_func=lambda key: say(f"trend.draw_{key}"),
                selection_mode="multi",
                key=DRAW,
                width="content",
            )
        if view.plans:
            st.selectbox(
                say("trend.plan"),
                list(view.plans),
                format_func=lambda key: view.plans[key].label,
                key=PLAN,
                index=None,
                placeholder=say("trend.no_plan"),
                width=360,
            )


def added(view: TrendView, lines: pd.DataFrame, *, names: Sequence[str]) -> pd.DataFrame:
    """The lines with those that stand beside them; `dash` says which nobody reported.

    Args:
        view: What is asked for.
        lines: unit_name, period, value, mark, basis, colour, is_selected.
        names: Whose year before is drawn.
    """
    tables = [lines.assign(dash="")]
    if view.is_seasonal:
        earlier = query.year_before(lines[lines["unit_name"].isin(list(names))])
        called = [say("trend.name_before", name=name) for name in earlier["unit_name"]]
        tables.append(
            earlier.assign(unit_name=called, is_selected=False, mark="", basis="", dash="dashes")
        )
    if view.pathway is not None:
        tables.append(_way(view, view.pathway))
    return pd.concat(tables, ignore_index=True)


def goal_words(view: TrendView) -> str:
    """`đích ≥ 95 % (31/12/2030)`; nothing without a plan."""
    target = view.target
    if target is None or target.goal is None:
        return ""
    goal = figure.target_text(view.told.indicator, target.goal)
    return say("trend.goal", goal=goal, due=target.due)


def _way(view: TrendView, pathway: Pathway) -> pd.DataFrame:
    """The pathway at the end of each period, a square where one of its points is dated."""
    measure, label = view.told.indicator, view.plan.label if view.plan else ""
    rows = []
    for period in view.periods:
        dated = [one for one in pathway.points if period.start <= one.at <= period.end]
        expected = pathway.expected(period.end)
        if len(pathway.points) == 1 and not dated:
            expected = None  # a goal alone is no way to it
        words = [say("trend.milestone", day=one.at, value=measure.show(one.value)) for one in dated]
        rows.append(
            {
                "unit_name": say("trend.pathway", plan=label),
                "period": str(period),
                "value": float("nan") if expected is None else expected,
                "mark": "milestone" if dated and expected is not None else "",
                "basis": "; ".join(words),
                "colour": COLOURS[view.told.theme].muted,
                "is_selected": False,
                "dash": "dots",
            }
        )
    return pd.DataFrame(rows)


def _target(plan: Plan, one: Picture) -> PlanTarget | None:
    """The plan's target for the whole by this indicator: of several the next one due."""
    if plan.scope not in {NATION, one.selection.place.key}:
        return None
    found = [
        target
        for target in plan.targets.values()
        if target.indicator_id == one.indicator.id
        and target.goal is not None
        and not (target.is_of_communes or target.is_each)
    ]
    due = [target for target in found if target.due >= one.period.end]
    last = max(found, key=lambda target: target.due, default=None)
    return min(due, key=lambda target: target.due) if due else last


def _frameworks(measure: Indicator, sequence: Sequence[Period]) -> list[tuple[str, str]]:
    """Where an index of provinces is measured by another document than the year before."""
    if measure.id not in DTI_READ or not measure.id.startswith("dti_"):
        return []
    found = []
    for last, now in pairwise(sequence):
        framework = dti.framework(now.year)
        if framework != dti.framework(last.year):
            found.append((str(now), say("trend.break_framework", number=framework.number)))
    return found


def _spans_a_year(sequence: Sequence[Period]) -> bool:
    known = set(sequence)
    return any(one.year_before() in known for one in sequence)
