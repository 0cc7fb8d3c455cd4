"""Rates: sums over sums."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.rates import percent, pooled

NAN = np.nan
PAIRS = st.lists(
    st.tuples(
        st.none() | st.integers(0, 10**9).map(float), st.none() | st.integers(0, 10**9).map(float)
    ),
    max_size=30,
)


def test_a_percentage_is_missing_where_a_part_is_and_where_nothing_was_counted() -> None:
    found = percent(np.array([1.0, 0.0, 0.0, NAN, 5.0]), np.array([3.0, 8.0, 0.0, 4.0, NAN]))
    assert found[:2].tolist() == [pytest.approx(100 / 3), 0.0]
    assert np.isnan(found[2:]).all()


def test_a_large_commune_weighs_more_than_a_small_one() -> None:
    above, below, counted = pooled(np.array([1.0, 900.0]), np.array([1.0, 1000.0]))
    assert (above, below, counted) == (901.0, 1001.0, 2)
    assert 100 * above / below == pytest.approx(90.01, abs=0.01)  # the mean would be 95


@given(pairs=PAIRS)
def test_sums_are_exact_over_the_pairs_that_are_whole(
    pairs: list[tuple[float | None, float | None]],
) -> None:
    above, below, counted = pooled(
        np.array([pair[0] for pair in pairs], dtype=float),
        np.array([pair[1] for pair in pairs], dtype=float),
    )
    whole = [(n, d) for n, d in pairs if n is not None and d is not None and d != 0]
    assert (above, below, counted) == (
        sum(n for n, _ in whole),
        sum(d for _, d in whole),
        len(whole),
    )
