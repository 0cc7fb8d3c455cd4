"""Whose turn it is: changes of the store come one after another, each at the head's row."""

import datetime as dt

from sqlalchemy import Connection, insert, select, update

from data.store.record import Act
from data.store.schema import head, revision


def take_head(connection: Connection) -> int:
    """The current revision's number; whoever has it is the only writer until it commits."""
    number = connection.scalar(select(head.c.revision).with_for_update())
    if number is None:
        msg = "The store has no head row; its migrations did not run."
        raise RuntimeError(msg)
    return int(number)


def advance(
    connection: Connection, number: int, *, act: Act, at: str, by: str, reason: str = ""
) -> int:
    """Begin the next revision and return its number."""
    connection.execute(
        insert(revision),
        {"number": number + 1, "at": at, "act": act.value, "made_by": by, "reason": reason},
    )
    connection.execute(update(head).values(revision=number + 1))
    return number + 1


def now() -> str:
    """This moment as the store writes moments: ISO, UTC, to the second."""
    return dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
