"""What the store knows of plans: the lines that hold, what a submission says, what came before."""

import datetime as dt
from collections.abc import Sequence
from enum import StrEnum
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, func, or_, select

from data.catalog.citation import Source
from data.plan.line import HeldLine, LineKind, PlanLine
from data.store import event
from data.store.plan_line import HELD, NAME, in_line, same_line
from data.store.plan_schema import plan_line
from data.store.record import Deed
from data.store.schema import head, revision, submission
from geo.units import UnitKey
from text import Language


class Fate(StrEnum):
    """What an undo does to a line."""

    RESTORED = "restored"
    REMOVED = "removed"
    KEPT = "kept"


class Foreseen(NamedTuple):
    """What an undo would do to one line: what holds now, and after; None for nothing."""

    now: PlanLine
    after: PlanLine | None
    fate: Fate


class Version(NamedTuple):
    """A line that once came to hold: what, whose, when, and since when something else does."""

    line: PlanLine
    submission_id: int
    file_name: str
    submitted_by: str
    approved_by: str
    at: dt.datetime
    from_revision: int
    until_revision: int | None


def held(connection: Connection, *, at: int | None = None) -> tuple[HeldLine, ...]:
    """The lines that hold at a revision, by default now, in the order in which each name came."""
    now = at if at is not None else connection.scalar(select(head.c.revision)) or 0
    first = (
        select(*(HELD.c[name] for name in NAME), func.min(HELD.c.from_revision).label("first"))
        .where(HELD.c.from_revision <= now)
        .group_by(*(HELD.c[name] for name in NAME))
        .subquery("first")
    )
    query = (
        select(plan_line, submission)
        .select_from(HELD)
        .join(first, same_line(first, HELD))
        .join(
            plan_line,
            (plan_line.c.submission_id == HELD.c.submission_id)
            & (plan_line.c.ordinal == HELD.c.ordinal),
        )
        .join(submission, submission.c.id == HELD.c.submission_id)
        .where(
            HELD.c.from_revision <= now,
            or_(HELD.c.until_revision.is_(None), HELD.c.until_revision > now),
        )
        .order_by(first.c.first, plan_line.c.ordinal, *(HELD.c[name] for name in NAME))
    )
    return tuple(_held(row) for row in connection.execute(query))


def said(connection: Connection, submission_id: int) -> tuple[PlanLine, ...]:
    """What a submission says of plans, published or not, in its order."""
    rows = connection.execute(
        select(plan_line)
        .where(plan_line.c.submission_id == submission_id)
        .order_by(plan_line.c.ordinal)
    )
    return tuple(_line(row) for row in rows)


def places(connection: Connection, submission_id: int) -> frozenset[UnitKey]:
    """The places that the plans of a submission are for."""
    rows = connection.execute(
        select(plan_line.c.unit_code, plan_line.c.unit_valid_from)
        .where(plan_line.c.submission_id == submission_id)
        .distinct()
    )
    return frozenset(UnitKey(code, dt.date.fromisoformat(since)) for code, since in rows)


def if_withdrawn(connection: Connection, ids: Sequence[int]) -> tuple[Foreseen, ...]:
    """What undoing published submissions together would do to the lines that they say."""
    chosen = connection.scalars(
        select(submission.c.id).where(
            submission.c.id.in_(ids),
            submission.c.published_revision.is_not(None),
            submission.c.withdrawn_revision.is_(None),
        )
    ).all()
    touched = (
        select(*(plan_line.c[name] for name in NAME))
        .where(plan_line.c.submission_id.in_(chosen))
        .distinct()
        .subquery("touched")
    )
    now = {
        one.line.key: one for one in held(connection) if one.line.key in _keys(connection, touched)
    }
    after_ = in_line(touched, chosen)
    restored = {
        (one := _line(row)).key: one
        for row in connection.execute(
            select(plan_line)
            .join(
                after_,
                (after_.c.submission_id == plan_line.c.submission_id)
                & (after_.c.ordinal == plan_line.c.ordinal),
            )
            .where(after_.c.place_in_line == 1)
        )
    }
    return tuple(_foreseen(one, restored.get(key), chosen) for key, one in now.items())


def history(
    connection: Connection, *, plan_id: str, kind: LineKind, line_id: str | None = None
) -> list[Version]:
    """Every line of a name, or of every name of a kind, that ever came to hold, latest first."""
    approved = event.last(Deed.APPROVE).subquery("approved")
    rows = connection.execute(
        select(
            plan_line,
            submission.c.file_name,
            submission.c.submitted_by,
            func.coalesce(approved.c.made_by, "").label("approved_by"),
            revision.c.at,
            HELD.c.from_revision,
            HELD.c.until_revision,
        )
        .select_from(HELD)
        .join(
            plan_line,
            (plan_line.c.submission_id == HELD.c.submission_id)
            & (plan_line.c.ordinal == HELD.c.ordinal),
        )
        .join(submission, submission.c.id == HELD.c.submission_id)
        .join(revision, revision.c.number == HELD.c.from_revision)
        .outerjoin(approved, approved.c.submission_id == submission.c.id)
        .where(
            HELD.c.plan_id == plan_id,
            HELD.c.kind == kind,
            *([] if line_id is None else [HELD.c.line_id == line_id]),
        )
        .order_by(HELD.c.from_revision.desc(), HELD.c.line_id)
    )
    return [
        Version(
            line=_line(row),
            submission_id=row.submission_id,
            file_name=row.file_name,
            submitted_by=row.submitted_by,
            approved_by=row.approved_by,
            at=dt.datetime.fromisoformat(row.at),
            from_revision=row.from_revision,
            until_revision=row.until_revision,
        )
        for row in rows
    ]


def _keys(connection: Connection, touched: Any) -> set[tuple[str, str, str]]:  # noqa: ANN401
    rows = connection.execute(select(*(touched.c[name] for name in NAME)))
    return {(row.plan_id, row.kind, row.line_id) for row in rows}


def _foreseen(one: HeldLine, following: PlanLine | None, chosen: Sequence[int]) -> Foreseen:
    if one.submission_id not in chosen:
        return Foreseen(one.line, one.line, Fate.KEPT)
    return Foreseen(one.line, following, Fate.RESTORED if following else Fate.REMOVED)


def _held(row: "Row[Any]") -> HeldLine:
    source = Source(
        id=f"submission-{row.submission_id}",
        titles={Language.VI: row.title or row.file_name},
        publishers={Language.VI: row.publisher or row.submitted_by},
        url=row.url,
        licences={Language.VI: row.licence},
        retrieved=dt.datetime.fromisoformat(row.received_at).date(),
    )
    return HeldLine(
        line=_line(row),
        submission_id=row.submission_id,
        source=source,
        is_demonstration=row.is_demonstration,
    )


def _line(row: "Row[Any]") -> PlanLine:
    return PlanLine(
        plan_id=row.plan_id,
        kind=LineKind(row.kind),
        line_id=row.line_id,
        place=UnitKey(row.unit_code, dt.date.fromisoformat(row.unit_valid_from)),
        payload=row.payload,
        sheet=row.sheet,
        cell=row.cell,
    )
