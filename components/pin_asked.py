"""`revision=12` in the address: which revision a page shows, settled once a run by the shell."""

from typing import Final

import streamlit as st

from components import address, load, pin
from text import say

OF_TODAY: Final = frozenset({"submit", "reporting", "accounts", "stories"})
"""Pages of what is to be done now; the pin waits in the address for the others."""
_UNKNOWN: Final = "revision_unknown"


def settle(page: str) -> None:
    """Pin the run to the revision that the address names, where there is one.

    An address without it leaves the pin as it was, so that no link within the pages loses it;
    `revision=now` takes it away.

    Args:
        page: Which page is drawn.
    """
    pin.pin(None)
    asked = str(st.query_params.get(pin.KEY, ""))
    if not (asked or address.held(pin.KEY)):
        return
    newest = load.revision().number
    numbers = [str(one) for one in range(1, newest + 1)]
    if asked and asked not in (*numbers, pin.NOW):
        st.query_params.pop(pin.KEY, None)
        address.hold(_UNKNOWN, asked)
        address.hold(pin.KEY, "")
        st.session_state[pin.KEY] = None
    value = address.settle(pin.KEY, [*numbers, pin.NOW], is_sticky=True)
    if value == pin.NOW:
        address.forget(pin.KEY)
    elif value and page not in OF_TODAY:
        pin.pin(int(value))


def unknown() -> str:
    """What to say of a revision that is not there, once; nothing otherwise."""
    asked = address.held(_UNKNOWN)
    address.hold(_UNKNOWN, "")
    return say("story.no_revision_today", number=asked) if asked else ""


def waiting() -> str:
    """The revision that other pages show, on one that always shows today's; else nothing."""
    return address.held(pin.KEY) if pin.pinned() is None else ""
