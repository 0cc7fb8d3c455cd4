"""The table of accounts: reading them, making one, and what holds for all of them."""

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from sqlalchemy import Connection, Engine, Row, func, insert, select

from data.account import grant, moment
from data.account.error import AccountNameError, LastAdministratorError, UnknownAccountError
from data.account.record import Account
from data.actor import Role
from data.store.account_schema import account, role_grant
from data.store.connection import writing
from data.store.head import take_head

NAME: Final = re.compile(r"[a-z0-9][a-z0-9._@-]{2,63}")
NAME_SIGNS: Final = re.compile(r"[a-z0-9._@-]")
LONGEST_DISPLAY: Final = 100


@contextmanager
def changing(engine: Engine) -> Iterator[Connection]:
    """A transaction that changes accounts; one after the other, so nothing is done twice.

    Raises:
        StoreError: Nothing was changed.
    """
    with writing(engine) as connection:
        take_head(connection)
        yield connection


def sign_in_name(typed: str) -> str:
    """The name as it is kept: small letters.

    Raises:
        AccountNameError: It is too short or has other signs than a name may have.
    """
    name = plain_name(typed)
    if not NAME.fullmatch(name):
        key = "account.name_signs"
        raise AccountNameError(key, name=name)
    return name


def plain_name(typed: str) -> str:
    """The name as it is looked up; perhaps nobody's."""
    return unicodedata.normalize("NFC", typed).strip().casefold()


def display(typed: str, *, otherwise: str) -> str:
    """A person's name on one line."""
    printable = "".join(sign if sign.isprintable() else " " for sign in typed)
    return " ".join(printable.split())[:LONGEST_DISPLAY] or otherwise


def exist(connection: Connection) -> bool:
    """Somebody has an account; before that, whoever has the set-up link makes the first."""
    return connection.scalar(select(account.c.id).limit(1)) is not None


def everybody(connection: Connection) -> list[Account]:
    """All accounts by name, those ended too."""
    rows = connection.execute(select(account).order_by(account.c.name)).all()
    grants = grant.every(connection, [row.id for row in rows])
    return [_account(row, grants.get(row.id, ())) for row in rows]


def by_id(connection: Connection, account_id: int) -> Account:
    """The account of this number.

    Raises:
        UnknownAccountError: There is none.
    """
    row = connection.execute(select(account).where(account.c.id == account_id)).first()
    if row is None:
        key = "account.unknown_number"
        raise UnknownAccountError(key, number=str(account_id))
    return _account(row, grant.of(connection, account_id))


def by_name(connection: Connection, name: str) -> Account:
    """The account of this name.

    Raises:
        UnknownAccountError: There is none.
    """
    found = connection.scalar(select(account.c.id).where(account.c.name == plain_name(name)))
    if found is None:
        key = "account.unknown_name"
        raise UnknownAccountError(key, name=name)
    return by_id(connection, found)


def add(
    connection: Connection,
    *,
    name: str,
    display_name: str,
    password_hash: str = "",
    issuer: str = "",
    subject: str = "",
    now: dt.datetime,
) -> int:
    """Make an account and return its number.

    Raises:
        AccountNameError: The name is taken.
    """
    need_free(connection, name)
    account_id = (connection.scalar(select(func.max(account.c.id))) or 0) + 1
    connection.execute(
        insert(account),
        {
            "id": account_id,
            "name": name,
            "display_name": display_name,
            "password_hash": password_hash,
            "issuer": issuer,
            "subject": subject,
            "is_active": True,
            "failures": 0,
            "locked_until": "",
            "made_at": moment.stamp(now),
            "password_at": moment.stamp(now),
        },
    )
    return account_id


def need_free(connection: Connection, name: str) -> None:
    """Refuse a name that somebody has.

    Raises:
        AccountNameError: Says which.
    """
    if connection.scalar(select(account.c.id).where(account.c.name == name)) is not None:
        key = "account.name_taken"
        raise AccountNameError(key, name=name)


def need_an_administrator(connection: Connection) -> None:
    """Refuse what was done in this transaction where nobody is left to keep the accounts.

    Raises:
        LastAdministratorError: It is rolled back.
    """
    left = connection.scalar(
        select(account.c.id)
        .join(role_grant, role_grant.c.account_id == account.c.id)
        .where(account.c.is_active, role_grant.c.role == Role.ADMINISTRATOR.value)
        .limit(1)
    )
    if left is None:
        key = "account.last_administrator"
        raise LastAdministratorError(key)


def _account(row: "Row[Any]", grants: tuple[Any, ...]) -> Account:
    until = row.locked_until
    return Account(
        account_id=row.id,
        name=row.name,
        display_name=row.display_name,
        is_active=bool(row.is_active),
        is_elsewhere=bool(row.issuer),
        locked_until=dt.datetime.fromisoformat(until) if until else None,
        grants=grants,
    )
