"""The head of a report: what it is, who sent it when, and its counts in a row."""

import datetime as dt

import streamlit as st

from components import frame
from components.section.submit.opened import Opened
from data.problem import Severity
from data.store import Stage
from data.submission.finding import number
from geo.units import Level, UnitKey
from text import language, say
from text.number import date


def title(opened: Opened) -> None:
    """What stands here, and one line of file, time and sender."""
    case = opened.case
    is_unread = opened.checked is None and case.stage in (Stage.RECEIVED, Stage.CHECKED)
    words = say("submit.title_unread" if is_unread else f"submit.title_{case.stage}")
    with st.container(gap=None):
        st.title(words, anchor=False)
        file = frame.escape(case.handed_in.file_name)
        rest = frame.escape(
            say("submit.sent_line", at=moment(case.received_at), who=case.handed_in.submitted_by)
        )
        st.markdown(f":small[**{file}**] :gray[:small[· {rest}]]")


def counts(opened: Opened, *, is_compact: bool) -> None:
    """How many units were received and change, how many problems there are."""
    if opened.difference is None or opened.checked is None:
        return
    whole = opened.difference.whole
    problems = opened.checked.problems
    received = say("submit.received_of", n=whole.received, of=whole.of)
    shown = [
        ("received", received),
        ("changed", str(whole.changed)),
        ("unchanged", str(whole.unchanged)),
        ("emptied", str(whole.emptied)),
        ("errors", str(number(problems, Severity.ERROR))),
        ("warnings", str(number(problems, Severity.WARNING))),
        ("not_reported", str(whole.not_reported)),
    ]
    left_out = {"unchanged", "not_reported"} if is_compact else set()
    if not whole.emptied:
        left_out.add("emptied")
    with st.container(
        horizontal=True, gap="small" if is_compact else "medium", vertical_alignment="bottom"
    ):
        for name, value in shown:
            if name not in left_out:
                st.metric(
                    say(f"submit.count_{name}"),
                    value,
                    width="content",
                    help=None if is_compact else say(f"submit.count_{name}_help"),
                )


def moment(at: dt.datetime | str) -> str:
    """`08:42 ngày 14/10/2025`, of Vietnam."""
    moment = dt.datetime.fromisoformat(at) if isinstance(at, str) else at
    local = moment.astimezone(frame.VIETNAM)
    return say("submit.moment", time=f"{local:%H:%M}", day=date(local.date(), locale=language()))
