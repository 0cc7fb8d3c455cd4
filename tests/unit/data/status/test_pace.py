import datetime as dt

import pytest

from data.catalog.target import Operator
from data.status import Goal, Point, Question, judge
from data.status.pace import Span, needed, outlook

GOAL = Goal(operator=Operator.AT_LEAST, value=80)
DUE = dt.date(2030, 12, 31)


def points(*values: float) -> list[Point]:
    return [Point(at=dt.date(2021 + at, 12, 31), value=one) for at, one in enumerate(values)]


def test_three_figures_are_too_few_for_a_year() -> None:
    assert outlook(points(10, 20, 30), GOAL) is None


def test_four_figures_on_a_line_meet_the_goal_when_the_line_does() -> None:
    found = outlook(points(10, 20, 30, 40), GOAL)
    assert found is not None
    assert found.a_year == pytest.approx(10, rel=0.001)
    assert found.reached == 2028
    assert found.points == 4


def test_one_odd_report_does_not_turn_the_pace() -> None:
    found = outlook(points(10, 20, 90, 40, 50), GOAL)
    assert found is not None
    assert found.a_year == pytest.approx(10, rel=0.1)


def test_a_pace_away_from_the_goal_or_no_pace_never_gets_there() -> None:
    for values in ((40, 30, 20, 10), (40, 40, 40, 40), (40, 40.1, 40.2, 40.3)):
        found = outlook(points(*values), GOAL)
        assert found is not None
        assert found.reached is None


def test_less_is_better_is_reached_by_falling() -> None:
    found = outlook(points(20, 16, 12, 8), Goal(operator=Operator.AT_MOST, value=0))
    assert found is not None
    assert found.reached == 2026


def test_what_is_met_needs_no_year() -> None:
    assert outlook(points(50, 60, 70, 85), GOAL) is None


def test_the_pace_needed_just_meets_the_goal_on_its_day() -> None:
    judged = judge(Question(goal=GOAL, due=DUE), Point(at=dt.date(2025, 12, 31), value=40))
    found = needed(judged)
    assert found is not None
    assert found.change == pytest.approx(8, rel=0.001)
    assert found.span is Span.YEAR


def test_with_less_than_a_year_left_the_pace_needed_is_by_the_month() -> None:
    question = Question(goal=GOAL, due=dt.date(2026, 12, 31))
    found = needed(judge(question, Point(at=dt.date(2026, 9, 30), value=62)))
    assert found is not None
    assert found.change == pytest.approx(6, rel=0.01)
    assert found.span is Span.MONTH
    assert needed(judge(question, Point(at=dt.date(2026, 12, 15), value=62))) is None


def test_after_the_day_and_when_met_no_pace_helps() -> None:
    late = judge(Question(goal=GOAL, due=DUE), Point(at=DUE, value=40))
    met = judge(Question(goal=GOAL, due=DUE), Point(at=dt.date(2025, 1, 1), value=90))
    none = judge(Question(goal=GOAL, due=DUE), None)
    assert needed(late) is None
    assert needed(met) is None
    assert needed(none) is None
