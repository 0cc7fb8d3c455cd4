"""Whether what an approver saw still holds: nobody publishes over figures they never saw."""

from sqlalchemy import Connection, func, or_, select, union_all

from data.store import plan_line
from data.store.error import StoreChangedError
from data.store.record import Act
from data.store.schema import published, revision, statement, submission
from data.store.stage import Found, Words, moment, who


def refuse_changed(connection: Connection, row: Found, *, seen_revision: int) -> None:
    """Let an approval go on only where its figures stand as they stood at a revision.

    Args:
        connection: In a writing transaction that has the store's head.
        row: The submission.
        seen_revision: What the approver compared it with.

    Raises:
        StoreChangedError: Since then somebody published or withdrew one of its figures; they
            and what they did last are named.
    """
    touched = union_all(
        *(
            select(number.label("number"))
            .join(
                statement,
                (published.c.indicator_key == statement.c.indicator_key)
                & (published.c.place_key == statement.c.place_key)
                & (published.c.period == statement.c.period),
            )
            .where(statement.c.submission_id == row.id, number > seen_revision)
            for number in (published.c.from_revision, published.c.until_revision)
        ),
        *plan_line.changed_at(row.id, seen_revision),
    ).subquery()
    latest = connection.scalar(select(func.max(touched.c.number)))
    if latest is None:
        return
    did = connection.execute(select(revision).where(revision.c.number == latest)).one()
    files = connection.scalars(
        select(submission.c.file_name)
        .where(
            or_(
                submission.c.published_revision == latest,
                submission.c.withdrawn_revision == latest,
            )
        )
        .order_by(submission.c.id)
    )
    key = "store.changed_since"
    raise StoreChangedError(
        key,
        id=str(row.id),
        file=row.file_name,
        done=Words(
            "store.did_publish" if did.act == Act.PUBLISH else "store.did_withdraw",
            who=who(did.made_by),
            when=moment(did.at),
        ),
        other=", ".join(files),
        revision=str(latest),
    )
