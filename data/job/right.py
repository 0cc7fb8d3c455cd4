"""Whose a file is: its owner's, and administrators'."""

from data.actor import Actor, NotAllowedError
from data.job.record import Job


def as_account(actor: Actor) -> int:
    """The account of whoever asks for a file.

    Raises:
        NotAllowedError: They have none, so nobody could be handed the file.
    """
    if actor.account_id is None:
        key = "job.only_accounts"
        raise NotAllowedError(key)
    return actor.account_id


def is_owner(actor: Actor, one: Job) -> bool:
    """Whether a file is somebody's to see, to stop and to take."""
    return actor.is_administrator or (
        actor.account_id is not None and actor.account_id == one.owner_id
    )


def as_owner(actor: Actor, one: Job) -> None:
    """Let the owner of a file go on, and administrators.

    Raises:
        NotAllowedError: It is somebody else's.
    """
    if not is_owner(actor, one):
        key = "job.only_owner"
        raise NotAllowedError(key)
