"""When figures came in: who has reported, since when, and what still waits to be published."""

from collections.abc import Collection
from typing import Any, Final

import pandas as pd
from sqlalchemy import Connection, Select, literal, or_, select

from data.model import State
from data.store.schema import indicator, place, published, statement, submission

WAITING: Final = ("submitted", "approved")
COLUMNS: Final = (
    "indicator_id",
    "unit_code",
    "period",
    "received_at",
    "is_dated",
    "is_waiting",
    "is_demonstration",
)


def arrivals(
    connection: Connection,
    *,
    province_code: str,
    level: str,
    unit_valid_from: str,
    periods: Collection[str],
) -> pd.DataFrame:
    """See `Store.arrivals`; the connection is in a transaction."""
    inside = select(place.c.key).where(
        place.c.province_code == province_code,
        place.c.level == level,
        place.c.valid_from == unit_valid_from,
    )
    # The key starts with the indicator: naming every one, and every place, turns a scan into
    # searches; PostgreSQL would read the whole nation's period for a place it does not see.
    every = connection.scalars(select(indicator.c.key)).all()
    places = connection.scalars(inside).all()
    standing = (
        _facts(is_waiting=False)
        .join(
            published,
            (published.c.submission_id == statement.c.submission_id)
            & (published.c.ordinal == statement.c.ordinal),
        )
        .where(
            submission.c.withdrawn_revision.is_(None),
            published.c.indicator_key.in_(every),
            published.c.place_key.in_(places),
            published.c.period.in_(periods),
        )
    )
    waiting = _facts(is_waiting=True).where(
        submission.c.stage.in_(WAITING),
        statement.c.place_key.in_(places),
        statement.c.period.in_(periods),
    )
    rows = [tuple(row) for query in (standing, waiting) for row in connection.execute(query)]
    found = pd.DataFrame(rows, columns=list(COLUMNS)).drop_duplicates()
    # Of several the first that is published counts: who corrects a figure is not late with it.
    found = found.sort_values(["is_waiting", "received_at"], kind="stable")
    return found.drop_duplicates(["indicator_id", "unit_code", "period"]).reset_index(drop=True)


def _facts(*, is_waiting: bool) -> "Select[Any]":
    answered = or_(
        statement.c.state == State.NOT_APPLICABLE,
        statement.c.value.is_not(None),
        statement.c.numerator.is_not(None),
    )
    return (
        select(
            indicator.c.id,
            place.c.code,
            statement.c.period,
            submission.c.received_at,
            submission.c.account_id.is_not(None),
            literal(is_waiting),
            submission.c.is_demonstration,
        )
        .select_from(statement)
        .join(submission, submission.c.id == statement.c.submission_id)
        .join(indicator, indicator.c.key == statement.c.indicator_key)
        .join(place, place.c.key == statement.c.place_key)
        .where(answered)
    )
