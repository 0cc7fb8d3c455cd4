"""What anybody did, in order: rows that are only ever added."""

from typing import Final

import pandas as pd
from sqlalchemy import Connection, Select, func, insert, select

from data.actor import Actor
from data.store.head import now, take_head
from data.store.record import Deed
from data.store.schema import event

COLUMNS: Final = (
    "at",
    "made_by",
    "account_id",
    "act",
    "submission_id",
    "subject",
    "note",
    "revision",
)


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
    """Write down what somebody does, in the transaction that does it.

    It takes the store's head, so that events have one order: do it last.

    Args:
        connection: In a writing transaction.
        actor: Who.
        act: What: a `Deed` for a submission, a word of their own for accounts.
        submission_id: Of the submission it is about.
        subject: What else it is about: the file's name, an account's.
        note: Why, or with which choice.
        revision: The revision that it made.
    """
    take_head(connection)
    latest = connection.scalar(select(func.max(event.c.id)))
    row = {
        "id": (latest or 0) + 1,
        "at": now(),
        "made_by": actor.name,
        "account_id": actor.account_id,
        "act": str(act),
        "submission_id": submission_id,
        "subject": subject,
        "note": note,
        "revision": revision,
    }
    connection.execute(insert(event), row)


def table(connection: Connection, submission_id: int | None) -> pd.DataFrame:
    """See `Store.events`; the connection is in a transaction."""
    query = select(*(event.c[name] for name in COLUMNS)).order_by(event.c.id)
    if submission_id is not None:
        query = query.where(event.c.submission_id == submission_id)
    rows = [tuple(row) for row in connection.execute(query)]
    found = pd.DataFrame(rows, columns=list(COLUMNS))
    return found.astype(dict.fromkeys(("account_id", "submission_id", "revision"), "Int64"))


def last(deed: Deed) -> Select[tuple[int, str, int | None, int]]:
    """Of each submission, the last time somebody did this: submission, who, account, event."""
    latest = (
        select(func.max(event.c.id))
        .where(event.c.act == deed.value, event.c.submission_id.is_not(None))
        .group_by(event.c.submission_id)
    )
    return select(event.c.submission_id, event.c.made_by, event.c.account_id, event.c.id).where(
        event.c.id.in_(latest)
    )
