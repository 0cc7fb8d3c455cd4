"""Which store is read, and which state of it this run shows: the key of everything kept."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Final

import streamlit as st
from sqlalchemy.engine import URL

from components import pin
from data.plan.override import Override
from data.store import AtRevision, Revision, Store, open_store
from data.store.connection import address
from data.story.moment import UNKNOWN, VIETNAM, Moment
from geo.units import UnitKey
from text.error import BansoError

STORES_KEPT: Final = 4
REVISIONS_KEPT: Final = 128


def store() -> Store:
    """The store of this installation, opened once a process."""
    return _opened(where())


@st.cache_resource(max_entries=STORES_KEPT, show_spinner=False)
def _opened(key: str) -> Store:  # noqa: ARG001 - the key
    return open_store()


def where() -> str:
    """Which store, as a key of caches."""
    return _named(address())


@lru_cache(maxsize=STORES_KEPT)
def _named(url: URL) -> str:
    return url.render_as_string(hide_password=True)


class UnknownRevisionError(BansoError):
    """A revision that is not there, or not yet."""


def revision() -> Revision:
    """The state of today; asked anew in every run, for another process may write."""
    return store().revision()


def shown() -> Revision:
    """The state that this run shows: the pinned one, else today's."""
    number = pin.pinned()
    return revision() if number is None else _then(where(), number)


@st.cache_resource(max_entries=REVISIONS_KEPT, show_spinner=False)
def _then(key: str, number: int) -> Revision:  # noqa: ARG001 - the key
    return store().revision(number)


@contextmanager
def at(number: int | None, moment: Moment = UNKNOWN) -> Iterator[None]:
    """Inside, everything shows a revision as it was seen at a moment; None for today's.

    Raises:
        UnknownRevisionError: There is none of this number. What were kept of it would be
            wrong once it comes to be.
    """
    if number is not None and not 1 <= number <= revision().number:
        key = "story.no_revision"
        raise UnknownRevisionError(key, number=str(number))
    with pin.pinning(number, moment):
        yield


def version() -> str:
    """What keys every cache: which store, and which revision of it."""
    number = pin.pinned()
    return f"{where()}#{revision().number if number is None else number}"


def number_of(version: str) -> int:
    """The revision that a version is of."""
    return int(version.rsplit("#", 1)[-1])


def figures_at(version: str) -> AtRevision:
    """The store's figures as they hold at a version, whatever was published meanwhile."""
    return AtRevision(store(), number_of(version))


def overrides(plan_id: str, place: UnitKey) -> tuple[Override, ...]:
    """What leaders said of a plan's targets; on a pinned page up to when it was pinned.

    They make no revision, so they are asked anew in every run.
    """
    return store().overrides(plan_id, place, revision=pin.pinned(), until=pin.moment().said)


def today() -> dt.date:
    """The day in Vietnam; on a pinned page the one on which it was pinned, where that is known."""
    return pin.moment().day or dt.datetime.now(VIETNAM).date()
