"""Whose a figure is to report and to approve, whatever list of units it speaks in.

Grants name today's provinces and communes. A figure of a former unit belongs to whoever has
every unit of today that it went into.
"""

import datetime as dt
from collections.abc import Iterable
from functools import cache
from typing import Final, NamedTuple

from sqlalchemy import Connection

from data.actor import Actor, NotAllowedError, Role
from data.model import Observations
from data.plan.line import PlanLine
from data.store import handed_in
from data.store.stage import Found, who
from geo.lineage import successors
from geo.units import (
    FORMER,
    NATION,
    TODAY,
    Level,
    UnitKey,
    UnknownUnitError,
    children,
    communes,
    parents,
    unit,
)

NAMED: Final = 3
"""So many units are named in a refusal."""


class Home(NamedTuple):
    """Where a figure belongs today: a commune of a province, or all of a scope (no commune)."""

    scope: str
    commune: str = ""


@cache
def homes(key: UnitKey) -> frozenset[Home]:
    """The units of today that a unit is or went into.

    Raises:
        UnknownUnitError: There is no such unit.
    """
    found = unit(key)
    if found.level is Level.NATION:
        return frozenset({Home(NATION.code)})
    if found.level is Level.PROVINCE:
        return frozenset(Home(scope) for scope in _today(key))
    if key.valid_from == TODAY:
        return frozenset({Home(_province(key), key.code)})
    within = successors(key) or [link for one in _feet(key) for link in successors(one)]
    return frozenset(Home(_province(link.new), link.new.code) for link in within)


@cache
def scopes_of_code(code: str) -> frozenset[str]:
    """Today's scopes that a scope's code may mean; a code may be of both lists of provinces.

    Never none: a code that nobody knows is a scope that nobody has a grant of.
    """
    if code in {"", NATION.code}:
        return frozenset({NATION.code})
    found: set[str] = set()
    for since in (TODAY, FORMER):
        try:
            found |= _today(UnitKey(code, since))
        except UnknownUnitError:
            continue
    return frozenset(found or {code})


def scopes(connection: Connection, row: Found) -> frozenset[str]:
    """Today's scopes of a submission: of its figures; without any, of the code it names."""
    found = {home.scope for key in handed_in.units(connection, row.id) for home in homes(key)}
    return frozenset(found) or scopes_of_code(row.scope)


def as_reporter(actor: Actor, scope: str) -> None:
    """Let reporters of a scope go on, of some of its units or of all.

    Args:
        actor: Who asks.
        scope: Of the workbook; empty where it is not known yet, for any reporter.

    Raises:
        NotAllowedError: They report for somewhere else, or nowhere.
    """
    anywhere = any(one.role is Role.REPORTER for one in actor.grants)
    of_scope = any(actor.may(Role.REPORTER, one) for one in scopes_of_code(scope))
    if not (actor.is_administrator or of_scope or (anywhere and not scope)):
        key = "store.only_reporters"
        raise NotAllowedError(key, scope=scope)


def as_reporter_of(actor: Actor, observations: Observations) -> None:
    """Let somebody report figures only where every one of them is theirs.

    Raises:
        NotAllowedError: One is not; the first of them are named, with the place of the first.
    """
    if actor.is_administrator:
        return
    columns = ("unit_code", "unit_valid_from", "sheet", "cell")
    first = observations.drop_duplicates(["unit_code", "unit_valid_from"])
    strange = [
        (one, f"{sheet}!{cell}")
        for code, since, sheet, cell in zip(*(first[name] for name in columns), strict=True)
        if not may_report(actor, one := UnitKey(code, dt.date.fromisoformat(since)))
    ]
    if strange:
        names = ", ".join(unit(one).full_name for one, _ in strange[:NAMED])
        key = "store.not_your_units"
        raise NotAllowedError(key, units=names, n=len(strange), where=strange[0][1])


def as_planner(actor: Actor, lines: Iterable[PlanLine]) -> None:
    """Let somebody write lines of plans only where they report for all that a plan is for.

    Raises:
        NotAllowedError: One is for a place that is not theirs; it is named.
    """
    for place in dict.fromkeys(one.place for one in lines):
        if not may_report(actor, place):
            key = "store.not_your_plan"
            raise NotAllowedError(key, place=unit(place).full_name)


def decides_on_plan(actor: Actor, place: UnitKey) -> bool:
    """Whether somebody approves for every province of today that a plan's place lies in."""
    return all(actor.may(Role.APPROVER, home.scope) for home in homes(place))


def as_approver(actor: Actor, wanted: Iterable[str], *, key: str) -> None:
    """Let approvers of every one of these scopes go on.

    Args:
        actor: Who asks.
        wanted: Today's scopes of what they decide on.
        key: Of the sentence that refuses.

    Raises:
        NotAllowedError: They do not approve for one of them.
    """
    if not all(actor.may(Role.APPROVER, scope) for scope in wanted):
        raise NotAllowedError(key)


def as_sender(actor: Actor, row: Found) -> None:
    """Let whoever handed a submission in go on, and administrators.

    Raises:
        NotAllowedError: Somebody else did.
    """
    is_sender = actor.account_id is not None and actor.account_id == row.account_id
    if not (is_sender or actor.is_administrator):
        key = "store.only_sender"
        sender = who(row.submitted_by)
        raise NotAllowedError(key, id=str(row.id), file=row.file_name, who=sender)


def may_report(actor: Actor, key: UnitKey) -> bool:
    """Whether figures of a unit, of whatever list, are somebody's to report."""
    return all(
        actor.may_report(home.scope, (home.commune,) if home.commune else ()) for home in homes(key)
    )


@cache
def _today(province: UnitKey) -> frozenset[str]:
    """Today's provinces that a province is or went into."""
    unit(province)
    if province.valid_from == TODAY:
        return frozenset({province.code})
    return frozenset(
        _province(link.new)
        for one in communes(province.code, edition=province.valid_from)
        for link in successors(one.key)
    )


def _feet(district: UnitKey) -> list[UnitKey]:
    return [one.key for one in children(district)]


def _province(key: UnitKey) -> str:
    return next(one.code for one in parents(key) if one.level is Level.PROVINCE)
