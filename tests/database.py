"""What tests ask of the store's databases beside the store itself."""

import psycopg
from sqlalchemy import insert

from data.store import Store
from data.store.connection import writing
from data.store.schema import head, metadata


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
