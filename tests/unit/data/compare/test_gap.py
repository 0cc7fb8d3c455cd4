"""Gaps: pooled from counts, never a mean of percentages; a tenth is rounded down."""

from data import compare
from data.catalog import indicator
from data.compare import Gap
from data.period import Period
from tests.unit.data.compare.figures import (
    FIBRE,
    NO_SIGNAL,
    PORTAL,
    UNITS,
    published,
    rate,
    silent,
)

Q2, Q3 = (Period.parse(f"2025-Q{number}") for number in (2, 3))


def tenths(*rows: dict[str, object], units: int = 25) -> tuple[Gap, ...]:
    return compare.by_tenth(published(*rows), UNITS[:units], indicator=FIBRE, periods=(Q2, Q3))


def test_a_tenth_is_pooled_from_counts_not_a_mean_of_rates() -> None:
    # 20 places: two best 90/100 and 990/1000, two worst 10/100 and 0/900; the rest at 50 %
    rows = [rate(at, 50, 100) for at in range(16)]
    rows += [rate(16, 90, 100), rate(17, 990, 1000), rate(18, 10, 100), rate(19, 0, 900)]
    (found,) = tenths(*rows)
    assert (found.high.numerator, found.high.denominator, found.high.counted) == (1080, 1100, 2)
    assert found.high.value == 100 * 1080 / 1100  # 98.2, where the mean of both is 94.5
    assert found.low.value == 1.0  # 10/1000, where the mean of both is 5
    assert found.points == 100 * 1080 / 1100 - 1.0


def test_a_tenth_of_nineteen_is_one_place_and_of_nine_is_none() -> None:
    (nineteen,) = tenths(*(rate(at, at, 100) for at in range(19)))
    assert (nineteen.high.counted, nineteen.low.counted) == (1, 1)
    assert nineteen.points == 18.0
    (nine,) = tenths(*(rate(at, at, 100) for at in range(9)))
    assert nine.high.counted == 0
    assert nine.points is None


def test_who_gave_a_percentage_without_counts_or_nothing_is_in_no_tenth() -> None:
    rows = [rate(at, at, 100) for at in range(10)]
    rows += [{"unit": 10, "value": 100.0}, silent(11), rate(12, 0, 0)]
    (found,) = tenths(*rows)
    assert found.high.value == 9.0


def test_the_best_are_those_of_each_period() -> None:
    rows = [rate(at, at, 100, period=str(Q2)) for at in range(10)]
    rows += [rate(at, 50 - at, 100) for at in range(10)]
    before, now = tenths(*rows)
    assert (before.period, before.high.value, before.low.value) == (Q2, 9.0, 0.0)
    assert (now.period, now.high.value, now.low.value) == (Q3, 50.0, 41.0)


def test_areas_are_pooled_and_say_how_many_communes_each_side_has() -> None:
    rows = [rate(0, 10, 100), rate(1, 300, 400), rate(2, 90, 100), rate(3, 1, 100)]
    codes = [one.code for one in UNITS]
    (found,) = compare.by_area(
        published(*rows),
        UNITS[:6],
        indicator=FIBRE,
        periods=(Q3,),
        inside={codes[0], codes[1], codes[4]},
        outside={codes[2]},
    )
    assert (found.low.value, found.low.counted, found.low.of) == (62.0, 2, 3)  # 310/500
    assert (found.high.value, found.high.counted, found.high.of) == (90.0, 1, 1)
    assert found.points == 28.0


def test_only_rates_with_counts_pool() -> None:
    assert compare.can_pool(FIBRE)
    assert not compare.can_pool(NO_SIGNAL)
    assert not compare.can_pool(PORTAL)
    assert not compare.can_pool(indicator("dti_value"))
