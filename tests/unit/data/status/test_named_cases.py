"""The cases that other systems failed, by name, under our rule and under Open SDG's.

Base 0, base = target, target below the base though more is better, no base year, an indicator
that should fall, maintaining, as low as possible, yes or no.
"""

import datetime as dt
from itertools import pairwise

import pytest

from data.catalog.target import Operator
from data.status import Goal, Point, Question, Status, judge
from data.status.growth import Course, Growth, Progress, growth, score_of, together

START, NOW, DUE = dt.date(2020, 12, 31), dt.date(2025, 12, 31), dt.date(2030, 12, 31)
UP, DOWN = Operator.AT_LEAST, Operator.AT_MOST

CASES = [
    ("base 0, half way", UP, 0.0, 50.0, 25.0, Status.ON_TRACK, Progress.SUBSTANTIAL),
    ("base 0, no step", UP, 0.0, 50.0, 0.0, Status.OFF_TRACK, Progress.DETERIORATION),
    ("base = target, kept", UP, 50.0, 50.0, 50.0, Status.MAINTAINED, None),
    ("base = target, lost", UP, 50.0, 50.0, 49.0, Status.SLIPPED, None),
    ("target below base, more is better", UP, 60.0, 50.0, 55.0, Status.MAINTAINED, "achieved"),
    ("target below base, lost", UP, 60.0, 50.0, 40.0, Status.SLIPPED, Progress.DETERIORATION),
    ("should fall and falls", DOWN, 40.0, 20.0, 30.0, Status.ON_TRACK, Progress.MODERATE),
    ("should fall and rises", DOWN, 40.0, 20.0, 41.0, Status.MOVING_AWAY, Progress.DETERIORATION),
    ("as low as possible", DOWN, 20.0, 0.0, 10.0, Status.ON_TRACK, Progress.LIMITED),
    ("as low as possible, there", DOWN, 20.0, 0.0, 0.0, Status.ACHIEVED, "achieved"),
]


@pytest.mark.parametrize(
    ("operator", "base", "target", "now", "status", "progress"),
    [case[1:] for case in CASES],
    ids=[case[0] for case in CASES],
)
def test_each_named_case_has_its_state_under_both_rules(
    operator: Operator,
    base: float,
    target: float,
    now: float,
    status: Status,
    progress: Progress | str | None,
) -> None:
    question = Question(
        goal=Goal(operator=operator, value=target),
        due=DUE,
        baseline=Point(at=START, value=base),
    )
    assert judge(question, Point(at=NOW, value=now)).status is status
    course = Course(is_rising=operator is UP, base_year=2020, target_year=2030, target=target)
    found = growth({2020: base, 2025: now}, course)
    wanted = Progress.ACHIEVED if progress == "achieved" else progress
    assert (found.progress if found else None) == wanted


def test_no_base_year_is_judged_by_met_or_not_here_and_from_the_next_year_there() -> None:
    question = Question(goal=Goal(operator=UP, value=80), due=DUE)
    assert judge(question, Point(at=NOW, value=40)).status is Status.NOT_MET
    found = growth({2022: 20.0, 2025: 40.0}, Course(is_rising=True, base_year=2020, target=80))
    assert found is not None
    assert found.base == (2022, 20.0)


def test_yes_or_no_has_no_way_between() -> None:
    question = Question(goal=Goal(operator=UP, value=1), due=DUE, is_yes_no=True)
    assert judge(question, Point(at=NOW, value=0)).status is Status.NOT_MET
    assert judge(question, Point(at=NOW, value=1)).status is Status.ACHIEVED
    assert judge(question, None).status is Status.NO_DATA


@pytest.mark.parametrize(
    ("p", "progress"),
    [
        (0.9501, Progress.SUBSTANTIAL),
        (0.9499, Progress.MODERATE),
        (0.6001, Progress.MODERATE),
        (0.5999, Progress.LIMITED),
        (0.0001, Progress.LIMITED),
        (-0.0001, Progress.DETERIORATION),
    ],
)
def test_open_sdgs_cuts_lie_where_it_puts_them(p: float, progress: Progress) -> None:
    required = (80 / 20) ** (1 / 10) - 1
    now = 20 * (1 + p * required) ** 5
    course = Course(is_rising=True, base_year=2020, target_year=2030, target=80)
    found = growth({2020: 20.0, 2025: now}, course)
    assert found is not None
    assert found.p == pytest.approx(p)
    assert found.progress is progress


@pytest.mark.parametrize(
    ("base", "factor"),
    [(80.0, 1 - 0.8**4.44), (150.0, 1 - 0.5**4.44), (200.0, 1.0), (300.0, 1.0)],
)
def test_near_a_limit_the_thresholds_shrink_by_its_formula(base: float, factor: float) -> None:
    cuts = [cut * factor for cut in (0.015, 0.005, 0.0)]
    wanted = (Progress.SUBSTANTIAL, Progress.MODERATE, Progress.LIMITED, Progress.DETERIORATION)
    course = Course(is_rising=True, base_year=2020, limit=100)
    for cut, (above, below) in zip(cuts, pairwise(wanted), strict=True):
        for nudge, progress in ((1e-6, above), (-1e-6, below)):
            found = growth({2020: base, 2021: base * (1 + cut + nudge)}, course)
            assert found is not None
            assert found.progress is progress


def test_scores_follow_the_two_lines_that_meet_at_the_second_cut() -> None:
    assert score_of(0.8) == pytest.approx(7.1429 * 0.8 - 4.2857)
    assert score_of(0.3) == pytest.approx(4.1667 * 0.3 - 2.5)
    assert score_of(1.3) == pytest.approx(5)


def test_an_indicator_is_achieved_only_when_every_series_is() -> None:
    def of(now: float) -> Growth:
        course = Course(is_rising=True, base_year=2020, target=100)
        found = growth({2020: 50.0, 2025: now}, course)
        assert found is not None
        return found

    assert together([of(100), of(101)]) is Progress.ACHIEVED
    assert together([of(100), of(99)]) is Progress.SUBSTANTIAL
    assert together([of(50), of(50)]) is Progress.LIMITED
    assert together([of(45), of(45)]) is Progress.DETERIORATION
