"""Lines of plans in the store: written with a submission, opened and closed with its figures.

What `publication` and `withdrawal` do for figures is done here for lines, in the same
transaction and at the same revision.
"""

from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    Select,
    Subquery,
    and_,
    func,
    insert,
    literal,
    null,
    select,
    update,
)

from data.plan import payload
from data.plan.line import PlanLine
from data.store.intake import NUL, NUL_PICTURE
from data.store.plan_schema import plan_line, published_plan_line
from data.store.schema import submission

NAME: Final = ("plan_id", "kind", "line_id")
HELD: Final = published_plan_line


def checked(lines: Sequence[PlanLine]) -> tuple[PlanLine, ...]:
    """The lines, each readable and each name once.

    Raises:
        ValueError: They are not; this is a defect of their caller.
    """
    if len({one.key for one in lines}) != len(lines):
        msg = "A line of a plan is said twice."
        raise ValueError(msg)
    for one in lines:
        if not one.is_gone:
            payload.read(one)
    return tuple(lines)


def write(connection: Connection, lines: Sequence[PlanLine], *, submission_id: int) -> None:
    """Store what a submission says of plans, in its order."""
    if not lines:
        return
    rows = [
        {
            "submission_id": submission_id,
            "ordinal": ordinal,
            "plan_id": one.plan_id,
            "kind": one.kind.value,
            "line_id": one.line_id,
            "unit_code": one.place.code,
            "unit_valid_from": one.place.valid_from.isoformat(),
            "payload": one.payload.replace(NUL, NUL_PICTURE),
            "sheet": one.sheet.replace(NUL, NUL_PICTURE),
            "cell": one.cell,
        }
        for ordinal, one in enumerate(lines)
    ]
    connection.execute(insert(plan_line), rows)


def put_in_force(connection: Connection, submission_id: int, number: int) -> None:
    """Close the lines that the submission's replace, then let its own hold from a revision on."""
    mine = plan_line.c.submission_id == submission_id
    connection.execute(
        update(HELD)
        .where(mine, same_line(HELD, plan_line), HELD.c.until_revision.is_(None))
        .values(until_revision=number)
    )
    connection.execute(
        insert(HELD).from_select(
            [column.name for column in HELD.columns],
            select(
                *(plan_line.c[name] for name in NAME),
                literal(number),
                null(),
                plan_line.c.submission_id,
                plan_line.c.ordinal,
            ).where(mine),
        )
    )


def take_back(connection: Connection, chosen: Sequence[int], number: int) -> None:
    """Close the lines of submissions; what stands below each holds again from a revision on."""
    connection.execute(
        update(HELD)
        .where(HELD.c.submission_id.in_(chosen), HELD.c.until_revision.is_(None))
        .values(until_revision=number)
    )
    closed = (
        select(*(HELD.c[name] for name in NAME))
        .where(HELD.c.submission_id.in_(chosen), HELD.c.until_revision == number)
        .distinct()
        .subquery("closed")
    )
    standing = in_line(closed, chosen)
    connection.execute(
        insert(HELD).from_select(
            [column.name for column in HELD.columns],
            select(
                *(standing.c[name] for name in NAME),
                literal(number),
                null(),
                standing.c.submission_id,
                standing.c.ordinal,
            ).where(standing.c.place_in_line == 1),
        )
    )


def in_line(touched: FromClause, gone: Sequence[int]) -> Subquery:
    """Whose line holds of each name once some submissions are gone; see `withdrawal.line`."""
    other = HELD.alias("other")
    order = func.row_number().over(
        partition_by=[other.c[name] for name in NAME],
        order_by=(submission.c.published_revision.desc(), other.c.from_revision.desc()),
    )
    return (
        select(
            *(other.c[name] for name in NAME),
            other.c.submission_id,
            other.c.ordinal,
            order.label("place_in_line"),
        )
        .select_from(touched)
        .join(other, same_line(other, touched))
        .join(submission, submission.c.id == other.c.submission_id)
        .where(submission.c.withdrawn_revision.is_(None), submission.c.id.not_in(gone))
        .subquery("standing_lines")
    )


def changed_at(submission_id: int, seen_revision: int) -> "list[Select[Any]]":
    """The revisions after one at which a name of the submission was opened or closed."""
    return [
        select(number.label("number"))
        .join(plan_line, same_line(HELD, plan_line))
        .where(plan_line.c.submission_id == submission_id, number > seen_revision)
        for number in (HELD.c.from_revision, HELD.c.until_revision)
    ]


def holds(connection: Connection, submission_id: int) -> bool:
    """Readers see every line of this submission now; so they do of one without any."""
    said = select(func.count()).where(plan_line.c.submission_id == submission_id)
    shown = select(func.count()).where(
        HELD.c.submission_id == submission_id, HELD.c.until_revision.is_(None)
    )
    return connection.scalar(said) == connection.scalar(shown)


def same_line(one: FromClause, other: FromClause) -> ColumnElement[bool]:
    """Rows of two tables speak of the same part of the same plan."""
    return and_(*(one.c[name] == other.c[name] for name in NAME))
