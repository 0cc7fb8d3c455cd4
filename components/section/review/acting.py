"""What a button does: every act goes to the desk, and what it refuses is said on the page."""

from collections.abc import Callable
from typing import Final

import streamlit as st

from components import address, frame
from components.section.review.shelf import ONE, desk
from data.review import Reviews
from text import say
from text.error import BansoError

_REFUSED: Final = "review_refused"
_ABOUT: Final = "review_refused_about"


def is_done(deed: Callable[[Reviews], object], *, told: str = "") -> bool:
    """Do something at the desk of whoever is signed in now; whether it was done.

    Args:
        deed: What.
        told: Key of the words that say so afterwards.
    """
    st.session_state.pop(_REFUSED, None)
    try:
        deed(desk())
    except BansoError as error:
        st.session_state[_REFUSED], st.session_state[_ABOUT] = error, address.held(ONE)
        return False
    if told:
        st.toast(say(told), icon=":material/check:")
    return True


def refusals() -> None:
    """What the last act was refused with, until the next act or until one looks elsewhere."""
    error = st.session_state.get(_REFUSED)
    if error is None:
        return
    if address.has_turned() or st.session_state.get(_ABOUT) != address.held(ONE):
        del st.session_state[_REFUSED]
        return
    st.error(frame.escape(str(error)), icon=":material/block:")


def go(review_id: int | None) -> None:
    """Look at another review, or at the list."""
    address.choose(ONE, str(review_id or ""))
