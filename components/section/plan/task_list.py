"""The tasks of a plan: what, who, by when, what comes out, how far."""

import pandas as pd
import streamlit as st

from components import frame, plan_words
from components.scoreboard import Scoreboard
from components.section.plan import listing
from data import plan
from data.plan import Task, TaskState
from text import say

BADGES = {
    TaskState.DONE: ("green", "check_circle"),
    TaskState.DOING: ("blue", "progress_activity"),
    TaskState.NOT_STARTED: ("gray", "radio_button_unchecked"),
    TaskState.NOT_SAID: ("gray", "help"),
    TaskState.OVERDUE: ("orange", "schedule"),
}


def task_list(one: Scoreboard, *, is_compact: bool) -> None:
    """Soonest first; what nobody reported on is not called late."""
    if not one.plan.tasks:
        st.markdown(say("plan.no_tasks"))
        return
    tasks = one.tasks
    facts = {"n": len(tasks), "of": len(one.plan.tasks)}
    listing.narrowed(one, **facts, key="plan.narrowed_tasks", by=("group", "agency"))
    if not tasks:
        st.markdown(say("plan.nothing_listed"))
        return
    made = _narrow_row if is_compact else _row
    table = pd.DataFrame([made(one, task) for task in tasks])
    st.table(table, border="horizontal", hide_index=True, alt=say("plan.alt_tasks"))


def _row(one: Scoreboard, task: Task) -> dict[str, str]:
    group = plan_words.group_short(one.plan, task.group_id) if task.group_id else ""
    return {
        say("plan.column_due"): deadline(one, task),
        say("plan.column_task"): text(task),
        say("plan.column_group"): frame.escape(group) or "–",
        say("plan.column_lead"): frame.escape(leads(task)),
        say("plan.column_product"): frame.escape(task.product or "–"),
        say("plan.column_state"): badge(one, task),
    }


def _narrow_row(one: Scoreboard, task: Task) -> dict[str, str]:
    lead = f":gray[:small[{frame.escape(leads(task))}]]"
    return {
        say("plan.column_task"): f"{text(task)} {lead} {badge(one, task)}",
        say("plan.column_due"): deadline(one, task),
    }


def text(task: Task) -> str:
    """What is to be done, and how the plan was read."""
    note = f" :gray[:small[{frame.escape(task.note)}]]" if task.note else ""
    return f"{frame.escape(task.text)}{note}"


def deadline(one: Scoreboard, task: Task) -> str:
    """By when, and whether that is over."""
    words = frame.escape(task.deadline.label)
    if is_past(one, task):
        return f"{words} :gray[:small[{say('plan.past')}]]"
    return words


def is_past(one: Scoreboard, task: Task) -> bool:
    """Its day is over, and nobody said that it is done."""
    return task.deadline.is_past(one.today) and task.said is not TaskState.DONE


def leads(task: Task) -> str:
    """Who leads it, and with whom."""
    known = plan.agencies()
    led = ", ".join(known[key].short_name for key in task.leads)
    partners = ", ".join(known[key].short_name for key in task.partners)
    return say("plan.with", leads=led, partners=partners) if partners else led


def badge(one: Scoreboard, task: Task) -> str:
    """How far it is, with what shows it."""
    state = task.state(one.today)
    colour, icon = BADGES[state]
    found = f":{colour}-badge[:material/{icon}: {say(f'plan.task_{state}')}]"
    return f"{found} :small[{frame.escape(task.evidence)}]" if task.evidence else found
