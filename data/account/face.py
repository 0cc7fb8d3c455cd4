"""Keeping accounts: who may come in, what for. Only administrators; every act is written down."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd
from sqlalchemy import Connection, Engine, update

from data.account import audit, grant, invitation, moment, people, session
from data.account.error import AccountError
from data.account.record import Account, Invitation, Purpose
from data.account.word import Word
from data.actor import Actor, Grant, NotAllowedError
from data.store.account_schema import account
from data.store.connection import reading
from data.store.event import record


@dataclass(frozen=True, slots=True)
class Accounts:
    """The accounts of a store in the hands of one person. Safe between threads and processes.

    Every method raises NotAllowedError for whoever is no administrator.
    """

    engine: Engine
    actor: Actor

    def people(self) -> list[Account]:
        """All accounts by name, those ended too."""
        self._permit()
        with reading(self.engine) as connection:
            return people.everybody(connection)

    def named(self, name: str) -> Account:
        """The account of this name.

        Raises:
            UnknownAccountError: There is none.
        """
        self._permit()
        with reading(self.engine) as connection:
            return people.by_name(connection, name)

    def invitations(self, *, now: dt.datetime | None = None) -> list[Invitation]:
        """Links that somebody may still use."""
        self._permit()
        with reading(self.engine) as connection:
            return invitation.still_open(connection, now=now or moment.now())

    def invite(
        self,
        *,
        grants: Iterable[Grant],
        display_name: str = "",
        name: str = "",
        now: dt.datetime | None = None,
    ) -> str:
        """Secret of a link with which one person makes their account; shown once.

        Args:
            grants: What the account may do.
            display_name: Who it is for.
            name: To sign in with; empty, and they choose one.
            now: The moment.

        Raises:
            GrantError: A place is none, see `grant.checked`.
            AccountNameError: The name cannot be one.
        """
        self._permit()
        kept = grant.checked(grants)
        chosen = people.sign_in_name(name) if name else ""
        shown = people.display(display_name, otherwise=chosen)
        with people.changing(self.engine) as connection:
            if chosen:
                people.need_free(connection, chosen)
            note = grant.in_short(kept)
            record(connection, self.actor, act=Word.INVITE, subject=chosen or shown, note=note)
            return invitation.make(
                connection,
                Purpose.INVITATION,
                account_name=chosen,
                display_name=shown,
                grants=kept,
                made_by=self.actor.name,
                now=now or moment.now(),
            )

    def take_back(self, digest: str, *, now: dt.datetime | None = None) -> None:
        """Let a link open nothing any more; see `Invitation.digest`."""
        self._permit()
        with people.changing(self.engine) as connection:
            invitation.take_back(connection, digest, now=now or moment.now())
            record(connection, self.actor, act=Word.UNINVITE, subject=digest[:8])

    def grant(self, account_id: int, grants: Iterable[Grant]) -> None:
        """Let an account do this from now on, and nothing else.

        Raises:
            GrantError: A place is none.
            LastAdministratorError: Nobody would be left to keep the accounts.
        """
        self._permit()
        kept = grant.checked(grants)
        with people.changing(self.engine) as connection:
            found = people.by_id(connection, account_id)
            grant.write(connection, account_id, kept)
            _need_another(connection, found)
            self._record(connection, Word.GRANT, found, note=grant.in_short(kept))

    def reset(self, account_id: int, *, now: dt.datetime | None = None) -> str:
        """Secret of a link with which this person sets a new password; shown once.

        Earlier such links open nothing any more. The old password holds until then.

        Raises:
            AccountError: They sign in with their organisation, or not at all.
        """
        self._permit()
        now = now or moment.now()
        with people.changing(self.engine) as connection:
            found = people.by_id(connection, account_id)
            if found.is_elsewhere or not found.is_active:
                key = "account.no_reset"
                raise AccountError(key, name=found.name)
            invitation.take_back_resets(connection, found.name, now=now)
            self._record(connection, Word.RESET, found)
            return invitation.make(
                connection,
                Purpose.RESET,
                account_name=found.name,
                display_name=found.display_name,
                made_by=self.actor.name,
                now=now,
            )

    def unlock(self, account_id: int) -> None:
        """Take passwords of this account again at once."""
        self._permit()
        with people.changing(self.engine) as connection:
            found = people.by_id(connection, account_id)
            _set(connection, account_id, failures=0, locked_until="")
            self._record(connection, Word.UNLOCK, found)

    def deactivate(self, account_id: int, *, now: dt.datetime | None = None) -> None:
        """Let somebody in no more; whoever is signed in with the account is out.

        Raises:
            LastAdministratorError: Nobody would be left to keep the accounts.
        """
        self._permit()
        now = now or moment.now()
        with people.changing(self.engine) as connection:
            found = people.by_id(connection, account_id)
            _set(connection, account_id, is_active=False)
            session.end_all(connection, account_id, now=now)
            invitation.take_back_resets(connection, found.name, now=now)
            _need_another(connection, found)
            self._record(connection, Word.DEACTIVATE, found)

    def activate(self, account_id: int) -> None:
        """Let somebody in again, with the roles they had."""
        self._permit()
        with people.changing(self.engine) as connection:
            found = people.by_id(connection, account_id)
            _set(connection, account_id, is_active=True, failures=0, locked_until="")
            self._record(connection, Word.ACTIVATE, found)

    def audit(self, *, made_by: str = "", act: str = "") -> pd.DataFrame:
        """Who did what, latest first; see `audit.log`."""
        self._permit()
        with reading(self.engine) as connection:
            return audit.log(connection, made_by=made_by, act=act)

    def _permit(self) -> None:
        if not self.actor.is_administrator:
            key = "account.only_administrators"
            raise NotAllowedError(key)

    def _record(self, connection: Connection, act: str, whom: Account, *, note: str = "") -> None:
        record(connection, self.actor, act=act, subject=whom.name, note=note)


def _set(connection: Connection, account_id: int, **values: bool | int | str) -> None:
    connection.execute(update(account).where(account.c.id == account_id).values(**values))


def _need_another(connection: Connection, changed: Account) -> None:
    """An administrator who is one no more must not have been the last."""
    if changed.is_active and changed.actor.is_administrator:
        people.need_an_administrator(connection)
