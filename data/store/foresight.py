"""What an undo would do, figure by figure, before anybody does it."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Any, Final

import pandas as pd
from sqlalchemy import Connection, Select, case, select

from data.store.schema import indicator, place, published, statement, submission
from data.store.withdrawal import line, same_figure

COLUMNS: Final = (
    "indicator_id",
    "unit_code",
    "unit_valid_from",
    "period",
    "now_value",
    "now_state",
    "after_value",
    "after_state",
    "outcome",
    "later_submission_id",
)


class Outcome(StrEnum):
    """What an undo does to a figure."""

    RESTORED = "restored"
    REMOVED = "removed"
    KEPT = "kept"


def if_withdrawn(connection: Connection, ids: Sequence[int]) -> pd.DataFrame:
    """See `Store.if_withdrawn`; the connection is in a transaction."""
    chosen = connection.scalars(
        select(submission.c.id).where(
            submission.c.id.in_(ids),
            submission.c.published_revision.is_not(None),
            submission.c.withdrawn_revision.is_(None),
        )
    ).all()
    query = _foreseen(chosen)
    columns = [column.name for column in query.selected_columns]
    found = pd.DataFrame([tuple(row) for row in connection.execute(query)], columns=columns)
    is_kept = found["later_submission_id"].notna()
    is_restored = found["after_state"].notna()
    found["outcome"] = Outcome.REMOVED.value
    found["outcome"] = found["outcome"].mask(is_restored, Outcome.RESTORED.value)
    found["outcome"] = found["outcome"].mask(is_kept, Outcome.KEPT.value)
    found["after_state"] = found["after_state"].astype(object).where(is_restored, "")
    for name in ("value", "state"):
        found[f"after_{name}"] = found[f"after_{name}"].mask(is_kept, found[f"now_{name}"])
    kinds = {"now_value": "float64", "after_value": "float64", "later_submission_id": "Int64"}
    return found.astype(kinds)[list(COLUMNS)]


def _foreseen(chosen: Sequence[int]) -> "Select[Any]":
    """Each figure of these submissions as it is shown, and the next in line to be shown.

    `later_submission_id` is NULL but where another submission holds the figure already.
    """
    touched = (
        select(statement.c.indicator_key, statement.c.place_key, statement.c.period)
        .where(statement.c.submission_id.in_(chosen))
        .distinct()
        .subquery("touched")
    )
    current, following = published.alias("current"), line(touched, chosen)
    shown, restored = statement.alias("shown"), statement.alias("restored")
    is_later = current.c.submission_id.not_in(chosen)
    return (
        select(
            indicator.c.id.label("indicator_id"),
            place.c.code.label("unit_code"),
            place.c.valid_from.label("unit_valid_from"),
            touched.c.period,
            shown.c.value.label("now_value"),
            shown.c.state.label("now_state"),
            restored.c.value.label("after_value"),
            restored.c.state.label("after_state"),
            case((is_later, current.c.submission_id)).label("later_submission_id"),
        )
        .select_from(touched)
        .join(current, same_figure(current, touched) & current.c.until_revision.is_(None))
        .join(
            shown,
            (shown.c.submission_id == current.c.submission_id)
            & (shown.c.ordinal == current.c.ordinal),
        )
        .outerjoin(following, same_figure(following, touched) & (following.c.place_in_line == 1))
        .outerjoin(
            restored,
            (restored.c.submission_id == following.c.submission_id)
            & (restored.c.ordinal == following.c.ordinal),
        )
        .join(indicator, indicator.c.key == touched.c.indicator_key)
        .join(place, place.c.key == touched.c.place_key)
        .order_by(indicator.c.id, place.c.valid_from, place.c.code, touched.c.period)
    )
