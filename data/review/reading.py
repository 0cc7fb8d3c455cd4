"""Reviews out of the store; a closed one is held to its hash each time it is read."""

import datetime as dt
import hashlib
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Row, Select, and_, func, select

from data.actor import Actor, Role
from data.review import codec
from data.review.record import Review, ReviewKind, ReviewStage
from data.store.error import StoreChangedError, StoreDamagedError
from data.store.review_schema import review, review_version

HASHED = ("review_id", "place_code", "plan_id", "kind", "title", "period", "cutoff", "texts")
"""What is hashed of a closed review, beside what it froze and who closed it when."""


def listed(connection: Connection, actor: Actor, place_code: str) -> tuple[Review, ...]:
    """Reviews of a place, the latest first: closed ones, and drafts of the actor's scopes."""
    query = _latest().where(review.c.place_code == place_code).order_by(review.c.id.desc())
    stages = (ReviewStage.CLOSED.value, ReviewStage.DRAFT.value)
    rows = [row for row in connection.execute(query) if row.stage in stages]
    return tuple(_review(row) for row in rows if _is_open(row, actor))


def row_of(connection: Connection, review_id: int) -> "Row[Any]":
    """The last version of a review, with its head.

    Raises:
        StoreChangedError: There is none of this number.
    """
    found = connection.execute(_latest().where(review.c.id == review_id)).first()
    if found is None:
        key = "review.not_there"
        raise StoreChangedError(key, id=str(review_id))
    return found


def one(connection: Connection, actor: Actor, review_id: int) -> Review:
    """One review; a draft only for those who write it.

    Raises:
        StoreChangedError: There is none, or it is somebody else's draft.
        StoreDamagedError: A closed one is not what was closed.
    """
    row = row_of(connection, review_id)
    if not _is_open(row, actor):
        key = "review.not_there"
        raise StoreChangedError(key, id=str(review_id))
    return _review(row)


def may_write(actor: Actor, scopes: str) -> bool:
    """Whether somebody writes the reviews of these scopes."""
    return all(actor.may(Role.APPROVER, scope) for scope in scopes.split())


def hash_of(row: Mapping[str, Any], *, content: str, closed_by: str, closed_at: str) -> str:
    """SHA-256 over all that a closed review says."""
    said = {name: row[name] for name in HASHED}
    said |= {"content": content, "closed_by": closed_by, "closed_at": closed_at}
    return hashlib.sha256(codec.as_json(said).encode()).hexdigest()


def _is_open(row: "Row[Any]", actor: Actor) -> bool:
    return row.stage == ReviewStage.CLOSED or may_write(actor, row.scopes)


def _latest() -> Select[Any]:
    last = (
        select(review_version.c.review_id, func.max(review_version.c.number).label("number"))
        .group_by(review_version.c.review_id)
        .subquery()
    )
    heads = (
        review.c.place_code,
        review.c.plan_id,
        review.c.scopes,
        review.c.made_by.label("begun_by"),
        review.c.at.label("begun_at"),
    )
    is_last = and_(
        last.c.review_id == review_version.c.review_id, last.c.number == review_version.c.number
    )
    return (
        select(review_version, *heads)
        .join(review, review.c.id == review_version.c.review_id)
        .join(last, is_last)
    )


def _review(row: "Row[Any]") -> Review:
    is_closed = row.stage == ReviewStage.CLOSED
    if is_closed:
        facts = {"content": row.content, "closed_by": row.made_by, "closed_at": row.at}
        if hash_of(dict(row._mapping), **facts) != row.sha256:
            key = "review.damaged"
            raise StoreDamagedError(key, id=str(row.review_id))
    return Review(
        id=row.review_id,
        place=row.place_code,
        plan_id=row.plan_id,
        kind=ReviewKind(row.kind),
        title=row.title,
        period=row.period,
        cutoff=dt.date.fromisoformat(row.cutoff),
        stage=ReviewStage(row.stage),
        version=row.number,
        texts=codec.texts(row.texts),
        content=codec.content(row.content) if is_closed else None,
        made_by=row.begun_by,
        made_at=dt.datetime.fromisoformat(row.begun_at),
        changed_by=row.made_by,
        changed_at=dt.datetime.fromisoformat(row.at),
        sha256=row.sha256,
    )
