"""Statuses that leaders set beside the computed ones: rows that are only ever added."""

import datetime as dt
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select

from data.actor import Actor, NotAllowedError, Role
from data.plan.override import Override, Seen
from data.status import Status
from data.store import event, permission
from data.store.error import StoreChangedError, StoreReasonError
from data.store.head import now
from data.store.schema import revision as made
from data.store.schema import status_override
from geo.units import NATION, UnitKey


class Word(StrEnum):
    """What somebody does to a status, as events tell it."""

    SET = "override_status"
    LIFTED = "lift_status"


def rows(
    connection: Connection,
    plan_id: str,
    place: UnitKey,
    *,
    revision: int | None = None,
    until: int | None = None,
) -> tuple[Override, ...]:
    """See `Store.overrides`; the connection is in a transaction."""
    columns = status_override.c
    query = (
        select(status_override)
        .where(
            columns.plan_id == plan_id,
            columns.place_code == place.code,
            columns.place_valid_from == place.valid_from.isoformat(),
        )
        .order_by(columns.id.desc())
    )
    if revision is not None:  # they make no revision: those said before the next one came
        following = select(made.c.at).where(made.c.number == revision + 1)
        ended = connection.scalar(following)
        query = query if ended is None else query.where(columns.at < ended)
    if until is not None:
        query = query.where(columns.id <= until)
    return tuple(_record(row, place) for row in connection.execute(query))


def last(connection: Connection) -> int:
    """The number of the last that was said; 0 for none."""
    return connection.scalar(select(func.max(status_override.c.id))) or 0


def may_lead(actor: Actor, place: UnitKey) -> bool:
    """Whether somebody approves for all of what a place is today."""
    wanted = {home.scope for home in permission.homes(place)}
    return all(actor.may(Role.APPROVER, one) for one in wanted)


def as_leader(actor: Actor, seen: Seen) -> None:
    """Let approvers of a plan's place go on; of a national plan, those of the place it is asked of.

    Raises:
        NotAllowedError: They do not approve for all of it.
        StoreChangedError: The plan has no such target, perhaps no longer.
        ValueError: The plan says nothing of the place.
    """
    if seen.plan.scope not in {NATION, seen.place}:
        msg = f"{seen.plan.id} is not a plan of {seen.place}."
        raise ValueError(msg)
    key = "store.only_approvers_override"
    if not may_lead(actor, seen.place):
        raise NotAllowedError(key)
    if seen.target_id not in seen.plan.targets:
        key = "store.no_target"
        raise StoreChangedError(key, target=seen.target_id, plan=seen.plan.label)


def add(
    connection: Connection,
    actor: Actor,
    seen: Seen,
    *,
    status: Status | None,
    is_lasting: bool,
    reason: str,
) -> None:
    """Write down what somebody says, with its event.

    Args:
        connection: In a writing transaction that has the store's head.
        actor: Who.
        seen: Of what.
        status: What; None lifts what holds.
        is_lasting: See `data.plan.override`.
        reason: Why.

    Raises:
        StoreReasonError: Without a word why.
    """
    if not reason.strip():
        key = "store.override_no_reason"
        raise StoreReasonError(key)
    row = {
        "id": last(connection) + 1,
        "plan_id": seen.plan.id,
        "target_id": seen.target_id,
        "place_code": seen.place.code,
        "place_valid_from": seen.place.valid_from.isoformat(),
        "period": str(seen.period or ""),
        "is_lasting": is_lasting,
        "status": status.value if status else "",
        "reason": reason.strip(),
        "made_by": actor.name,
        "account_id": actor.account_id,
        "at": now(),
        "revision": seen.revision,
    }
    connection.execute(insert(status_override), row)
    event.record(
        connection,
        actor,
        act=Word.SET if status else Word.LIFTED,
        subject=f"{row['plan_id']}/{row['target_id']} {row['place_code']} {row['period']}".strip(),
        note=f"{row['status']} {row['reason']}".strip(),
    )


def _record(row: Row[Any], place: UnitKey) -> Override:
    return Override(
        number=row.id,
        plan_id=row.plan_id,
        target_id=row.target_id,
        place=place,
        period=row.period,
        is_lasting=bool(row.is_lasting),
        status=Status(row.status) if row.status else None,
        reason=row.reason,
        made_by=row.made_by,
        account_id=row.account_id,
        at=dt.datetime.fromisoformat(row.at),
        revision=row.revision,
    )
