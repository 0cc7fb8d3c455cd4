"""Where the store is and how we talk to it: SQLite in WAL mode, or PostgreSQL by URL."""

import os
import re
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError

from data.store.error import StoreUnreachableError, in_words
from geo.home import home
from text import fault

PATIENCE_SECONDS: Final = 60.0
WRITING: Final = "banso_writing"
PASSWORD: Final = re.compile(r"(://[^:/@]*:).*@")  # told to nobody, mistyped or not
KINDS: Final = {
    "sqlite": "sqlite",
    "postgresql": "postgresql+psycopg",
    "postgresql+psycopg": "postgresql+psycopg",
}
"""The kinds of database we talk to, each with the driver for it."""
WAL_TRIES: Final = 200
WAL_PAUSE_SECONDS: Final = 0.05


def address(url: str | None = None) -> URL:
    """The URL asked for, else `BANSO_DATABASE_URL`, else `banso.db` in `BANSO_HOME`.

    `postgresql://` and `postgres://` mean the driver this project ships, psycopg 3.

    Raises:
        StoreUnreachableError: The text is no URL, the database is of no kind we know,
            or the folder cannot be made.
    """
    asked = url or os.environ.get("BANSO_DATABASE_URL")
    if not asked:
        return _sqlite_in(_home())
    try:
        where = make_url(asked.replace("postgres://", "postgresql://", 1))
    except (ArgumentError, ValueError) as error:  # the latter of a port that is no number
        key = "store.no_address"
        raise StoreUnreachableError(key, asked=PASSWORD.sub(r"\1…@", asked)) from error
    if where.drivername not in KINDS:
        key = "store.unsupported"
        raise StoreUnreachableError(key, kind=where.drivername)
    return where.set(drivername=KINDS[where.drivername])


def connect(where: URL, *, patience: float = PATIENCE_SECONDS) -> Engine:
    """An engine for the store; nothing is created yet but an empty SQLite file.

    Args:
        where: See `address`.
        patience: Seconds to wait while somebody else writes.

    Raises:
        StoreError: There is no database at this address.
    """
    with in_words(where):
        if where.get_backend_name() != "sqlite":
            wait = f"-c lock_timeout={int(patience * 1000)}"
            return create_engine(where, pool_pre_ping=True, connect_args={"options": wait})
        engine = create_engine(where)
        _prepare_sqlite(engine, patience=patience)
        _journal_ahead(engine)
    return engine


@lru_cache(maxsize=16)
def _sqlite_in(folder: Path) -> URL:
    return URL.create("sqlite", database=str(folder / "banso.db"))


def _home() -> Path:
    try:
        return home()
    except OSError as error:
        key = "store.unreachable"
        place = error.filename or os.environ.get("BANSO_HOME", "")
        raise StoreUnreachableError(key, place=place, said=fault.told(error)) from error


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that may change the store: all of it, or none.

    SQLite gives the write lock at once, so that two writers queue instead of failing half-way;
    on PostgreSQL they queue at the row of `head`.

    Raises:
        StoreError: Nothing was changed.
    """
    with in_words(engine.url), engine.connect() as raw:
        connection = raw.execution_options(**{WRITING: True})
        with connection.begin():
            yield connection


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A transaction that only reads; writers neither wait for it nor disturb it.

    Raises:
        StoreError: The store cannot be read.
    """
    with in_words(engine.url), engine.connect() as connection, connection.begin():
        yield connection


def _prepare_sqlite(engine: Engine, *, patience: float) -> None:
    @event.listens_for(engine, "connect")
    def settle(connection: sqlite3.Connection, _record: object) -> None:
        # The driver's own transactions start late and end early; ours are spelled out below.
        connection.isolation_level = None
        connection.execute(f"PRAGMA busy_timeout = {int(patience * 1000)}")
        connection.execute("PRAGMA foreign_keys = ON")
        # A power cut may not lose what a person was told is published.
        connection.execute("PRAGMA synchronous = FULL")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        is_writing = connection.get_execution_options().get(WRITING, False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if is_writing else "BEGIN")


def _journal_ahead(engine: Engine) -> None:
    """Set WAL mode, which the file remembers.

    SQLite does not wait when two processes set it on a new file at once, so we do.
    """
    tries = 0
    while True:
        raw = engine.raw_connection()
        try:
            raw.cursor().execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            tries += 1
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or tries == WAL_TRIES:
                raise
            time.sleep(WAL_PAUSE_SECONDS)
        else:
            return
        finally:
            raw.close()
