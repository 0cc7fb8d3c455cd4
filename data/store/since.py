"""What became of the figures since a revision, indicator by indicator.

Only the statements of submissions published or withdrawn since then are read, and of each
figure that they name what held then and what holds now, by its key.
"""

from typing import Any, Final

import pandas as pd
from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    Select,
    and_,
    case,
    func,
    or_,
    select,
    tuple_,
)

from data.store.schema import indicator, place, published, revision, statement, submission
from geo.units import Level

COLUMNS: Final = ("indicator_id", "added", "changed", "gone")


def revision_before(connection: Connection, moment: str) -> int:
    """The last revision made before a moment (ISO, UTC); 0 where there was none."""
    found = connection.scalar(select(func.max(revision.c.number)).where(revision.c.at < moment))
    return int(found or 0)


def changes(
    connection: Connection, *, at: int, provinces: list[tuple[str, str]] | None
) -> pd.DataFrame:
    """See `Store.changes_since`; the connection is in a transaction."""
    figures = _touched(at, provinces).subquery("touched")
    then, now = published.alias("then"), published.alias("now")
    was, stands = statement.alias("was"), statement.alias("stands")
    held_then = and_(
        then.c.from_revision <= at,
        or_(then.c.until_revision.is_(None), then.c.until_revision > at),
    )
    query = (
        select(
            indicator.c.id,
            _count(and_(was.c.value.is_(None), stands.c.value.is_not(None))),
            _count(was.c.value != stands.c.value),
            _count(and_(was.c.value.is_not(None), stands.c.value.is_(None))),
        )
        .select_from(figures)
        .join(indicator, indicator.c.key == figures.c.indicator_key)
        .outerjoin(then, and_(_same(then, figures), held_then))
        .outerjoin(was, _said(was, then))
        .outerjoin(now, and_(_same(now, figures), now.c.until_revision.is_(None)))
        .outerjoin(stands, _said(stands, now))
        .group_by(indicator.c.id)
    )
    rows = [tuple(row) for row in connection.execute(query)]
    found = pd.DataFrame(rows, columns=list(COLUMNS))
    return found.astype(dict.fromkeys(COLUMNS[1:], "int64"))


def _touched(at: int, provinces: list[tuple[str, str]] | None) -> Select[Any]:
    """Every figure that a submission named which was published or withdrawn since."""
    mine = select(submission.c.id).where(
        or_(submission.c.published_revision > at, submission.c.withdrawn_revision > at)
    )
    found = (
        select(statement.c.indicator_key, statement.c.place_key, statement.c.period)
        .join(place, place.c.key == statement.c.place_key)
        .where(statement.c.submission_id.in_(mine))
        .distinct()
    )
    if provinces is None:
        return found.where(place.c.level != Level.COMMUNE.value)
    return found.where(tuple_(place.c.province_code, place.c.valid_from).in_(provinces))


def _same(one: FromClause, figures: FromClause) -> ColumnElement[bool]:
    names = ("indicator_key", "place_key", "period")
    return and_(*(one.c[name] == figures.c[name] for name in names))


def _said(one: FromClause, held: FromClause) -> ColumnElement[bool]:
    return and_(one.c.submission_id == held.c.submission_id, one.c.ordinal == held.c.ordinal)


def _count(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.sum(case((condition, 1), else_=0))
