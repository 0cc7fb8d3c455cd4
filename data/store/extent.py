"""What there is, kept counted: which indicator has figures of which places and periods."""

from collections.abc import Sequence
from typing import Final

import pandas as pd
from sqlalchemy import Connection, Integer, cast, delete, func, insert, select

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
    mine = statement.c.submission_id.in_(submission_ids)
    indicators = select(statement.c.indicator_key).where(mine).distinct()
    periods = select(statement.c.period).where(mine).distinct()
    provinces = (
        select(place.c.province_code)
        .join(statement, statement.c.place_key == place.c.key)
        .where(mine)
        .distinct()
    )
    connection.execute(
        delete(extent).where(
            extent.c.indicator_key.in_(indicators),
            extent.c.province_code.in_(provinces),
            extent.c.period.in_(periods),
        )
    )
    places = select(place.c.key).where(place.c.province_code.in_(provinces))
    group = (
        published.c.indicator_key,
        place.c.province_code,
        place.c.level,
        place.c.valid_from,
        published.c.period,
    )
    has_value = statement.c.state.in_((State.REPORTED, State.ESTIMATED))
    counted = (
        select(
            *group,
            func.count(),
            func.sum(cast(has_value, Integer)),
            func.max(cast(submission.c.is_demonstration, Integer)) == 1,
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
            published.c.until_revision.is_(None),
        )
        .group_by(*group)
    )
    columns = [column.name for column in extent.columns]
    connection.execute(insert(extent).from_select(columns, counted))


def available(connection: Connection) -> pd.DataFrame:
    """See `Store.available`."""
    rows = connection.execute(
        select(
            indicator.c.id,
            extent.c.province_code,
            extent.c.level,
            extent.c.valid_from,
            extent.c.period,
            extent.c.units,
            extent.c.reported,
            extent.c.is_demonstration,
        )
        .join(indicator, indicator.c.key == extent.c.indicator_key)
        .order_by(
            indicator.c.id,
            extent.c.valid_from,
            extent.c.level,
            extent.c.province_code,
            extent.c.period,
        )
    ).all()
    return pd.DataFrame([tuple(row) for row in rows], columns=list(COLUMNS))
