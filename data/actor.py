"""Who acts, and what they may do: asked by every function that changes something.

A page never decides what is allowed. It passes on who is signed in, and the functions below
it refuse what that person may not do, whoever calls them.
"""

import getpass
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from text.error import BansoError

EVERYWHERE: Final = "*"
"""The scope of a grant that holds in every province and for the nation."""


class Role(StrEnum):
    """What an account is for; one account may have several, in several places."""

    VIEWER = "viewer"
    REPORTER = "reporter"
    APPROVER = "approver"
    ADMINISTRATOR = "administrator"


class NotAllowedError(BansoError):
    """Somebody asked for what their roles do not permit; nothing was changed."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Grant:
    """A role in a place.

    Args:
        role: Which.
        scope: Code of one of today's provinces, "VN" for the nation's own figures, or
            `EVERYWHERE`.
        unit_codes: Of a reporter, today's communes whose figures are theirs; empty for
            everything in the scope.
    """

    role: Role
    scope: str
    unit_codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Somebody who acts, as the store writes them down.

    Args:
        name: As shown in histories.
        account_id: Of the account; None for the operator and for readers.
        grants: What they may do where.
    """

    name: str = ""
    account_id: int | None = None
    grants: tuple[Grant, ...] = ()

    @property
    def is_administrator(self) -> bool:
        """May keep accounts and do everything."""
        return any(one.role is Role.ADMINISTRATOR for one in self.grants)

    def may(self, role: Role, scope: str) -> bool:
        """Whether they have a role somewhere in a scope, perhaps for some units only."""
        return self.is_administrator or any(
            one.role is role and one.scope in (scope, EVERYWHERE) for one in self.grants
        )

    def may_report(self, scope: str, unit_codes: Collection[str]) -> bool:
        """Whether figures of these of today's communes in a scope are theirs to report."""
        if self.is_administrator:
            return True
        own: set[str] = set()
        for one in self.grants:
            if one.role is Role.REPORTER and one.scope in (scope, EVERYWHERE):
                if not one.unit_codes:
                    return True
                own.update(one.unit_codes)
        return bool(unit_codes) and own.issuperset(unit_codes)


READER: Final = Actor()
"""Whoever has not signed in: may change nothing."""


def operator(name: str) -> Actor:
    """Whoever runs commands on the server, and so could write to the database anyway."""
    return Actor(name=name, grants=(Grant(role=Role.ADMINISTRATOR, scope=EVERYWHERE),))


def operator_here() -> Actor:
    """Whoever is signed in to this machine."""
    try:
        return operator(getpass.getuser())
    except (OSError, KeyError):  # a service account without a name
        return operator("")
