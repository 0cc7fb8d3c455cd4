"""Whose a story is to read and to change."""

from sqlalchemy import ColumnElement, and_, or_, true

from data.actor import EVERYWHERE, READER, Actor, NotAllowedError
from data.store.story_schema import story as stories
from data.story.record import Sharing, Story
from geo.units import NATION, TODAY, UnitKey, unit


def has_role(actor: Actor, province_code: str) -> bool:
    """Whether somebody has any role in a province."""
    return actor.is_administrator or any(
        one.scope in (province_code, EVERYWHERE) for one in actor.grants
    )


def may_read(actor: Actor, one: Story) -> bool:
    """Whether somebody may open a story."""
    if may_change(actor, one) or one.sharing is Sharing.LINK:
        return True
    return one.sharing is Sharing.PROVINCE and has_role(actor, one.province_code)


def may_change(actor: Actor, one: Story) -> bool:
    """Whether a story is somebody's: the owner's, and administrators'."""
    is_owner = actor.account_id is not None and actor.account_id == one.owner_id
    return is_owner or actor.is_administrator


def is_shown_to(actor: Actor) -> ColumnElement[bool]:
    """The stories that somebody finds in a list; those shared by link are told by the link."""
    is_own = stories.c.owner_id == actor.account_id
    scopes = {one.scope for one in actor.grants}
    is_of_mine = true() if EVERYWHERE in scopes else stories.c.province_code.in_(scopes)
    return or_(is_own, and_(is_of_mine, stories.c.sharing == Sharing.PROVINCE.value))


def as_reader(actor: Actor, one: Story) -> None:
    """Let whoever may open a story go on.

    Raises:
        NotAllowedError: It is not shared with them, or not known who they are.
    """
    if not may_read(actor, one):
        key = "story.sign_in" if actor == READER else "story.not_shared"
        raise NotAllowedError(key)


def as_owner(actor: Actor, one: Story) -> None:
    """Let the owner of a story go on, and administrators.

    Raises:
        NotAllowedError: It is somebody else's.
    """
    if not may_change(actor, one):
        key = "story.only_owner"
        raise NotAllowedError(key, owner=one.owner)


def as_account(actor: Actor) -> int:
    """The account of whoever keeps something.

    Raises:
        NotAllowedError: They have none.
    """
    if actor.account_id is None:
        key = "story.only_accounts"
        raise NotAllowedError(key)
    return actor.account_id


def as_author(actor: Actor, province_code: str) -> int:
    """The account of whoever begins a story of a province.

    Raises:
        NotAllowedError: They have none, or no role there.
        UnknownUnitError: There is no such province today.
    """
    unit(NATION if province_code == NATION.code else UnitKey(province_code, TODAY))
    found = as_account(actor)
    if not has_role(actor, province_code):
        key = "story.only_of_province"
        raise NotAllowedError(key)
    return found
