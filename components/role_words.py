"""Roles as people read them: `Người duyệt: tỉnh Điện Biên`."""

from collections.abc import Iterable
from typing import Final

from data.actor import EVERYWHERE, Grant, Role
from geo import units
from geo.units import NATION, TODAY, UnitKey, UnknownUnitError
from text import say

NAMED_AT_MOST: Final = 3


def told(grants: Iterable[Grant]) -> list[str]:
    """One line a role: what, and where."""
    return [_told(one) for one in grants]


def _told(one: Grant) -> str:
    role = say(f"account.role_{one.role}")
    if one.role is Role.ADMINISTRATOR:
        return role
    if not one.unit_codes:
        return say("account.role_where", role=role, place=place(one.scope))
    names = [_name(code) for code in one.unit_codes[:NAMED_AT_MOST]]
    listed = ", ".join(names)
    more = len(one.unit_codes) - len(names)
    if more:
        listed = say("account.role_more", names=listed, n=more)
    return say("account.role_units", role=role, units=listed, place=place(one.scope))


def place(scope: str) -> str:
    """A province, the whole country's own figures, or everywhere."""
    if scope == EVERYWHERE:
        return say("account.everywhere")
    if scope == NATION.code:
        return say("account.nation")
    return _name(scope)


def _name(code: str) -> str:
    try:
        return units.unit(UnitKey(code, TODAY)).full_name
    except UnknownUnitError:
        return code
