"""The form of one task."""

import datetime as dt
from dataclasses import replace
from typing import Final

import streamlit as st

from components.section.plan import field
from data.plan import Deadline, DeadlineKind, Plan, Task, TaskState, bare
from text import Language, say

STATES: Final = (TaskState.NOT_SAID, TaskState.NOT_STARTED, TaskState.DOING, TaskState.DONE)


def task_form(one: Plan, before: Task | None) -> Task | None:
    """The fields; the task as they say it, None where something is missing.

    Args:
        one: The plan.
        before: The task; None for a new one.
    """
    old = before or bare.task("", "", ends=one.ends)
    key = f"task_{old.id or 'new'}"
    texts = field.words("wording", old.texts, key=key, is_long=True)
    said, evidence = st.columns(2)
    with said:
        state = st.selectbox(
            say("planning.field_state"),
            STATES,
            index=STATES.index(old.said) if old.said in STATES else 0,
            format_func=lambda found: say(f"plan.task_{found}"),
            key=f"{key}_state",
        )
    with evidence:
        evidences = field.words("evidence", old.evidences, key=key)
    deadline = _deadline(old.deadline, key=key)
    left, right = st.columns(2)
    with left:
        leads = field.agencies("leads", old.leads, key=key)
        group_id = field.group(one, old.group_id, key=key)
    with right:
        partners = field.agencies("partners", old.partners, key=key)
        products = field.words("product", old.products, key=key)
    if not texts.get(Language.VI) or deadline is None:
        return None
    return replace(
        old,
        texts=texts,
        said=state,
        evidences=evidences,
        deadline=deadline,
        leads=leads,
        partners=partners,
        group_id=group_id,
        products=products,
    )


def _deadline(old: Deadline, *, key: str) -> Deadline | None:
    kinds = list(DeadlineKind)
    how, first, last = st.columns(3)
    with how:
        kind = st.selectbox(
            say("planning.field_due_kind"),
            kinds,
            index=kinds.index(old.kind),
            format_func=lambda one: say(f"planning.due_{one}"),
            key=f"{key}_kind",
        )
    with first:
        start = st.date_input(
            say("planning.field_starts"), value=old.start, format="DD/MM/YYYY", key=f"{key}_starts"
        )
    with last:
        end = st.date_input(
            say("planning.field_ends"), value=old.end, format="DD/MM/YYYY", key=f"{key}_ends"
        )
    if not isinstance(end, dt.date):
        return None
    since = start if kind is DeadlineKind.RANGE and isinstance(start, dt.date) else None
    return Deadline(kind=kind, start=since, end=end)
