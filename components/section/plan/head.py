"""The finding as title, which plan it is of, and what can be chosen instead."""

import streamlit as st

from components import figure, frame, plan_words
from components.scoreboard import VIEWS, Scoreboard
from data import plan
from data.period import parse
from data.plan import TaskState
from text import say


def view_switch(*, is_compact: bool) -> None:
    """Targets, tasks, or both by agency, or targets by place; four do not fit a phone."""
    if is_compact:
        st.selectbox(
            say("page.view"),
            list(VIEWS),
            format_func=lambda one: say(f"plan.{one}"),
            key="show",
            label_visibility="collapsed",
            placeholder=say("page.view"),
            width=170,
        )
        return
    st.segmented_control(
        say("page.view"),
        list(VIEWS),
        format_func=lambda one: say(f"plan.{one}"),  # icons would push the account to a second row
        key="show",
        required=True,
        label_visibility="collapsed",
    )


def heading(one: Scoreboard) -> None:
    """What is found, and of which plan until when."""
    frame.heading(*titles(one))
    for line in beside(one):
        st.markdown(f":small[{frame.escape(line)}]")


def selects(one: Scoreboard) -> None:
    """Which plan, and until when figures count."""
    by_id = {found.id: found for found in one.plans}
    st.selectbox(
        say("plan.plan"),
        list(by_id),
        format_func=lambda key: by_id[key].label,
        key="plan",
        placeholder=say("plan.plan"),
    )
    if one.periods and one.view != "tasks":
        st.selectbox(
            say("plan.until"),
            [str(found) for found in one.periods],
            format_func=lambda key: parse(key).label(),
            key="at",
            placeholder=say("plan.until"),
            width=190,
        )


def titles(one: Scoreboard) -> tuple[str, str]:
    """What is found, and of which plan until when."""
    return _title(one), " · ".join(_parts(one))


def _title(one: Scoreboard) -> str:
    if one.view == "tasks":
        done = sum(task.state(one.today) is TaskState.DONE for task in one.plan.tasks.values())
        if not one.plan.tasks:
            return say("plan.title_no_tasks")
        return say("plan.title_tasks", n=done, of=len(one.plan.tasks))
    found = plan.tally(one.scores)
    if not found.judged:
        return say("plan.title_nothing", of=found.of)
    if found.wanted < found.of:
        return say("plan.title_published", n=found.reached, of=found.wanted)
    return say("plan.title", n=found.reached, of=found.of)


def _parts(one: Scoreboard) -> list[str]:
    parts = [plan_words.citation(one.plan)]
    if one.period and one.view != "tasks":
        parts.append(say("plan.to_end", period=figure.lower_first(one.period.label())))
    return parts


def beside(one: Scoreboard) -> list[str]:
    """What the plan's owner said was met, beside what can be computed; what is not published."""
    if one.view == "tasks":
        return []
    found, lines = plan.tally(one.scores), []
    with_value = sum(score.target.goal is not None for score in one.scores)
    for said in one.plan.reported:
        period = figure.lower_first(parse(said.period).label())
        facts = {"period": period, "met": said.met, "of": said.of}
        is_whole = with_value == said.of and found.judged == said.of
        if is_whole:
            key = "plan.agrees" if found.reached == said.met else "plan.differs"
            lines.append(say(key, n=found.reached, **facts))
        else:
            lines.append(say("plan.cannot_compare", n=found.reached, known=with_value, **facts))
    return lines


def foot(one: Scoreboard) -> None:
    """Where the plan was read, what it carries out, how its text was read."""
    frame.source_line(source_words(one))


def source_words(one: Scoreboard) -> str:
    """The same as text."""
    parts = [say("plan.source", source=one.plan.source.citation)]
    if one.plan.legal:
        legal = "; ".join(found.title for found in one.plan.legal)
        parts.append(say("plan.carries_out", legal=legal))
    if one.plan.note:
        parts.append(one.plan.note)
    return " ".join(parts)
