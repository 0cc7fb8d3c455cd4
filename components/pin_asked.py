"""`revision=12` in the address: which revision a page shows, settled once a run by the shell."""

import datetime as dt
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
    known = [one for one in (asked, address.held(pin.KEY)) if is_there(one)]
    if asked and asked not in (*known, pin.NOW):
        st.query_params.pop(pin.KEY, None)
        address.hold(_UNKNOWN, asked)
        address.hold(pin.KEY, "")
        st.session_state[pin.KEY] = None
    value = address.settle(pin.KEY, [*known, pin.NOW], is_sticky=True)
    if value == pin.NOW:
        address.forget(pin.KEY)
    elif value and page not in OF_TODAY:
        pin.pin(*pin.read(value))


def is_there(text: str) -> bool:
    """Whether there is such a revision, and the moment is none to come."""
    try:
        number, moment = pin.read(text)
    except ValueError:
        return False
    is_past = moment.day is None or moment.day <= dt.datetime.now(load.VIETNAM).date()
    return is_past and number <= load.revision().number


def unknown() -> str:
    """What to say of a revision that is not there, once; nothing otherwise."""
    asked = address.held(_UNKNOWN)
    address.hold(_UNKNOWN, "")
    return say("story.no_revision_today", number=asked.partition(".")[0]) if asked else ""


def waiting() -> str:
    """The revision that other pages show, on one that always shows today's; else nothing."""
    held = address.held(pin.KEY)
    return held.partition(".")[0] if pin.pinned() is None else ""
