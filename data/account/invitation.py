"""One-time links: the first administrator's, an invitation, a new password. Each opens once."""

import datetime as dt
from collections.abc import Iterable
from typing import Any, Final

from sqlalchemy import Connection, Row, insert, select, update

from data.account import grant, moment, people, token
from data.account.error import LinkError
from data.account.record import Invitation, Purpose
from data.actor import Grant
from data.store.account_schema import invitation

LASTS: Final = {
    Purpose.SET_UP: dt.timedelta(days=1),
    Purpose.INVITATION: dt.timedelta(days=7),
    Purpose.RESET: dt.timedelta(days=1),
}


def make(
    connection: Connection,
    purpose: Purpose,
    *,
    account_name: str = "",
    display_name: str = "",
    grants: Iterable[Grant] = (),
    made_by: str = "",
    now: dt.datetime,
) -> str:
    """Make a link and return its secret, which is shown once and kept nowhere."""
    secret = token.new()
    connection.execute(
        insert(invitation),
        {
            "token_hash": token.digest(secret),
            "purpose": purpose.value,
            "account_name": account_name,
            "display_name": display_name,
            "grants": grant.as_text(grants),
            "made_by": made_by,
            "made_at": moment.stamp(now),
            "ends_at": moment.stamp(now + LASTS[purpose]),
            "used_at": "",
        },
    )
    return secret


def find(connection: Connection, secret: str, *, now: dt.datetime) -> Invitation:
    """What a link is for, while it can be used.

    Raises:
        LinkError: It cannot, or no longer.
    """
    row = connection.execute(
        select(invitation).where(
            invitation.c.token_hash == token.digest(secret),
            invitation.c.used_at == "",
            invitation.c.ends_at > moment.stamp(now),
        )
    ).first()
    if row is None or (row.purpose == Purpose.SET_UP and people.exist(connection)):
        key = "account.link_ended"
        raise LinkError(key)
    return _invitation(row)


def use(connection: Connection, secret: str, *, now: dt.datetime) -> Invitation:
    """Use a link up. Of two that try at once, one is refused.

    Raises:
        LinkError: Somebody used it, or it is too old.
    """
    found = find(connection, secret, now=now)
    taken = connection.execute(
        update(invitation)
        .where(invitation.c.token_hash == found.digest, invitation.c.used_at == "")
        .values(used_at=moment.stamp(now))
    )
    if taken.rowcount != 1:
        key = "account.link_ended"
        raise LinkError(key)
    return found


def take_back(connection: Connection, digest: str, *, now: dt.datetime) -> None:
    """Let a link open nothing from now on."""
    connection.execute(
        update(invitation)
        .where(invitation.c.token_hash == digest, invitation.c.used_at == "")
        .values(used_at=moment.stamp(now))
    )


def take_back_resets(connection: Connection, account_name: str, *, now: dt.datetime) -> None:
    """Let no earlier link set this account's password: the newest is the only one."""
    connection.execute(
        update(invitation)
        .where(
            invitation.c.purpose == Purpose.RESET.value,
            invitation.c.account_name == account_name,
            invitation.c.used_at == "",
        )
        .values(used_at=moment.stamp(now))
    )


def still_open(connection: Connection, *, now: dt.datetime) -> list[Invitation]:
    """Links that somebody may still use, those that end first at the top."""
    rows = connection.execute(
        select(invitation)
        .where(invitation.c.used_at == "", invitation.c.ends_at > moment.stamp(now))
        .where(invitation.c.purpose != Purpose.SET_UP.value)
        .order_by(invitation.c.ends_at)
    ).all()
    return [_invitation(row) for row in rows]


def _invitation(row: "Row[Any]") -> Invitation:
    return Invitation(
        digest=row.token_hash,
        purpose=Purpose(row.purpose),
        account_name=row.account_name,
        display_name=row.display_name,
        grants=grant.from_text(row.grants),
        made_by=row.made_by,
        ends_at=dt.datetime.fromisoformat(row.ends_at),
    )
