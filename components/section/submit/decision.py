"""What a button does: every act goes to the desk, and what it refuses is said on the page."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

import streamlit as st

from components import address, frame, load
from components.section.submit import telling
from components.section.submit.opened import ADDRESS, Opened, seen
from components.visitor import visitor
from data.ingest.answer import Answers
from data.store import Case, Desk
from data.submission import access, handing
from data.submission.reply import Reply, with_reply
from text.error import BansoError

_SAID: Final = "submit_said"
MAPPED: Final = "mapped"


def act(deed: Callable[[Desk], object]) -> None:
    """Do something at the desk of whoever is signed in now.

    A refusal is kept for the runs that follow, which say it at the top of the page.
    """
    is_done(deed)


def is_done(deed: Callable[[Desk], object]) -> bool:
    """As `act`; whether it was done."""
    before: _Said | None = st.session_state.get(_SAID)
    if before is not None and before.is_shown:
        del st.session_state[_SAID]
    try:
        deed(load.store().desk(visitor()))
    except BansoError as error:
        st.session_state[_SAID] = _Said(error=error, about=address.held(ADDRESS))
        return False
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """A refusal, the report it was said of, and whether it stood on the page already."""

    error: BansoError
    about: str
    is_shown: bool = False


def refusals() -> None:
    """What the last act was refused with: until the next act, or until one looks elsewhere.

    Not once only: a map that has just been drawn asks for another run at once, and the
    sentence would be gone before anybody read it.
    """
    said: _Said | None = st.session_state.get(_SAID)
    if said is None:
        return
    if said.is_shown and (address.has_turned() or said.about != address.held(ADDRESS)):
        del st.session_state[_SAID]
        return
    st.session_state[_SAID] = replace(said, is_shown=True)
    st.error(frame.escape(str(said.error)), icon=":material/block:")


def submit(opened: Opened) -> None:
    """Hand the figures in for approval, exactly those that are on the page."""
    checked, number = opened.checked, opened.case.submission_id
    if checked is None:
        return

    def deed(desk: Desk) -> None:
        with telling.told(opened.case.handed_in.file_name) as tell:
            seen, lines = checked.observations, checked.plan_lines
            handing.submit(
                load.store(),
                desk.actor,
                number,
                seen=seen,
                seen_lines=lines,
                only_own=bool(opened.outside),
                tell=tell,
            )

    act(deed)


def discard(submission_id: int) -> None:
    """Put a file away that was not sent; back to the list."""
    if is_done(lambda desk: desk.discard(submission_id)):
        address.choose(ADDRESS, "")


def take_back(submission_id: int) -> None:
    """Take a report back that nobody has decided on."""
    act(lambda desk: desk.take_back(submission_id))


def approve(submission_id: int, seen_revision: int, publish_from: dt.date | None = None) -> None:
    """Let the figures hold, now or from a day, as they were compared with what was seen."""
    act(
        lambda desk: desk.approve(
            submission_id, seen_revision=seen_revision, publish_from=publish_from
        )
    )


def hand_back(submission_id: int, reason: str) -> None:
    """Return a report to its sender, with the reason."""
    act(lambda desk: desk.hand_back(submission_id, reason=reason))


def withdraw(submission_id: int, reason: str) -> None:
    """Undo what was published; every figure is then what it would be without it."""
    act(lambda desk: desk.withdraw([submission_id], reason=reason))


def answer(opened: Opened, reply: Reply) -> bool:
    """Keep what a sender answered; the names that they want and may have are remembered too."""
    case = opened.case
    scope = case.handed_in.scope
    kept = with_reply(case.answers, reply)

    def deed(desk: Desk) -> None:
        desk.keep_check(case.submission_id, layout=case.handed_in.layout, scope=scope, answers=kept)

    is_kept = is_done(deed)
    if is_kept and reply.is_remembered:
        for text, unit in reply.named.items():
            act(partial(Desk.remember_place, scope=scope, text=text, key=unit))
    return is_kept


def say_invented(case: Case, *, is_invented: bool) -> None:
    """Keep that the figures are invented, or that they are not."""
    kept = replace(case.answers, is_demonstration=is_invented)

    def deed(desk: Desk) -> None:
        layout, scope = case.handed_in.layout, case.handed_in.scope
        desk.keep_check(case.submission_id, layout=layout, scope=scope, answers=kept)

    act(deed)


def map_columns(opened: Opened, answers: Answers, *, is_remembered: bool) -> bool:
    """Keep what a sender says the columns hold; remember it where the file can be read so."""
    case = opened.case
    scope = case.handed_in.scope

    def deed(desk: Desk) -> None:
        desk.keep_check(case.submission_id, layout=MAPPED, scope=scope, answers=answers)

    def keep(desk: Desk) -> None:
        kept = load.store().submission(case.submission_id)
        if seen(desk.actor, kept, revision=opened.revision).refusal is None:
            only = Answers(columns=answers.columns, first_rows=answers.first_rows)
            name = case.handed_in.file_name
            content = access.content(load.store(), desk.actor, case.submission_id)
            desk.remember(scope, content=content, file_name=name, answers=only)

    is_kept = is_done(deed)
    if is_kept and is_remembered:
        act(keep)
    return is_kept
