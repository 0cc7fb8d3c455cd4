import datetime as dt
import math

import pytest

from data.catalog.target import Operator
from data.status import Goal, Judgement, Point, Question, Status, judge

START = dt.date(2025, 1, 1)
HALF = dt.date(2026, 1, 1)
DUE = dt.date(2027, 1, 1)


def goal(operator: Operator, value: float, value_max: float | None = None) -> Goal:
    return Goal(operator=operator, value=value, value_max=value_max)


AT_LEAST_80 = goal(Operator.AT_LEAST, 80)


def judged(
    value: float | None,
    *,
    wanted: Goal | None = AT_LEAST_80,
    base: float | None = 20,
    day: dt.date = HALF,
    milestones: tuple[Point, ...] = (),
    is_whole: bool = False,
    is_yes_no: bool = False,
) -> Judgement:
    question = Question(
        goal=wanted,
        due=DUE,
        baseline=None if base is None else Point(at=START, value=base),
        milestones=milestones,
        is_whole=is_whole,
        is_yes_no=is_yes_no,
    )
    return judge(question, None if value is None else Point(at=day, value=value))


@pytest.mark.parametrize(
    ("value", "status"),
    [
        (80, Status.ACHIEVED),
        (79, Status.ON_TRACK),
        (48.5, Status.ON_TRACK),
        (48.4, Status.SLOW),
        (38, Status.SLOW),
        (37.9, Status.OFF_TRACK),
        (20, Status.OFF_TRACK),
        (19.9, Status.MOVING_AWAY),
    ],
)
def test_half_way_the_pathway_is_at_half_and_the_thresholds_cut_there(
    value: float, status: Status
) -> None:
    found = judged(value)
    assert found.expected == pytest.approx(50)
    assert found.status is status


def test_the_ratio_and_the_gap_are_those_of_the_picture() -> None:
    question = Question(
        goal=AT_LEAST_80,
        due=dt.date(2030, 12, 31),
        baseline=Point(at=dt.date(2024, 1, 1), value=8),
        milestones=(Point(at=dt.date(2025, 9, 30), value=38),),
    )
    found = judge(question, Point(at=dt.date(2025, 9, 30), value=23))
    assert found.ratio == pytest.approx(0.5)
    assert found.gap == pytest.approx(-15)
    assert found.status is Status.OFF_TRACK


def test_a_milestone_bends_the_pathway() -> None:
    bent = (Point(at=dt.date(2025, 7, 2), value=60),)
    assert judged(50, milestones=bent).expected == pytest.approx(66.65, abs=0.05)
    assert judged(50, milestones=bent).status is Status.SLOW


@pytest.mark.parametrize(
    ("operator", "value", "is_met"),
    [
        (Operator.AT_LEAST, 80, True),
        (Operator.ABOVE, 80, False),
        (Operator.ABOVE, 80.1, True),
        (Operator.AT_MOST, 80, True),
        (Operator.AT_MOST, 80.1, False),
        (Operator.BELOW, 80, False),
        (Operator.BELOW, 79.9, True),
        (Operator.EQUAL, 80, True),
        (Operator.EQUAL, 79.9, False),
    ],
)
def test_each_operator_has_its_own_edge(operator: Operator, value: float, is_met: bool) -> None:
    assert goal(operator, 80).is_met(value) is is_met


def test_a_range_is_met_at_both_ends_and_between() -> None:
    wanted = goal(Operator.BETWEEN, 70, 80)
    assert [wanted.is_met(one) for one in (69.9, 70, 75, 80, 80.1)] == [
        False,
        True,
        True,
        True,
        False,
    ]


def test_less_is_better_runs_the_other_way() -> None:
    wanted = goal(Operator.AT_MOST, 0)
    assert judged(10, wanted=wanted, base=20).status is Status.ON_TRACK
    assert judged(14, wanted=wanted, base=20).status is Status.SLOW
    assert judged(19, wanted=wanted, base=20).status is Status.OFF_TRACK
    assert judged(21, wanted=wanted, base=20).status is Status.MOVING_AWAY
    assert judged(0, wanted=wanted, base=20).status is Status.ACHIEVED


@pytest.mark.anchor("4.10")
def test_a_base_of_zero_divides_nothing_by_zero() -> None:
    found = judged(10, base=0)
    assert found.ratio == pytest.approx(0.25)
    assert found.status is Status.OFF_TRACK
    assert judged(0, base=0).status is Status.OFF_TRACK


@pytest.mark.anchor("4.10")
def test_a_target_of_zero_divides_nothing_by_zero() -> None:
    assert judged(5, wanted=goal(Operator.AT_MOST, 0), base=10).ratio == pytest.approx(1)


@pytest.mark.parametrize("base", [80, 90])
@pytest.mark.anchor("4.10")
def test_a_baseline_that_meets_the_target_is_kept_or_lost(base: float) -> None:
    assert judged(85, base=base).status is Status.MAINTAINED
    assert judged(79, base=base).status is Status.SLIPPED
    assert judged(79, base=base).ratio is None


@pytest.mark.anchor("4.10")
def test_a_target_below_the_baseline_with_more_being_better_is_met_from_the_start() -> None:
    assert judged(95, wanted=goal(Operator.AT_LEAST, 60), base=90).status is Status.MAINTAINED


def test_without_a_baseline_only_met_or_not_is_said() -> None:
    assert judged(81, base=None).status is Status.ACHIEVED
    found = judged(79, base=None)
    assert found.status is Status.NOT_MET
    assert found.ratio is None
    assert found.expected is None
    assert found.gap == pytest.approx(-1)


def test_without_a_baseline_milestones_still_say_what_is_expected_from_the_first_on() -> None:
    steps = (Point(at=dt.date(2025, 7, 2), value=60),)
    assert judged(50, base=None, milestones=steps).expected == pytest.approx(66.65, abs=0.05)
    early = judged(50, base=None, milestones=steps, day=dt.date(2025, 3, 1))
    assert early.expected is None
    assert early.status is Status.NOT_MET


@pytest.mark.parametrize("value", [None, math.nan])
def test_no_figure_is_no_data_and_never_off_track(value: float | None) -> None:
    assert judged(value).status is Status.NO_DATA
    assert judged(value, base=None).status is Status.NO_DATA


def test_no_value_set_is_no_target_with_or_without_a_figure() -> None:
    assert judged(50, wanted=None).status is Status.NO_TARGET
    assert judged(None, wanted=None).status is Status.NO_TARGET


def test_a_figure_from_before_the_baseline_says_nothing_about_the_plan() -> None:
    assert judged(5, day=dt.date(2024, 12, 31)).status is Status.NO_DATA


def test_on_the_day_of_the_baseline_nothing_is_expected_yet() -> None:
    assert judged(20, day=START).status is Status.ON_TRACK
    assert judged(25, day=START).status is Status.ON_TRACK
    assert judged(19, day=START).status is Status.MOVING_AWAY
    assert judged(20, day=START).ratio is None


def test_a_planned_dip_is_on_track_as_long_as_it_is_no_deeper() -> None:
    dip = (Point(at=HALF, value=15),)
    assert judged(16, milestones=dip).status is Status.ON_TRACK
    assert judged(14, milestones=dip).status is Status.MOVING_AWAY


@pytest.mark.parametrize("day", [DUE, dt.date(2028, 6, 30)])
def test_once_the_day_has_come_a_near_miss_is_slow_at_best(day: dt.date) -> None:
    found = judged(79, day=day)
    assert found.expected == pytest.approx(80)
    assert found.is_overdue
    assert found.status is Status.SLOW
    assert judged(80, day=day).status is Status.ACHIEVED


def test_above_a_value_is_not_met_by_the_value_itself() -> None:
    assert judged(80, wanted=goal(Operator.ABOVE, 80)).status is Status.ON_TRACK
    assert judged(80, wanted=goal(Operator.ABOVE, 80), day=DUE).status is Status.SLOW


def test_too_much_of_an_exact_value_is_as_far_off_as_too_little() -> None:
    wanted = goal(Operator.EQUAL, 50)
    assert judged(50, wanted=wanted).status is Status.ACHIEVED
    assert judged(60, wanted=wanted).ratio == pytest.approx(judged(40, wanted=wanted).ratio)
    assert judged(90, wanted=wanted).status is Status.MOVING_AWAY


def test_a_range_is_approached_from_the_side_of_the_baseline() -> None:
    wanted = goal(Operator.BETWEEN, 40, 60)
    assert judged(30, wanted=wanted, base=20).expected == pytest.approx(30)
    assert judged(80, wanted=wanted, base=100).expected == pytest.approx(80)
    assert judged(61, wanted=wanted, base=20).status is Status.ON_TRACK


def test_half_a_village_is_not_expected() -> None:
    one = goal(Operator.AT_LEAST, 1)
    assert judged(0, wanted=one, base=0, is_whole=True).status is Status.ON_TRACK
    assert judged(0, wanted=one, base=0, is_whole=True, day=DUE).status is Status.OFF_TRACK
    assert judged(9, wanted=goal(Operator.AT_MOST, 0), base=17, is_whole=True).expected == 9


def test_between_yes_and_no_there_is_no_way() -> None:
    yes = goal(Operator.AT_LEAST, 1)
    found = judged(0, wanted=yes, base=0, is_yes_no=True)
    assert found.status is Status.NOT_MET
    assert found.expected is None
    assert judged(1, wanted=yes, base=0, is_yes_no=True).status is Status.ACHIEVED
    assert judged(0, wanted=yes, base=1, is_yes_no=True).status is Status.SLIPPED


def test_a_baseline_on_the_due_day_leaves_only_the_goal() -> None:
    question = Question(goal=AT_LEAST_80, due=DUE, baseline=Point(at=DUE, value=20))
    assert judge(question, Point(at=DUE, value=50)).status is Status.OFF_TRACK


def test_sums_of_decimals_put_nobody_behind() -> None:
    assert judged(0.1 + 0.2, wanted=goal(Operator.AT_LEAST, 0.6), base=0).ratio == pytest.approx(1)
    assert judged(20 + 30 * 0.95).status is Status.ON_TRACK
    assert judged(20 + 30 * 0.6).status is Status.SLOW
