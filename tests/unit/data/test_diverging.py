"""Classes of differences: symmetrical round nought, the same rule as all classes."""

import math
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from data.catalog import Direction, indicator
from data.classes import change_labels, classify, diverging, symmetrical

FIBRE = indicator("fibre_household_coverage_pct")
CHANGES = st.lists(st.just(float("nan")) | st.integers(-1000, 1000).map(lambda n: n / 10))


@given(CHANGES)
def test_limits_lie_symmetrically_round_nought_and_hold_every_change(changes: list[float]) -> None:
    limits = symmetrical(changes, decimals=1)
    assert limits.edges == tuple(-edge for edge in reversed(limits.edges))
    assert limits.count == 5
    assert sorted(set(limits.edges)) == list(limits.edges)
    known = [one for one in changes if not math.isnan(one)]
    assert all(limits.edges[0] <= one <= limits.edges[-1] for one in known)


@given(CHANGES)
def test_no_change_is_in_the_middle_class(changes: list[float]) -> None:
    assert classify(0.0, symmetrical(changes, decimals=1)) == 2


def test_steps_are_round() -> None:
    assert symmetrical([-3.0, 1.0, 2.2, 4.1, 9.7], decimals=1).edges == (
        -10,
        -3,
        -0.3,
        0.3,
        3,
        10,
    )


def test_where_all_gained_the_middle_is_narrow_and_the_others_are_told_apart() -> None:
    """As fibre of Điện Biên in two years: 40 communes, between 4 and 43 points."""
    gains = [float(at) for at in range(4, 44)]
    limits = symmetrical(gains, decimals=1)
    assert limits.edges == (-45, -25, -2, 2, 25, 45)
    counts = Counter(classify(one, limits) for one in gains)
    assert max(counts.values()) <= 21


def test_a_limit_parts_the_gains_as_evenly_as_round_steps_can() -> None:
    """Most lie just below the round number that is nearest to the middle one of them."""
    gains = [float(20 + at % 10) for at in range(30)] + [31.0 + 2.5 * at for at in range(10)]
    limits = symmetrical(gains, decimals=1)
    assert limits.edges == (-55, -25, -2, 2, 25, 55)


def test_no_change_anywhere_still_has_five_classes() -> None:
    assert symmetrical([0.0, 0.0], decimals=1).edges == (-0.3, -0.2, -0.1, 0.1, 0.2, 0.3)
    assert symmetrical([], decimals=0).edges == (-3, -2, -1, 1, 2, 3)


def test_every_limit_is_printed_with_its_sign() -> None:
    limits = symmetrical([-3.0, 1.0, 2.2, 4.1, 9.7], decimals=1)
    assert change_labels(limits, indicator=FIBRE) == (
        "−10,0 – < −3,0",
        "−3,0 – < −0,3",
        "−0,3 – < +0,3",
        "+0,3 – < +3,0",
        "+3,0 – +10,0",
    )


def test_teal_is_the_good_side() -> None:
    up = diverging(theme="light", direction=Direction.HIGHER)
    assert up[-1] == "#018571"
    assert diverging(theme="light", direction=Direction.LOWER) == up[::-1]
