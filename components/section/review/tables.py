"""The tables of a review on the page: what is behind, every target, every task."""

import pandas as pd
import streamlit as st

from components import frame
from components.charts import standing
from components.section.plan.task_list import BADGES
from components.section.review.shelf import Opened
from data.catalog.term import spoken
from data.period import parse
from data.review import Line, TaskLine, telling
from text import say


def everything(one: Opened) -> None:
    """Every target and task, out of the way of what is written."""
    content, is_compact = one.content, frame.is_compact()
    with st.expander(say("review.appendix_targets", n=1)):
        if not content.lines:
            st.markdown(say("review.no_targets"))
        else:
            made = _narrow if is_compact else _row
            _table([made(line) for line in content.lines], say("review.table_targets"))
            for line in content.lines:
                _override(line)
    with st.expander(say("review.appendix_tasks", n=2)):
        if not content.tasks:
            st.markdown(say("review.no_tasks"))
        else:
            _table([_task(task) for task in content.tasks], say("review.table_tasks"))


def behind(one: Opened) -> None:
    """What is behind, with how it stands, who acts and what is done."""
    rows = one.content.behind
    st.markdown(frame.escape(telling.behind_said(one.content)))
    if rows:
        made = _behind_narrow if frame.is_compact() else _behind
        _table([made(one, line) for line in rows], say("review.table_behind"))


def badge(line: Line) -> str:
    """The state that counts; where somebody set it, both."""
    found = standing.badge(line.shown, telling.status_text(line.shown))
    if line.override is None:
        return found
    computed = say("review.computed", status=telling.status_text(line.status))
    return f"{found} :gray[:small[{frame.escape(computed)}]]"


def _table(rows: list[dict[str, str]], alt: str) -> None:
    st.table(pd.DataFrame(rows), border="horizontal", hide_index=True, alt=alt)


def _row(line: Line) -> dict[str, str]:
    goal = say("review.goal_by", goal=spoken(line.goal_texts), due=line.due)
    return {
        say("review.column_target"): frame.escape(line.name),
        say("review.column_goal"): frame.escape(goal),
        say("review.column_now"): figure_text(line),
        say("review.column_expected"): frame.escape(spoken(line.expected_texts)),
        say("review.column_gap"): frame.escape(spoken(line.gap_texts)),
        say("review.column_status"): badge(line),
        say("review.column_lead"): frame.escape(line.lead or telling.NONE),
    }


def figure_text(line: Line) -> str:
    """The figure with its period."""
    period = f" :gray[:small[{parse(line.period).label(short=True)}]]" if line.period else ""
    return f"**{frame.escape(spoken(line.now_texts))}**{period}"


def _narrow(line: Line) -> dict[str, str]:
    lead = f" :gray[:small[{frame.escape(line.lead)}]]" if line.lead else ""
    return {
        say("review.column_target"): f"{frame.escape(line.name)} {badge(line)}{lead}",
        say("review.column_now"): figure_text(line),
    }


def _behind(one: Opened, line: Line) -> dict[str, str]:
    how, agency, remedy = (frame.escape(text) for text in telling.remedy_of(one.review, line))
    return {
        say("review.column_target"): f"{frame.escape(line.name)} {badge(line)}",
        say("review.column_how"): how,
        say("review.column_agency"): agency,
        say("review.column_remedy"): remedy,
    }


def _behind_narrow(one: Opened, line: Line) -> dict[str, str]:
    how, agency, remedy = (frame.escape(text) for text in telling.remedy_of(one.review, line))
    return {
        say("review.column_target"): (
            f"{frame.escape(line.name)} {badge(line)} :gray[:small[{how}]]"
        ),
        say("review.column_remedy"): f"{remedy} :gray[:small[{agency}]]",
    }


def _override(line: Line) -> None:
    if line.override is None:
        return
    facts = {"status": telling.status_text(line.override.status), "at": line.override.at}
    facts |= {"computed": telling.status_text(line.status), "target": line.short_name}
    facts |= {"who": line.override.by or telling.NONE, "reason": line.override.reason}
    st.markdown(f":gray[:small[{frame.escape(say('review.override_note', **facts))}]]")


def _task(task: TaskLine) -> dict[str, str]:
    colour, icon = BADGES[task.state]
    state = f":{colour}-badge[:material/{icon}: {say(f'plan.task_{task.state}')}]"
    evidence = spoken(task.evidences) if task.evidences else ""
    return {
        say("review.column_task"): frame.escape(spoken(task.texts)),
        say("review.column_lead"): frame.escape(spoken(task.leads)),
        say("review.column_due"): frame.escape(spoken(task.deadlines)),
        say("review.column_state"): f"{state} :small[{frame.escape(evidence)}]",
    }
