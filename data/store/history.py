"""Every statement that a figure ever was: who, when, from which cell, at which revisions."""

from typing import Final

import pandas as pd
from sqlalchemy import Connection, func, select

from data.store import event
from data.store.record import Deed
from data.store.schema import indicator, place, published, revision, statement, submission

OF_FIGURE: Final = (
    "value",
    "numerator",
    "denominator",
    "state",
    "qualifier",
    "raw",
    "sheet",
    "cell",
)


def of_figure(
    connection: Connection,
    *,
    indicator_id: str,
    unit_code: str,
    unit_valid_from: str,
    period: str,
) -> pd.DataFrame:
    """See `Store.history`; the connection is in a transaction."""
    approved = event.last(Deed.APPROVE).subquery("approved")
    query = (
        select(
            *(statement.c[name] for name in OF_FIGURE),
            submission.c.file_name,
            submission.c.id.label("submission_id"),
            submission.c.submitted_by,
            func.coalesce(approved.c.made_by, "").label("approved_by"),
            revision.c.at,
            revision.c.act,
            revision.c.made_by,
            published.c.from_revision,
            published.c.until_revision,
            submission.c.withdrawn_revision,
        )
        .select_from(published)
        .join(indicator, indicator.c.key == published.c.indicator_key)
        .join(place, place.c.key == published.c.place_key)
        .join(
            statement,
            (statement.c.submission_id == published.c.submission_id)
            & (statement.c.ordinal == published.c.ordinal),
        )
        .join(submission, submission.c.id == published.c.submission_id)
        .join(revision, revision.c.number == published.c.from_revision)
        .outerjoin(approved, approved.c.submission_id == submission.c.id)
        .where(
            indicator.c.id == indicator_id,
            place.c.code == unit_code,
            place.c.valid_from == unit_valid_from,
            published.c.period == period,
        )
        .order_by(published.c.from_revision.desc())
    )
    columns = [column.name for column in query.selected_columns]
    found = pd.DataFrame([tuple(row) for row in connection.execute(query)], columns=columns)
    numbers = dict.fromkeys(("value", "numerator", "denominator"), "float64")
    whole = dict.fromkeys(("until_revision", "withdrawn_revision"), "Int64")
    return found.astype(numbers | whole)
