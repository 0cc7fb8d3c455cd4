"""What there is, kept counted: which indicator has figures of which places and periods."""

from collections.abc import Sequence
from typing import Any, Final

import pandas as pd
from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    Integer,
    Select,
    Subquery,
    and_,
    cast,
    delete,
    func,
    insert,
    not_,
    or_,
    select,
    union_all,
)

from data.model import State
from data.store.schema import extent, indicator, place, published, statement, submission

COLUMNS: Final = (
    "indicator_id",
    "province_code",
    "level",
    "unit_valid_from",
    "period",
    "units",
    "reported",
    "is_demonstration",
)


def recount(connection: Connection, submission_ids: Sequence[int]) -> None:
    """Count anew what these submissions' statements touch."""
    indicators, provinces, periods = _touched(submission_ids)
    connection.execute(
        delete(extent).where(
            extent.c.indicator_key.in_(indicators),
            extent.c.province_code.in_(provinces),
            extent.c.period.in_(periods),
        )
    )
    counted = _counted(indicators, provinces, periods, holds=published.c.until_revision.is_(None))
    columns = [column.name for column in extent.columns]
    connection.execute(insert(extent).from_select(columns, counted))


def available(connection: Connection, *, at: int | None = None) -> pd.DataFrame:
    """See `Store.available`; of the past only what was touched since is counted anew."""
    counts: FromClause = extent
    since = [] if at is None else _since(connection, at)
    if at is not None and since:
        counts = _then(at, since)
    rows = connection.execute(
        select(
            indicator.c.id,
            *(counts.c[name] for name in ("province_code", "level", "valid_from", "period")),
            *(counts.c[name] for name in ("units", "reported", "is_demonstration")),
        )
        .join(counts, indicator.c.key == counts.c.indicator_key)
        .order_by(
            indicator.c.id,
            *(counts.c[name] for name in ("valid_from", "level", "province_code", "period")),
        )
    ).all()
    found = pd.DataFrame([tuple(row) for row in rows], columns=list(COLUMNS))
    return found.astype({"is_demonstration": bool}) if len(found) else found


def _since(connection: Connection, at: int) -> Sequence[int]:
    """The submissions that changed something after a revision."""
    numbers = (submission.c.published_revision, submission.c.withdrawn_revision)
    query = select(submission.c.id).where(or_(*(number > at for number in numbers)))
    return connection.scalars(query).all()


def _then(at: int, since: Sequence[int]) -> Subquery:
    """The counts of a past revision: those of now, but for what was touched since."""
    touched = _touched(since)
    indicators, provinces, periods = touched
    is_touched = and_(
        extent.c.indicator_key.in_(indicators),
        extent.c.province_code.in_(provinces),
        extent.c.period.in_(periods),
    )
    until = published.c.until_revision
    holds = and_(published.c.from_revision <= at, or_(until.is_(None), until > at))
    kept = select(extent).where(not_(is_touched))
    return union_all(kept, _counted(*touched, holds=holds)).subquery("counts")


def _touched(submission_ids: Sequence[int]) -> tuple[Select[Any], Select[Any], Select[Any]]:
    """Indicators, provinces and periods that submissions speak of."""
    mine = statement.c.submission_id.in_(submission_ids)
    provinces = (
        select(place.c.province_code)
        .join(statement, statement.c.place_key == place.c.key)
        .where(mine)
        .distinct()
    )
    return (
        select(statement.c.indicator_key).where(mine).distinct(),
        provinces,
        select(statement.c.period).where(mine).distinct(),
    )


def _counted(
    indicators: Select[Any],
    provinces: Select[Any],
    periods: Select[Any],
    *,
    holds: ColumnElement[bool],
) -> Select[Any]:
    """Rows of `extent`, counted from the figures that hold."""
    places = select(place.c.key).where(place.c.province_code.in_(provinces))
    group = (
        published.c.indicator_key,
        place.c.province_code,
        place.c.level,
        place.c.valid_from,
        published.c.period,
    )
    has_value = statement.c.state.in_((State.REPORTED, State.ESTIMATED))
    return (
        select(
            *group,
            func.count().label("units"),
            func.sum(cast(has_value, Integer)).label("reported"),
            (func.max(cast(submission.c.is_demonstration, Integer)) == 1).label("is_demonstration"),
        )
        .select_from(published)
        .join(place, place.c.key == published.c.place_key)
        .join(submission, submission.c.id == published.c.submission_id)
        .join(
            statement,
            (statement.c.submission_id == published.c.submission_id)
            & (statement.c.ordinal == published.c.ordinal),
        )
        .where(
            published.c.indicator_key.in_(indicators),
            published.c.place_key.in_(places),
            published.c.period.in_(periods),
            holds,
        )
        .group_by(*group)
    )
