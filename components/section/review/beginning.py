"""A new draft: of which plan, until when, called what."""

import datetime as dt
from typing import Final

import streamlit as st

from components import account, figure, frame, pin, plan_figures
from components.scoreboard import offered
from components.section.review import acting
from components.section.review.shelf import Shelf, desk
from data.actor import READER
from data.period import Period, parse
from data.plan import Plan
from data.review import ReviewKind
from data.review.written import LONGEST_TITLE
from text import say

HIGH: Final = 120


def beginning(one: Shelf) -> None:
    """A button for who may write reviews here; for everybody else, who may."""
    if pin.pinned() is not None:  # a review is of what holds now
        return
    plans = [found for found in offered(one.selection) if _may(found, one)]
    if plans:
        if st.button(say("review.begin"), key="begin", type="primary", icon=":material/add:"):
            _ask(one, plans)
        return
    if one.actor == READER:
        st.info(say("review.sign_in_first"), icon=":material/login:")
        account.sign_in(is_main=True)
    elif not offered(one.selection):
        st.info(say("review.no_plan"), icon=":material/info:")
    else:
        st.info(say("review.no_right"), icon=":material/info:")


def _may(found: Plan, one: Shelf) -> bool:
    return desk().may_write(found, one.selection.place)


def _ask(one: Shelf, plans: list[Plan]) -> None:
    @st.dialog(say("review.begin"), width="medium")
    def dialog() -> None:
        _form(one, {found.id: found for found in plans})

    dialog()


def _form(one: Shelf, plans: dict[str, Plan]) -> None:
    chosen = st.selectbox(
        say("plan.plan"),
        list(plans),
        format_func=lambda key: plans[key].label,
        key="begin_plan",
        placeholder=say("plan.plan"),
    )
    found = plans[chosen or next(iter(plans))]
    kind = st.segmented_control(
        say("review.kind"),
        list(ReviewKind),
        format_func=lambda key: say(f"review.kind_{key}"),
        key="begin_kind",
        default=ReviewKind.INTERIM,
        required=True,
    )
    kind = ReviewKind(kind or ReviewKind.INTERIM)
    period = _period(one, found)
    title = st.text_area(
        say("review.column_title"),
        value=_title(found, kind, period),
        key=f"begin_title_{found.id}_{kind}_{period}",
        max_chars=LONGEST_TITLE,
        height=HIGH,
    )
    with st.container(horizontal=True, horizontal_alignment="right"):
        if st.button(say("review.leave_it"), key="begin_no"):
            st.rerun()
        is_meant = st.button(say("review.begin_yes"), key="begin_yes", type="primary")
    if is_meant:
        _begin(one, found, kind, title or "", period)
        st.rerun()


def _begin(one: Shelf, found: Plan, kind: ReviewKind, title: str, period: Period | None) -> None:
    today = dt.datetime.now(frame.VIETNAM).date()
    made: list[int] = []
    acting.is_done(
        lambda kept: made.append(
            kept.open(
                found,
                one.selection.place,
                kind=kind,
                title=title,
                period=period,
                cutoff=period.cutoff if period else today,
            )
        )
    )
    for number in made:
        acting.go(number)


def _period(one: Shelf, found: Plan) -> Period | None:
    known = plan_figures.known_periods(one.selection.version, found, one.selection.place)
    if not known:
        st.markdown(f":gray[:small[{say('review.no_period')}]]")
        return None
    chosen = st.selectbox(
        say("plan.until"),
        [str(period) for period in known],
        format_func=lambda key: parse(key).label(),
        key=f"begin_at_{found.id}",
        placeholder=say("plan.until"),
    )
    return parse(chosen) if chosen else known[0]


def _title(found: Plan, kind: ReviewKind, period: Period | None) -> str:
    if period is None:
        return say(f"review.title_{kind}", plan=found.label)
    until = figure.lower_first(period.label())
    return say(f"review.title_{kind}_until", plan=found.label, period=until)
