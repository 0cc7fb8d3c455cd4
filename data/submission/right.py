"""What somebody may do with a submission now. The desk refuses the rest, whatever a page shows."""

from dataclasses import dataclass
from typing import Final

from data.actor import Actor, Role
from data.store import Case, Stage
from geo.units import NATION

OPEN: Final = (Stage.RECEIVED, Stage.CHECKED)
WAITING: Final = (Stage.SUBMITTED, Stage.APPROVED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rights:
    """What a page may offer.

    Args:
        see: Read it, with its file and its history.
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


def rights(actor: Actor, case: Case) -> Rights:
    """What this person may do with this submission at its stage."""
    scope = case.handed_in.scope or NATION.code
    is_own = actor.is_administrator or (
        actor.account_id is not None and actor.account_id == case.account_id
    )
    is_approver = actor.may(Role.APPROVER, scope)
    return Rights(
        see=is_own or is_approver or actor.may(Role.REPORTER, scope),
        answer=is_own and case.stage in OPEN,
        take_back=is_own and case.stage in WAITING,
        decide=is_approver and case.stage in WAITING,
        withdraw=is_approver and case.stage is Stage.PUBLISHED,
    )


def may_send(actor: Actor) -> bool:
    """Whether there is any place this person reports for."""
    return actor.is_administrator or any(one.role is Role.REPORTER for one in actor.grants)


def may_decide(actor: Actor) -> bool:
    """Whether there is any place whose reports this person approves."""
    return actor.is_administrator or any(one.role is Role.APPROVER for one in actor.grants)
