"""A table of observations becomes rows of statements, fast."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any, Final

import numpy as np
import pandas as pd
from sqlalchemy import Connection, Table, insert, select

from data.model import COLUMNS, KEY, Basis, Observations, Qualifier, State
from data.period import parse
from data.store.place import place as filed
from data.store.schema import indicator, place, statement

NUMBERS: Final = ("numerator", "denominator", "value")
WORDS: Final = ("qualifier", "state", "basis", "cutoff_date", "raw", "sheet", "cell", "source")
BATCH: Final = 20_000
WORTH_COUNTING: Final = 500
# PostgreSQL's text cannot hold the character NUL; both stores keep its picture instead.
NUL, NUL_PICTURE = "\0", "\N{SYMBOL FOR NULL}"


def checked(observations: Observations) -> Observations:
    """The observations in the model's columns.

    Raises:
        ValueError: They break the contract of `data.model.Observations`: a column is
            missing, a key stands twice, a word is none of its vocabulary, a number is
            infinite. The ingest never sends such; this is a defect of its caller.
    """
    missing = sorted(set(COLUMNS) - set(observations.columns))
    if missing:
        msg = f"Observations lack the columns {missing}."
        raise ValueError(msg)
    rows = observations[list(COLUMNS)]
    if rows.duplicated(list(KEY)).any():
        twice = rows.loc[rows.duplicated(list(KEY)), list(KEY)].iloc[0].tolist()
        msg = f"The observation {twice} stands twice."
        raise ValueError(msg)
    for column, words in (("qualifier", Qualifier), ("state", State), ("basis", Basis)):
        strange = set(rows[column].unique()) - {word.value for word in words}
        if strange:
            msg = f"{column} holds {sorted(map(str, strange))}."
            raise ValueError(msg)
    if np.isinf(rows[list(NUMBERS)].to_numpy(dtype=float)).any():
        msg = "A number is infinite."
        raise ValueError(msg)
    for period in rows["period"].unique():
        parse(period)
    return Observations(rows)


def write(connection: Connection, observations: Observations, *, submission_id: int) -> None:
    """Store the statements of a submission, in the order of the table."""
    indicator_keys = _indicator_keys(connection, observations["indicator_id"])
    place_keys = _place_keys(connection, observations)
    columns: list[Sequence[object]] = [
        np.full(len(observations), submission_id).tolist(),
        range(len(observations)),
        observations["indicator_id"].map(indicator_keys).tolist(),
        place_keys,
        observations["period"].tolist(),
        *(_numbers(observations[name]) for name in NUMBERS),
        *(_words(observations[name]) for name in WORDS),
    ]
    _send(connection, statement, zip(*columns, strict=True))


def count_for_planner(connection: Connection, table: Table, *, rows: int) -> None:
    """Tell PostgreSQL how large a table has become within this transaction.

    It counts by itself only after the commit; until then it would join a new store's tables
    as if they were empty, row by row.
    """
    if connection.dialect.name == "postgresql" and rows >= WORTH_COUNTING:
        connection.exec_driver_sql(f"ANALYZE {table.name}")


def _numbers(column: "pd.Series[float]") -> Sequence[object]:
    values = column.to_numpy(dtype=float).astype(object)
    values[column.isna().to_numpy()] = None
    return list(values)


def _words(column: "pd.Series[str]") -> Sequence[object]:
    return column.astype(str).str.replace(NUL, NUL_PICTURE).tolist()


def _send(connection: Connection, table: Table, rows: Iterator[tuple[object, ...]]) -> None:
    """Insert rows by the fastest way the database has: COPY, or one prepared statement."""
    names = [column.name for column in table.columns]
    if connection.dialect.name == "postgresql":
        # SQLAlchemy does not know COPY, so the driver's own connection, untyped, is used.
        driver: Any = connection.connection.driver_connection
        with driver.cursor().copy(f"COPY {table.name} ({', '.join(names)}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)
        return
    marks = ", ".join("?" * len(names))
    put = f"INSERT INTO {table.name} VALUES ({marks})"  # noqa: S608  # the schema's own name
    while batch := list(islice(rows, BATCH)):
        connection.exec_driver_sql(put, batch)


def _indicator_keys(connection: Connection, ids: "pd.Series[str]") -> dict[str, int]:
    known = {row.id: row.key for row in connection.execute(select(indicator))}
    new = sorted(set(ids.unique()) - set(known))
    added = dict(zip(new, range(len(known) + 1, len(known) + len(new) + 1), strict=True))
    if added:
        connection.execute(
            insert(indicator), [{"key": key, "id": name} for name, key in added.items()]
        )
    return known | added


def _place_keys(connection: Connection, observations: Observations) -> list[int]:
    known = {
        (row.code, row.valid_from): row.key
        for row in connection.execute(select(place.c.key, place.c.code, place.c.valid_from))
    }
    pairs = list(zip(observations["unit_code"], observations["unit_valid_from"], strict=True))
    new = sorted(set(pairs) - set(known))
    rows = [
        {"key": key, "code": code, "valid_from": since, **filed(code, since)._asdict()}
        for key, (code, since) in enumerate(new, start=len(known) + 1)
    ]
    if rows:
        connection.execute(insert(place), rows)
    known |= {(str(row["code"]), str(row["valid_from"])): int(str(row["key"])) for row in rows}
    return [known[pair] for pair in pairs]
