import pytest

from data.difference import totals
from geo import units
from tests.report import FIBRE, observations
from tests.unit.data.difference.test_change import nothing, published, with_cells

Q = "2025-Q3"
PLACE = units.communes("11")
CODES = [one.code for one in PLACE]


def test_the_whole_after_is_the_published_one_with_the_workbook_laid_over_it() -> None:
    before = observations({(FIBRE, CODES[0], Q): 40.0, (FIBRE, CODES[1], Q): 60.0})
    now = observations({(FIBRE, CODES[1], Q): 80.0, (FIBRE, CODES[2], Q): 100.0})
    (one,) = totals(now, published(before), PLACE)
    assert one.before.value == pytest.approx(50.0)
    assert one.after.value == pytest.approx((80 + 160 + 200) / 600 * 100)
    assert (one.before.counted, one.after.counted, one.after.of) == (2, 3, 45)
    assert one.change == pytest.approx(440 / 600 * 100 - 50.0)
    assert one.counted_change == 440 - 200


def test_a_figure_that_is_said_to_be_missing_leaves_the_whole() -> None:
    before = observations({(FIBRE, CODES[0], Q): 40.0, (FIBRE, CODES[1], Q): 60.0})
    (one,) = totals(observations({(FIBRE, CODES[1], Q): None}), published(before), PLACE)
    assert (one.after.value, one.after.counted) == (40.0, 1)


def test_where_nothing_was_published_there_is_no_total_before() -> None:
    (one,) = totals(observations({(FIBRE, CODES[0], Q): 40.0}), nothing(), PLACE)
    assert one.before.value is None
    assert one.before.reason == "query.no_total_none_reported"
    assert one.change is None


def test_an_index_has_no_total_and_says_why() -> None:
    told = observations({("dti_rank", CODES[0], "2025"): 3.0})
    (one,) = totals(told, nothing(), PLACE)
    assert one.after.value is None
    assert one.after.reason == "query.no_total_rank"


def test_a_percentage_without_counts_is_not_in_the_total() -> None:
    told = observations({(FIBRE, code, Q): 40.0 for code in CODES[:2]})
    bare = with_cells(told, CODES[0], numerator=float("nan"), denominator=float("nan"))
    (one,) = totals(bare, nothing(), PLACE)
    assert (one.after.reported, one.after.counted) == (2, 1)


def test_each_period_is_a_whole_of_its_own() -> None:
    told = observations({(FIBRE, CODES[0], "2025-Q2"): 10.0, (FIBRE, CODES[0], Q): 20.0})
    found = totals(told, nothing(), PLACE)
    assert [(one.period, one.after.value) for one in found] == [("2025-Q2", 10.0), (Q, 20.0)]
