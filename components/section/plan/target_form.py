"""The form of one target."""

import datetime as dt
from dataclasses import replace
from typing import Final

import streamlit as st

from components.section.plan import field
from data.catalog import Operator, indicators
from data.plan import Plan, PlanTarget, bare
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
    left, right = st.columns(2)
    with left:
        leads = field.agencies("leads", old.leads, key=key)
        group_id = field.group(one, old.group_id, key=key)
    with right:
        partners = field.agencies("partners", old.partners, key=key)
        clause = st.text_input(say("planning.field_clause"), value=old.clause, key=f"{key}_clause")
    if not names.get(Language.VI) or not isinstance(due, dt.date) or _is_torn(goal):
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
    )


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
