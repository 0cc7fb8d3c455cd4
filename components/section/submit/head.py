"""The head of a report: what it is, who sent it when, and its counts in a row."""

import datetime as dt
from typing import Literal

import streamlit as st

from components import address, frame, load
from components.section.submit import place
from components.section.submit.opened import ADDRESS, Opened
from data.problem import Severity
from data.store import Case, Stage
from data.submission import access
from data.submission.finding import number
from data.submission.upload import TO_MAP
from geo.units import FORMER, Level
from text import language, say
from text.number import date


def marks(opened: Opened) -> None:
    """The mark of invented figures."""
    is_invented = opened.case.handed_in.is_demonstration
    if is_invented or (opened.checked is not None and opened.checked.is_demonstration):
        frame.demonstration()


def way_back() -> None:
    """From one report to all of them."""
    st.button(
        say("submit.back"),
        key="back",
        type="tertiary",
        icon=":material/arrow_back:",
        on_click=address.choose,
        args=(ADDRESS, ""),
    )


def titled_counts(opened: Opened, *, is_compact: bool) -> None:
    """Title and counts side by side; on a phone one below the other."""
    if is_compact or opened.difference is None:
        title(opened)
        counts(opened, is_compact=is_compact)
        return
    left, right = st.columns([590, 690], gap="xsmall", vertical_alignment="bottom")
    with left:
        title(opened)
    with right:
        counts(opened, is_compact=False)


def said(opened: Opened) -> None:
    """What there is to know of where it stands: a refusal, a return, the revision."""
    case = opened.case
    refusal = opened.refusal
    if refusal is not None and opened.rights.answer and refusal.refusal in TO_MAP:
        words = say("submit.unknown_layout", file=case.handed_in.file_name)
        st.warning(frame.escape(words), icon=":material/help:")
    elif refusal is not None:
        st.error(frame.escape(str(refusal)), icon=":material/error:")
    elif case.stage is Stage.RETURNED:
        st.warning(frame.escape(_last("hand_back", "returned_because", opened)))
    elif case.stage is Stage.WITHDRAWN:
        key = "withdrawn_because" if case.withdrawn_revision else "withdrawn_line"
        st.info(frame.escape(_last("withdraw", key, opened)))
    elif case.stage is Stage.APPROVED and case.publish_from:
        day = say("submit.waits_until", day=case.publish_from)
        st.info(day, icon=":material/event:")
    elif case.stage is Stage.PUBLISHED:
        _published(case)
    if opened.outside:
        words = say(
            "submit.outside",
            own=place.listed(place.own_units(opened.actor)),
            n=len(opened.outside),
            units=place.listed(opened.outside),
        )
        st.warning(frame.escape(words), icon=":material/person_pin_circle:")


def _published(case: Case) -> None:
    if case.plan_lines:
        _published_plan(case)
    if case.plan_lines and not case.statements:
        return
    facts = {"revision": f"r{case.published_revision}", "n": case.statements}
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(say("submit.published_line", **facts), width="content")
        asked = {"place": case.handed_in.scope}
        if case.periods:
            asked["period"] = case.periods[-1]
        st.page_link(
            frame.PAGES / "map.py",
            label=say("submit.see_map"),
            icon=":material/map:",
            query_params=asked,
        )


def _published_plan(case: Case) -> None:
    lines = load.store().plan_lines(case.submission_id)
    facts = {"revision": f"r{case.published_revision}", "n": case.plan_lines}
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(say("planning.published_line", **facts), width="content")
        st.page_link(
            frame.PAGES / "plan.py",
            label=say("planning.see_plan"),
            icon=":material/flag:",
            query_params={"place": case.handed_in.scope, "plan": lines[0].plan_id},
        )


def _last(act: str, key: str, opened: Opened) -> str:
    """The sentence of the last such act, with who did it and why."""
    events = access.events(load.store(), opened.actor, opened.case.submission_id)
    events = events[events["act"] == act]
    who, why = ("", "") if events.empty else events.iloc[-1][["made_by", "note"]]
    return say(f"submit.{key}", who=who or say("submit.nobody"), reason=why)


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
        own = _own(opened)
        st.markdown(f":small[{own}**{file}**] :gray[:small[· {rest}]]")


def _own(opened: Opened) -> str:
    """Whose figures a sender sends who reports for some communes only."""
    own = place.own_units(opened.actor) if opened.rights.answer else ()
    return f"**{frame.escape(place.listed(own))}** · " if own else ""


def counts(opened: Opened, *, is_compact: bool) -> None:
    """How many units were received and change, how many problems there are."""
    if opened.difference is None or opened.checked is None:
        return
    whole = opened.difference.whole
    problems = opened.problems
    received = say("submit.received_of", n=whole.received, of=whole.of)
    if not is_compact and (kind := kind_of(opened)) != "units":
        received = f"{received} {say(f'submit.short_{kind}')}"
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
    gap: Literal["small", "medium"] = "small" if is_compact or whole.emptied else "medium"
    with st.container(horizontal=True, gap=gap, vertical_alignment="bottom"):
        for name, value in shown:
            if name not in left_out:
                st.metric(
                    say(f"submit.count_{name}"),
                    value,
                    width="content",
                )


def kind_of(opened: Opened) -> str:
    """What the units of a report are called: communes, former communes, provinces, or units."""
    units = opened.difference.units if opened.difference else ()
    level = units[0].level if units else None
    if level is Level.COMMUNE:
        return "former" if units[0].valid_from == FORMER else "commune"
    return "province" if level is Level.PROVINCE else "units"


def moment(at: dt.datetime | str) -> str:
    """`08:42 ngày 14/10/2025`, of Vietnam."""
    moment = dt.datetime.fromisoformat(at) if isinstance(at, str) else at
    local = moment.astimezone(frame.VIETNAM)
    return say("submit.moment", time=f"{local:%H:%M}", day=date(local.date(), locale=language()))
