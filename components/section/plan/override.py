"""What a leader says of a status: beside the computed one, with reason, person and history."""

import datetime as dt
from collections.abc import Callable
from typing import Final

import streamlit as st

from components import frame, load, pin, plan_words
from components.charts import standing
from components.scoreboard import Scoreboard
from components.visitor import visitor
from data.period import parse
from data.plan import Score
from data.plan.override import ALLOWED, Override
from data.status import Status
from data.store import Desk
from data.store.override import may_lead
from text import say
from text.error import BansoError

LONGEST_REASON: Final = 500
HOLDS: Final = ("lasting", "period")


def told(board: Scoreboard, one: Score) -> None:
    """Below the states: why a leader says otherwise, who and since when."""
    held = board.override(one.target.id)
    if held is not None:
        st.markdown(f":small[{frame.escape(_told(held))}]")


def acts(board: Scoreboard, one: Score) -> None:
    """The buttons of leaders, and the history for everybody."""
    if pin.pinned() is None and may_lead(visitor(), board.measured.key):
        _buttons(board, one, board.override(one.target.id))
    _history(board, one)


def _told(said: Override) -> str:
    """What was said, for which periods, why, by whom and when, of which revision."""
    period = parse(said.period).label() if said.period else say("plan.no_period")
    return say(
        "plan.said_lasting" if said.is_lasting else "plan.said_period",
        status=plan_words.status_text(said.status) if said.status else "",
        period=plan_words.lower(period),
        reason=said.reason,
        who=said.made_by or say("plan.operator"),
        at=_moment(said.at),
        revision=said.revision,
    )


def _moment(at: dt.datetime) -> str:
    local = at.astimezone(frame.VIETNAM)
    return f"{local:%H:%M} {local.day}/{local.month}/{local.year}"


def _buttons(board: Scoreboard, one: Score, held: Override | None) -> None:
    with st.container(horizontal=True, gap="small"):
        if st.button(
            frame.accented(say("plan.override")),
            key="override",
            type="tertiary",
            icon=":material/edit_note:",
        ):
            _ask(board, one)
        if held is not None and st.button(
            frame.accented(say("plan.lift")),
            key="lift",
            type="tertiary",
            icon=":material/undo:",
        ):
            _ask_to_lift(board, one)


def _ask(board: Scoreboard, one: Score) -> None:
    @st.dialog(say("plan.override"))
    def dialog() -> None:
        _facts(one)
        status = st.selectbox(
            say("plan.override_status"),
            [status.value for status in ALLOWED if status is not one.status],
            format_func=lambda key: plan_words.status_text(Status(key)),
            key="override_status",
            index=None,
            placeholder=say("plan.override_choose"),
        )
        holds = "lasting"
        if board.period is not None:
            label = plan_words.lower(board.period.label())
            holds = st.radio(
                say("plan.override_holds"),
                list(HOLDS),
                format_func=lambda key: say(f"plan.holds_{key}", period=label),
                key="override_holds",
            )
        reason = _reason("override")
        seen = board.seen(one.target.id)
        _confirm(
            "override",
            lambda desk: desk.override_status(
                seen, status=Status(status or ""), reason=reason, is_lasting=holds == "lasting"
            ),
            is_ready=bool(status and reason),
        )

    dialog()


def _ask_to_lift(board: Scoreboard, one: Score) -> None:
    @st.dialog(say("plan.lift"))
    def dialog() -> None:
        _facts(one)
        st.markdown(say("plan.lift_body"))
        reason = _reason("lift")
        seen = board.seen(one.target.id)
        _confirm(
            "lift", lambda desk: desk.lift_override(seen, reason=reason), is_ready=bool(reason)
        )

    dialog()


def _facts(one: Score) -> None:
    computed = standing.badge(one.status, plan_words.status_text(one.status))
    st.markdown(f"**{frame.escape(one.target.name)}**")
    st.markdown(f"{say('plan.computed')} {computed}")


def _reason(name: str) -> str:
    written = st.text_area(
        say("plan.reason"),
        key=f"reason_{name}",
        max_chars=LONGEST_REASON,
        placeholder=say(f"plan.{name}_reason_example"),
        height=96,
    )
    return (written or "").strip()


def _confirm(name: str, deed: Callable[[Desk], None], *, is_ready: bool) -> None:
    """No and yes; what is missing, or what the desk refuses, is said and the dialog stays."""
    with st.container(horizontal=True, horizontal_alignment="right"):
        if st.button(say("plan.leave_it"), key=f"{name}_no"):
            st.rerun()
        is_meant = st.button(say(f"plan.{name}_yes"), key=f"{name}_yes", type="primary")
    if is_meant and not is_ready:
        st.error(say(f"plan.{name}_first"))
    elif is_meant:
        try:
            deed(load.store().desk(visitor()))
        except BansoError as error:
            st.error(frame.escape(str(error)), icon=":material/block:")
        else:
            st.rerun()


def _history(board: Scoreboard, one: Score) -> None:
    """Everything that leaders said of this target here, the latest first."""
    rows = board.said.get(one.target.id, ())
    if not rows:
        return
    with st.expander(say("plan.history", n=len(rows))):
        for said in rows:
            words = _lifted(said) if said.is_lift else _told(said)
            st.markdown(f":gray[:small[{frame.escape(words)}]]")


def _lifted(said: Override) -> str:
    period = parse(said.period).label() if said.period else say("plan.no_period")
    return say(
        "plan.said_lift",
        period=plan_words.lower(period),
        reason=said.reason,
        who=said.made_by or say("plan.operator"),
        at=_moment(said.at),
        revision=said.revision,
    )
