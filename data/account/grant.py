"""Roles in places: checked, written in rows and in the text of an invitation."""

import json
from collections.abc import Iterable

from sqlalchemy import Connection, delete, insert, select

from data.account.error import GrantError
from data.actor import EVERYWHERE, Grant, Role
from data.store.account_schema import role_grant
from geo import units
from geo.units import NATION, TODAY, UnitKey


def checked(grants: Iterable[Grant]) -> tuple[Grant, ...]:
    """The same roles, each once, in order.

    Raises:
        GrantError: A place is none of today's provinces, a commune lies elsewhere, communes
            stand where the role takes none, or an administrator of one place only.
    """
    found = sorted(set(grants))
    for one in found:
        _check(one)
    return tuple(found)


def _check(one: Grant) -> None:
    if one.role is Role.ADMINISTRATOR and one.scope != EVERYWHERE:
        key = "account.grant_administrator"
        raise GrantError(key, scope=one.scope)
    if one.scope not in (EVERYWHERE, NATION.code) and one.scope not in _provinces():
        key = "account.grant_scope"
        raise GrantError(key, scope=one.scope)
    if one.unit_codes and (one.role is not Role.REPORTER or one.scope not in _provinces()):
        key = "account.grant_units"
        raise GrantError(key, codes=", ".join(one.unit_codes))
    if one.unit_codes:
        inside = {unit.code for unit in units.communes(one.scope)}
        strange = [code for code in one.unit_codes if code not in inside]
        if strange:
            key = "account.grant_strange"
            name = units.unit(UnitKey(one.scope, TODAY)).full_name
            raise GrantError(key, codes=", ".join(strange), name=name)


def _provinces() -> set[str]:
    return {unit.code for unit in units.children(NATION, edition=TODAY)}


def of(connection: Connection, account_id: int) -> tuple[Grant, ...]:
    """What an account may do."""
    return every(connection, [account_id]).get(account_id, ())


def every(connection: Connection, account_ids: Iterable[int]) -> dict[int, tuple[Grant, ...]]:
    """What these accounts may do; none of those without a role."""
    rows = connection.execute(
        select(role_grant).where(role_grant.c.account_id.in_(list(account_ids)))
    ).all()
    codes: dict[tuple[int, str, str], set[str]] = {}
    for row in rows:
        codes.setdefault((row.account_id, row.role, row.scope), set()).add(row.unit_code)
    found: dict[int, list[Grant]] = {}
    for (account_id, role, scope), inside in codes.items():
        whole = "" in inside
        kept = () if whole else tuple(sorted(inside))
        found.setdefault(account_id, []).append(
            Grant(role=Role(role), scope=scope, unit_codes=kept)
        )
    return {account_id: tuple(sorted(grants)) for account_id, grants in found.items()}


def write(connection: Connection, account_id: int, grants: Iterable[Grant]) -> None:
    """Let an account do this from now on, and nothing else."""
    connection.execute(delete(role_grant).where(role_grant.c.account_id == account_id))
    rows = {
        (one.role.value, one.scope, code) for one in grants for code in (one.unit_codes or ("",))
    }
    if rows:
        connection.execute(
            insert(role_grant),
            [
                {"account_id": account_id, "role": role, "scope": scope, "unit_code": code}
                for role, scope, code in sorted(rows)
            ],
        )


def as_text(grants: Iterable[Grant]) -> str:
    """As an invitation keeps them."""
    return json.dumps([[one.role, one.scope, list(one.unit_codes)] for one in grants])


def from_text(text: str) -> tuple[Grant, ...]:
    """What `as_text` was given."""
    return tuple(
        Grant(role=Role(role), scope=scope, unit_codes=tuple(codes))
        for role, scope, codes in json.loads(text)
    )


def in_short(grants: Iterable[Grant]) -> str:
    """For the audit log: `approver:11, reporter:11 (03127 03128)`."""
    return ", ".join(_in_short(one) for one in grants)


def _in_short(one: Grant) -> str:
    inside = f" ({' '.join(one.unit_codes)})" if one.unit_codes else ""
    return f"{one.role.value}:{one.scope}{inside}"
