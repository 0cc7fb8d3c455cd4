import datetime as dt

import pytest

from data.catalog.target import Operator
from data.status import Goal, Point, Question, judge
from data.status.growth import Course, Progress, growth, score_of, together

WORKED = [
    ({2023: 2.0, 2025: 12.0}, 2023, 80, 2.09, Progress.SUBSTANTIAL),
    ({2024: 0.0, 2025: 10.0}, 2024, 70, 1845, Progress.SUBSTANTIAL),
    ({2025: 5.0, 2026: 12.0}, 2025, 60, 2.18, Progress.SUBSTANTIAL),
    ({2020: 45.0, 2025: 72.0}, 2020, 100, 1.19, Progress.SUBSTANTIAL),
    ({2020: 60.0, 2025: 65.0}, 2020, 100, 0.31, Progress.LIMITED),
]


@pytest.mark.parametrize(("values", "base", "target", "p", "progress"), WORKED)
def test_the_five_worked_rows_come_out_as_published(
    values: dict[int, float], base: int, target: float, p: float, progress: Progress
) -> None:
    found = growth(values, Course(is_rising=True, base_year=base, target=target))
    assert found is not None
    assert found.p == pytest.approx(p, abs=0.006 if p < 10 else 0.5)
    assert found.progress is progress


@pytest.mark.parametrize(
    ("row", "ratio"), [(0, 0.45), (1, 0.86), (2, 0.64), (3, 0.98), (4, 0.25)], ids=str
)
def test_the_straight_line_judges_the_same_five_rows_by_what_is_left_to_go(
    row: int, ratio: float
) -> None:
    values, start, target, _, _ = WORKED[row]
    (first, base), (last, now) = sorted(values.items())
    assert first == start
    asked = Question(
        goal=Goal(operator=Operator.AT_LEAST, value=target),
        due=dt.date(2030, 12, 31),
        baseline=Point(at=dt.date(first, 12, 31), value=base),
    )
    found = judge(asked, Point(at=dt.date(last, 12, 31), value=now))
    assert found.ratio == pytest.approx(ratio, abs=0.006)


def test_a_missing_base_year_is_the_next_one_with_a_figure() -> None:
    found = growth({2017: 10.0, 2020: 20.0}, Course(is_rising=True))
    assert found is not None
    assert found.base == (2017, 10.0)


def test_one_year_or_figures_of_two_signs_cannot_be_judged() -> None:
    assert growth({2020: 10.0}, Course(is_rising=True)) is None
    assert growth({2020: -10.0, 2021: 5.0}, Course(is_rising=True)) is None
    assert growth({2010: 1.0, 2011: 2.0}, Course(is_rising=True)) is None


def test_a_target_year_that_is_not_after_the_base_cannot_be_judged() -> None:
    course = Course(is_rising=True, base_year=2020, target=5, target_year=2020)
    assert growth({2020: 1.0, 2021: 2.0}, course) is None


def test_a_base_that_is_the_target_asks_for_no_growth_and_is_not_judged() -> None:
    assert growth({2020: 5.0, 2021: 4.0}, Course(is_rising=True, target=5)) is None


@pytest.mark.parametrize(
    ("end", "progress"),
    [
        (102.0, Progress.SUBSTANTIAL),
        (101.0, Progress.MODERATE),
        (100.1, Progress.LIMITED),
        (99.0, Progress.DETERIORATION),
    ],
)
def test_without_a_target_yearly_growth_decides(end: float, progress: Progress) -> None:
    found = growth({2020: 100.0, 2021: end}, Course(is_rising=True))
    assert found is not None
    assert found.progress is progress
    assert found.score is None


def test_less_is_better_turns_growth_round() -> None:
    found = growth({2020: 100.0, 2021: 90.0}, Course(is_rising=False))
    assert found is not None
    assert found.progress is Progress.SUBSTANTIAL


def test_a_target_of_zero_can_be_approached() -> None:
    found = growth({2020: 20.0, 2025: 5.0}, Course(is_rising=False, target=0, base_year=2020))
    assert found is not None
    assert 0 < found.p < 1


def test_near_a_ceiling_less_growth_is_enough() -> None:
    slow = {2020: 95.0, 2021: 95.5}
    free = growth(slow, Course(is_rising=True))
    near = growth(slow, Course(is_rising=True, limit=100))
    assert free is not None
    assert near is not None
    assert free.progress is Progress.MODERATE
    assert near.progress is Progress.SUBSTANTIAL
    assert growth({2020: 210.0, 2021: 211.0}, Course(is_rising=True, limit=100)) is not None


def test_a_target_that_is_reached_overrides_the_pace() -> None:
    found = growth({2020: 60.0, 2025: 100.0}, Course(is_rising=True, base_year=2020, target=100))
    assert found is not None
    assert found.progress is Progress.ACHIEVED


def test_scores_run_from_minus_five_to_five_through_their_cuts() -> None:
    assert score_of(0.6) == pytest.approx(0, abs=1e-4)
    assert score_of(0.95) == pytest.approx(2.5, abs=1e-3)
    assert score_of(0) == pytest.approx(-2.5)
    assert (score_of(100), score_of(-100)) == (5, -5)


def test_an_indicator_is_the_mean_of_its_series() -> None:
    fast, slow = (
        growth(values, Course(is_rising=True, base_year=2020, target=100))
        for values in ({2020: 45.0, 2025: 72.0}, {2020: 60.0, 2025: 65.0})
    )
    assert fast is not None
    assert slow is not None
    assert together([fast, slow]) is Progress.MODERATE
    assert together([]) is None
