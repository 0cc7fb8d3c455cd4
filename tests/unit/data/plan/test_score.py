import datetime as dt
from dataclasses import replace

import pytest

from data import plan
from data.period import parse
from data.plan import Figure, PlanTarget, Score
from data.status import Point, Status


def figure(
    value: float, *, is_part: bool = False, met: int = 0, answered: int = 0, of: int = 0
) -> Figure:
    period = parse("2026-Q3")
    return Figure(
        period=period,
        value=value,
        points=(Point(at=period.end, value=value),),
        is_demonstration=False,
        is_part=is_part,
        met=met,
        answered=answered,
        of=of,
    )


def scored(target: str, found: Figure | None, name: str = "minh_hoa_dien_bien") -> Score:
    one = plan.plans()[name]
    given = {target: found} if found else {}
    return next(score for score in plan.scored(one, given) if score.target.id == target)


def test_no_figure_is_no_data_and_not_off_track() -> None:
    scores = plan.scored(plan.plans()["dien_bien_2309"], {})
    assert {one.status for one in scores} == {Status.NO_DATA}
    found = plan.tally(scores)
    assert (found.reached, found.judged, found.of) == (0, 0, 9)


def test_a_sum_of_some_communes_tells_only_what_more_of_it_cannot_change() -> None:
    one = "thon_khong_song"  # at most 0 villages without a signal
    missed = scored(one, figure(6, is_part=True))
    assert missed.status is Status.NOT_MET
    assert (missed.judged.expected, missed.judged.ratio) == (None, None)
    assert scored(one, figure(0, is_part=True)).status is Status.NO_DATA
    assert scored(one, figure(0)).status is Status.ACHIEVED
    village = "thon_ban_thong_minh"
    name = "dien_bien_2309"
    assert scored(village, figure(0, is_part=True), name).status is Status.NO_DATA
    assert scored(village, figure(1, is_part=True), name).status is Status.ACHIEVED


@pytest.mark.parametrize(
    ("value", "qualifier", "status"),
    [
        (95, ">", Status.ACHIEVED),
        (90, "≥", Status.NO_DATA),
        (90, "≈", Status.NOT_MET),
        (99, "<", Status.NO_DATA),
        (80, "<", Status.NOT_MET),
    ],
)
def test_a_hedged_figure_is_judged_only_where_it_settles_the_question(
    value: float, qualifier: str, status: Status
) -> None:
    hedged = replace(figure(value), qualifier=qualifier)
    name, one = "qd_749", "work_record_online_province"
    target = plan.plans()[name].targets[one]
    assert target.goal is not None
    assert target.goal.value == 90
    found = scored(one, replace(hedged, value=value - (1 if value == 90 else 0)), name)
    assert found.status is status


def test_a_target_of_every_commune_is_met_when_all_of_them_meet_it() -> None:
    def status(met: int, answered: int) -> Status:
        return scored("cap_quang_xa", figure(0, met=met, answered=answered, of=45)).status

    assert status(45, 45) is Status.ACHIEVED
    assert status(44, 45) is Status.NOT_MET
    assert status(39, 40) is Status.NOT_MET
    assert status(40, 40) is Status.NO_DATA  # five silent ones may still fail


def test_what_every_agency_owes_is_not_judged_by_a_total() -> None:
    found = scored("san_pham_so", figure(1), "ninh_thuan_2023")
    assert found.status is Status.NO_DATA
    assert found.figure is not None


def test_a_target_without_a_published_value_has_no_target() -> None:
    found = scored("village_fibre", figure(100), "ninh_thuan_2023")
    assert found.status is Status.NO_TARGET
    counts = plan.tally([found])
    assert (counts.wanted, counts.reached) == (0, 0)


def test_the_published_half_year_of_ninh_thuan_meets_both_targets_that_can_be_computed() -> None:
    assert scored("ho_so_truc_tuyen", figure(81.17), "ninh_thuan_2023").judged.gap == 81.17 - 70
    assert scored("suc_khoe", figure(93.1), "ninh_thuan_2023").status is Status.ACHIEVED


def test_the_list_starts_with_the_worst_and_counts_start_with_the_best() -> None:
    one = plan.plans()["minh_hoa_dien_bien"]
    given = {
        "cap_quang": figure(79.4),
        "dat_dai": figure(35.6),
        "loa_thong_minh": figure(46.6),
        "can_bo": figure(10),
        "ocop": figure(64.6),
    }
    scores = [score for score in plan.scored(one, given) if score.target.id in given]
    order = [score.target.id for score in plan.in_order(scores)]
    assert order == ["can_bo", "dat_dai", "loa_thong_minh", "cap_quang", "ocop"]
    assert [*plan.tally(scores).counts] == [
        Status.ACHIEVED,
        Status.ON_TRACK,
        Status.OFF_TRACK,
        Status.MOVING_AWAY,
    ]


def test_a_task_is_late_only_when_it_was_reported_unfinished() -> None:
    tasks = plan.plans()["dien_bien_2309"].tasks
    late = dt.date(2026, 11, 22)
    assert tasks["phong_hop_truc_tuyen"].state(late) is plan.TaskState.NOT_SAID
    assert tasks["xay_dung_ke_hoach"].state(late) is plan.TaskState.DONE


def test_deadlines_read_as_a_plan_writes_them() -> None:
    kinds = plan.DeadlineKind
    end, start = dt.date(2025, 9, 30), dt.date(2026, 1, 1)

    def label(kind: plan.DeadlineKind, first: dt.date | None, last: dt.date) -> str:
        return plan.Deadline(kind=kind, start=first, end=last).label

    assert label(kinds.DATE, None, end) == "đến 30/9/2025"
    assert label(kinds.QUARTER, None, end) == "Quý III/2025"
    assert label(kinds.RANGE, start, dt.date(2030, 12, 31)) == "2026–2030"
    assert label(kinds.YEARLY, None, dt.date(2030, 12, 31)) == "hằng năm đến 2030"
    yearly = plan.Deadline(kind=kinds.YEARLY, start=None, end=dt.date(2030, 12, 31))
    assert yearly.next_due(dt.date(2026, 5, 1)) == dt.date(2026, 12, 31)


def test_a_target_names_whom_it_is_for() -> None:
    target: PlanTarget = plan.plans()["dien_bien_2309"].targets["truong_thon_tap_huan"]
    assert target.target_group.startswith("Trưởng thôn, bản")
