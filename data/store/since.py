"""What became of the figures since a revision, indicator by indicator.

Only the statements of submissions published or withdrawn since then are read, and of each
figure that they name what held then and what holds now, by its key.
"""

from collections.abc import Sequence
from typing import Final

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
    connection: Connection,
    *,
    at: int,
    provinces: list[tuple[str, str]] | None,
    until: int | None = None,
) -> pd.DataFrame:
    """See `Store.changes_since`; the connection is in a transaction."""
    numbers = (submission.c.published_revision, submission.c.withdrawn_revision)
    later = (
        number > at if until is None else and_(number > at, number <= until) for number in numbers
    )
    submissions = connection.scalars(select(submission.c.id).where(or_(*later))).all()
    figures = _touched(submissions, provinces).subquery("touched")
    is_current = published.c.until_revision.is_(None)
    # Kept, so that each figure is looked up once and not at every mention below.
    values = (
        select(
            figures.c.indicator_key,
            _value(figures, _held(at)).label("was"),
            _value(figures, is_current if until is None else _held(until)).label("stands"),
        )
        .cte("looked_up")
        .prefix_with("MATERIALIZED", dialect="postgresql")
    )
    was, stands = values.c.was, values.c.stands
    query = (
        select(
            indicator.c.id,
            _count(and_(was.is_(None), stands.is_not(None))),
            _count(was != stands),
            _count(and_(was.is_not(None), stands.is_(None))),
        )
        .join(values, indicator.c.key == values.c.indicator_key)
        .group_by(indicator.c.id)
    )
    rows = [tuple(row) for row in connection.execute(query)]
    found = pd.DataFrame(rows, columns=list(COLUMNS))
    return found.astype(dict.fromkeys(COLUMNS[1:], "int64"))


def _held(at: int) -> ColumnElement[bool]:
    until = published.c.until_revision
    return and_(published.c.from_revision <= at, or_(until.is_(None), until > at))


def _touched(
    submissions: Sequence[int], provinces: list[tuple[str, str]] | None
) -> Select[tuple[int, int, str]]:
    """Every figure that one of these submissions named.

    Their numbers are told, not asked for within: the database then knows how few rows they have.
    """
    found = (
        select(statement.c.indicator_key, statement.c.place_key, statement.c.period)
        .join(place, place.c.key == statement.c.place_key)
        .where(statement.c.submission_id.in_(submissions))
        .distinct()
    )
    if provinces is None:
        return found.where(place.c.level != Level.COMMUNE.value)
    return found.where(tuple_(place.c.province_code, place.c.valid_from).in_(provinces))


def _value(figures: FromClause, holds: ColumnElement[bool]) -> ColumnElement[float]:
    """Of each figure the value that holds, looked up by its key: none where none does."""
    said = and_(
        statement.c.submission_id == published.c.submission_id,
        statement.c.ordinal == published.c.ordinal,
    )
    names = ("indicator_key", "place_key", "period")
    same = and_(*(published.c[name] == figures.c[name] for name in names))
    found = select(statement.c.value).select_from(published.join(statement, said))
    # One row at most: it keeps the database from reading whole tables side by side.
    return found.where(same, holds).correlate(figures).limit(1).scalar_subquery()


def _count(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.sum(case((condition, 1), else_=0))
