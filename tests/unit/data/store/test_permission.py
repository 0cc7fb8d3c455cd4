"""Permissions are asked for where the store is changed, whoever calls and from wherever."""

import datetime as dt
from collections.abc import Callable

import pandas as pd
import pytest

from data.actor import READER, Actor, Grant, NotAllowedError, Role
from data.ingest.answer import NONE
from data.model import Observations
from data.store import Desk, Store
from data.store.permission import Home, homes, scopes_of_code
from geo.lineage import Relation, links
from geo.units import FORMER, NATION, TODAY, Level, UnitKey, children, communes, unit
from tests import report
from tests.report import COMMUNES, FIBRE
from tests.unit.data.store.person import (
    ADMINISTRATOR,
    APPROVER,
    APPROVER_ELSEWHERE,
    EVERYBODY,
    OWN_UNITS,
    REPORTER,
    person,
)
from text import Language, speaking

MINE = {(FIBRE, COMMUNES[0], "2025-Q3"): 1.0}
ADMINISTRATORS = {"administrator", "operator"}
APPROVERS = ADMINISTRATORS | {"approver", "approver everywhere"}
REPORTERS = ADMINISTRATORS | {"reporter", "own units", "colleague"}
SENDERS = ADMINISTRATORS | {"reporter"}  # REPORTER hands in below

Act = Callable[[Desk, dict[str, int]], object]
ACTS: dict[str, tuple[Act, set[str]]] = {
    "receive": (lambda desk, _: _receive(desk), REPORTERS),
    "keep_check": (
        lambda desk, of: desk.keep_check(of["checked"], layout="x", scope="11", answers=NONE),
        SENDERS,
    ),
    "submit": (lambda desk, of: desk.submit(of["checked"], report.observations(MINE)), SENDERS),
    "take_back": (lambda desk, of: desk.take_back(of["submitted"]), SENDERS),
    "discard": (lambda desk, of: desk.discard(of["checked"]), SENDERS),
    "hand_back": (lambda desk, of: desk.hand_back(of["submitted"], reason="thiếu"), APPROVERS),
    "approve": (lambda desk, of: desk.approve(of["submitted"], seen_revision=1), APPROVERS),
    "approve later": (
        lambda desk, of: desk.approve(
            of["submitted"], seen_revision=1, publish_from=dt.date(2100, 1, 1)
        ),
        APPROVERS,
    ),
    "publish": (lambda desk, _: _publish(desk), ADMINISTRATORS),
    "withdraw": (lambda desk, of: desk.withdraw([of["published"]], reason="nhầm"), APPROVERS),
}


def _receive(desk: Desk) -> None:
    handed_in, content = report.workbook("new.xlsx")
    desk.receive(handed_in, content=content)


def _publish(desk: Desk) -> None:
    handed_in, content = report.workbook("new.xlsx")
    desk.publish(handed_in, report.observations(MINE), content=content)


@pytest.mark.parametrize("act", ACTS)
def test_each_act_is_for_those_whose_role_it_is(store: Store, act: str) -> None:
    of = {
        "checked": report.hand_in(store, "c.xlsx", by=REPORTER),
        "submitted": report.submit(store, "s.xlsx", MINE, by=REPORTER),
        "published": report.submit(
            store, "p.xlsx", {(FIBRE, COMMUNES[3], "2025-Q2"): 1.0}, by=REPORTER
        ),
    }
    store.desk(APPROVER).approve(of["published"], seen_revision=0)
    do, allowed = ACTS[act]
    before = store.content_hash()
    for name in EVERYBODY.keys() - allowed:
        with pytest.raises(NotAllowedError) as refused:
            do(store.desk(EVERYBODY[name]), of)
        assert store.content_hash() == before, name
        for language in Language:
            with speaking(language):
                assert str(refused.value)


@pytest.mark.parametrize(
    ("act", "name"), [(a, n) for a, (_, some) in ACTS.items() for n in sorted(some)]
)
def test_whose_role_it_is_may_do_it(store: Store, act: str, name: str) -> None:
    of = {
        "checked": report.hand_in(store, "c.xlsx", by=REPORTER),
        "submitted": report.submit(store, "s.xlsx", MINE, by=REPORTER),
        "published": report.publish(
            store, "p.xlsx", {(FIBRE, COMMUNES[3], "2025-Q2"): 1.0}
        ).submission_id,
    }
    before = store.content_hash()
    if act == "keep_check":  # the same check again would rightly change nothing
        store.desk(EVERYBODY[name]).keep_check(of["checked"], layout="y", scope="11", answers=NONE)
    else:
        ACTS[act][0](store.desk(EVERYBODY[name]), of)
    assert store.content_hash() != before


def former(*codes: str) -> Observations:
    """A figure of each of these former units."""
    said = report.observations({(FIBRE, COMMUNES[0], "2024"): 1.0})
    rows = [said.assign(unit_code=one, unit_valid_from=FORMER.isoformat()) for one in codes]
    return Observations(pd.concat(rows, ignore_index=True))


def today(*codes: str) -> Observations:
    return report.observations({(FIBRE, one, "2025-Q3"): 1.0 for one in codes})


def owner(*unit_codes: str, scope: str = "11") -> Actor:
    return person("Sùng Thị Mo", 77, Grant(role=Role.REPORTER, scope=scope, unit_codes=unit_codes))


DIVIDED = next(one.old for one in links() if one.relation is Relation.PART)
PARTS = tuple(one.new for one in links() if one.old == DIVIDED)
WHERE_DIVIDED = next(iter(homes(PARTS[0]))).scope
WHOLE = UnitKey("03130", FORMER)  # went into 03127 whole
DISTRICT = next(one.key for one in children(UnitKey("11", FORMER)) if one.level is Level.DISTRICT)
OF_DISTRICT = tuple(home.commune for home in homes(DISTRICT))
LAO_CAI, YEN_BAI = "10", "15"  # of 2004; today's Lào Cai has the code 15

REPORTED: list[tuple[str, Actor, Observations, bool]] = [
    ("own commune", OWN_UNITS, today(COMMUNES[0], COMMUNES[1]), True),
    ("another commune beside", OWN_UNITS, today(COMMUNES[0], COMMUNES[2]), False),
    ("the province itself", OWN_UNITS, today("11"), False),
    ("the province itself, all of it granted", REPORTER, today("11", *COMMUNES), True),
    ("the nation", REPORTER, today("VN").assign(unit_valid_from=FORMER.isoformat()), False),
    (
        "the nation, granted",
        owner(scope="VN"),
        today("VN").assign(unit_valid_from=FORMER.isoformat()),
        True,
    ),
    ("a province, the nation granted", owner(scope="VN"), today("11"), False),
    ("another province's commune", REPORTER, today(communes("15")[0].code), False),
    ("a former commune that is theirs", owner("03127"), former(WHOLE.code), True),
    ("a former commune of another", owner("03151"), former(WHOLE.code), False),
    (
        "a divided one, all of it theirs",
        owner(*(one.code for one in PARTS), scope=WHERE_DIVIDED),
        former(DIVIDED.code),
        True,
    ),
    (
        "a divided one, a part of it theirs",
        owner(PARTS[0].code, scope=WHERE_DIVIDED),
        former(DIVIDED.code),
        False,
    ),
    ("a former district", owner(*OF_DISTRICT), former(DISTRICT.code), True),
    ("a former district in part", owner(*OF_DISTRICT[1:]), former(DISTRICT.code), False),
    ("former provinces that went into theirs", owner(scope="15"), former(LAO_CAI, YEN_BAI), True),
    ("a former province of their code's place", owner(scope="11"), former(LAO_CAI), False),
    ("a former province, some communes theirs", owner(COMMUNES[0]), former("11"), False),
]


@pytest.mark.parametrize(
    ("by", "said", "is_theirs"), [row[1:] for row in REPORTED], ids=[row[0] for row in REPORTED]
)
def test_every_figure_must_be_the_senders_to_report(
    store: Store, by: Actor, said: Observations, is_theirs: bool
) -> None:
    scope = by.grants[0].scope
    number = report.hand_in(store, "a.xlsx", by=by, scope=scope)
    if is_theirs:
        store.desk(by).submit(number, Observations(said))
        return
    before = store.content_hash()
    with pytest.raises(NotAllowedError, match="Biểu 01!D"):
        store.desk(by).submit(number, Observations(said))
    assert store.content_hash() == before


def test_figures_of_former_units_are_approved_where_they_went(store: Store) -> None:
    by = owner(scope="15")
    number = report.hand_in(store, "a.xlsx", by=by, scope=LAO_CAI)
    store.desk(by).submit(number, former(LAO_CAI))
    with pytest.raises(NotAllowedError):
        store.desk(APPROVER).approve(number, seen_revision=0)
    assert store.desk(APPROVER_ELSEWHERE).approve(number, seen_revision=0) == 1


def test_a_workbook_with_figures_of_two_provinces_needs_both_approved(store: Store) -> None:
    number = report.hand_in(store, "a.xlsx", by=ADMINISTRATOR)
    said = today(COMMUNES[0], communes("15")[0].code)
    store.desk(ADMINISTRATOR).submit(number, said)
    for one in (APPROVER, APPROVER_ELSEWHERE):
        with pytest.raises(NotAllowedError):
            store.desk(one).approve(number, seen_revision=0)
    both = person("Lý Thị Sen", 78, *APPROVER.grants, *APPROVER_ELSEWHERE.grants)
    assert store.desk(both).approve(number, seen_revision=0) == 1


@pytest.mark.parametrize("scope", ["99", "VN", "15", ""])
def test_an_empty_report_is_nobodys_to_approve_but_its_scopes(store: Store, scope: str) -> None:
    number = report.hand_in(store, "a.xlsx", by=ADMINISTRATOR, scope=scope)
    store.desk(ADMINISTRATOR).submit(number, report.observations({}))
    with pytest.raises(NotAllowedError):
        store.desk(APPROVER).approve(number, seen_revision=0)
    with pytest.raises(NotAllowedError):
        store.desk(READER).approve(number, seen_revision=0)


def test_a_workbook_of_unknown_place_is_received_of_any_reporter_and_of_nobody_else(
    store: Store,
) -> None:
    handed_in, content = report.workbook("a.xlsx", scope="")
    assert store.desk(OWN_UNITS).receive(handed_in, content=content) == 1
    for one in (READER, APPROVER):
        with pytest.raises(NotAllowedError):
            store.desk(one).receive(handed_in, content=content)


def test_a_check_does_not_move_a_workbook_to_a_place_that_is_not_the_senders(
    store: Store,
) -> None:
    number = report.hand_in(store, "a.xlsx", by=REPORTER)
    before = store.content_hash()
    with pytest.raises(NotAllowedError):
        store.desk(REPORTER).keep_check(number, layout="x", scope="15", answers=NONE)
    assert store.content_hash() == before


def test_a_reader_reads_everything(store: Store) -> None:
    report.submit(store, "a.xlsx", MINE, by=REPORTER)
    assert len(store.submissions()) == len(store.statements(1)) == 1
    assert len(store.events()) == 3


def test_every_unit_of_every_list_has_a_home_today() -> None:
    former_provinces = children(NATION, edition=FORMER)
    districts = [one for above in former_provinces for one in children(above.key)]
    feet = communes("VN", edition=FORMER)
    for one in (*former_provinces, *districts, *feet, *communes("VN")):
        found = homes(one.key)
        assert found
        for home in found:
            assert unit(UnitKey(home.scope, TODAY)).level is Level.PROVINCE
    assert homes(NATION) == {Home("VN")}


def test_a_code_of_both_lists_may_mean_both() -> None:
    assert scopes_of_code("10") == {"15"}
    assert scopes_of_code("11") == {"11"}
    assert scopes_of_code("99") == {"99"}
    assert scopes_of_code("") == {"VN"}
