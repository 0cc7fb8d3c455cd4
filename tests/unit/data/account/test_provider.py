"""People who sign in with their organisation, and the roles that their claims give them."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from data.account import accounts, door, provider, session
from data.account.error import MappingError, SignInError
from data.actor import Actor, Grant, Role, operator
from data.store import Store
from tests.unit.data.account.person import NOW, first

RULES = """
[[rule]]
claim = "groups"
contains = "so-khcn"
role = "approver"
scope = "11"

[[rule]]
claim = "groups"
contains = "xa"
role = "reporter"
scope = "11"
units = ["03127"]

[[rule]]
claim = "realm_access.roles"
contains = "admin"
role = "administrator"
scope = "*"

[[rule]]
claim = "email"
equals = "ubnd@dienbien.gov.vn"
role = "viewer"
scope = "*"
"""
APPROVER = Grant(role=Role.APPROVER, scope="11")
HOUR = dt.timedelta(hours=1)


@pytest.fixture
def rules(tmp_path: Path) -> tuple[provider.Rule, ...]:
    path = tmp_path / "roles.toml"
    path.write_text(RULES, encoding="utf-8")
    return provider.rules(str(path))


def claims(sub: str = "1", *, at: dt.datetime = NOW, **more: Any) -> dict[str, Any]:
    told = {"iss": "https://sso.example", "sub": sub, "iat": int(at.timestamp())}
    return told | {"nonce": f"{sub}{at}", "name": "Vừ A Páo", "preferred_username": "pao"} | more


def arrive(
    store: Store, rules: tuple[provider.Rule, ...], told: dict[str, Any], now: dt.datetime = NOW
) -> Actor | None:
    return provider.arrive(store.engine, told, rules, now=now)


def test_claims_give_the_roles_of_the_rules_and_no_other(
    store: Store, rules: tuple[provider.Rule, ...]
) -> None:
    found = arrive(store, rules, claims(groups=["so-khcn", "khac"]))
    assert found is not None
    assert found.grants == (APPROVER,)
    assert found.name == "Vừ A Páo"
    keeper = accounts(store, operator("test"))
    [row] = keeper.people()
    assert row.is_elsewhere
    assert row.name == "pao"
    assert keeper.audit()["act"].tolist() == ["sign_in"]


@pytest.mark.parametrize(
    ("told", "roles"),
    [
        ({}, []),
        ({"groups": "so-khcn"}, []),  # a text is no list that could contain it
        ({"groups": ["so-khcn-2"]}, []),
        ({"groups": ["xa"]}, [Role.REPORTER]),
        ({"realm_access": {"roles": ["admin"]}}, [Role.ADMINISTRATOR]),
        ({"realm_access": ["admin"]}, []),
        ({"email": "ubnd@dienbien.gov.vn"}, [Role.VIEWER]),
        ({"email": "xubnd@dienbien.gov.vn"}, []),
    ],
)
def test_a_rule_fits_what_it_says_exactly(
    rules: tuple[provider.Rule, ...], told: dict[str, Any], roles: list[Role]
) -> None:
    assert [rule.grant.role for rule in rules if rule.fits(told)] == roles


def test_roles_follow_the_claims_at_each_sign_in_and_not_between(
    store: Store, rules: tuple[provider.Rule, ...]
) -> None:
    old = claims(groups=["so-khcn"])
    arrive(store, rules, old)
    later = NOW + HOUR
    found = arrive(store, rules, claims(at=later, groups=["xa"]), later)
    assert found is not None
    assert [one.role for one in found.grants] == [Role.REPORTER]
    again = arrive(store, rules, old, later)
    assert again is not None
    assert again.grants == found.grants, "an older sign-in brings no role back"


def test_a_session_of_theirs_ends_like_any_other(
    store: Store, rules: tuple[provider.Rule, ...]
) -> None:
    told = claims(groups=["so-khcn"])
    assert arrive(store, rules, told) is not None
    assert arrive(store, rules, told, NOW + session.IDLE) is None
    fresh = claims(at=NOW + HOUR, groups=["so-khcn"])
    arrive(store, rules, fresh, NOW + HOUR)
    door(store).sign_out(provider.secret_of(fresh), now=NOW + HOUR)
    assert arrive(store, rules, fresh, NOW + HOUR) is None, "the cookie alone opens nothing"
    forgotten = claims(at=NOW - session.LONGEST, groups=["so-khcn"])
    assert arrive(store, rules, forgotten) is None
    assert arrive(store, rules, claims() | {"iat": None}) is None


def test_who_is_deactivated_stays_out_however_often_they_sign_in(
    store: Store, rules: tuple[provider.Rule, ...]
) -> None:
    first(store)
    found = arrive(store, rules, claims(groups=["so-khcn"]))
    assert found is not None
    accounts(store, operator("test")).deactivate(found.account_id or 0, now=NOW)
    assert arrive(store, rules, claims(groups=["so-khcn"])) is None
    assert arrive(store, rules, claims(at=NOW + HOUR, groups=["so-khcn"]), NOW + HOUR) is None


def test_a_name_like_somebody_elses_takes_over_no_account(
    store: Store, rules: tuple[provider.Rule, ...]
) -> None:
    hoa = first(store, name="pao")
    found = arrive(store, rules, claims(groups=["xa"]))
    assert found is not None
    assert found.account_id != hoa.account_id
    names = [one.name for one in accounts(store, hoa).people()]
    assert names == ["pao", "pao-2"]
    with pytest.raises(SignInError):
        door(store).sign_in("pao-2", "", now=NOW)


def test_the_same_number_at_another_issuer_is_another_person(
    store: Store, rules: tuple[provider.Rule, ...]
) -> None:
    one = arrive(store, rules, claims())
    two = arrive(store, rules, claims() | {"iss": "https://evil.example"})
    assert one is not None
    assert two is not None
    assert one.account_id != two.account_id
    assert arrive(store, rules, {"sub": "1", "iat": 0}) is None


@pytest.mark.parametrize(
    "text",
    [
        "[[rule]",
        '[[rule]]\nclaim = "groups"\ncontains = "x"\nrole = "king"\nscope = "11"',
        '[[rule]]\nclaim = "groups"\ncontains = "x"\nrole = "approver"\nscope = "99"',
        '[[rule]]\nclaim = "groups"\nrole = "approver"\nscope = "11"',
        '[[rule]]\nclaim = "g"\nequals = "x"\ncontains = "x"\nrole = "approver"\nscope = "11"',
        '[[rule]]\nclaim = "g"\nequal = "x"\ncontains = "x"\nrole = "approver"\nscope = "11"',
        '[[rule]]\ncontains = "x"\nrole = "approver"\nscope = "11"',
    ],
)
def test_a_file_that_says_something_else_is_refused_whole(tmp_path: Path, text: str) -> None:
    path = tmp_path / "roles.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(MappingError, match=r"roles\.toml"):
        provider.rules(str(path))
    with pytest.raises(MappingError):
        provider.rules(str(tmp_path / "none.toml"))


def test_without_a_file_nobody_gets_a_role(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(provider.SETTING, raising=False)
    assert provider.rules() == ()
