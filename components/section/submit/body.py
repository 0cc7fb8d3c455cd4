"""The two halves of a checked report: what needs a look, and what would change."""

from typing import Final

import streamlit as st

from components import figure, frame, load
from components.section import difference_map, difference_table, passages
from components.section.submit import (
    bar,
    finding_list,
    invented,
    plan_difference,
    recognised_list,
)
from components.section.submit.opened import Opened
from data.catalog import indicator
from data.catalog.record import BASE_GROUP
from data.difference import Difference, Tally
from data.ingest import Checked
from data.period import parse
from data.submission import access
from geo.units import FORMER
from text import say

PART: Final = "part"


def body(one: Opened, *, is_compact: bool) -> None:
    """Problems left and first, for they are work; the difference beside them."""
    if one.checked is None:
        plan_difference.plan_difference(one)
        if one.case.statements and one.refusal is None:
            statements = access.statements(load.store(), one.actor, one.case.submission_id)
            recognised_list.recognised_list(statements)
        return
    if one.undated is not None:
        _of_no_period(one.checked, one.undated, is_compact=is_compact)
        return
    if is_compact:
        finding_list.finding_list(one.problems)
        plan_difference.plan_difference(one)
        _difference(one, is_compact=True)
        _understood(one)
        bar.above(one)
        return
    left, right = st.columns([556, 692], gap="medium")
    with left:
        finding_list.finding_list(one.problems)
        _understood(one)
    with right:
        plan_difference.plan_difference(one)
        _difference(one, is_compact=False)


def _of_no_period(checked: Checked, undated: Checked, *, is_compact: bool) -> None:
    """All that does not hang on the period, so that its sender sees whether it is read rightly."""
    left, right = (st.container(), st.container()) if is_compact else st.columns(2, gap="medium")
    with left:
        finding_list.finding_list((*checked.problems, *undated.problems))
    with right:
        recognised_list.recognised_list(undated.observations, has_period=False)
        recognised_list.first_figures(undated.observations)
        recognised_list.decoded_list(undated.decoded)


def _understood(one: Opened) -> None:
    if one.checked is not None:
        is_of_plan = one.checked.plan is not None or bool(one.plan_question)
        if len(one.checked.observations) or not is_of_plan:
            recognised_list.recognised_list(one.checked.observations)
        recognised_list.qualified_list(one.checked.observations)
        recognised_list.decoded_list(one.checked.decoded)
        passages.read(one.checked.passages)
        invented.invented(one)


def _difference(one: Opened, *, is_compact: bool) -> None:
    """Map and list together: the map finds the odd place, the list names it."""
    difference = one.difference
    if difference is None:
        return
    st.header(say("submit.will_change"), anchor=False)
    if difference.edition == FORMER:
        st.info(say("submit.former_units"), icon=":material/history:")
    indicator_id, period = _part(difference)
    if is_compact:
        difference_map.draw(difference, indicator_id=indicator_id, period=period, is_compact=True)
        difference_table.draw(difference, indicator_id=indicator_id, period=period)
        st.subheader(say("submit.totals"), anchor=False)
        difference_table.totals(difference, indicator_id=indicator_id, period=period)
        return
    drawn, listed = st.columns([272, 404], gap="small")
    with drawn:
        difference_map.draw(difference, indicator_id=indicator_id, period=period)
    with listed:
        difference_table.draw(difference, indicator_id=indicator_id, period=period)
        st.subheader(say("submit.totals"), anchor=False)
        difference_table.totals(difference, indicator_id=indicator_id, period=period)


def _part(difference: Difference) -> tuple[str, str]:
    """Which indicator and period is looked at: the only one, else chosen, most changed first."""
    parts = sorted(difference.parts, key=_weight)
    options = {f"{one.indicator_id}|{one.period}": one for one in parts}
    chosen = next(iter(options))
    if len(options) > 1:
        chosen = st.selectbox(
            say("submit.part"),
            list(options),
            format_func=lambda name: _part_name(options[name]),
            key=PART,
            label_visibility="collapsed",
        )
    else:
        st.markdown(f":gray[:small[{frame.escape(_part_name(parts[0]))}]]")
    part = options[chosen]
    return part.indicator_id, part.period


def _weight(part: Tally) -> tuple[bool, int]:
    """What is reported before what it is divided by; then what changes most."""
    is_base = indicator(part.indicator_id).group_id == BASE_GROUP
    return is_base, -(part.changed + part.emptied)


def _part_name(part: Tally) -> str:
    name = indicator(part.indicator_id).short_name()
    period = figure.lower_first(parse(part.period).label())
    return say("submit.part_name", name=name, period=period)
