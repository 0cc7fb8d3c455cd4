"""What the page of plans was left with: other pages have choices of the same names.

Trends has a plan of its own, the comparison a view and a time. Each writes its own under those
names, so this page keeps what it had and takes it back when the reader returns.
"""

from typing import Final

import streamlit as st

from components import address

KEYS: Final = ("plan", "show", "at", "group", "agency", "status", "where", "target")
_KEPT: Final = "of_plan_page"


def take_back() -> None:
    """After a turn of the page, what held here before; what the address says wins.

    No choice of this page can be emptied: one that is empty was lost with its widget.
    """
    has_turned = address.has_turned()
    for key in KEYS:
        kept = address.held(name(key))
        if not kept:
            continue
        is_lost = key in st.session_state and st.session_state[key] is None
        if is_lost or (has_turned and not st.query_params.get(key)):
            address.choose(key, kept)


def keep() -> None:
    """Remember what holds now; to be called once everything is settled."""
    for key in KEYS:
        address.hold(name(key), address.held(key))


def name(key: str) -> str:
    """Under which the page keeps a choice, for whoever wants to know what was chosen there."""
    return f"{key}_{_KEPT}"
