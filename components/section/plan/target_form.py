"""The form of one target."""

import datetime as dt
from dataclasses import replace
from typing import Final

import streamlit as st

from components.section.plan import field
from data.catalog import Operator, indicators
from data.ingest.plan import milestone
from data.plan import Plan, PlanTarget, bare
from data.plan.reach import PlaceGroup
from data.status import Goal, Point
from text import Language, say

OPERATORS: Final = tuple(Operator)


def target_form(one: Plan, before: PlanTarget | None) -> PlanTarget | None:
    """The fields; the target as they say it, None where something is missing.

    Args:
        one: The plan.
        before: The target; None for a new one.
    """
    old = before or bare.target("", "", due=one.ends)
    key = f"target_{old.id or 'new'}"
    names = field.words("wording", old.names, key=key, is_long=True)
    indicator_id = _indicator(old.indicator_id, key=key)
    goal = _goal(old.goal, key=key)
    unit = st.text_input(
        say("planning.field_unit"),
        value=old.unit,
        help=say("planning.field_unit_help"),
        key=f"{key}_unit",
    )
    due = st.date_input(
        say("planning.field_due"), value=old.due, format="DD/MM/YYYY", key=f"{key}_due"
    )
    baseline = _baseline(old.baseline, key=key)
    milestones = _milestones(one, old, key=key)
    left, right = st.columns(2)
    with left:
        leads = field.agencies("leads", old.leads, key=key)
        group_id = field.group(one, old.group_id, key=key)
    with right:
        partners = field.agencies("partners", old.partners, key=key)
        clause = st.text_input(say("planning.field_clause"), value=old.clause, key=f"{key}_clause")
    places, is_of_communes = _places(old, key=key)
    target_groups = field.words("target_group", old.target_groups, key=key)
    notes = field.words("note", old.notes, key=key, is_long=True)
    reason = _reason(key=key) if before else ""
    if not names.get(Language.VI) or not isinstance(due, dt.date) or _is_torn(goal):
        return None
    if milestones is None:
        return None
    short = old.short_names if names == old.names and old.short_names else names
    return replace(
        old,
        names=names,
        short_names=short,
        indicator_id=indicator_id,
        goal=goal,
        unit="" if indicator_id else (unit or "").strip(),
        due=due,
        baseline=baseline,
        leads=leads,
        partners=partners,
        group_id=group_id,
        clause=(clause or "").strip(),
        milestones=milestones,
        place_groups=places,
        is_of_communes=is_of_communes,
        target_groups=target_groups,
        notes=notes,
        reason=reason,
    )


def _milestones(one: Plan, old: PlanTarget, *, key: str) -> tuple[Point, ...] | None:
    """Values on the way; None where a line cannot be read."""
    before = milestone.written(old.milestones, between="\n")
    typed = st.text_area(
        say("planning.field_milestones"),
        value=before,
        help=say("planning.field_milestones_help"),
        placeholder=say("planning.field_milestones_help"),
        key=f"{key}_milestones",
        height=88,
    )
    same = (typed or "").strip() == before  # as it was, however many digits are not shown
    return old.milestones if same else milestone.read(typed or "", ends=one.ends)


def _places(old: PlanTarget, *, key: str) -> tuple[tuple[PlaceGroup, ...], bool]:
    """Which communes it is for, and whether each of them must reach it."""
    chosen = st.multiselect(
        say("planning.field_places"),
        list(PlaceGroup),
        default=list(old.place_groups),
        format_func=lambda one: one.label,
        help=say("planning.field_places_help"),
        placeholder=say("planning.choose_places"),
        key=f"{key}_places",
    )
    is_each = st.checkbox(say("planning.field_every"), value=old.is_of_communes, key=f"{key}_every")
    return tuple(PlaceGroup(one) for one in chosen), is_each


def _reason(*, key: str) -> str:
    typed = st.text_input(
        say("planning.field_reason"),
        help=say("planning.field_reason_help"),
        placeholder=say("planning.field_reason_help"),
        key=f"{key}_reason",
        max_chars=field.LONGEST,
    )
    return (typed or "").strip()


def _indicator(before: str, *, key: str) -> str:
    ids = ["", *indicators()]
    return st.selectbox(
        say("planning.field_indicator"),
        ids,
        index=ids.index(before) if before in ids else 0,
        format_func=lambda name: (
            indicators()[name].short_name() if name else say("planning.no_measure")
        ),
        key=f"{key}_indicator",
    )


def _goal(old: Goal | None, *, key: str) -> Goal | None:
    how, low, high = st.columns(3)
    with how:
        operator = st.selectbox(
            say("planning.field_operator"),
            OPERATORS,
            index=OPERATORS.index(old.operator) if old else 0,
            format_func=lambda one: say(f"planning.operator_{one}"),
            key=f"{key}_operator",
        )
    with low:
        value = st.number_input(
            say("planning.field_goal"),
            value=old.value if old else None,
            format="%g",
            key=f"{key}_value",
        )
    with high:
        top = st.number_input(
            say("planning.field_goal_max"),
            value=old.value_max if old else None,
            format="%g",
            key=f"{key}_value_max",
        )
    if value is None:
        return None
    is_range = operator is Operator.BETWEEN
    return Goal(operator=operator, value=value, value_max=top if is_range else None)


def _is_torn(goal: Goal | None) -> bool:
    """A range without its upper end, or with one below its lower."""
    if goal is None or goal.operator is not Operator.BETWEEN:
        return False
    return goal.value_max is None or goal.value_max < goal.value


def _baseline(old: Point | None, *, key: str) -> Point | None:
    left, right = st.columns(2)
    with left:
        value = st.number_input(
            say("planning.field_baseline"),
            value=old.value if old else None,
            format="%g",
            key=f"{key}_baseline",
        )
    with right:
        at = st.date_input(
            say("planning.field_baseline_at"),
            value=old.at if old else None,
            format="DD/MM/YYYY",
            key=f"{key}_baseline_at",
        )
    return Point(at=at, value=value) if value is not None and isinstance(at, dt.date) else None
