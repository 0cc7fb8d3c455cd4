"""People for tests: an administrator, and others with their roles."""

import datetime as dt
from typing import Final

from data.account import accounts, door
from data.actor import Actor, Grant, operator
from data.store import Store

PASSWORD: Final = "chè shan tuyết cổ thụ"
NOW: Final = dt.datetime(2026, 3, 2, 1, 0, tzinfo=dt.UTC)


def first(store: Store, *, name: str = "hoa") -> Actor:
    """The first administrator, by the link that the server prints."""
    link = door(store).set_up(now=NOW)
    assert link is not None
    secret = door(store).take(link, new=PASSWORD, name=name, display_name="Lò Thị Hoa", now=NOW)
    actor = door(store).session(secret, now=NOW)
    assert actor is not None
    return actor


def joined(store: Store, name: str, *grants: Grant, now: dt.datetime = NOW) -> str:
    """Somebody who took an invitation; the secret of their session."""
    link = accounts(store, operator("test")).invite(grants=grants, now=now)
    return door(store).take(link, new=PASSWORD, name=name, now=now)


def actor_of(store: Store, secret: str, *, now: dt.datetime = NOW) -> Actor:
    """Who has this session; the test fails where nobody has."""
    found = door(store).session(secret, now=now)
    assert found is not None
    return found
