"""The audit log: one row for each act, written in the transaction that does it."""

import datetime as dt

from sqlalchemy import Connection, func, insert, select

from data.actor import Actor
from data.store.publication import take_head
from data.store.schema import event


def record(
    connection: Connection,
    actor: Actor,
    *,
    act: str,
    submission_id: int | None = None,
    subject: str = "",
    note: str = "",
    revision: int | None = None,
) -> None:
    """Write down that somebody did something.

    Args:
        connection: In a writing transaction.
        actor: Who.
        act: What, in one word or two.
        submission_id: Of the submission it was done to.
        subject: To whom or what else.
        note: Why, or how.
        revision: That it made.
    """
    take_head(connection)  # numbers are given one at a time
    latest = connection.scalar(select(func.max(event.c.id)))
    connection.execute(
        insert(event),
        {
            "id": (latest or 0) + 1,
            "at": dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
            "made_by": actor.name,
            "account_id": actor.account_id,
            "act": act,
            "submission_id": submission_id,
            "subject": subject,
            "note": note,
            "revision": revision,
        },
    )
