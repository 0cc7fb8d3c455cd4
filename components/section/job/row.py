"""One file that was asked for: what it is, where it stands, what can be done with it."""

import datetime as dt
from collections.abc import Callable
from typing import Final

import streamlit as st

from components import frame, owned
from components.job.story_file import MIME
from components.section.job import asking
from components.story.naming import shortened
from components.visitor import visitor
from data.job import shelf
from data.job.desk import Jobs
from data.job.record import Job, Kind, State
from text import language, number, say

ICON: Final = {
    Kind.DECK: ":material/co_present:",
    Kind.DOCUMENT: ":material/picture_as_pdf:",
    Kind.WORKBOOK: ":material/table:",
    Kind.OFFLINE: ":material/offline_pin:",
    Kind.PROFILES: ":material/contact_page:",
}
WARNING: Final = dict.fromkeys(
    (State.FAILED, State.INTERRUPTED, State.DONE), ":orange[:material/warning:]"
)
"""Before words of what went wrong; to cancel is no fault."""
LARGE: Final = 1_000_000


def row(one: Job, *, is_own: bool = True, is_named: bool = True) -> None:
    """One of them.

    Args:
        one: Which.
        is_own: Whoever reads the page asked for it; else it says who did.
        is_named: It says what it is of; else the page is of that already.
    """
    sides = st.container(border=True, horizontal=not frame.is_compact(), gap="small")
    with sides, st.container(gap="xxsmall", width="stretch"):
        name = f": {frame.escape(shortened(one.name))}" if is_named else ""
        st.markdown(f"{ICON[one.order.kind]} **{say(f'job.kind_{one.order.kind}')}**{name}")
        if one.is_active:
            _way(one)
        elif words := _why(one):
            st.markdown(f"{WARNING.get(one.state, '')} {frame.escape(words)}")
        facts = _facts(one, is_own=is_own)
        st.markdown(f":gray[:small[{frame.escape(' · '.join(facts))}]]")
    with (
        sides,
        st.container(horizontal=True, width="content", vertical_alignment="center", gap="small"),
    ):
        _deeds(one)


def size(count: int) -> str:
    """`1,4 MB`, `120 kB`."""
    if count >= LARGE:
        return f"{number.decimal(count / LARGE, digits=1, locale=language())} MB"
    return f"{number.whole(max(1, round(count / 1000)), locale=language())} kB"


def _facts(one: Job, *, is_own: bool) -> list[str]:
    facts = [] if is_own else [one.owner]
    if one.state is State.DONE:
        facts.append(size(one.size))
    if one.order.revision is not None:
        facts.append(say("job.revision", number=str(one.order.revision)))
    facts.append(say("job.asked", moment=_moment(one.asked_at)))
    if one.state is State.DONE and one.kept_until is not None:
        facts.append(say("job.kept_until", moment=_moment(one.kept_until)))
    return facts


def _way(one: Job) -> None:
    """How far it is."""
    if one.state is State.WAITING:
        key = "job.starting" if asking.desk().is_next(one.code) else "job.waiting"
        st.progress(0.0, frame.escape(say(key)))
    else:
        st.progress(one.share, frame.escape(one.told or say("job.beginning")))


def _why(one: Job) -> str:
    """Why there is no file; "" where there is one."""
    if one.state is State.FAILED:
        return say("job.failed", reason=one.error)
    if one.state is State.DONE:
        return "" if shelf.has(one.code) else say("job.not_there")
    return say(f"job.{one.state}")


def _deeds(one: Job) -> None:
    if one.is_active:
        _button(one, "cancel", ":material/close:", lambda held: held.cancel(one.code))
        return
    if one.state is State.DONE and shelf.has(one.code):
        _download(one)
    else:
        _button(one, "again", ":material/refresh:", lambda held: held.again(one.code))
    _button(one, "delete", ":material/delete:", lambda held: held.delete(one.code))


def _download(one: Job) -> None:
    held = asking.desk()  # the file is read in another thread
    st.download_button(
        say("job.download"),
        lambda: held.content(one.code),
        file_name=one.file_name,
        key=f"job_download_{one.code}",
        type="primary",
        icon=":material/download:",
        on_click="ignore",
        mime=owned.kind(visitor(), MIME[one.order.kind]),
    )


def _button(one: Job, verb: str, icon: str, deed: Callable[[Jobs], object]) -> None:
    st.button(
        say(f"job.{verb}"),
        key=f"job_{verb}_{one.code}",
        type="tertiary",
        icon=icon,
        on_click=asking.do,
        args=(deed,),
    )


def _moment(at: dt.datetime) -> str:
    """`14:05 22/11`."""
    there = at.astimezone(frame.VIETNAM)
    return f"{there:%H:%M} {there.day}/{there.month}"
