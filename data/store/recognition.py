"""Whether a file that is handed in is known, and whether what it says still holds."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, func, select

from data.store import plan_line
from data.store.record import Receipt, Submission
from data.store.schema import published, statement, submission


def known(connection: Connection, handed_in: Submission, *, again: bool = False) -> Receipt | None:
    """The receipt of the same file for the same place, where publishing it changes nothing.

    Returns:
        None for a file that is new, that others have replaced in part since, or that was
        withdrawn and is meant `again`.
    """
    same = _same(connection, handed_in)
    for row in same:
        if row.withdrawn_revision is None and _holds(connection, row.id, row.statements):
            return Receipt(
                submission_id=row.id, revision=row.published_revision, already_published=True
            )
    if again or not same or same[0].withdrawn_revision is None:
        return None
    return Receipt(
        submission_id=same[0].id,
        revision=same[0].published_revision,
        already_published=True,
        is_withdrawn=True,
    )


def was_replaced(connection: Connection, handed_in: Submission) -> bool:
    """The file stands, but not all of its figures do: others came after it.

    Asked before it is published again, and only where `known` finds nothing.
    """
    same = _same(connection, handed_in)
    return any(row.withdrawn_revision is None for row in same)


def _same(connection: Connection, handed_in: Submission) -> Sequence["Row[Any, Any, Any, Any]"]:
    """Submissions of the same bytes for the same place that were published, latest first."""
    return connection.execute(
        select(
            submission.c.id,
            submission.c.statements,
            submission.c.published_revision,
            submission.c.withdrawn_revision,
        )
        .where(
            submission.c.sha256 == handed_in.sha256,
            submission.c.scope == handed_in.scope,
            submission.c.published_revision.is_not(None),
        )
        .order_by(submission.c.id.desc())
    ).all()


def _holds(connection: Connection, submission_id: int, statements: int) -> bool:
    """Readers see every statement of this submission now."""
    current = connection.scalar(
        select(func.count())
        .select_from(statement)
        .join(
            published,
            (published.c.indicator_key == statement.c.indicator_key)
            & (published.c.place_key == statement.c.place_key)
            & (published.c.period == statement.c.period)
            & (published.c.submission_id == statement.c.submission_id),
        )
        .where(statement.c.submission_id == submission_id, published.c.until_revision.is_(None))
    )
    return current == statements and plan_line.holds(connection, submission_id)
