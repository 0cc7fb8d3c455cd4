"""What questions are sent to a store, and how the database would answer them."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Final

from sqlalchemy import Connection, Engine, event, text

from data.store.connection import reading

HOT: Final = ("published", "statement")
"""The tables of figures: one row a figure, millions of them."""

_HOT: Final = re.compile(rf"\b({'|'.join(HOT)})\b")

Sent = list[tuple[str, Any]]


@contextmanager
def queries(engine: Engine) -> Iterator[Sent]:
    """The statements that are sent to the database meanwhile, with their values."""
    sent: Sent = []

    def note(_: object, __: object, sql: str, values: object, *___: object) -> None:
        sent.append((sql, values))

    event.listen(engine, "before_cursor_execute", note)
    yield sent
    event.remove(engine, "before_cursor_execute", note)


def on_figures(sent: Sent) -> Sent:
    """Of what was sent, the questions that touch a table of figures, each once."""
    found: dict[str, tuple[str, Any]] = {}
    for sql, values in sent:
        if sql.lstrip().startswith(("SELECT", "WITH")) and _HOT.search(sql):
            found.setdefault(f"{sql} {values}", (sql, values))
    return list(found.values())


def read_whole(engine: Engine, sent: Sent, *, is_small: bool = False) -> list[str]:
    """Plans in which a table of figures is read from end to end; none is as it should be.

    Args:
        engine: Of the store, with its figures.
        sent: See `on_figures`.
        is_small: PostgreSQL would rather read small tables whole: ask whether it could do
            without. Left out, its planner chooses as it would for a reader.
    """
    is_postgres = engine.dialect.name == "postgresql"
    found = []
    with reading(engine) as connection:
        if is_postgres and is_small:
            connection.execute(text("SET LOCAL enable_seqscan = off"))
        for sql, values in sent:
            explained = _postgres if is_postgres else _sqlite
            found += [f"{one}: {sql} {values}" for one in explained(connection, sql, values)]
    return found


def _sqlite(connection: Connection, sql: str, values: object) -> Iterator[str]:
    for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", values):
        line = str(row[-1])
        if any(line.startswith(f"SCAN {one}") for one in HOT):
            yield line


def _postgres(connection: Connection, sql: str, values: object) -> Iterator[str]:
    plan = connection.exec_driver_sql(f"EXPLAIN (FORMAT JSON) {sql}", values).scalar_one()
    for node in _nodes([one["Plan"] for one in plan]):
        is_hot = node.get("Relation Name") in HOT
        is_whole = node["Node Type"] == "Seq Scan" or (
            node["Node Type"].startswith("Index") and "Index Cond" not in node
        )
        if is_hot and is_whole:
            yield f"{node['Node Type']} on {node['Relation Name']}"


def _nodes(plans: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for node in plans:
        yield node
        yield from _nodes(node.get("Plans", ()))


def rows_read(engine: Engine, sent: Sent) -> list[int]:
    """How many rows of figures PostgreSQL fetches for each question, those it drops included."""
    found = []
    with reading(engine) as connection:
        for sql, values in sent:
            asked = f"EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) {sql}"
            plan = connection.exec_driver_sql(asked, values).scalar_one()
            found.append(
                sum(
                    node["Actual Loops"]
                    * (node["Actual Rows"] + node.get("Rows Removed by Filter", 0))
                    for node in _nodes([one["Plan"] for one in plan])
                    if node.get("Relation Name") == "published"
                )
            )
    return found
