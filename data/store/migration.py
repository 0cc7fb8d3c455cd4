"""Bring a store to this program's schema, once, however many processes open it together."""

import logging
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sqlalchemy import Connection, Engine, inspect, text

from data.store.connection import reading, writing
from data.store.error import StoreNewerError, address

if TYPE_CHECKING:
    from alembic.config import Config

SCRIPTS: Final = Path(__file__).parent / "migrations"
HEAD: Final = "012"
"""The schema this program reads; each migration moves it. A test holds it to the scripts."""

PAST: Final[frozenset[str | None]] = frozenset({None, *(f"{n:03}" for n in range(1, int(HEAD)))})
"""What can be brought here: nothing at all, or the schema of an earlier program."""

ADVISORY_LOCK: Final = 0x62616E736F  # "banso": nobody else's number on a shared server


def migrate(engine: Engine) -> None:
    """Create the tables, or change them to this program's; nothing where they are already.

    Raises:
        StoreNewerError: A later program made the store.
        StoreError: It cannot be written.
    """
    with reading(engine) as connection:
        if _schema(connection) == HEAD:
            return
    with writing(engine) as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text(f"SELECT pg_advisory_xact_lock({ADVISORY_LOCK})"))
        found = _schema(connection)
        if found == HEAD:  # another process was quicker
            return
        if found not in PAST:
            key = "store.newer"
            raise StoreNewerError(key, place=address(engine.url), found=found, known=HEAD)
        # Alembic and what it writes scripts with take 9 MB; most stores are as they should be.
        from alembic import command  # noqa: PLC0415 - see above

        command.upgrade(config(connection), HEAD)


def config(connection: Connection) -> "Config":
    """Alembic's configuration for this connection's open transaction."""
    from alembic.config import Config  # noqa: PLC0415 - see `migrate`

    logging.getLogger("alembic").setLevel(logging.WARNING)
    made = Config()
    made.set_main_option("script_location", str(SCRIPTS))
    made.set_main_option("path_separator", "os")
    made.attributes["connection"] = connection
    return made


def _schema(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return None if found is None else str(found)
