"""What is asked once more before it happens: in a dialog, with what it means."""

import datetime as dt
from collections.abc import Callable
from functools import partial
from typing import Final

import streamlit as st

from components import frame, load
from components.section.submit import decision, outcome, plan_difference
from components.section.submit.opened import Opened
from text import say

LONGEST_REASON: Final = 500
TITLES: Final = {
    "discard": "submit.discard",
    "hand_back": "submit.hand_back",
    "publish_from": "submit.publish_from",
    "withdraw": "submit.withdraw",
}


def ask(name: str, opened: Opened, *, seen_revision: int) -> None:
    """Open the dialog of this act.

    Args:
        name: Of the act.
        opened: The report.
        seen_revision: The revision that the page compared it with before the click.
    """
    bodies: dict[str, Callable[[Opened], None]] = {
        "discard": _discard,
        "hand_back": _hand_back,
        "publish_from": partial(_publish_from, seen_revision=seen_revision),
        "withdraw": _withdraw,
    }

    @st.dialog(say(TITLES[name]), width="medium" if name == "withdraw" else "small")
    def dialog() -> None:
        bodies[name](opened)

    dialog()


def _discard(opened: Opened) -> None:
    name = frame.escape(opened.case.handed_in.file_name)
    st.markdown(say("submit.discard_body", file=name))
    _buttons("discard", lambda: decision.discard(opened.case.submission_id))


def _hand_back(opened: Opened) -> None:
    st.markdown(say("submit.hand_back_body", who=frame.escape(opened.case.handed_in.submitted_by)))
    reason = _reason("hand_back")
    _buttons(
        "hand_back",
        lambda: decision.hand_back(opened.case.submission_id, reason),
        is_ready=bool(reason),
    )


def _publish_from(opened: Opened, *, seen_revision: int) -> None:
    st.markdown(say("submit.publish_from_body"))
    tomorrow = dt.datetime.now(frame.VIETNAM).date() + dt.timedelta(days=1)
    day = st.date_input(
        say("submit.publish_day"),
        value=tomorrow,
        min_value=tomorrow,
        max_value=tomorrow + dt.timedelta(days=366),
        format="DD/MM/YYYY",
        key="publish_day",
    )
    _buttons(
        "publish_from",
        lambda: decision.approve(opened.case.submission_id, seen_revision, day),
        is_ready=isinstance(day, dt.date),
    )


def _withdraw(opened: Opened) -> None:
    """What returns, what goes and what stays, conflicts first, before anything happens."""
    effect = load.store().if_withdrawn([opened.case.submission_id])
    lines = load.store().plan_if_withdrawn([opened.case.submission_id])
    if len(effect) or not lines:
        outcome.preview(effect)
    plan_difference.preview(lines)
    reason = _reason("withdraw")
    _buttons(
        "withdraw",
        lambda: decision.withdraw(opened.case.submission_id, reason),
        is_ready=bool(reason),
    )


def _reason(name: str) -> str:
    written = st.text_area(
        say("submit.reason"),
        key=f"reason_{name}",
        max_chars=LONGEST_REASON,
        placeholder=say(f"submit.{name}_reason_example"),
        height=96,
    )
    return (written or "").strip()


def _buttons(name: str, do: Callable[[], None], *, is_ready: bool = True) -> None:
    """No and yes; a yes without what it needs says what that is and leaves the dialog open."""
    with st.container(horizontal=True, horizontal_alignment="right"):
        if st.button(say("submit.leave_it"), key=f"{name}_no"):
            st.rerun()
        is_meant = st.button(say(f"submit.{name}_yes"), key=f"{name}_yes", type="primary")
    if is_meant and is_ready:
        do()
        st.rerun()
    elif is_meant:
        st.error(say("submit.reason_first"))
