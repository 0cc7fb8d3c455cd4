"""A status said beside the computed one: by whom, kept how, on both databases."""

from dataclasses import replace

import pytest

from data import plan
from data.actor import NotAllowedError
from data.period import parse
from data.plan.override import Seen, in_force
from data.status import Status
from data.store import Store, StoreChangedError, StoreReasonError
from geo.units import FORMER, NATION, TODAY, UnitKey
from tests.unit.data.store.person import APPROVER, APPROVER_ELSEWHERE, EVERYBODY, REPORTER

HERE = UnitKey("11", TODAY)
THIRD = parse("2026-Q3")
LEADERS = {"administrator", "operator", "approver", "approver everywhere"}


def seen(plan_id: str = "minh_hoa_dien_bien", target_id: str = "cap_quang") -> Seen:
    one = plan.plans()[plan_id]
    place = HERE if one.scope == NATION else one.scope
    return Seen(plan=one, target_id=target_id, place=place, period=THIRD, revision=7)


def say(store: Store, status: Status = Status.SLOW, **facts: object) -> None:
    asked = replace(seen(), **facts)  # type: ignore[arg-type]
    store.desk(APPROVER).override_status(asked, status=status, reason="Hai xã đã sửa số liệu")


def test_it_is_kept_with_who_when_why_and_what_was_seen(store: Store) -> None:
    say(store)
    (found,) = store.overrides("minh_hoa_dien_bien", HERE)
    assert (found.status, found.reason) == (Status.SLOW, "Hai xã đã sửa số liệu")
    assert (found.made_by, found.account_id, found.revision) == ("Quàng Văn Bình", 5, 7)
    assert (found.period, found.is_lasting, found.target_id) == ("2026-Q3", True, "cap_quang")
    assert found.at.tzinfo is not None
    assert store.overrides("minh_hoa_dien_bien", NATION) == ()
    assert store.overrides("qd_411", HERE) == ()


def test_the_audit_log_tells_it_and_the_revision_stays(store: Store) -> None:
    say(store)
    store.desk(APPROVER).lift_override(seen(), reason="Đã công bố lại")
    events = store.events()
    assert events["act"].tolist() == ["override_status", "lift_status"]
    assert events["subject"].tolist() == ["minh_hoa_dien_bien/cap_quang 11 2026-Q3"] * 2
    assert events["note"].tolist() == ["slow Hai xã đã sửa số liệu", "Đã công bố lại"]
    assert store.revision().number == 0


def test_lifting_is_another_row_and_cannot_be_done_twice(store: Store) -> None:
    say(store)
    desk = store.desk(APPROVER)
    desk.lift_override(seen(), reason="Đã công bố lại")
    rows = store.overrides("minh_hoa_dien_bien", HERE)
    assert [one.is_lift for one in rows] == [True, False]
    assert in_force(rows, THIRD) is None
    with pytest.raises(StoreChangedError):
        desk.lift_override(seen(), reason="Lần nữa")
    assert store.overrides("minh_hoa_dien_bien", HERE) == rows


def test_a_reason_is_needed_for_both(store: Store) -> None:
    desk = store.desk(APPROVER)
    with pytest.raises(StoreReasonError):
        desk.override_status(seen(), status=Status.SLOW, reason=" \n")
    say(store)
    before = store.content_hash()
    with pytest.raises(StoreReasonError):
        desk.lift_override(seen(), reason="")
    assert store.content_hash() == before


@pytest.mark.parametrize("name", EVERYBODY)
def test_only_approvers_of_the_place_say_and_lift_whoever_calls(store: Store, name: str) -> None:
    desk = store.desk(EVERYBODY[name])
    if name in LEADERS:
        desk.override_status(seen(), status=Status.SLOW, reason="vì sao")
        desk.lift_override(seen(), reason="thôi")
        assert len(store.overrides("minh_hoa_dien_bien", HERE)) == 2
        return
    with pytest.raises(NotAllowedError):
        desk.override_status(seen(), status=Status.SLOW, reason="vì sao")
    assert len(store.events()) == 0
    say(store)
    before = store.content_hash()
    with pytest.raises(NotAllowedError):
        desk.lift_override(seen(), reason="thôi")
    assert store.content_hash() == before


def test_a_national_plan_is_said_of_by_those_of_the_place_it_is_asked_of(store: Store) -> None:
    one = seen("qd_411", next(iter(plan.plans()["qd_411"].targets)))
    store.desk(APPROVER).override_status(one, status=Status.SLOW, reason="vì sao")
    assert len(store.overrides("qd_411", HERE)) == 1
    for place in (NATION, UnitKey("15", TODAY)):
        with pytest.raises(NotAllowedError):
            store.desk(APPROVER).override_status(
                replace(one, place=place), status=Status.SLOW, reason="vì sao"
            )


def test_a_former_provinces_plan_is_for_those_of_where_it_went(store: Store) -> None:
    one = plan.plans()["ninh_thuan_2023"]
    assert one.scope.valid_from == FORMER
    asked = Seen(
        plan=one, target_id=next(iter(one.targets)), place=one.scope, period=None, revision=0
    )
    for other in (APPROVER, APPROVER_ELSEWHERE):
        with pytest.raises(NotAllowedError):
            store.desk(other).override_status(asked, status=Status.SLOW, reason="vì sao")
    everywhere = EVERYBODY["approver everywhere"]
    store.desk(everywhere).override_status(asked, status=Status.SLOW, reason="vì sao")
    (found,) = store.overrides(one.id, one.scope)
    assert found.period == ""


def test_what_the_plan_does_not_have_is_refused(store: Store) -> None:
    with pytest.raises(StoreChangedError):
        say(store, target_id="khong_co")
    with pytest.raises(ValueError, match="not a plan of"):
        say(store, place=NATION)
    with pytest.raises(ValueError, match="another question"):
        say(store, Status.NO_DATA)
    assert len(store.events()) == 0


def test_a_reporter_reads_what_leaders_said(store: Store) -> None:
    say(store)
    assert REPORTER.grants
    assert len(store.overrides("minh_hoa_dien_bien", HERE)) == 1
