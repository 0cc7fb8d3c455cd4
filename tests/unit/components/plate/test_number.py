"""A number is read as that of the circle in which it stands."""

import math

from components.plate import number


def test_a_number_keeps_the_middle_where_nothing_lies_over_it() -> None:
    inside, beside = number.numbers([(100, 100, 28, "118"), (200, 100, 12, "22")])
    assert inside == {0: (100, 100), 1: (200, 100)}
    assert not beside


def test_a_number_moves_to_the_part_of_its_circle_that_is_seen() -> None:
    inside, beside = number.numbers([(100, 100, 28, "118"), (114, 100, 12, "60")])
    x, y = inside[0]
    assert math.dist((x, y), (114, 100)) > 12
    assert math.dist((x, y), (100, 100)) < 28
    assert inside[1] == (114, 100)
    assert not beside


def test_of_a_covered_circle_the_number_stands_beside_and_no_small_one_in_its_place() -> None:
    inside, beside = number.numbers([(100, 100, 28, "118"), (103, 100, 22, "60")])
    assert 1 not in inside
    assert 0 not in inside
    assert beside == [0, 1]


def test_small_circles_have_no_number_unless_they_are_the_largest() -> None:
    circles = [(50.0 * at, 100.0, 5.0, "1.204") for at in range(6)]
    inside, beside = number.numbers(circles)
    assert not inside
    assert beside == [0, 1, 2]


def test_a_zero_has_no_number() -> None:
    assert number.numbers([(100, 100, 28, "")]) == ({}, [])
