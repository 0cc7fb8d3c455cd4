"""What each agency owes and when: its targets and its tasks in one list, soonest first."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import pandas as pd
import streamlit as st

from components import frame, plan_words
from components.charts import standing
from components.scoreboard import ANY, Scoreboard, owners
from components.section.plan import listing, state, task_list, ways
from data.plan import Score, Task, TaskState
from data.status import COUNTED, REACHED, Status
from text import say

FILTERS: Final = ("group", "agency")


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """Something that an agency leads, with the day it is due next."""

    due: dt.date
    of: Score | Task


def by_agency(one: Scoreboard, *, is_compact: bool) -> None:
    """Each agency with what it leads; the most open lines first."""
    found = owed(one)
    lines = sum(map(len, found.values()))
    listing.narrowed(one, n=lines, of=_lines(one), key="plan.narrowed_lines", by=FILTERS)
    if not found:
        st.markdown(say("plan.nothing_listed"))
    for agency, several in found.items():
        _head(one, agency, several)
        made = _narrow_row if is_compact else _row
        table = pd.DataFrame([made(one, each) for each in several])
        name = plan_words.agency_name(agency, one.scores)
        st.table(table, border="horizontal", hide_index=True, alt=say("plan.alt_owed", agency=name))


def owed(one: Scoreboard) -> dict[str, list[Owed]]:
    """What each agency leads, soonest first, of what the filters leave."""
    found: dict[str, list[Owed]] = {}
    for score in one.listed:
        for agency in owners(score):
            found.setdefault(agency, []).append(Owed(due=score.target.due, of=score))
    for task in one.tasks:
        for agency in task.leads:
            due = task.deadline.next_due(one.today)
            found.setdefault(agency, []).append(Owed(due=due, of=task))
    if one.agency != ANY:
        found = {key: several for key, several in found.items() if key == one.agency}
    for several in found.values():
        several.sort(key=lambda each: (not _is_open(one, each), each.due))
    order = sorted(found, key=lambda key: -_open(one, found[key]))
    return {key: found[key] for key in order}


def _lines(one: Scoreboard) -> int:
    leads = [name for score in one.scores for name in owners(score)]
    return len(leads) + sum(len(task.leads) for task in one.plan.tasks.values())


def _is_open(one: Scoreboard, each: Owed) -> bool:
    """It is still to be done; of a target without a value nobody can say."""
    if isinstance(each.of, Task):
        return each.of.state(one.today) is not TaskState.DONE
    return each.of.status not in REACHED | {Status.NO_TARGET}


def _open(one: Scoreboard, several: Iterable[Owed]) -> int:
    return sum(_is_open(one, each) for each in several)


def _head(one: Scoreboard, agency: str, several: list[Owed]) -> None:
    """Its name, a square a target, and how much of it is open."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.subheader(
            frame.escape(plan_words.agency_name(agency, one.scores)), anchor=False, width="content"
        )
        states = [each.of.status for each in several if isinstance(each.of, Score)]
        if states:
            states.sort(key=COUNTED.index)
            said = ", ".join(plan_words.status_text(state) for state in states)
            st.markdown(standing.squares(states, theme=frame.theme(), alt=said), width="content")
        facts = {"n": _open(one, several), "of": len(several)}
        st.markdown(f":gray[:small[{say('plan.open_of', **facts)}]]", width="content")


def _row(one: Scoreboard, each: Owed) -> dict[str, str]:
    return {
        say("plan.column_due"): _due(one, each),
        say("plan.column_owed"): _what(each),
        say("plan.column_now_or_product"): _now(each),
        say("plan.column_state"): _state(one, each),
        say("plan.column_ways"): "–" if isinstance(each.of, Task) else ways.line(one, each.of),
    }


def _narrow_row(one: Scoreboard, each: Owed) -> dict[str, str]:
    way = "" if isinstance(each.of, Task) else ways.line(one, each.of, otherwise="")
    now = "" if isinstance(each.of, Task) else _now(each)
    return {
        say("plan.column_owed"): f"{_what(each)} {now} {_state(one, each)} {way}",
        say("plan.column_due"): _due(one, each),
    }


def _what(each: Owed) -> str:
    if isinstance(each.of, Task):
        return f":gray[:small[{say('plan.a_task')}]] {task_list.text(each.of)}"
    name = frame.escape(each.of.target.short_name)
    return f":gray[:small[{say('plan.a_target')}]] {name}"


def _now(each: Owed) -> str:
    if isinstance(each.of, Task):
        return frame.escape(each.of.product or "–")
    now, goal = plan_words.now_text(each.of), plan_words.goal_text(each.of)
    return f"**{frame.escape(now)}** :gray[:small[{frame.escape(goal)}]]"


def _state(one: Scoreboard, each: Owed) -> str:
    if isinstance(each.of, Task):
        return task_list.badge(one, each.of)
    return state.badges(one, each.of)


def _due(one: Scoreboard, each: Owed) -> str:
    """The day, and that it is over while the thing is open."""
    if isinstance(each.of, Task):
        return task_list.deadline(one, each.of)
    words = say("plan.by_day", day=each.due)
    if each.due < one.today and _is_open(one, each):
        return f"{words} :gray[:small[{say('plan.past')}]]"
    return words
