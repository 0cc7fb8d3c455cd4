"""What somebody may do with a submission now. The desk refuses the rest, whatever a page shows."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from data.actor import Actor, Role
from data.store import Case, Stage
from data.store.permission import may_report, scopes_of_code
from geo.units import UnitKey

OPEN: Final = (Stage.RECEIVED, Stage.CHECKED)
WAITING: Final = (Stage.SUBMITTED, Stage.APPROVED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rights:
    """What a page may offer.

    Args:
        see: Read it, with its file and its history: its sender, who reports or approves for
            its whole province, and who reports for every unit that it has figures of.
        answer: Answer questions, submit and discard: its sender, while it is checked.
        take_back: Its sender, until it is published.
        decide: Approve, set the day, return: an approver, until it is published.
        withdraw: Undo what was published: an approver.
    """

    see: bool
    answer: bool
    take_back: bool
    decide: bool
    withdraw: bool


def rights(actor: Actor, case: Case, units: Collection[UnitKey]) -> Rights:
    """What this person may do with this submission at its stage.

    Args:
        actor: Who.
        case: The submission.
        units: It has figures of these, see `Store.units`; none where it is not submitted yet,
            and then only those of its whole province see it beside its sender.
    """
    is_own = actor.is_administrator or (
        actor.account_id is not None and actor.account_id == case.account_id
    )
    is_theirs = bool(units) and all(may_report(actor, one) for one in units)
    is_approver = approves(actor, case.handed_in.scope)
    return Rights(
        see=is_own or is_approver or reports_all(actor, case.handed_in.scope) or is_theirs,
        answer=is_own and case.stage in OPEN,
        take_back=is_own and case.stage in WAITING,
        decide=is_approver and case.stage in WAITING,
        withdraw=is_approver and case.stage is Stage.PUBLISHED,
    )


def approves(actor: Actor, scope: str) -> bool:
    """Whether this person approves for a province, by the code that a workbook names."""
    return any(actor.may(Role.APPROVER, one) for one in scopes_of_code(scope))


def reports_all(actor: Actor, scope: str) -> bool:
    """Whether this person reports for a whole province, not for some of its units only."""
    return any(actor.may_report(one, ()) for one in scopes_of_code(scope))


def may_send(actor: Actor) -> bool:
    """Whether there is any place this person reports for."""
    return actor.is_administrator or any(one.role is Role.REPORTER for one in actor.grants)


def may_decide(actor: Actor) -> bool:
    """Whether there is any place whose reports this person approves."""
    return actor.is_administrator or any(one.role is Role.APPROVER for one in actor.grants)
