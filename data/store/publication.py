"""Publishing: a submission's statements go in and from then on hold. One transaction.

Nothing here looks at one row after the other: the rows are sent in bulk, and what they
replace is found by joins.
"""

import datetime as dt
import hashlib

from sqlalchemy import Connection, insert, literal, null, select, update

from data.model import Observations
from data.store import extent, intake, precedence, recognition
from data.store.record import Act, Receipt, Submission
from data.store.schema import file, head, published, revision, statement, submission


def publish(
    connection: Connection,
    handed_in: Submission,
    observations: Observations,
    *,
    content: bytes,
    again: bool = False,
) -> Receipt:
    """See `Desk.publish`; the connection is in a writing transaction.

    Raises:
        ValueError: The content is not the file that the submission names, or the
            observations break their contract (see `intake.checked`).
        StoreReportedError: An invented figure would take a reported one's place.
    """
    if hashlib.sha256(content).hexdigest() != handed_in.sha256:
        msg = f"{handed_in.file_name}: the content's SHA-256 is not {handed_in.sha256}."
        raise ValueError(msg)
    rows = intake.checked(observations)
    number = take_head(connection)
    known = recognition.known(connection, handed_in, again=again)
    if known is not None:
        return known
    was_replaced = recognition.was_replaced(connection, handed_in)
    now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
    number = advance(connection, number, act=Act.PUBLISH, at=now, by=handed_in.submitted_by)
    _keep_file(connection, handed_in.sha256, content)
    latest = connection.scalar(select(submission.c.id).order_by(submission.c.id.desc()).limit(1))
    submission_id = (latest or 0) + 1
    connection.execute(
        insert(submission),
        {
            **{name: getattr(handed_in, name) for name in Submission.__slots__},
            "id": submission_id,
            "received_at": now,
            "statements": len(rows),
            "published_revision": number,
        },
    )
    intake.write(connection, rows, submission_id=submission_id)
    intake.count_for_planner(connection, statement, rows=len(rows))
    precedence.refuse_invented(connection, handed_in, submission_id=submission_id)
    _put_in_force(connection, submission_id, number)
    intake.count_for_planner(connection, published, rows=len(rows))
    extent.recount(connection, [submission_id])
    return Receipt(submission_id=submission_id, revision=number, was_replaced=was_replaced)


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


def _keep_file(connection: Connection, sha256: str, content: bytes) -> None:
    if connection.scalar(select(file.c.sha256).where(file.c.sha256 == sha256)) is None:
        row = {"sha256": sha256, "size": len(content), "body": content}
        connection.execute(insert(file), row)


def _put_in_force(connection: Connection, submission_id: int, number: int) -> None:
    """Close what the submission's statements replace, then let them hold."""
    mine = statement.c.submission_id == submission_id
    same_key = (
        (published.c.indicator_key == statement.c.indicator_key)
        & (published.c.place_key == statement.c.place_key)
        & (published.c.period == statement.c.period)
    )
    connection.execute(
        update(published)
        .where(mine, same_key, published.c.until_revision.is_(None))
        .values(until_revision=number)
    )
    connection.execute(
        insert(published).from_select(
            [column.name for column in published.columns],
            select(
                statement.c.indicator_key,
                statement.c.place_key,
                statement.c.period,
                literal(number),
                null(),
                statement.c.submission_id,
                statement.c.ordinal,
            )
            .where(mine)
            .order_by(statement.c.indicator_key, statement.c.place_key, statement.c.period),
        )
    )
