"""What only the sender can say: readings, periods, and whose names these are."""

from collections.abc import Sequence
from typing import Final

import streamlit as st

from components import frame
from components.section.submit import decision, period_question, plan_question
from components.section.submit.opened import Opened
from data.catalog import indicator
from data.ingest.draft import Stranger
from data.ingest.question import Kind, Question
from data.submission.asked import ELSEWHERE, fitting
from data.submission.reply import Reply, options
from geo.units import TODAY, Unit, UnitKey
from text import language, say

SKIPPED: Final = UnitKey("", TODAY)
"""Chosen where a row is to stay behind; it does anyway, but is asked about no more."""
PLANS: Final = (Kind.PLAN, Kind.REST)
AT_ONCE: Final = 12
"""More names than this are asked in turns: each select holds every unit of the province."""


def asking(opened: Opened) -> None:
    """Every open question in one form, answered together, so that the file is read once."""
    checked = opened.checked
    if checked is None or not opened.rights.answer:
        return
    skipped: set[str] = st.session_state.setdefault(_skipped_key(opened), set())
    strangers = [one for one in _names(checked.strangers) if one.text not in skipped]
    questions = checked.questions
    elsewhere = {(one.sheet, one.cell) for one in checked.problems if one.found == ELSEWHERE}
    if not questions and not strangers:
        return
    with st.container(border=True, gap="small"):
        st.header(say("submit.to_answer", n=len(questions) + len(strangers)), anchor=False)
        periods = [(one, period_question.ask(one)) for one in questions if one.kind is Kind.PERIOD]
        with st.form("answers", border=False):
            plans = [(one, plan_question.ask(one)) for one in questions if one.kind in PLANS]
            readings = [(one, _question(one)) for one in questions if one.kind is Kind.READING]
            places = {
                one.text: _stranger(one, is_likely=(one.sheet, one.cell) not in elsewhere)
                for one in strangers[:AT_ONCE]
            }
            if len(strangers) > AT_ONCE:
                rest = say("submit.more_names", n=len(strangers) - AT_ONCE)
                st.markdown(f":gray[:small[{rest}]]")
            is_kept = bool(strangers) and st.checkbox(
                say("submit.remember"), value=True, key="remember", help=say("submit.remember_help")
            )
            if strangers:
                st.markdown(f":gray[:small[{say('submit.unanswered_stay')}]]")
            if st.form_submit_button(
                say("submit.answer"), type="primary", icon=":material/check:", key="answer"
            ):
                skipped.update(text for text, unit in places.items() if unit == SKIPPED)
                named = {text: unit for text, unit in places.items() if unit != SKIPPED}
                reply = Reply(
                    readings=[*periods, *plans, *readings], places=named, is_remembered=is_kept
                )
                if decision.answer(opened, reply):
                    st.rerun()


def _names(strangers: Sequence[Stranger]) -> list[Stranger]:
    """Each unknown name once, where it first stands."""
    return list({one.text: one for one in reversed(strangers)}.values())[::-1]


def _question(one: Question) -> float | str | None:
    """One cell: what it may mean, nothing chosen beforehand."""
    place = "!".join(part for part in (one.sheet, one.cell) if part)
    words = say(f"submit.ask_{one.kind}", place=place, text=one.text)
    if one.of:
        name = indicator(one.of).short_name()
        words = say("submit.ask_reading_of", indicator=name, place=place, text=one.text)
    labels = {choice.value: choice.label for choice in one.readings}
    return st.radio(
        frame.escape(words),
        list(labels),
        format_func=lambda value: frame.escape(labels[value]),
        index=None,
        horizontal=True,
        key=f"ask_{one.kind}_{place}{one.of}",
    )


def _skipped_key(opened: Opened) -> str:
    return f"skipped_{opened.case.submission_id}"


def _stranger(one: Stranger, *, is_likely: bool) -> UnitKey | None:
    """A name nobody knows: likely units first, to leave it out, then every other of the province.

    Args:
        one: The name.
        is_likely: The first of its suggestions may be meant.
    """
    place = "!".join(part for part in (one.sheet, one.cell) if part)
    offered = options(one)
    likely = len(one.suggestions)
    labels = {unit.key: unit.label(language()) for unit in offered[:likely]}
    labels[SKIPPED] = say("submit.skip_row")
    labels |= {unit.key: unit.label(language()) for unit in offered[likely:]}
    return st.selectbox(
        frame.escape(say("submit.ask_place", place=place, text=one.text)),
        list(labels),
        format_func=lambda key: labels[key],
        index=None,
        placeholder=_likely(fitting(one) if is_likely else ()),
        key=f"ask_place_{place}",
    )


def _likely(fits: Sequence[Unit]) -> str:
    """What the closed select says: the likeliest, all of them where several fit alike."""
    names = [one.label(language()) for one in fits]
    if not names:
        return say("submit.choose_unit")
    *others, last = names
    if others:
        return say("submit.choose_unit_among", names=", ".join(others), last=last)
    return say("submit.choose_unit_like", name=last)
