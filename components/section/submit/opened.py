"""The submission that the address names, and what this person may do with it."""

from dataclasses import dataclass
from typing import Final

import streamlit as st

from components import address, frame, load
from components.section.submit import telling
from data.actor import Actor, NotAllowedError
from data.difference import Difference, emptied
from data.ingest import Checked, IngestError
from data.ingest.question import Kind, Question
from data.plan import Register
from data.plan.change import PartChange
from data.problem import Problem
from data.store import Case, Stage, StoreChangedError
from data.submission import access
from data.submission.asked import pointing
from data.submission.look import Look, key, look
from data.submission.right import Rights
from data.submission.shelf import Shelf
from geo.units import Unit
from text import say

ADDRESS: Final = "submission"
LOOKS_KEPT: Final = 6
UNDECIDED: Final = (Stage.RECEIVED, Stage.CHECKED, Stage.SUBMITTED, Stage.APPROVED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A submission on the page.

    Args:
        actor: Who looks.
        case: The submission.
        rights: What they may do with it.
        revision: The state that it is compared with.
        checked, difference, refusal, undated, outside, plan_changes, register: See
            `data.submission.look.Look`; none for what is decided and done with.
    """

    actor: Actor
    case: Case
    rights: Rights
    revision: int
    checked: Checked | None = None
    difference: Difference | None = None
    refusal: IngestError | None = None
    undated: Checked | None = None
    outside: tuple[Unit, ...] = ()
    plan_changes: tuple[PartChange, ...] = ()
    register: Register | None = None

    @property
    def plan_question(self) -> Question | None:
        """Which plan it is of, where its sender has yet to say so."""
        every = self.checked.questions if self.checked else ()
        return next((one for one in every if one.kind is Kind.PLAN), None)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What the check found, and what would be lost of what is published."""
        checked = self.checked
        found = checked.problems if checked else ()
        if checked and self.rights.answer:
            found = pointing(found, strangers=checked.strangers, questions=checked.questions)
        lost = emptied(self.difference.changes) if self.difference else ()
        return (*lost, *found)


def opened(actor: Actor) -> Opened | None:
    """What the address names, where there is such a thing and this person may see it."""
    asked = st.query_params.get(ADDRESS, "")
    known = {text for text in (asked, address.held(ADDRESS), *_chosen()) if text.isdecimal()}
    number = address.settle(ADDRESS, known)
    if not number:
        return None
    try:
        case, allowed = access.case(load.store(), actor, int(number))
    except StoreChangedError:
        _close()
        st.warning(say("submit.no_such", n=number))
        return None
    except NotAllowedError as error:
        _close()
        st.warning(frame.escape(str(error)))
        return None
    revision = load.revision().number
    shown = seen(actor, case, revision=revision) if case.stage in UNDECIDED else Look()
    return Opened(
        actor=actor,
        case=case,
        rights=allowed,
        revision=revision,
        checked=shown.checked,
        difference=shown.difference,
        refusal=shown.refusal,
        undated=shown.undated,
        outside=shown.outside,
        plan_changes=shown.plan_changes,
        register=shown.register,
    )


def _close() -> None:
    address.forget(ADDRESS)


def _chosen() -> tuple[str, ...]:
    chosen = st.session_state.get(ADDRESS)
    return (str(chosen),) if chosen else ()


def seen(actor: Actor, case: Case, *, revision: int) -> Look:
    """For whoever may see it; where it is not on the shelf, its steps are shown meanwhile."""
    store = load.store()
    at = key(store, case, revision=revision, actor=actor)
    shelf = _shelf()
    if shelf.has(at):
        return shelf.get(at, lambda: look(store, actor, case, revision=revision))
    with telling.told(case.handed_in.file_name) as tell:
        return shelf.get(at, lambda: look(store, actor, case, revision=revision, tell=tell))


@st.cache_resource(show_spinner=False)
def _shelf() -> Shelf[Look]:
    return Shelf(most=LOOKS_KEPT)
