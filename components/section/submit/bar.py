"""The bar at the foot of the page: what may be done with this report now, and what it means."""

from typing import Final

import streamlit as st

from components import frame
from components.section.submit import (
    confirmation,
    decision,
    head,
    invented,
    papers,
    plan_difference,
)
from components.section.submit.opened import Opened
from data.difference import emptied
from data.plan.change import Change
from data.problem import Severity
from data.submission.finding import number
from text import say

SENTENCE_PX: Final = 400  # leaves every button of a stage its place on a wide screen
SHORT_PX: Final = 240  # beside the longer words of a box that says what goes
_SEEN_REVISION: Final = "seen_revision"
OTHER_DECISIONS: Final = {"hand_back": ":material/undo:", "publish_from": ":material/event:"}


def bar(opened: Opened, *, is_compact: bool) -> None:
    """The acts that fit the stage and the person; nothing where there are none."""
    allowed = opened.rights
    if allowed.answer:
        draw = _sending
    elif allowed.decide or allowed.take_back:
        draw = _deciding
    elif allowed.withdraw:
        draw = _undoing
    else:
        return
    with st.bottom:
        asked = draw(opened, is_compact=is_compact)
    # A click that opens a dialog draws the page anew, perhaps against a later revision; what
    # its reader compared is what stood there before.
    key = f"{_SEEN_REVISION}_{opened.case.submission_id}"
    seen_revision = st.session_state.get(key, opened.revision)
    if asked:
        confirmation.ask(asked, opened, seen_revision=seen_revision)
    else:
        st.session_state[key] = opened.revision


def _row() -> "st.delta_generator.DeltaGenerator":
    """What is done with it in a row, or in several where a window is narrow."""
    return st.container(horizontal=True, vertical_alignment="center", gap="small")


def _sending(opened: Opened, *, is_compact: bool) -> str:
    units = _sendable(opened)
    with _row():
        if not is_compact:
            _seen(opened)
            meaning(opened)
        asked = _discard(is_compact=is_compact)
        if not is_compact:
            papers.papers(opened)
        reason = _reason_not_to_send(opened, units)
        st.button(
            _send_words(opened, units),
            key="send",
            type="primary",
            icon=":material/send:",
            disabled=bool(reason),
            help=reason or None,
            width="stretch" if is_compact else "content",
            on_click=decision.submit,
            args=(opened,),
        )
    return asked


def above(opened: Opened) -> None:
    """On a phone, at the end of the page: what would make the bar at its foot high there."""
    if not (opened.rights.answer or opened.rights.decide or opened.rights.take_back):
        return
    meaning(opened)
    if opened.rights.answer:
        _seen(opened)
        if reason := _reason_not_to_send(opened, _sendable(opened)):
            st.markdown(f":gray[:small[{frame.escape(reason)}]]")
    with _row():
        papers.papers(opened)


def meaning(opened: Opened) -> None:
    """What sending means: what stays behind, and that it can be undone."""
    if opened.rights.answer and _lines(opened) and opened.difference is None:
        _sentence(say("planning.sending_means"))
    elif opened.rights.answer:
        _sentence(_what_sending_means(opened), width=SHORT_PX if _lost(opened) else SENTENCE_PX)


def _reason_not_to_send(opened: Opened, units: int) -> str:
    if not units and not _lines(opened):
        return say("submit.nothing_own" if opened.outside else "submit.nothing_to_send")
    if invented.reported(opened):
        return say("submit.invented_first")
    warnings = number(opened.problems, Severity.WARNING)
    if warnings and not st.session_state.get(_seen_key(opened)):
        return say("submit.see_warnings_first", n=warnings)
    return ""


def _seen(opened: Opened) -> None:
    """The box to say that warnings were seen; of published figures that go, it says how many."""
    warnings = number(opened.problems, Severity.WARNING)
    if not warnings or not (_sendable(opened) or _lines(opened)):
        return
    lost = _lost(opened)
    words = say("submit.seen_warnings", n=warnings)
    if lost:
        words = say("submit.seen_emptied", n=warnings, lost=lost)
    st.checkbox(words, key=_seen_key(opened), width="content")


def _lost(opened: Opened) -> int:
    return len(emptied(opened.difference.changes)) if opened.difference else 0


def _seen_key(opened: Opened) -> str:
    return f"seen_{opened.case.submission_id}"


def _lines(opened: Opened) -> int:
    """Lines of a plan that would be sent; none where nothing of it would change."""
    counts = plan_difference.counted(opened.plan_changes)
    return sum(counts.values()) if sum(counts.values()) > counts[Change.SAME] else 0


def _send_words(opened: Opened, units: int) -> str:
    if not units and (lines := _lines(opened)):
        return say("planning.send", n=lines)
    if not units or opened.difference is None:
        return say("submit.send_nothing")
    others = opened.difference.whole.others
    words = say(f"submit.send_{head.kind_of(opened)}", n=units - others)
    return say("submit.send_others", n=others, words=words) if others else words


def _sendable(opened: Opened) -> int:
    """Units whose figures would be sent."""
    if opened.difference is None:
        return 0
    whole = opened.difference.whole
    if not opened.difference.changes["kind"].ne("same").any():
        return 0
    return whole.received + whole.others


def _what_sending_means(opened: Opened) -> str:
    checked = opened.checked
    if checked is None or opened.difference is None:
        return say("submit.nothing_yet")
    left = {"figures": len(checked.kept_out), "rows": len(checked.strangers)}
    named = [say(f"submit.left_{name}", n=count) for name, count in left.items() if count]
    words = say("submit.left_out", what="; ".join(named)) if named else ""
    return f"{words} {say('submit.can_undo', revision=f'r{opened.revision}')}".strip()


def _sentence(words: str, *, width: int = SENTENCE_PX) -> None:
    st.markdown(f":gray[:small[{frame.escape(words)}]]", width=width)
    st.space("stretch")


def _discard(*, is_compact: bool) -> str:
    pressed = st.button(
        "" if is_compact else say("submit.discard"),
        key="discard",
        type="secondary" if is_compact else "tertiary",
        icon=":material/delete:" if is_compact else None,
        help=say("submit.discard") if is_compact else None,
    )
    return "discard" if pressed else ""


def _deciding(opened: Opened, *, is_compact: bool) -> str:
    case, asked = opened.case, ""
    with _row():
        if not is_compact:
            _sentence(
                say("submit.approving_means", revision=f"r{opened.revision}")
                if opened.rights.decide
                else say("submit.waiting_means")
            )
        if opened.rights.take_back:
            st.button(
                say("submit.take_back"),
                key="take_back",
                type="tertiary",
                on_click=decision.take_back,
                args=(case.submission_id,),
            )
        if not is_compact:
            papers.papers(opened)
        if opened.rights.decide:
            for name, icon in OTHER_DECISIONS.items():
                label = say(f"submit.{name}")
                if st.button(
                    "" if is_compact else label,
                    key=name,
                    icon=icon,
                    help=label if is_compact else None,
                ):
                    asked = name
            st.button(
                say("submit.approve"),
                key="approve",
                type="primary",
                icon=":material/task_alt:",
                width="stretch" if is_compact else "content",
                on_click=decision.approve,
                args=(case.submission_id, opened.revision),
            )
    return asked


def _undoing(opened: Opened, *, is_compact: bool) -> str:
    with _row():
        if not is_compact:
            _sentence(say("submit.undo_means", revision=f"r{opened.case.published_revision}"))
        pressed = st.button(say("submit.withdraw"), key="withdraw", icon=":material/history:")
    return "withdraw" if pressed else ""
