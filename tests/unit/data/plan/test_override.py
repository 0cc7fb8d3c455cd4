import datetime as dt

import pytest

from data.period import Period, parse
from data.plan.override import ALLOWED, Override, by_target, in_force
from data.status import Status
from geo.units import TODAY, UnitKey


def said(
    number: int,
    status: Status | None = Status.SLOW,
    *,
    period: str = "2026-Q2",
    is_lasting: bool = True,
    target_id: str = "cap_quang",
) -> Override:
    return Override(
        number=number,
        plan_id="minh_hoa_dien_bien",
        target_id=target_id,
        place=UnitKey("11", TODAY),
        period=period,
        is_lasting=is_lasting,
        status=status,
        reason="Hai xã báo cáo nhầm đơn vị",
        made_by="Quàng Văn Bình",
        account_id=5,
        at=dt.datetime(2026, 7, 1, tzinfo=dt.UTC),
        revision=3,
    )


def held(*rows: Override, at: str) -> int:
    found = in_force(rows, parse(at))
    return found.number if found else 0


def test_what_lasts_holds_from_its_period_on_and_not_before() -> None:
    assert [held(said(1), at=one) for one in ("2026-Q1", "2026-Q2", "2026-Q3", "2026")] == [
        0,
        1,
        1,
        1,
    ]


def test_what_is_of_a_period_holds_for_that_alone() -> None:
    one = said(1, is_lasting=False)
    assert [held(one, at=at) for at in ("2026-Q1", "2026-Q2", "2026-Q3", "2026-H1")] == [0, 1, 0, 0]


def test_the_last_that_was_said_of_a_period_decides() -> None:
    lasting, once = said(1), said(2, Status.ON_TRACK, is_lasting=False, period="2026-Q3")
    assert [held(once, lasting, at=one) for one in ("2026-Q2", "2026-Q3", "2026-Q4")] == [1, 2, 1]
    assert held(lasting, said(3, Status.OFF_TRACK), once, at="2026-Q3") == 3


def test_what_is_lifted_still_held_for_the_periods_before() -> None:
    rows = said(1), said(2, None, period="2026-Q4")
    assert [held(*rows, at=one) for one in ("2026-Q2", "2026-Q3", "2026-Q4")] == [1, 1, 0]
    assert held(*rows, said(3, period="2026-Q4"), at="2026-Q4") == 3


@pytest.mark.parametrize("is_lasting", [True, False])
def test_of_a_target_without_any_figure_it_holds_while_there_is_none(is_lasting: bool) -> None:
    one = said(1, period="", is_lasting=is_lasting)
    nothing: Period | None = None
    assert in_force([one], nothing) is one
    assert (held(one, at="2026-Q2") == 1) is is_lasting


def test_rows_are_told_by_target_latest_first() -> None:
    rows = [said(1), said(3), said(2, target_id="can_bo")]
    found = by_target(rows)
    assert [one.number for one in found["cap_quang"]] == [3, 1]
    assert [*found] == ["cap_quang", "can_bo"]


def test_whether_there_is_data_is_not_for_a_leader_to_say() -> None:
    assert Status.NO_DATA not in ALLOWED
    assert Status.NO_TARGET not in ALLOWED
