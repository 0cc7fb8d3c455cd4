"""Jobs out of the store."""

import json
from collections.abc import Iterable
from types import MappingProxyType
from typing import Any

from sqlalchemy import Connection, Row, select

from data.account import grant
from data.actor import Actor
from data.job import moment, right
from data.job.error import JobError
from data.job.record import Job, Kind, Order, State
from data.store.account_schema import account
from data.store.job_schema import job
from text import Language


def one(connection: Connection, code: str) -> Job:
    """One job, whoever's.

    Raises:
        JobError: There is none of this code, or none any more.
    """
    row = connection.execute(select(job).where(job.c.code == code)).first()
    if row is None:
        key = "job.not_there"
        raise JobError(key)
    return made(row)


def own(connection: Connection, actor: Actor, code: str) -> Job:
    """One job of the actor's.

    Raises:
        JobError: There is none of this code.
        NotAllowedError: It is somebody else's.
    """
    found = one(connection, code)
    right.as_owner(actor, found)
    return found


def of_account(connection: Connection, account_id: int) -> tuple[Job, ...]:
    """All of an account's, the last asked for first."""
    query = select(job).where(job.c.owner_id == account_id)
    return _made(connection.execute(query.order_by(job.c.asked_at.desc(), job.c.code)))


def in_state(connection: Connection, *states: State) -> tuple[Job, ...]:
    """Everybody's that stand there, the first asked for first."""
    query = select(job).where(job.c.state.in_([one.value for one in states]))
    return _made(connection.execute(query.order_by(job.c.asked_at, job.c.code)))


def every(connection: Connection) -> tuple[Job, ...]:
    """Everybody's, the last asked for first."""
    return _made(connection.execute(select(job).order_by(job.c.asked_at.desc(), job.c.code)))


def owner(connection: Connection, account_id: int) -> Actor | None:
    """Whoever asked, with the roles of now; None where the account may not come in any more."""
    known = select(account.c.display_name).where(account.c.id == account_id, account.c.is_active)
    name = connection.scalar(known)
    if name is None:
        return None
    grants = grant.of(connection, account_id)
    return Actor(name=str(name), account_id=account_id, grants=grants)


def as_text(order: Order) -> dict[str, str | int | None]:
    """What is asked for as a row keeps it."""
    return {
        "kind": order.kind.value,
        "subject": order.subject,
        "revision": order.revision,
        "language": order.language.value,
        "options": json.dumps(dict(order.options), ensure_ascii=False, sort_keys=True),
    }


def made(row: "Row[Any]") -> Job:
    """A row as a record."""
    order = Order(
        kind=Kind(row.kind),
        subject=row.subject,
        revision=row.revision,
        language=Language(row.language),
        options=MappingProxyType(json.loads(row.options)),
    )
    asked = moment.read(row.asked_at)
    if asked is None:
        raise ValueError(row)
    return Job(
        code=row.code,
        order=order,
        name=row.name,
        owner_id=row.owner_id,
        owner=row.owner,
        state=State(row.state),
        done=row.done,
        total=row.total,
        told=row.told,
        error=row.error,
        asked_at=asked,
        begun_at=moment.read(row.begun_at),
        ended_at=moment.read(row.ended_at),
        file_name=row.file_name,
        size=row.size,
        kept_until=moment.read(row.kept_until),
        worker=row.worker,
        beat_at=moment.read(row.beat_at),
    )


def _made(rows: "Iterable[Row[Any]]") -> tuple[Job, ...]:
    return tuple(made(row) for row in rows)
