"""What is known of an account, of a link that is open, and of who comes from elsewhere."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from data.actor import Actor, Grant


class Purpose(StrEnum):
    """What a one-time link is for."""

    SET_UP = "set_up"
    INVITATION = "invitation"
    RESET = "reset"


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Somebody who may sign in.

    Args:
        account_id: Number of the account.
        name: What they sign in with, in small letters.
        display_name: As histories show them.
        is_active: May come in at all.
        is_elsewhere: Signs in with their organisation, and has no password here.
        locked_until: Takes no password before; None when it does.
        grants: What they may do where.
    """

    account_id: int
    name: str
    display_name: str
    is_active: bool
    is_elsewhere: bool
    locked_until: dt.datetime | None
    grants: tuple[Grant, ...]

    @property
    def actor(self) -> Actor:
        """The same person as one who acts."""
        return Actor(name=self.display_name, account_id=self.account_id, grants=self.grants)

    def is_locked(self, now: dt.datetime) -> bool:
        """Takes no password at this moment."""
        return self.locked_until is not None and now < self.locked_until


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """A one-time link that was made; the link itself is known to nobody but who has it.

    Args:
        digest: SHA-256 of its secret.
        purpose: What it is for.
        account_name: Of the account, or as suggested; may be empty.
        display_name: As suggested; may be empty.
        grants: What the new account may do.
        made_by: Who made it.
        ends_at: From when on it opens nothing.
    """

    digest: str
    purpose: Purpose
    account_name: str
    display_name: str
    grants: tuple[Grant, ...]
    made_by: str
    ends_at: dt.datetime
