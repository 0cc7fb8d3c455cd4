"""What can be wrong with a store, each with the sentence for the person who must act."""

import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from text import fault
from text.error import BansoError


class StoreError(BansoError):
    """The store could not do what was asked; it is as it was before."""


class StoreLockedError(StoreError):
    """Somebody else has been writing for longer than we wait."""


class StoreFullError(StoreError):
    """There is no room left on the disk."""


class StoreNewerError(StoreError):
    """A later version of the program made this store."""


class StoreUnreachableError(StoreError):
    """There is no database at this address, or it may not be read or written."""


class StoreDamagedError(StoreError):
    """The file is no store, or its pages are broken."""


class StoreChangedError(StoreError):
    """What was asked for is not there, or is no longer what the asker saw."""


class StoreStageError(StoreError):
    """The step is not the one that follows in a submission's life."""


class StoreReasonError(StoreError):
    """Somebody is to be told why, and no reason was given."""


class StoreReportedError(StoreError):
    """Invented figures would have taken the place of reported ones."""


SQLITE: Final = {
    sqlite3.SQLITE_BUSY: (StoreLockedError, "store.locked"),
    sqlite3.SQLITE_LOCKED: (StoreLockedError, "store.locked"),
    sqlite3.SQLITE_FULL: (StoreFullError, "store.full"),
    sqlite3.SQLITE_READONLY: (StoreUnreachableError, "store.read_only"),
    sqlite3.SQLITE_CANTOPEN: (StoreUnreachableError, "store.unreachable"),
    sqlite3.SQLITE_PERM: (StoreUnreachableError, "store.unreachable"),
    sqlite3.SQLITE_IOERR: (StoreUnreachableError, "store.unwritable"),
    sqlite3.SQLITE_NOTADB: (StoreDamagedError, "store.damaged"),
    sqlite3.SQLITE_CORRUPT: (StoreDamagedError, "store.damaged"),
}

POSTGRES: Final = {
    "LockNotAvailable": (StoreLockedError, "store.locked"),
    "DeadlockDetected": (StoreLockedError, "store.locked"),
    "DiskFull": (StoreFullError, "store.full"),
    "ReadOnlySqlTransaction": (StoreUnreachableError, "store.read_only"),
    "InsufficientPrivilege": (StoreUnreachableError, "store.read_only"),
    "DataCorrupted": (StoreDamagedError, "store.damaged"),
    "OperationalError": (StoreUnreachableError, "store.unreachable"),
}
"""By the names of `psycopg.errors`, the narrower ones first."""


@contextmanager
def in_words(where: URL) -> Iterator[None]:
    """Turn what the database says into an error that a person can act on.

    Args:
        where: The store's address, named in the message without its password.

    Raises:
        StoreError: See its subclasses. What is none of theirs is a defect and passes.
    """
    try:
        yield
    except _of_databases() as error:
        said = error.orig if isinstance(error, DBAPIError) else error
        kind, key = _meaning(said)
        if kind is None:
            raise
        raise kind(key, place=address(where), said=fault.told(str(said))) from error
    except (ArgumentError, NoSuchModuleError) as error:
        key = "store.unreachable"
        raise StoreUnreachableError(key, place=address(where), said=fault.told(error)) from error


def address(where: URL) -> str:
    """How a person knows the store: its file, or its server without the password."""
    if where.get_backend_name() == "sqlite":
        return where.database or ""
    return where.render_as_string(hide_password=True)


def _meaning(said: BaseException | None) -> tuple[type[StoreError] | None, str]:
    if isinstance(said, sqlite3.Error):
        # The low byte is the primary code, the rest tells which kind of it.
        code = getattr(said, "sqlite_errorcode", 0) & 0xFF
        return SQLITE.get(code, (None, ""))
    for name, meaning in POSTGRES.items():
        if isinstance(said, _of_postgres(name)):
            return meaning
    return None, ""


def _of_databases() -> tuple[type[Exception], ...]:
    return (DBAPIError, sqlite3.Error, *_of_postgres("Error"))


def _of_postgres(name: str) -> tuple[type[Exception], ...]:
    """The error of this name, where this process speaks to PostgreSQL: its client takes 9 MB."""
    if "psycopg" not in sys.modules:  # none of its errors can have come
        return ()
    from psycopg import errors  # noqa: PLC0415 - see above

    return (getattr(errors, name),)
