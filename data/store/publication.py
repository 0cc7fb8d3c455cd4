"""Publishing: the statements of a submission hold from the next revision on. One transaction.

Nothing here looks at one row after the other: the rows are sent in bulk, and what they
replace is found by joins.
"""

from sqlalchemy import Connection, insert, literal, null, select, update

from data.actor import Actor
from data.store import event, extent, intake, plan_line, precedence
from data.store.head import advance, now, take_head
from data.store.record import Act, Deed, Stage
from data.store.schema import published, statement, submission
from data.store.stage import Found


def put_in_force(connection: Connection, actor: Actor, row: Found, *, note: str = "") -> int:
    """Let a submission's statements hold from the next revision on, and return it.

    Args:
        connection: In a writing transaction.
        actor: Who decided that.
        row: The submission; its statements are written.
        note: For the event.

    Raises:
        StoreReportedError: An invented figure would take a reported one's place; nothing was
            changed.
    """
    number = take_head(connection)
    precedence.refuse_invented(connection, row)
    number = advance(connection, number, act=Act.PUBLISH, at=now(), by=actor.name)
    connection.execute(
        update(submission)
        .where(submission.c.id == row.id)
        .values(stage=Stage.PUBLISHED.value, published_revision=number)
    )
    _supersede(connection, row.id, number)
    plan_line.put_in_force(connection, row.id, number)
    intake.count_for_planner(connection, published, rows=row.statements)
    extent.recount(connection, [row.id])
    event.record(
        connection,
        actor,
        act=Deed.PUBLISH,
        submission_id=row.id,
        subject=row.file_name,
        note=note,
        revision=number,
    )
    return number


def _supersede(connection: Connection, submission_id: int, number: int) -> None:
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
