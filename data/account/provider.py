"""People who sign in with their organisation (OIDC): which claims give which roles.

The rules stand in a TOML file, named by `BANSO_OIDC_ROLES`; see `docs/accounts.md`.
"""

import datetime as dt
import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, Engine, select, update

from data.account import grant, moment, people, session, token
from data.account.error import GrantError, MappingError
from data.account.word import Word
from data.actor import Actor, Grant, Role
from data.store.account_schema import account
from data.store.account_schema import session as sessions
from data.store.connection import reading
from data.store.event import record
from text import fault

SETTING: Final = "BANSO_OIDC_ROLES"
CALLED_BY: Final = ("preferred_username", "email", "sub")
KNOWN: Final = {"claim", "equals", "contains", "role", "scope", "units"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """Whoever has this claim has this role.

    Args:
        claim: Name of a claim, `realm_access.roles` for one inside another.
        equals: What it must be; or
        contains: what must be among it, where it is a list.
        grant: The role and where.
    """

    claim: str
    equals: str = ""
    contains: str = ""
    grant: Grant

    def fits(self, claims: Mapping[str, Any]) -> bool:
        """Whether these claims have it."""
        found: Any = claims
        for part in self.claim.split("."):
            found = found.get(part) if isinstance(found, Mapping) else None
        if self.contains:
            return isinstance(found, list | tuple) and self.contains in found
        return isinstance(found, str) and bool(self.equals) and found == self.equals


def rules(path: str | None = None) -> tuple[Rule, ...]:
    """The rules of the file; none where none is named, and then nobody gets a role by them.

    Raises:
        MappingError: The file is not there, is no TOML, or a rule says something else.
    """
    named = path or os.environ.get(SETTING)
    if not named:
        return ()
    try:
        read = tomllib.loads(Path(named).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        key = "account.mapping_unread"
        raise MappingError(key, file=named, why=fault.told(error)) from error
    return tuple(
        _rule(each, file=named, number=number)
        for number, each in enumerate(read.get("rule", ()), start=1)
    )


def arrive(
    engine: Engine,
    claims: Mapping[str, Any],
    by: tuple[Rule, ...],
    *,
    now: dt.datetime | None = None,
) -> Actor | None:
    """Who this is, by what their organisation says of them; None for nobody any more.

    The first time a sign-in is seen it begins a session like a local one, makes the account
    where there is none, and sets its roles by the rules. Later only the session counts.

    Args:
        engine: Of the store.
        claims: Of the identity token, checked by whoever received it.
        by: See `rules`.
        now: The moment.
    """
    now = now or moment.now()
    issuer, subject = str(claims.get("iss") or ""), str(claims.get("sub") or "")
    if not issuer or not subject:
        return None
    secret = secret_of(claims)
    actor = session.actor_of(engine, secret, now=now)
    if actor is not None or _is_old(claims, now=now):
        return actor
    with reading(engine) as connection:  # whoever stays out must not keep others from writing
        if _seen(connection, secret) or _is_ended(connection, issuer, subject):
            return None
    with people.changing(engine) as connection:
        if _seen(connection, secret):
            return None
        account_id = _known(connection, issuer, subject)
        if account_id is None:
            account_id = _make(connection, claims, now=now)
        elif _is_ended(connection, issuer, subject):
            return None
        _follow(connection, account_id, claims, by)
        actor = people.by_id(connection, account_id).actor
        record(
            connection, actor, act=Word.SIGN_IN, note=f"{issuer}: {grant.in_short(actor.grants)}"
        )
        session.begin(connection, account_id, now=now, secret=secret)
    return actor


def secret_of(claims: Mapping[str, Any]) -> str:
    """What tells one sign-in from every other, in place of a secret of ours."""
    told = (str(claims.get(name, "")) for name in ("iss", "sub", "iat", "nonce", "at_hash"))
    return token.digest("\x1f".join(told))


def _rule(each: Mapping[str, Any], *, file: str, number: int) -> Rule:
    key = "account.mapping_rule"
    try:
        given = Grant(
            role=Role(each["role"]),
            scope=str(each.get("scope", "")),
            unit_codes=tuple(str(code) for code in each.get("units", ())),
        )
        [given] = grant.checked([given])
        claim = str(each["claim"])
    except (KeyError, TypeError, ValueError, GrantError) as error:
        raise MappingError(key, file=file, number=number, why=str(error)) from error
    strange = ", ".join(sorted(set(each) - KNOWN))
    if strange or bool(each.get("equals")) is bool(each.get("contains")):
        raise MappingError(key, file=file, number=number, why=strange or "equals | contains")
    return Rule(
        claim=claim,
        equals=str(each.get("equals", "")),
        contains=str(each.get("contains", "")),
        grant=given,
    )


def _is_old(claims: Mapping[str, Any], *, now: dt.datetime) -> bool:
    """The sign-in was so long ago that a session of it would have ended; or nobody knows when."""
    issued = claims.get("iat")
    if not isinstance(issued, int | float):
        return True
    return now >= dt.datetime.fromtimestamp(issued, dt.UTC) + session.LONGEST


def _is_ended(connection: Connection, issuer: str, subject: str) -> bool:
    known = _known(connection, issuer, subject)
    return known is not None and not people.by_id(connection, known).is_active


def _seen(connection: Connection, secret: str) -> bool:
    kept = token.digest(secret)
    query = select(sessions.c.token_hash).where(sessions.c.token_hash == kept)
    return connection.scalar(query) is not None


def _known(connection: Connection, issuer: str, subject: str) -> int | None:
    return connection.scalar(
        select(account.c.id).where(account.c.issuer == issuer, account.c.subject == subject)
    )


def _make(connection: Connection, claims: Mapping[str, Any], *, now: dt.datetime) -> int:
    asked = next(str(claims[one]) for one in CALLED_BY if claims.get(one))
    kept = "".join(sign if people.NAME_SIGNS.fullmatch(sign) else "-" for sign in asked.casefold())
    stem = kept.strip("-._@")[:48] or "oidc"
    taken = set(connection.scalars(select(account.c.name)))
    name = next(one for one in _numbered(stem) if one not in taken)
    return people.add(
        connection,
        name=name,
        display_name=_called(claims, otherwise=name),
        issuer=str(claims["iss"]),
        subject=str(claims["sub"]),
        now=now,
    )


def _follow(
    connection: Connection, account_id: int, claims: Mapping[str, Any], by: tuple[Rule, ...]
) -> None:
    """The organisation says what somebody is today: roles that it no longer gives are gone."""
    grant.write(connection, account_id, {rule.grant for rule in by if rule.fits(claims)})
    found = people.by_id(connection, account_id)
    shown = _called(claims, otherwise=found.display_name)
    connection.execute(update(account).where(account.c.id == account_id).values(display_name=shown))


def _called(claims: Mapping[str, Any], *, otherwise: str) -> str:
    return people.display(str(claims.get("name") or ""), otherwise=otherwise)


def _numbered(stem: str) -> "list[str]":
    return [stem, *(f"{stem}-{number}" for number in range(2, 10_000))]
