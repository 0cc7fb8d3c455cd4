"""The order of a submission's life: what may follow what, and what to say where it may not."""

import datetime as dt
from typing import Any, Final

from sqlalchemy import Connection, Row, select

from data.store.error import StoreChangedError, StoreStageError
from data.store.record import Deed, Stage
from data.store.schema import event, submission
from text import say

OPEN: Final = (Stage.RECEIVED, Stage.CHECKED)
"""Only its sender works on it."""
WAITING: Final = (Stage.SUBMITTED, Stage.APPROVED)
"""It is before those who approve, or has a day from which it holds."""
VIETNAM: Final = dt.timezone(dt.timedelta(hours=7))
BODY: Final = ("answers",)  # may be long, and no step asks for them
COLUMNS: Final = tuple(column for column in submission.columns if column.name not in BODY)

Found = Row[Any]  # COLUMNS; SQLAlchemy types no tuple this long


class Words:
    """A part of a message, said when the message is: in the language of whoever reads it."""

    def __init__(self, key: str, /, **values: object) -> None:
        self.key = key
        self.values = values

    def __str__(self) -> str:
        return say(self.key, **self.values)


def found(connection: Connection, submission_id: int) -> Found:
    """The row of a submission.

    Raises:
        StoreChangedError: There is none.
    """
    row = connection.execute(select(*COLUMNS).where(submission.c.id == submission_id)).first()
    if row is None:
        key = "store.no_submission"
        raise StoreChangedError(key, ids=str(submission_id))
    return row


def require(connection: Connection, row: Found, *stages: Stage) -> None:
    """Let a step go on only from certain stages.

    Raises:
        StoreStageError: The submission is in another one.
    """
    if row.stage in stages:
        return
    key = "store.wrong_stage"
    raise StoreStageError(
        key,
        id=str(row.id),
        file=row.file_name,
        stage=Words(f"store.stage_{row.stage}"),
        done=_last_done(connection, row),
    )


def who(name: str) -> str | Words:
    """Whoever did something, in a sentence; the operator of a server may have no name."""
    return name or Words("store.somebody")


def moment(at: str) -> str:
    """A moment of the store on a Vietnamese clock: `09:38 22/11/2026`."""
    there = dt.datetime.fromisoformat(at).astimezone(VIETNAM)
    return f"{there:%H:%M} {there.day}/{there.month}/{there.year}"


def _last_done(connection: Connection, row: Found) -> Words:
    last = connection.execute(
        select(event.c.act, event.c.made_by, event.c.at)
        .where(event.c.submission_id == row.id)
        .order_by(event.c.id.desc())
        .limit(1)
    ).first()
    if last is None:
        key, by, at = Deed.RECEIVE.value, row.submitted_by, row.received_at
    else:
        key, by, at = last.act, last.made_by, last.at
    return Words(f"store.did_{key}", who=who(by), when=moment(at))
