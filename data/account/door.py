"""The door: what somebody may do who is not, or not yet, signed in.

door = Door(store.engine)
secret = door.sign_in("lan", "...")       # the browser keeps it
actor = door.session(secret)              # at every run; None for nobody any more
"""

import datetime as dt
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, Engine, select, update

from data.account import grant, invitation, lock, moment, password, people, session
from data.account.error import LinkError, PasswordError, SignInError
from data.account.record import Invitation, Purpose
from data.account.word import Word
from data.actor import EVERYWHERE, Actor, Grant, Role
from data.store.account_schema import account
from data.store.connection import reading
from data.store.event import record

FIRST: Final = (Grant(role=Role.ADMINISTRATOR, scope=EVERYWHERE),)
NOBODY: Final = Actor()


@dataclass(frozen=True, slots=True)
class Door:
    """The accounts of a store, from outside. Safe between threads and processes."""

    engine: Engine

    def session(self, secret: str, *, now: dt.datetime | None = None) -> Actor | None:
        """Who has this secret; None for nobody, or nobody any more."""
        return session.actor_of(self.engine, secret, now=now or moment.now())

    def sign_in(
        self, name: str, typed: str, *, before: str = "", now: dt.datetime | None = None
    ) -> str:
        """Let somebody in; a new secret for their browser, whatever it brought along.

        A name that nobody has costs the same hash, the same row in the audit log and gets the
        same words as a wrong password. Who is locked out is refused with the right password too.

        Args:
            name: As typed.
            typed: The password.
            before: Secret that the browser had; that session ends.
            now: The moment.

        Raises:
            SignInError: Not let in; never says why.
        """
        now = now or moment.now()
        account_id = self._proven(name, typed, now=now)
        with people.changing(self.engine) as connection:
            if before:
                session.end(connection, before, now=now)
            actor = people.by_id(connection, account_id).actor
            record(connection, actor, act=Word.SIGN_IN)
            return session.begin(connection, account_id, now=now)

    def sign_out(self, secret: str, *, now: dt.datetime | None = None) -> None:
        """End this session; nothing where it has ended."""
        now = now or moment.now()
        actor = self.session(secret, now=now)
        with people.changing(self.engine) as connection:
            if session.end(connection, secret, now=now) and actor is not None:
                record(connection, actor, act=Word.SIGN_OUT)

    def change_password(
        self, secret: str, *, current: str, new: str, now: dt.datetime | None = None
    ) -> str:
        """Change one's own password; ends all one's sessions and returns the secret of a new one.

        Raises:
            SignInError: Nobody is signed in with this secret, or the account is locked.
            PasswordError: The current one is wrong, or the new one too easy.
        """
        now = now or moment.now()
        actor = self.session(secret, now=now)
        if actor is None or actor.account_id is None:
            key = "account.signed_out"
            raise SignInError(key)
        with reading(self.engine) as connection:
            name = people.by_id(connection, actor.account_id).name
        password.check_new(new, name=name)
        try:
            self._proven(name, current, now=now)
        except SignInError as error:
            key = "account.password_wrong"
            raise PasswordError(key) from error
        kept = password.hashed(new)
        with people.changing(self.engine) as connection:
            _keep(connection, actor.account_id, kept, now=now)
            record(connection, actor, act=Word.PASSWORD)
            return session.begin(connection, actor.account_id, now=now)

    def set_up(self, *, now: dt.datetime | None = None) -> str | None:
        """Secret of a link for the first administrator; None once anybody has an account."""
        now = now or moment.now()
        with reading(self.engine) as connection:
            if people.exist(connection):
                return None
        with people.changing(self.engine) as connection:
            return invitation.make(connection, Purpose.SET_UP, grants=FIRST, now=now)

    def look_at(self, secret: str, *, now: dt.datetime | None = None) -> Invitation:
        """What a one-time link is for; it stays unused.

        Raises:
            LinkError: It opens nothing, or nothing any more.
        """
        with reading(self.engine) as connection:
            return invitation.find(connection, secret, now=now or moment.now())

    def take(
        self,
        secret: str,
        *,
        new: str,
        name: str = "",
        display_name: str = "",
        now: dt.datetime | None = None,
    ) -> str:
        """Use a one-time link up: an account with this password, signed in.

        Args:
            secret: Of the link.
            new: The password.
            name: To sign in with; the link's own, where it names one.
            display_name: As histories show it.
            now: The moment.

        Returns:
            The secret of the session.

        Raises:
            LinkError: Somebody used the link, or it is too old.
            PasswordError: The password is too easy; the link stays as it is.
            AccountNameError: The name is taken or cannot be one; the link stays.
        """
        now = now or moment.now()
        link = self.look_at(secret, now=now)
        chosen = link.account_name or people.sign_in_name(name)
        password.check_new(new, name=chosen)
        kept = password.hashed(new)
        with people.changing(self.engine) as connection:
            link = invitation.use(connection, secret, now=now)
            if link.purpose is Purpose.RESET:
                account_id = _reset(connection, link, kept, now=now)
            else:
                shown = people.display(display_name or link.display_name, otherwise=chosen)
                account_id = people.add(
                    connection, name=chosen, display_name=shown, password_hash=kept, now=now
                )
                grant.write(connection, account_id, link.grants)
            actor = people.by_id(connection, account_id).actor
            note = grant.in_short(link.grants)
            record(connection, actor, act=Word(f"took_{link.purpose}"), subject=chosen, note=note)
            return session.begin(connection, account_id, now=now)

    def _proven(self, name: str, typed: str, *, now: dt.datetime) -> int:
        """Number of the account that this password is of; counts a wrong one.

        What counts is decided in the transaction: a hundred tries at once are one after the
        other there, and those after the fifth are refused whatever they typed.
        """
        wanted = account.c.name == people.plain_name(name)
        with reading(self.engine) as connection:
            row = connection.execute(select(account).where(wanted)).first()
        kept = row.password_hash if row is not None else ""
        is_right = password.matches(kept, typed)
        fresh = password.hashed(typed) if is_right and password.is_outdated(kept) else ""
        with people.changing(self.engine) as connection:
            row = connection.execute(select(account).where(wanted)).first()
            is_known = row is not None and row.is_active and row.password_hash == kept
            is_locked = row is not None and row.locked_until > moment.stamp(now)
            if row is not None and is_known and is_right and not is_locked:
                values = {"failures": 0, "locked_until": ""}
                values |= {"password_hash": fresh} if fresh else {}
                connection.execute(update(account).where(account.c.id == row.id).values(values))
                return int(row.id)
            if row is not None and not is_locked:
                _count(connection, row.id, row.failures + 1, now=now)
            # The name as typed is not kept: people type their password into the wrong field.
            subject = row.name if row is not None else ""
            record(connection, NOBODY, act=Word.SIGN_IN_FAILED, subject=subject)
        key = "account.not_let_in"
        raise SignInError(key)


def _count(connection: Connection, account_id: int, failures: int, *, now: dt.datetime) -> None:
    until = lock.locked_until(failures, now=now)
    connection.execute(
        update(account)
        .where(account.c.id == account_id)
        .values(failures=failures, locked_until=moment.stamp(until) if until else "")
    )


def _keep(connection: Connection, account_id: int, kept: str, *, now: dt.datetime) -> None:
    """Another password holds; whoever came in with the old one is out."""
    connection.execute(
        update(account)
        .where(account.c.id == account_id)
        .values(password_hash=kept, password_at=moment.stamp(now), failures=0, locked_until="")
    )
    session.end_all(connection, account_id, now=now)


def _reset(connection: Connection, link: Invitation, kept: str, *, now: dt.datetime) -> int:
    found = people.by_name(connection, link.account_name)
    if not found.is_active or found.is_elsewhere:
        key = "account.link_ended"
        raise LinkError(key)
    _keep(connection, found.account_id, kept, now=now)
    return found.account_id
