"""Who may write to a province's memory, and who may change what stands in it."""

from typing import Any

from sqlalchemy import Row

from data.actor import Actor, NotAllowedError, Role
from data.store.error import StoreChangedError
from data.store.stage import who


def has_all(actor: Actor, scope: str) -> bool:
    """Whether somebody reports or approves for all of a scope, not for some units only."""
    return actor.may_report(scope, ()) or actor.may(Role.APPROVER, scope)


def as_somebody(actor: Actor, scope: str) -> None:
    """Let whoever reports or approves for a scope go on, for some of its units or for all.

    Raises:
        NotAllowedError: They do neither.
    """
    if not (actor.may(Role.REPORTER, scope) or actor.may(Role.APPROVER, scope)):
        told = "ingest.memory_only_reporters"
        raise NotAllowedError(told, scope=scope)


def as_changer(actor: Actor, scope: str, before: "Row[Any, Any]", *, what: str) -> None:
    """Whoever approves for the province, and whoever said it, may say otherwise.

    Raises:
        NotAllowedError: Somebody else asks.
    """
    if not _may_forget(actor, scope, before):
        told = "ingest.memory_said_before"
        raise NotAllowedError(told, text=what, by=who(before.made_by), scope=scope)


def _may_forget(actor: Actor, scope: str, found: "Row[Any, Any] | None") -> bool:
    is_own = found is not None and actor.account_id is not None
    is_own = is_own and found is not None and found.account_id == actor.account_id
    return is_own or actor.may(Role.APPROVER, scope)


def as_forgetter(actor: Actor, scope: str, found: "Row[Any, Any] | None", *, what: str) -> None:
    """Whoever approves for the province, and whoever said it, may take it out.

    Raises:
        NotAllowedError: Somebody else asks, also for what is not there.
        StoreChangedError: It is not there.
    """
    if not _may_forget(actor, scope, found):
        told = "ingest.memory_only_approvers"
        raise NotAllowedError(told, scope=scope)
    if found is None:
        told = "ingest.memory_not_there"
        raise StoreChangedError(told, what=what, scope=scope)
