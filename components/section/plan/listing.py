"""The list of targets, worst first: now, pathway, goal, gap, state, who leads."""

from collections.abc import Sequence
from typing import Final

import pandas as pd
import streamlit as st

from components import address, frame, plan_words
from components.charts import standing
from components.charts.standing import Strip
from components.scoreboard import ANY, OTHER, Scoreboard
from components.section.plan import state, ways
from data.catalog import Kind
from data.plan import Score
from data.rates import PERCENT
from data.status import Status
from geo import units
from geo.units import TODAY, UnitKey
from text import language, say

FILTERS: Final = ("group", "agency", "status", "where")


def listing(one: Scoreboard, *, is_compact: bool) -> None:
    """The list, and what it is narrowed to."""
    narrowed(one, n=len(one.listed), of=len(one.scores))
    rows = one.listed
    if not rows:
        st.markdown(say("plan.nothing_listed"))
        return
    made = _narrow_row if is_compact else _row
    table = pd.DataFrame([made(one, score) for score in rows])
    st.table(table, border="horizontal", hide_index=True, alt=say("plan.alt_list"))
    st.markdown(f":gray[:small[{frame.escape(say('plan.list_note'))}]]")


def detail_select(one: Scoreboard) -> None:
    """Which target's details are shown."""
    by_id = {score.target.id: score for score in one.listed}
    if not by_id:
        return
    st.selectbox(
        say("plan.detail_of"),
        list(by_id),
        format_func=lambda key: by_id[key].target.short_name,
        key="target",
        placeholder=say("plan.detail_of"),
    )


def narrowed(
    one: Scoreboard,
    *,
    n: int,
    of: int,
    key: str = "plan.narrowed",
    by: Sequence[str] = FILTERS,
) -> None:
    """What the list leaves out, with a way back.

    Args:
        one: The plan.
        n: What is listed.
        of: What there is.
        key: Of the words.
        by: Filters that narrow this list.
    """
    words = [words for name, words in narrowing(one).items() if name in by]
    if not words:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        facts = {"n": n, "of": of, "what": " · ".join(words)}
        st.markdown(f":small[{frame.escape(say(key, **facts))}]", width="content")
        st.button(
            frame.accented(say("plan.show_all")),
            key="everything",
            type="tertiary",
            icon=":material/close:",
            on_click=_everything,
        )


def narrowing(one: Scoreboard) -> dict[str, str]:
    """What the list is narrowed to, in words by filter."""
    words = {}
    if one.group != ANY:
        group = "" if one.group == OTHER else one.group
        words["group"] = plan_words.group_name(one.plan, group)
    if one.agency != ANY:
        words["agency"] = plan_words.agency_name(one.agency, one.scores)
    if one.status != ANY:
        words["status"] = plan_words.status_text(Status(one.status))
    if one.where != ANY:
        commune = units.unit(UnitKey(one.where, TODAY)).label(language())
        words["where"] = say("plan.not_met_in", commune=commune)
    return words


def _everything() -> None:
    for key in FILTERS:
        address.choose(key, ANY)


def _row(board: Scoreboard, one: Score) -> dict[str, str]:
    return {
        say("plan.column_target"): frame.escape(one.target.short_name),
        say("plan.column_now"): f"**{frame.escape(plan_words.now_text(one))}**",
        say("plan.column_strip"): _strip(one),
        say("plan.column_gap"): frame.escape(plan_words.gap_text(one)),
        say("plan.column_state"): state.badges(board, one),
        say("plan.column_lead"): frame.escape(plan_words.lead_short(one)),
        say("plan.column_ways"): ways.line(board, one),
    }


def _narrow_row(board: Scoreboard, one: Score) -> dict[str, str]:
    name, lead = frame.escape(one.target.short_name), frame.escape(plan_words.lead_short(one))
    now, gap = plan_words.now_text(one), plan_words.gap_text(one)
    way = ways.line(board, one, otherwise="")
    gap = "" if gap == now else f" :small[{frame.escape(gap)}]"  # neither is known: one dash
    said = f"{name} :gray[:small[{lead}]] {state.badges(board, one)} {way}"
    return {
        say("plan.column_target"): said,
        say("plan.column_now"): f"**{frame.escape(now)}**{gap}",
    }


def _strip(one: Score) -> str:
    """Now, pathway and goal as a picture; what cannot be drawn is said."""
    goal = one.judged.question.goal
    if goal is None:
        return f":gray[:small[{say('plan.no_value')}]]"
    now = one.judged.now
    values = [goal.value, goal.top, *_known(one)]
    measure = plan_words.measure_of(one)
    is_percent = one.target.is_of_communes or bool(measure and measure.kind is Kind.RATE)
    drawn = Strip(
        low=0.0,
        high=PERCENT if is_percent else max(values) or 1.0,
        now=now.value if now else None,
        expected=one.judged.expected,
        goal=goal.edge(now.value if now else goal.value),
        status=one.status,
    )
    return standing.strip(drawn, theme=frame.theme(), alt=_alt(one))


def _known(one: Score) -> Sequence[float]:
    found = [one.judged.expected, one.judged.now.value if one.judged.now else None]
    return [value for value in found if value is not None]


def _alt(one: Score) -> str:
    expected = one.judged.expected
    facts = {"now": plan_words.now_text(one), "goal": plan_words.goal_text(one)}
    if expected is None:
        return say("plan.alt_strip_goal", **facts)
    return say("plan.alt_strip", expected=plan_words.judged_text(one, expected), **facts)
