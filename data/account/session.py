"""Who is signed in where. A session ends by itself: after a pause, at the latest with the day."""

import datetime as dt
import sqlite3
from typing import Final

from sqlalchemy import Connection, Engine, delete, insert, select, update

from data.account import grant, moment, token
from data.actor import Actor
from data.store.account_schema import account, session
from data.store.connection import reading

IDLE: Final = dt.timedelta(hours=2)
LONGEST: Final = dt.timedelta(hours=12)
KEPT_AFTER_THE_END: Final = dt.timedelta(days=30)
TOUCHED_EVERY: Final = dt.timedelta(minutes=1)


def begin(connection: Connection, account_id: int, *, now: dt.datetime, secret: str = "") -> str:
    """Let somebody in; the secret that their browser keeps. It is always a new one.

    Args:
        connection: In a transaction.
        account_id: Who.
        now: The moment.
        secret: Of a sign-in elsewhere, see `provider.secret_of`; by default one is made.
    """
    connection.execute(
        delete(session).where(session.c.ends_at < moment.stamp(now - KEPT_AFTER_THE_END))
    )
    made = secret or token.new()
    connection.execute(
        insert(session),
        {
            "token_hash": token.digest(made),
            "account_id": account_id,
            "begun_at": moment.stamp(now),
            "seen_at": moment.stamp(now),
            "ends_at": moment.stamp(now + LONGEST),
            "ended_at": "",
        },
    )
    return made


def end(connection: Connection, secret: str, *, now: dt.datetime) -> bool:
    """End one session; whether there was one to end."""
    ended = connection.execute(
        update(session)
        .where(session.c.token_hash == token.digest(secret), session.c.ended_at == "")
        .values(ended_at=moment.stamp(now))
    )
    return bool(ended.rowcount)


def end_all(connection: Connection, account_id: int, *, now: dt.datetime) -> None:
    """End every session of an account, on whatever machine."""
    connection.execute(
        update(session)
        .where(session.c.account_id == account_id, session.c.ended_at == "")
        .values(ended_at=moment.stamp(now))
    )


def actor_of(engine: Engine, secret: str, *, now: dt.datetime) -> Actor | None:
    """Who this is; None for nobody any more. Asked at every run of a page, so it only reads.

    Once a minute it writes down that the session is used, and goes without where somebody
    else is writing: a long import must not make readers wait.
    """
    digest = token.digest(secret)
    with reading(engine) as connection:
        row = connection.execute(
            select(session, account.c.display_name)
            .join(account, account.c.id == session.c.account_id)
            .where(session.c.token_hash == digest, account.c.is_active, session.c.ended_at == "")
        ).first()
        if row is None:
            return None
        seen = dt.datetime.fromisoformat(row.seen_at)
        if now >= dt.datetime.fromisoformat(row.ends_at) or now >= seen + IDLE:
            return None
        grants = grant.of(connection, row.account_id)
    if now - seen >= TOUCHED_EVERY:
        _touch(engine, digest, moment.stamp(now))
    return Actor(name=row.display_name, account_id=row.account_id, grants=grants)


def _touch(engine: Engine, digest: str, seen_at: str) -> None:
    if engine.url.get_backend_name() == "sqlite":
        _touch_without_waiting(engine, digest, seen_at)
        return
    with engine.begin() as connection:
        connection.execute(
            update(session).where(session.c.token_hash == digest).values(seen_at=seen_at)
        )


def _touch_without_waiting(engine: Engine, digest: str, seen_at: str) -> None:
    """As `_touch`, but given up at once where the file has a writer."""
    raw = engine.raw_connection()
    cursor = raw.cursor()
    try:
        patience = cursor.execute("PRAGMA busy_timeout").fetchone()[0]
        cursor.execute("PRAGMA busy_timeout = 0")
        try:
            cursor.execute("UPDATE session SET seen_at = ? WHERE token_hash = ?", (seen_at, digest))
        except sqlite3.OperationalError:
            pass  # locked, read-only or full: the session only ends a little earlier
        finally:
            cursor.execute(f"PRAGMA busy_timeout = {int(patience)}")
    finally:
        cursor.close()
        raw.close()
