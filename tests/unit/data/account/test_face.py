"""Keeping accounts is for administrators, whichever way somebody comes."""

import datetime as dt
import inspect
from collections.abc import Callable

import pytest

from data.account import Accounts, accounts, door
from data.account.audit import as_csv
from data.account.error import (
    AccountError,
    AccountNameError,
    GrantError,
    LastAdministratorError,
    LinkError,
    SignInError,
    UnknownAccountError,
)
from data.actor import EVERYWHERE, READER, Actor, Grant, NotAllowedError, Role, operator
from data.store import Store
from geo import units
from tests.unit.data.account.person import NOW, PASSWORD, actor_of, first, joined

ADMINISTRATOR = Grant(role=Role.ADMINISTRATOR, scope=EVERYWHERE)
APPROVER = Grant(role=Role.APPROVER, scope="11")
OTHERS = (
    READER,
    Actor(name="Lò Thị Hoa", account_id=1),
    Actor(name="root", grants=(Grant(role=Role.APPROVER, scope=EVERYWHERE),)),
    Actor(grants=(Grant(role=Role.REPORTER, scope="11"), Grant(role=Role.VIEWER, scope="*"))),
)
ACTS: dict[str, Callable[[Accounts], object]] = {
    "people": lambda kept: kept.people(),
    "named": lambda kept: kept.named("hoa"),
    "invitations": lambda kept: kept.invitations(),
    "invite": lambda kept: kept.invite(grants=[ADMINISTRATOR]),
    "take_back": lambda kept: kept.take_back("x"),
    "grant": lambda kept: kept.grant(1, [ADMINISTRATOR]),
    "reset": lambda kept: kept.reset(1),
    "unlock": lambda kept: kept.unlock(1),
    "deactivate": lambda kept: kept.deactivate(1),
    "activate": lambda kept: kept.activate(1),
    "audit": lambda kept: kept.audit(),
}


def test_every_act_is_tried_below() -> None:
    public = {name for name, _ in inspect.getmembers(Accounts, inspect.isfunction)}
    assert {name for name in public if not name.startswith("_")} == set(ACTS)


@pytest.mark.parametrize("name", ACTS)
def test_who_is_no_administrator_is_refused_and_changes_nothing(store: Store, name: str) -> None:
    first(store)
    before = store.content_hash()
    for actor in OTHERS:
        with pytest.raises(NotAllowedError):
            ACTS[name](accounts(store, actor))
    assert store.content_hash() == before


@pytest.mark.parametrize(
    "given",
    [
        Grant(role=Role.ADMINISTRATOR, scope="11"),
        Grant(role=Role.REPORTER, scope="99"),
        Grant(role=Role.REPORTER, scope=""),
        Grant(role=Role.APPROVER, scope="11", unit_codes=("03127",)),
        Grant(role=Role.REPORTER, scope=EVERYWHERE, unit_codes=("03127",)),
        Grant(role=Role.REPORTER, scope="15", unit_codes=("03127",)),
    ],
)
def test_a_role_in_a_place_that_is_none_is_refused(store: Store, given: Grant) -> None:
    keeper = accounts(store, first(store))
    with pytest.raises(GrantError):
        keeper.invite(grants=[given])
    with pytest.raises(GrantError):
        keeper.grant(1, [ADMINISTRATOR, given])
    assert keeper.named("hoa").grants == (ADMINISTRATOR,)


def test_a_reporter_has_the_communes_that_were_given_and_no_other(store: Store) -> None:
    own, other = (unit.code for unit in units.communes("11")[:2])
    given = Grant(role=Role.REPORTER, scope="11", unit_codes=(own,))
    actor = actor_of(store, joined(store, "pao", given))
    assert actor.grants == (given,)
    assert actor.may_report("11", [own])
    assert not actor.may_report("11", [own, other])
    assert not actor.may_report("15", [own])


def test_the_last_active_administrator_stays(store: Store) -> None:
    keeper = accounts(store, first(store))
    [hoa] = keeper.people()
    with pytest.raises(LastAdministratorError):
        keeper.deactivate(hoa.account_id)
    for grants in ([], [APPROVER]):
        with pytest.raises(LastAdministratorError):
            keeper.grant(hoa.account_id, grants)
    assert keeper.people() == [hoa]
    second = actor_of(store, joined(store, "pao", ADMINISTRATOR)).account_id or 0
    keeper.deactivate(hoa.account_id)
    with pytest.raises(LastAdministratorError):
        accounts(store, operator("test")).deactivate(second)


def test_where_there_is_no_administrator_yet_others_can_still_be_ended(store: Store) -> None:
    number = actor_of(store, joined(store, "pao", APPROVER)).account_id or 0
    keeper = accounts(store, operator("test"))
    keeper.grant(number, [])
    keeper.deactivate(number)
    assert not keeper.named("pao").is_active


def test_who_is_deactivated_is_out_and_stays_out(store: Store) -> None:
    keeper = accounts(store, first(store))
    secret = joined(store, "pao", APPROVER)
    number = actor_of(store, secret).account_id or 0
    link = keeper.reset(number, now=NOW)
    keeper.deactivate(number, now=NOW)
    assert door(store).session(secret, now=NOW) is None
    with pytest.raises(SignInError):
        door(store).sign_in("pao", PASSWORD, now=NOW)
    with pytest.raises(LinkError):
        door(store).take(link, new="nương ngô sau mưa", now=NOW)
    with pytest.raises(AccountError):
        keeper.reset(number, now=NOW)
    keeper.activate(number)
    assert door(store).session(secret, now=NOW) is None, "an ended session does not come back"
    assert actor_of(store, door(store).sign_in("pao", PASSWORD, now=NOW)).grants == (APPROVER,)


def test_names_that_are_taken_or_unknown_are_said(store: Store) -> None:
    keeper = accounts(store, first(store))
    with pytest.raises(AccountNameError, match="hoa"):
        keeper.invite(grants=[APPROVER], name="Hoa")
    with pytest.raises(UnknownAccountError, match="nobody"):
        keeper.named("nobody")
    with pytest.raises(UnknownAccountError):
        keeper.grant(77, [])


def test_every_act_is_written_down_with_who_did_it(store: Store) -> None:
    actor = first(store)
    keeper = accounts(store, actor)
    number = actor_of(store, joined(store, "pao", APPROVER)).account_id or 0
    keeper.grant(number, [Grant(role=Role.VIEWER, scope=EVERYWHERE)])
    keeper.reset(number)
    keeper.deactivate(number)
    log = keeper.audit(made_by="Lò Thị Hoa")
    assert log["act"].tolist() == ["deactivate", "reset", "grant", "took_set_up"]
    assert log["note"].tolist()[2] == "viewer:*"
    assert set(log["subject"]) == {"pao", "hoa"}
    assert set(log["account_id"]) == {actor.account_id}
    assert keeper.audit(act="reset")["made_by"].tolist() == ["Lò Thị Hoa"]


def test_the_log_as_a_file_runs_nothing_in_a_spreadsheet(store: Store) -> None:
    link = accounts(store, operator("test")).invite(grants=[APPROVER], display_name="=cmd|'x'!A1")
    door(store).take(link, new=PASSWORD, name="pao", now=dt.datetime.now(dt.UTC))
    text = as_csv(accounts(store, operator("test")).audit()).decode("utf-8-sig")
    assert "'=cmd|'x'!A1" in text
    assert "\n=cmd" not in text
    assert ",=cmd" not in text
