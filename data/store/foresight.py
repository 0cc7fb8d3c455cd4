"""What an undo would do, figure by figure, before anybody does it."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Any, Final

import pandas as pd
from sqlalchemy import Connection, Select, select

from data.store.schema import indicator, place, published, statement, submission
from data.store.withdrawal import line, same_figure

COLUMNS: Final = (
    "indicator_id",
    "unit_code",
    "unit_valid_from",
    "period",
    "said_value",
    "said_state",
    "now_value",
    "now_state",
    "after_value",
    "after_state",
    "outcome",
    "later_submission_id",
)
FIGURE: Final = ("indicator_key", "place_key", "period")


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
    now = _table(connection, _shown_now(chosen)).drop_duplicates(list(FIGURE))
    after = _table(connection, _shown_after(chosen)).drop_duplicates(list(FIGURE))
    found = now.merge(after, on=list(FIGURE), how="left")
    is_kept = ~found["later_submission_id"].isin(chosen)
    is_restored = found["after_state"].notna()
    found["outcome"] = Outcome.REMOVED.value
    found["outcome"] = found["outcome"].mask(is_restored, Outcome.RESTORED.value)
    found["outcome"] = found["outcome"].mask(is_kept, Outcome.KEPT.value)
    found["after_state"] = found["after_state"].astype(object).where(is_restored, "")
    for name in ("value", "state"):
        found[f"after_{name}"] = found[f"after_{name}"].mask(is_kept, found[f"now_{name}"])
    kinds = dict.fromkeys(("said_value", "now_value", "after_value"), "float64")
    kinds |= {"later_submission_id": "Int64"}
    found = found.astype(kinds)
    found["later_submission_id"] = found["later_submission_id"].where(is_kept)
    order = ["indicator_id", "unit_valid_from", "unit_code", "period"]
    return found[list(COLUMNS)].sort_values(order, kind="stable", ignore_index=True)


def _shown_now(chosen: Sequence[int]) -> "Select[Any]":
    """What readers see of each figure of these submissions, and whose it is."""
    current, shown = published.alias("current"), statement.alias("shown")
    return (
        select(
            *(statement.c[name] for name in FIGURE),
            indicator.c.id.label("indicator_id"),
            place.c.code.label("unit_code"),
            place.c.valid_from.label("unit_valid_from"),
            statement.c.value.label("said_value"),
            statement.c.state.label("said_state"),
            shown.c.value.label("now_value"),
            shown.c.state.label("now_state"),
            current.c.submission_id.label("later_submission_id"),
        )
        .select_from(statement)
        .join(current, same_figure(current, statement) & current.c.until_revision.is_(None))
        .join(
            shown,
            (shown.c.submission_id == current.c.submission_id)
            & (shown.c.ordinal == current.c.ordinal),
        )
        .join(indicator, indicator.c.key == statement.c.indicator_key)
        .join(place, place.c.key == statement.c.place_key)
        .where(statement.c.submission_id.in_(chosen))
        .order_by(statement.c.submission_id.desc())  # of several, what the latest of them says
    )


def _shown_after(chosen: Sequence[int]) -> "Select[Any]":
    """What the next in line says of each figure of these submissions that has one.

    Joined to what is shown now by pandas: SQLite would look through one for each of the other.
    """
    touched = (
        select(statement.c.indicator_key, statement.c.place_key, statement.c.period)
        .where(statement.c.submission_id.in_(chosen))
        .subquery("touched")
    )
    following, restored = line(touched, chosen), statement.alias("restored")
    return (
        select(
            *(following.c[name] for name in FIGURE),
            restored.c.value.label("after_value"),
            restored.c.state.label("after_state"),
        )
        .join(
            restored,
            (restored.c.submission_id == following.c.submission_id)
            & (restored.c.ordinal == following.c.ordinal),
        )
        .where(following.c.place_in_line == 1)
    )


def _table(connection: Connection, query: "Select[Any]") -> pd.DataFrame:
    columns = [column.name for column in query.selected_columns]
    return pd.DataFrame([tuple(row) for row in connection.execute(query)], columns=columns)
