"""Published figures out of the store, as they hold now or held at a past revision."""

from collections.abc import Collection, Sequence
from typing import Any, Final

import numpy as np
import pandas as pd
from sqlalchemy import ColumnElement, Connection, Result, Row, Select, or_, select

from data.model import COLUMNS, Published
from data.store.schema import head, indicator, place, published, statement, submission

KEYS: Final = ("indicator_key", "place_key", "submission_id")
NUMBERS: Final = ("numerator", "denominator", "value")
WORDS: Final = ("qualifier", "state", "basis", "cutoff_date", "raw", "sheet", "cell", "source")
OF_SUBMISSION: Final = ("file_name", "revision", "is_demonstration")

AT_ONCE: Final = 4_000  # rows held as Python's own objects

Rows = Sequence[Row[Any]]  # the columns of `figures`; SQLAlchemy types no tuple this long


def observations(
    connection: Connection,
    *,
    indicator_ids: Collection[str] | None = None,
    unit_codes: Collection[str] | None = None,
    province_code: str | None = None,
    level: str | None = None,
    unit_valid_from: str | None = None,
    periods: Collection[str] | None = None,
    revision: int | None = None,
) -> Published:
    """See `Store.observations`; the connection is in a transaction."""
    at = revision if revision is not None else connection.scalar(select(head.c.revision))
    wanted = select(indicator.c.key)
    if indicator_ids is not None:
        wanted = wanted.where(indicator.c.id.in_(indicator_ids))
    # The key starts with the indicator: naming every one turns a scan into a few searches.
    query = figures(at or 0).where(published.c.indicator_key.in_(connection.scalars(wanted).all()))
    inside: list[ColumnElement[bool]] = []
    if unit_codes is not None:
        inside.append(place.c.code.in_(unit_codes))
    if province_code is not None:
        inside.append(place.c.province_code == province_code)
    if level is not None:
        inside.append(place.c.level == level)
    if unit_valid_from is not None:
        inside.append(place.c.valid_from == unit_valid_from)
    if inside:
        query = query.where(published.c.place_key.in_(select(place.c.key).where(*inside)))
    if periods is not None:
        query = query.where(published.c.period.in_(periods))
    return _table(connection, connection.execute(query))


def figures(at: int) -> Select[Any]:
    """The rows that hold at a revision, not yet narrowed down, in no order."""
    return (
        select(
            published.c.indicator_key,
            published.c.place_key,
            published.c.period,
            published.c.submission_id,
            *(statement.c[name] for name in (*NUMBERS, *WORDS)),
        )
        .join(
            statement,
            (statement.c.submission_id == published.c.submission_id)
            & (statement.c.ordinal == published.c.ordinal),
        )
        .where(
            published.c.from_revision <= at,
            or_(published.c.until_revision.is_(None), published.c.until_revision > at),
        )
    )


def _table(connection: Connection, found: Result[Any]) -> Published:
    """The rows in the model's words, by indicator, place and period.

    The numbers that stand for ids are looked up here, once a table, not once a row. They are
    read after the rows: ids only ever get more, so none can be missing.
    """
    # As tuples the rows of the whole country take 40 MB, which the process would not give back.
    parts = [_part(rows) for rows in found.partitions(AT_ONCE)] or [_part(())]
    rows = parts[0] if len(parts) == 1 else pd.concat(parts, ignore_index=True)
    which, where, who = (rows.pop(name).to_numpy() for name in KEYS)
    indicators = _lookup(connection, select(indicator.c.key, indicator.c.id))
    places = _lookup(connection, select(place.c.key, place.c.code, place.c.valid_from))
    handed_in = _lookup(
        connection,
        select(
            submission.c.id,
            submission.c.file_name,
            submission.c.published_revision,
            submission.c.is_demonstration,
        ).where(submission.c.id.in_({*who.tolist()})),
    )
    shown = rows.assign(
        indicator_id=pd.array(indicators[0][which], dtype="str"),
        unit_code=pd.array(places[0][where], dtype="str"),
        unit_valid_from=pd.array(places[1][where], dtype="str"),
        submission_id=who,
        file_name=pd.array(handed_in[0][who], dtype="str"),
        revision=handed_in[1][who].astype(int),
        is_demonstration=handed_in[2][who].astype(bool),
    )[[*COLUMNS, "submission_id", *OF_SUBMISSION]]
    order = ["indicator_id", "unit_valid_from", "unit_code", "period"]
    return Published(shown.sort_values(order, kind="stable", ignore_index=True))


def _part(rows: Rows) -> pd.DataFrame:
    """Some of the rows as columns: what stands for ids, the period, numbers and words."""
    names = (*KEYS[:2], "period", KEYS[2], *NUMBERS, *WORDS)
    columns = list(zip(*rows, strict=True)) if rows else [()] * len(names)
    return pd.DataFrame({name: _column(name, at) for name, at in zip(names, columns, strict=True)})


def _column(name: str, values: Sequence[Any]) -> Any:  # noqa: ANN401 - numpy's or pandas' array
    if name in KEYS or name in NUMBERS:
        return np.array(values, dtype=int if name in KEYS else float)
    return pd.array(list(values), dtype="str")


def _lookup(connection: Connection, query: Select[Any]) -> list["np.ndarray[Any, Any]"]:
    """An array for each column after the first, indexed by the first, a small number."""
    rows = connection.execute(query).all()
    size = max((row[0] for row in rows), default=-1) + 1
    found = []
    for position in range(1, len(query.selected_columns)):
        values = np.full(size, None, dtype=object)
        values[[row[0] for row in rows]] = [row[position] for row in rows]
        found.append(values)
    return found
