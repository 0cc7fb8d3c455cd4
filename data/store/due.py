"""What was approved for a day that has come is published, whoever notices first."""

import datetime as dt

from sqlalchemy import Connection, Engine, select, update

from data.actor import Actor
from data.store import event, publication, stage
from data.store.connection import reading, writing
from data.store.error import StoreReportedError
from data.store.head import take_head
from data.store.record import Deed, Stage
from data.store.schema import submission
from text import Language, speaking


def publish_due(engine: Engine, today: dt.date) -> list[int]:
    """See `Store.publish_due`.

    Where nothing is due it only reads. Each submission is a transaction: another process that
    notices at the same moment waits for the head, and then finds it published.
    """
    with reading(engine) as connection:
        if _first(connection, today) is None:
            return []
    done: list[int] = []
    while True:
        with writing(engine) as connection:
            take_head(connection)
            following = _first(connection, today)
            if following is None:
                return done
            submission_id, approver = following
            if _publish(connection, submission_id, approver):
                done.append(submission_id)


def _first(connection: Connection, today: dt.date) -> tuple[int, Actor] | None:
    """Of what is due, the one approved first, and who approved it."""
    approved = event.last(Deed.APPROVE).subquery("approved")
    row = connection.execute(
        select(submission.c.id, approved.c.made_by, approved.c.account_id)
        .join(approved, approved.c.submission_id == submission.c.id)
        .where(
            submission.c.stage == Stage.APPROVED.value,
            submission.c.publish_from <= today.isoformat(),
        )
        .order_by(approved.c.id)
        .limit(1)
    ).first()
    return None if row is None else (row.id, Actor(name=row.made_by, account_id=row.account_id))


def _publish(connection: Connection, submission_id: int, approver: Actor) -> bool:
    """Whether it was published; what may not be goes back to its sender, and says why."""
    row = stage.found(connection, submission_id)
    try:
        publication.put_in_force(connection, approver, row, note=row.publish_from)
    except StoreReportedError as refused:
        with speaking(Language.VI):  # kept for everybody, whoever happens to notice
            reason = str(refused)
        connection.execute(
            update(submission)
            .where(submission.c.id == submission_id)
            .values(stage=Stage.RETURNED.value)
        )
        event.record(
            connection,
            Actor(),
            act=Deed.HAND_BACK,
            submission_id=submission_id,
            subject=row.file_name,
            note=reason,
        )
        return False
    return True
