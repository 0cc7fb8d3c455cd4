"""Taking submissions back: what they had replaced holds again. One transaction."""

import datetime as dt
from collections.abc import Sequence

from sqlalchemy import Connection, func, insert, literal, null, select, update

from data.store import extent
from data.store.error import StoreChangedError
from data.store.publication import advance, take_head
from data.store.record import Act
from data.store.schema import published, statement, submission


def scopes(connection: Connection, ids: Sequence[int]) -> frozenset[str]:
    """The places that submissions report for; of those that are there."""
    query = select(submission.c.scope).where(submission.c.id.in_(ids))
    return frozenset(connection.scalars(query))


def withdraw(connection: Connection, ids: Sequence[int], *, by: str, reason: str) -> int:
    """See `Desk.withdraw`; the connection is in a writing transaction."""
    number = take_head(connection)
    found = connection.execute(
        select(submission.c.id, submission.c.withdrawn_revision).where(submission.c.id.in_(ids))
    ).all()
    absent = set(ids) - {row.id for row in found}
    if absent:
        key = "store.no_submission"
        raise StoreChangedError(key, ids=", ".join(map(str, sorted(absent))))
    chosen = [row.id for row in found if row.withdrawn_revision is None]
    if not chosen:
        return number
    now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
    number = advance(connection, number, act=Act.WITHDRAW, at=now, by=by, reason=reason)
    connection.execute(
        update(submission)
        .where(submission.c.id.in_(chosen))
        .values(withdrawn_revision=number, stage="withdrawn")
    )
    _close(connection, chosen, number)
    _reopen(connection, chosen, number)
    extent.recount(connection, chosen)
    return number


def _close(connection: Connection, chosen: Sequence[int], number: int) -> None:
    connection.execute(
        update(published)
        .where(
            statement.c.submission_id.in_(chosen),
            published.c.indicator_key == statement.c.indicator_key,
            published.c.place_key == statement.c.place_key,
            published.c.period == statement.c.period,
            published.c.submission_id == statement.c.submission_id,
            published.c.until_revision.is_(None),
        )
        .values(until_revision=number)
    )


def _reopen(connection: Connection, chosen: Sequence[int], number: int) -> None:
    """Where a row was just closed, the latest statement that still stands holds again.

    Every statement that was published has a row of its own in `published`; of those of one
    key that stand, the one published last is what a reader would see had the withdrawn
    submissions never come.
    """
    closed, other = published.alias("closed"), published.alias("other")
    order = func.row_number().over(
        partition_by=(other.c.indicator_key, other.c.place_key, other.c.period),
        order_by=(submission.c.published_revision.desc(), other.c.from_revision.desc()),
    )
    standing = (
        select(
            other.c.indicator_key,
            other.c.place_key,
            other.c.period,
            other.c.submission_id,
            other.c.ordinal,
            order.label("place_in_line"),
        )
        .select_from(statement)
        .join(
            closed,
            (closed.c.indicator_key == statement.c.indicator_key)
            & (closed.c.place_key == statement.c.place_key)
            & (closed.c.period == statement.c.period)
            & (closed.c.submission_id == statement.c.submission_id)
            & (closed.c.until_revision == number),
        )
        .join(
            other,
            (other.c.indicator_key == closed.c.indicator_key)
            & (other.c.place_key == closed.c.place_key)
            & (other.c.period == closed.c.period),
        )
        .join(submission, submission.c.id == other.c.submission_id)
        .where(statement.c.submission_id.in_(chosen), submission.c.withdrawn_revision.is_(None))
        .subquery("standing")
    )
    connection.execute(
        insert(published).from_select(
            [column.name for column in published.columns],
            select(
                standing.c.indicator_key,
                standing.c.place_key,
                standing.c.period,
                literal(number),
                null(),
                standing.c.submission_id,
                standing.c.ordinal,
            ).where(standing.c.place_in_line == 1),
        )
    )
