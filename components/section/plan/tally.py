"""How many targets stand where: in all, by heading and by agency; each narrows the list."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

import streamlit as st

from components import address, frame, plan_words
from components.charts import standing
from components.scoreboard import ANY, OTHER, Scoreboard
from components.section.plan import state
from data import plan
from data.plan import Score
from data.status import COUNTED, Status
from text import say

BAR_WIDTH: Final = 352


def tally(one: Scoreboard) -> None:
    """The bar of all targets, and a button a state that narrows the list to it."""
    found = plan.tally(one.scores)
    st.subheader(say("plan.states_of", n=found.of), anchor=False)
    theme = frame.theme()
    alt = "; ".join(f"{plan_words.status_text(key)}: {n}" for key, n in found.counts.items())
    st.markdown(standing.tally_bar(found.counts, theme=theme, width=BAR_WIDTH, alt=alt))
    if words := state.counted(one):
        st.markdown(f":small[{words}]")
    with st.container(gap=None):
        for status, n in found.counts.items():
            _line(
                "status",
                status.value,
                plan_words.status_text(status),
                states=[status],
                count=str(n),
                is_chosen=one.status == status.value,
            )


def groups(one: Scoreboard) -> None:
    """A square a target, by the plan's headings."""
    st.subheader(say("plan.by_group"), anchor=False)
    by_group: dict[str, list[Score]] = {key: [] for key in one.plan.groups}
    for score in one.scores:
        by_group.setdefault(score.target.group_id or OTHER, []).append(score)
    _lines("group", by_group, one.group, lambda key: plan_words.group_short(one.plan, key))


def agencies(one: Scoreboard) -> None:
    """A square a target, by who leads it."""
    st.subheader(say("plan.by_agency"), anchor=False)
    by_agency: dict[str, list[Score]] = {}
    names: dict[str, str] = {}
    for score in one.scores:
        for agency in plan.leads(score.target):
            by_agency.setdefault(agency.id, []).append(score)
            names[agency.id] = agency.short_name
    order = sorted(by_agency, key=lambda key: -len(by_agency[key]))
    _lines("agency", {key: by_agency[key] for key in order}, one.agency, names.__getitem__)


def _lines(
    key: str,
    found: Mapping[str, Sequence[Score]],
    chosen: str,
    name: Callable[[str], str],
) -> None:
    with st.container(gap=None):
        for value, scores in found.items():
            states = sorted((one.status for one in scores), key=COUNTED.index)
            counts = plan.tally(scores)
            count = f"{counts.reached}/{counts.wanted}" if counts.wanted else "–"
            _line(key, value, name(value), states=states, count=count, is_chosen=value == chosen)


def _line(
    key: str,
    value: str,
    name: str,
    *,
    states: Sequence[Status],
    count: str,
    is_chosen: bool,
) -> None:
    """A name that narrows the list, its squares, and how many are met."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        words = frame.escape(name)
        st.button(
            f"**{frame.accented(words)}**" if is_chosen else words,
            key=f"only_{key}_{value}",
            type="tertiary",
            help=say("plan.all_again") if is_chosen else say("plan.only_these"),
            on_click=address.choose,
            args=(key, ANY if is_chosen else value),
            disabled=not states,
        )
        st.space("stretch")
        if states:
            said = ", ".join(plan_words.status_text(one) for one in states)
            st.markdown(standing.squares(states, theme=frame.theme(), alt=said), width="content")
        st.markdown(count, width="content")
