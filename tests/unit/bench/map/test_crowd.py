"""What is worked out from what a crowd waited."""

import pytest

from bench.map import crowd
from bench.map.gesture import frames_a_second


def test_p95_is_the_wait_that_one_of_twenty_exceeds() -> None:
    assert crowd.percentile([float(n) for n in range(1, 101)], 95) == 95
    assert crowd.percentile([3.0], 95) == 3.0
    assert crowd.percentile([2.0, 1.0], 50) == 1.0


def test_a_late_twentieth_breaks_the_bar_whatever_the_median() -> None:
    waits = [0.1] * 90 + [9.0] * 10
    found = crowd.quantile("p95", waits, most=0.3)
    assert (found.value, found.n, found.ok) == (9.0, 100, False)
    assert crowd.quantile("p95", [0.1] * 96 + [9.0] * 4, most=0.3).ok


def test_readers_are_evenly_apart_and_each_changes_every_two_seconds() -> None:
    first, second = crowd.beats(100.0, 0), crowd.beats(100.0, 1)
    assert len(first) == 30
    assert first[1] - first[0] == 2.0
    assert second[0] - first[0] == pytest.approx(2.0 / 30)


def test_frames_a_second_are_counted_between_the_first_and_the_last() -> None:
    assert frames_a_second([0.0, 16.0, 32.0, 50.0]) == pytest.approx(60)
