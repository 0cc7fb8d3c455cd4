"""What a button does about files that are made in the background, and what came of it."""

from collections.abc import Callable
from typing import Final

import streamlit as st

from components import address, frame, load
from components.job.starting import STARTER
from components.visitor import visitor
from data.job.desk import Jobs
from data.job.record import Order
from text.error import BansoError

_REFUSED: Final = "job_refused"


def desk() -> Jobs:
    """The files in the hands of whoever reads this page."""
    return Jobs(load.store().engine, visitor())


def is_somebody() -> bool:
    """Somebody is signed in, who can be handed a file later."""
    return visitor().account_id is not None


def ask(order: Order, sent: bytes | None = None) -> None:
    """Ask for a file, and let it be made."""
    do(lambda held: held.ask(order, sent=sent))


def do(deed: Callable[[Jobs], object]) -> None:
    """Do something at the desk of whoever is signed in now, and see to what waits.

    The words of a refusal are made when they are drawn: a callback runs before the language of
    the run is known.
    """
    st.session_state.pop(_REFUSED, None)
    try:
        deed(desk())
        STARTER.wake()
    except BansoError as error:
        st.session_state[_REFUSED] = error


def told() -> None:
    """What the last act was refused with; until the next, or the next page."""
    if address.has_turned():
        st.session_state.pop(_REFUSED, None)
    error = st.session_state.get(_REFUSED)
    if error is not None:
        st.error(frame.escape(str(error)), icon=":material/block:")
