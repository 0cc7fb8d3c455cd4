"""What a button does to stories: refusals are said on the page, and deletions can be undone."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import streamlit as st

from components import address, frame, load
from components.story.naming import shortened
from components.visitor import visitor
from data.actor import EVERYWHERE
from data.story import right
from data.story.desk import Stories
from geo.units import NATION
from text import say
from text.error import BansoError

ONE: Final = "story"
"""The part of the address that names the story which is looked at."""
_REFUSED: Final = "story_refused"
_UNDO: Final = "story_undo"

Deed = Callable[[Stories], object]


@dataclass(frozen=True, slots=True)
class Undo:
    """What was just done, and what takes it back.

    Args:
        told: Key of the words that say what was done.
        name: Of what.
        deed: Takes it back.
    """

    told: str
    name: str
    deed: Deed


def desk() -> Stories:
    """The stories in the hands of whoever reads this page."""
    return Stories(load.store().engine, visitor())


def do(deed: Deed, *, undo: Undo | None = None) -> None:
    """Do something at the desk; see `is_done`.

    Args:
        deed: What.
        undo: What is told of it, with the way back.
    """
    if is_done(deed) and undo is not None:
        st.session_state[_UNDO] = undo


def is_done(deed: Deed) -> bool:
    """Do something at the desk of whoever is signed in now; whether it was done.

    The words of a refusal are made when they are drawn: a callback runs before the language of
    the run is known.
    """
    for key in (_REFUSED, _UNDO):
        st.session_state.pop(key, None)
    try:
        deed(desk())
    except BansoError as error:
        st.session_state[_REFUSED] = error
        return False
    return True


def told() -> None:
    """What the last act was refused with, or what it did with the way back; until the next."""
    error, undo = st.session_state.get(_REFUSED), st.session_state.get(_UNDO)
    if address.has_turned():
        for key in (_REFUSED, _UNDO):
            st.session_state.pop(key, None)
        return
    if error is not None:
        st.error(frame.escape(str(error)), icon=":material/block:")
    if undo is not None:
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            words = frame.escape(say(undo.told, name=shortened(undo.name)))
            st.markdown(f":material/delete: {words}", width="content")
            st.button(
                say("story.undo"),
                key="story_undo_button",
                icon=":material/undo:",
                on_click=do,
                args=(undo.deed,),
            )


def home(desk: Stories, place: str) -> str:
    """Where a new story belongs: to the place it speaks of, else to one where its author works."""
    own = [one.scope for one in desk.actor.grants if one.scope != EVERYWHERE]
    if place and (right.has_role(desk.actor, place) or not own):
        return place
    return own[0] if own else NATION.code


def opened(code: str) -> None:
    """Look at another story, or at the list."""
    address.choose(ONE, code)
