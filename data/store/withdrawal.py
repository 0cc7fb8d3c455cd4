"""Taking submissions back: what they had replaced holds again. One transaction."""

from collections.abc import Sequence

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    Subquery,
    and_,
    func,
    insert,
    literal,
    null,
    select,
    update,
)

from data.actor import Actor
from data.store import event, extent, plan_line
from data.store.error import StoreChangedError
from data.store.head import advance, now, take_head
from data.store.record import Act, Deed, Stage
from data.store.schema import published, statement, submission
from data.store.stage import COLUMNS, Found, require


def found(connection: Connection, ids: Sequence[int]) -> Sequence[Found]:
    """The rows of submissions, by number.

    Raises:
        StoreChangedError: One is not there.
    """
    query = select(*COLUMNS).where(submission.c.id.in_(ids)).order_by(submission.c.id)
    rows = connection.execute(query).all()
    absent = set(ids) - {row.id for row in rows}
    if absent:
        key = "store.no_submission"
        raise StoreChangedError(key, ids=", ".join(map(str, sorted(absent))))
    return rows


def withdraw(connection: Connection, actor: Actor, rows: Sequence[Found], *, reason: str) -> int:
    """See `Desk.withdraw`; the connection is in a writing transaction.

    Raises:
        StoreStageError: One was never published.
    """
    number = take_head(connection)
    for row in rows:
        require(connection, row, Stage.PUBLISHED, Stage.WITHDRAWN)
    standing = [row for row in rows if row.stage == Stage.PUBLISHED]
    chosen = [row.id for row in standing]
    if not chosen:
        return number
    number = advance(connection, number, act=Act.WITHDRAW, at=now(), by=actor.name, reason=reason)
    connection.execute(
        update(submission)
        .where(submission.c.id.in_(chosen))
        .values(withdrawn_revision=number, stage=Stage.WITHDRAWN.value)
    )
    _close(connection, chosen, number)
    _reopen(connection, chosen, number)
    plan_line.take_back(connection, chosen, number)
    extent.recount(connection, chosen)
    for row in standing:
        event.record(
            connection,
            actor,
            act=Deed.WITHDRAW,
            submission_id=row.id,
            subject=row.file_name,
            note=reason,
            revision=number,
        )
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
    """Where a row was just closed, the latest statement that still stands holds again."""
    closed = (
        select(published.c.indicator_key, published.c.place_key, published.c.period)
        .join(
            statement,
            same_figure(published, statement)
            & (published.c.submission_id == statement.c.submission_id),
        )
        .where(statement.c.submission_id.in_(chosen), published.c.until_revision == number)
        .subquery("closed")
    )
    standing = line(closed, chosen)
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


def line(touched: FromClause, gone: Sequence[int]) -> Subquery:
    """Who holds each figure once some submissions are gone: first in line, second, ...

    Every statement that was published has a row of its own in `published`; of those of one
    figure that stand, the one published last is what a reader would see had the withdrawn
    submissions never come.

    Args:
        touched: Which figures: indicator_key, place_key, period, each once.
        gone: The submissions that are passed over, besides those withdrawn before.
    """
    other = published.alias("other")
    order = func.row_number().over(
        partition_by=(other.c.indicator_key, other.c.place_key, other.c.period),
        order_by=(submission.c.published_revision.desc(), other.c.from_revision.desc()),
    )
    return (
        select(
            other.c.indicator_key,
            other.c.place_key,
            other.c.period,
            other.c.submission_id,
            other.c.ordinal,
            order.label("place_in_line"),
        )
        .select_from(touched)
        .join(other, same_figure(other, touched))
        .join(submission, submission.c.id == other.c.submission_id)
        .where(submission.c.withdrawn_revision.is_(None), submission.c.id.not_in(gone))
        .subquery("standing")
    )


def same_figure(one: FromClause, other: FromClause) -> ColumnElement[bool]:
    """Rows of two tables speak of the same indicator, place and period."""
    return and_(
        one.c.indicator_key == other.c.indicator_key,
        one.c.place_key == other.c.place_key,
        one.c.period == other.c.period,
    )
