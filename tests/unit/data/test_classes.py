"""Classes: one function, one rule, the same limits through all periods."""

import math
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

import mapclassify
import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data import classes
from data.catalog import Direction, Indicator, Operator, indicator
from data.classes import (
    Aim,
    Breaks,
    Method,
    Standing,
    breaks,
    classify,
    colours,
    counts,
    labels,
    palette,
)
from data.classes.step import roundest
from text import Language, speaking

NAN = float("nan")
FIBRE = indicator("fibre_household_coverage_pct")
CLUSTERS = indicator("smart_loudspeaker_clusters")
DTI = indicator("dti_value")
RANK = indicator("dti_rank")
YES_NO = indicator("commune_portal_active")

METHODS = st.sampled_from(Method)
NUMBERS = st.integers(classes.FEWEST, classes.MOST)
RATES = st.lists(
    st.none() | st.just(NAN) | st.integers(0, 1000).map(lambda tenths: tenths / 10), max_size=60
)


def classed(values: Iterable[float | None], limits: Breaks) -> list[int | None]:
    return [classify(value, limits) for value in values]


@pytest.mark.anchor("4.3")
def test_a_value_on_a_limit_falls_in_the_class_above_and_the_last_is_closed() -> None:
    limits = breaks([], indicator=FIBRE)
    assert limits.edges == (0, 20, 40, 60, 80, 100)
    values = [0.0, 19.999, 20.0, 59.999, 60.0, 80.0, 99.9, 100.0]
    assert classed(values, limits) == [0, 0, 1, 2, 3, 4, 4, 4]


@given(RATES, METHODS, NUMBERS, st.sets(st.sampled_from([0.0, 100.0])))
@pytest.mark.anchor("4.3")
def test_many_values_are_classed_as_each_of_them_is(
    values: list[float | None], method: Method, number: int, alone: set[float]
) -> None:
    limits = breaks(values, indicator=FIBRE, method=method, classes=number, isolate=alone)
    found = [None if one is pd.NA else one for one in classes.classified(values, limits)]
    assert found == classed(values, limits)


@pytest.mark.parametrize("method", Method)
@pytest.mark.anchor("4.1")
def test_a_true_zero_has_the_lowest_class_and_a_missing_value_none(method: Method) -> None:
    limits = breaks([0.0, 10.0, NAN, 70.0, 90.0, None], indicator=FIBRE, method=method)
    assert classed([0.0, NAN, None], limits) == [0, None, None]


@pytest.mark.parametrize("method", Method)
@pytest.mark.anchor("4.2")
def test_all_communes_equal_of_a_rate_stand_where_the_rate_stands(method: Method) -> None:
    limits = breaks([100.0] * 45, indicator=FIBRE, method=method)
    assert classify(100.0, limits) == limits.count - 1 == 4


@pytest.mark.parametrize("method", Method)
@pytest.mark.parametrize("value", [0.0, 38.0])
@pytest.mark.anchor("4.2")
def test_all_communes_equal_of_a_count_are_one_class(method: Method, value: float) -> None:
    limits = breaks([value] * 45, indicator=CLUSTERS, method=method)
    assert limits.count == 1
    assert counts([value] * 45, limits) == (45,)
    assert len(palette(limits.regular, theme="light", direction=CLUSTERS.direction)) == 1


@pytest.mark.parametrize("method", Method)
@pytest.mark.anchor("4.2")
def test_one_commune_alone_is_classed(method: Method) -> None:
    limits = breaks([NAN] * 44 + [71.4], indicator=FIBRE, method=method)
    assert classed([71.4, NAN], limits) == [3, None]


@pytest.mark.parametrize("method", Method)
@pytest.mark.anchor("4.2")
def test_all_missing_still_has_a_legend_where_the_range_is_known(method: Method) -> None:
    limits = breaks([NAN, None], indicator=FIBRE, method=method)
    assert len(labels(limits, indicator=FIBRE)) == 5
    assert counts([NAN, None], limits) == (0, 0, 0, 0, 0)
    of_count = breaks([NAN, None], indicator=CLUSTERS, method=method)
    assert of_count.count == 0
    assert classify(3.0, of_count) is None
    assert labels(of_count, indicator=CLUSTERS) == ()


@pytest.mark.parametrize("method", [Method.FIXED, Method.QUANTILES, Method.NATURAL])
@pytest.mark.anchor("4.2")
def test_one_extreme_outlier_does_not_swallow_the_others(method: Method) -> None:
    values = [float(n) for n in range(1, 45)] + [100_000.0]
    limits = breaks(values, indicator=CLUSTERS, method=method)
    found = counts(values, limits)
    assert sum(found) == 45
    assert sum(number > 0 for number in found) >= 4
    assert max(found) < 30


@pytest.mark.anchor("4.4")
def test_the_limits_do_not_follow_the_period() -> None:
    first, second = [10.0, 30.0, 55.0], [60.0, 80.0, 95.0]
    every = breaks(first + second, indicator=FIBRE, method=Method.QUANTILES, classes=3)
    assert counts(first, every) == (2, 1, 0)
    assert counts(second, every) == (0, 1, 2)


@given(values=RATES, method=METHODS, number=NUMBERS, isolate=st.sampled_from([(), (0.0, 100.0)]))
def test_every_value_falls_between_the_limits_of_its_class(
    values: list[float | None], method: Method, number: int, isolate: tuple[float, ...]
) -> None:
    limits = breaks(values, indicator=FIBRE, method=method, classes=number, isolate=isolate)
    assert list(limits.edges) == sorted(limits.edges)
    assert limits.regular <= number
    known = [value for value in values if value is not None and not math.isnan(value)]
    assert sum(counts(values, limits)) == len(known)
    for value in known:
        place = classify(value, limits)
        assert place is not None
        if value in isolate:
            assert place == (0 if value == 0 else limits.count - 1)
            continue
        regular = place - len(limits.below)
        low, high = limits.edges[regular : regular + 2]
        is_last = regular == limits.regular - 1
        assert low <= value < high or (is_last and low <= value <= high)


@given(values=RATES, method=METHODS, number=NUMBERS)
def test_a_larger_value_is_never_in_a_lower_class(
    values: list[float | None], method: Method, number: int
) -> None:
    limits = breaks(values, indicator=FIBRE, method=method, classes=number)
    known = sorted(value for value in values if value is not None and not math.isnan(value))
    found = [place for place in classed(known, limits) if place is not None]
    assert found == sorted(found)


def test_quantiles_put_as_many_communes_in_each_class() -> None:
    values = [float(n) for n in range(45)]
    limits = breaks(values, indicator=CLUSTERS, method=Method.QUANTILES)
    assert counts(values, limits) == (9, 9, 9, 9, 9)


def test_natural_breaks_part_what_is_apart() -> None:
    values = [1.0, 2.0, 3.0, 41.0, 42.0, 43.0, 90.0, 91.0]
    limits = breaks(values, indicator=FIBRE, method=Method.NATURAL, classes=3)
    assert counts(values, limits) == (3, 3, 2)
    assert limits.edges == (1.0, 40.0, 90.0, 91.0)


@pytest.mark.filterwarnings("ignore:Numba not installed")
@given(values=st.lists(st.integers(0, 300).map(float), min_size=8, max_size=60), number=NUMBERS)
def test_natural_breaks_are_as_good_as_the_reference_finds(
    values: list[float], number: int
) -> None:
    limits = breaks(values, indicator=FIBRE, method=Method.NATURAL, classes=number)
    if len(set(values)) <= number:
        assert limits.count == len(set(values)) or len(set(values)) == 1
        return
    reference = mapclassify.FisherJenks(np.array(values), k=number)
    assert limits.count == number
    assert _spread(values, classed(values, limits)) == pytest.approx(
        _spread(values, list(reference.yb)), abs=1e-6
    )


def test_natural_breaks_of_the_whole_country_take_no_time_to_speak_of() -> None:
    values = [math.sqrt(n % 3321) for n in range(3321 * 15)]
    limits = breaks(values, indicator=CLUSTERS, method=Method.NATURAL)
    assert limits.count == 5


def test_equal_steps_are_equal() -> None:
    limits = breaks([10.0, 60.0, 20.0], indicator=FIBRE, method=Method.EQUAL, classes=5)
    assert limits.edges == (10, 20, 30, 40, 50, 60)


@pytest.mark.parametrize(
    ("number", "edges"),
    [
        (3, (0, 35, 65, 100)),
        (4, (0, 25, 50, 75, 100)),
        (5, (0, 20, 40, 60, 80, 100)),
        (6, (0, 15, 35, 50, 65, 85, 100)),
        (7, (0, 15, 30, 45, 55, 70, 85, 100)),
    ],
)
def test_round_steps_of_percentages_whatever_the_values(
    number: int, edges: tuple[float, ...]
) -> None:
    assert breaks([41.3, 62.8], indicator=FIBRE, classes=number).edges == edges


def test_steps_that_the_catalogue_chose_by_hand_stay() -> None:
    assert breaks([0.61], indicator=DTI, classes=4).edges == (0, 0.4, 0.5, 0.6, 0.7, 1.0)


def test_a_rate_above_a_hundred_widens_the_last_class() -> None:
    limits = breaks([40.0, 104.2], indicator=FIBRE)
    assert limits.edges[-1] == 104.2
    assert classify(104.2, limits) == 4


def test_a_value_of_another_place_falls_in_the_nearest_class() -> None:
    limits = breaks([10.0, 60.0], indicator=FIBRE, method=Method.EQUAL, classes=5)
    assert classed([3.0, 99.0], limits) == [0, 4]


@pytest.mark.parametrize("number", [2, 8])
def test_too_few_or_too_many_classes_are_refused(number: int) -> None:
    with pytest.raises(ValueError, match=f"not {number}"):
        breaks([1.0], indicator=FIBRE, classes=number)


def test_exactly_zero_and_a_hundred_can_have_classes_of_their_own() -> None:
    values = [0.0, 0.1, 50.0, 99.9, 100.0, 100.0]
    limits = breaks(values, indicator=FIBRE, isolate=(0.0, 100.0))
    assert counts(values, limits) == (1, 1, 0, 1, 0, 1, 2)
    shown = colours(limits, theme="light", direction=Direction.HIGHER)
    assert len(set(shown)) == len(shown), "a class of its own has a colour of its own"
    assert labels(limits, indicator=FIBRE) == (
        "đúng 0\xa0%",
        ">\xa00 – < 20",
        "20 – < 40",
        "40 – < 60",
        "60 – < 80",
        "80 – < 100",
        "đúng 100\xa0%",
    )


def test_all_at_zero_with_a_class_of_their_own() -> None:
    limits = breaks([0.0, 0.0], indicator=CLUSTERS, isolate=(0.0,))
    assert counts([0.0, 0.0], limits) == (2,)
    assert colours(limits, theme="light", direction=Direction.HIGHER) == ("#d3f2a3",)


@pytest.mark.parametrize(
    ("measure", "values", "vi", "en"),
    [
        (
            FIBRE,
            [12.0],
            ["0 – < 20", "20 – < 40", "40 – < 60", "60 – < 80", "80 – 100"],
            ["0 – < 20", "20 – < 40", "40 – < 60", "60 – < 80", "80 – 100"],
        ),
        (
            DTI,
            [0.6],
            ["0,0 – < 0,4", "0,4 – < 0,5", "0,5 – < 0,6", "0,6 – < 0,7", "0,7 – 1,0"],
            ["0.0 – < 0.4", "0.4 – < 0.5", "0.5 – < 0.6", "0.6 – < 0.7", "0.7 – 1.0"],
        ),
        (CLUSTERS, [1200.0], ["0 – 1.200"], ["0 – 1,200"]),
        (
            RANK,
            [1.0, 63.0],
            ["1 – 10", "11 – 20", "21 – 30", "31 – 40", "41 – 63"],
            ["1 – 10", "11 – 20", "21 – 30", "31 – 40", "41 – 63"],
        ),
        (YES_NO, [1.0], ["Không", "Có"], ["No", "Yes"]),
    ],
    ids=["rate", "index", "count", "rank", "yes-no"],
)
def test_a_class_is_named_by_the_rule_in_the_readers_figures(
    measure: Indicator, values: list[float], vi: list[str], en: list[str]
) -> None:
    limits = breaks(values, indicator=measure)
    for language, names in ((Language.VI, vi), (Language.EN, en)):
        with speaking(language):
            assert list(labels(limits, indicator=measure)) == names


def test_yes_and_no_are_two_classes() -> None:
    limits = breaks([1.0, 1.0], indicator=YES_NO)
    assert classed([0.0, 1.0, NAN], limits) == [0, 1, None]
    assert len(colours(limits, theme="light", direction=YES_NO.direction)) == 2


@pytest.mark.parametrize("direction", Direction)
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("count", range(classes.FEWEST, classes.MOST + 1))
def test_more_is_always_further_from_the_page(count: int, theme: str, direction: Direction) -> None:
    ramp = palette(count, theme=theme, direction=direction)
    assert len(set(ramp)) == count
    lightness = [_luminance(colour) for colour in ramp]
    assert lightness == sorted(lightness, reverse=theme == "light")


def test_the_ramp_is_the_one_of_the_design() -> None:
    assert palette(5, theme="light", direction=Direction.HIGHER) == (
        "#d3f2a3",
        "#82d091",
        "#4c9b82",
        "#19696f",
        "#074050",
    )
    assert palette(5, theme="dark", direction=Direction.HIGHER)[0] == "#0c4a59"
    assert palette(5, theme="light", direction=Direction.LOWER)[-1] == "#993404"


@pytest.mark.parametrize(("count", "theme"), [(8, "light"), (-1, "light"), (5, "sepia")])
def test_colours_that_do_not_exist_are_refused(count: int, theme: str) -> None:
    with pytest.raises(ValueError, match="No colours"):
        palette(count, theme=theme, direction=Direction.HIGHER)


def _luminance(colour: str) -> float:
    """Relative luminance, WCAG 2."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _spread(values: list[float], places: Sequence[int | None]) -> float:
    """Squared differences from the mean within classes."""
    classes_of = np.array(places, dtype=float)
    found = np.array(values)
    return float(
        sum(
            ((found[classes_of == one] - found[classes_of == one].mean()) ** 2).sum()
            for one in np.unique(classes_of)
        )
    )


@pytest.mark.parametrize("given", [(), (5.0, 20.0, 50.0, 60.0, 90.0)])
def test_classes_of_their_own_leave_room_for_seven_in_all(given: tuple[float, ...]) -> None:
    values = [0.0, 10.0, 100.0]
    limits = breaks(values, indicator=FIBRE, classes=7, isolate=(0.0, 100.0), given=given)
    assert limits.count <= classes.MOST
    assert len(colours(limits, theme="light", direction=Direction.HIGHER)) == limits.count


def test_no_class_of_its_own_stands_below_a_value_that_lies_beyond() -> None:
    limits = breaks([0.0, 50.0, 112.0], indicator=FIBRE, isolate=(0.0, 100.0))
    assert limits.isolated == (0.0,)


AIMS = [
    (Operator.AT_LEAST, 80.0), (Operator.ABOVE, 60.0), (Operator.AT_LEAST, 100.0),
    (Operator.AT_MOST, 30.0), (Operator.BELOW, 5.0), (Operator.AT_LEAST, 5.0),
]  # fmt: skip


def _contrast(one: str, other: str) -> float:
    bright, dim = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


@pytest.mark.parametrize(("theme", "paper"), [("light", "#F6F8F8"), ("dark", "#161D21")])
def test_nearly_met_is_a_colour_on_the_paper(theme: str, paper: str) -> None:
    assert _contrast(classes.AGAINST[theme][2], paper) > 1.6


def test_in_the_dark_theme_all_that_stands_against_the_target_is_seen_on_the_page() -> None:
    """What falls short is dimmer the nearer it is, but no class fades into page or patterns."""
    shades = classes.AGAINST["dark"]
    assert all(_contrast(one, "#161D21") >= 3 for one in shades)
    assert all(_contrast(one, other) > 1.5 for one, other in pairwise(shades[:3]))


@pytest.mark.parametrize(("operator", "value"), AIMS)
def test_a_class_against_the_target_says_met_just_where_the_target_is(
    operator: Operator, value: float
) -> None:
    aim = Aim(operator=operator, value=value)
    limits = breaks([0.0, 100.0], indicator=FIBRE, method=Method.TARGET, aim=aim)
    met = {Standing.MET, Standing.BEYOND}
    holds: dict[Operator, Callable[[float], bool]] = {
        Operator.AT_LEAST: lambda one: one >= value, Operator.ABOVE: lambda one: one > value,
        Operator.AT_MOST: lambda one: one <= value, Operator.BELOW: lambda one: one < value,
    }  # fmt: skip
    for one in (0.0, value - 1e-6, value, min(100.0, value + 1e-6), 100.0, 50.0):
        at = classify(one, limits)
        assert at is not None
        assert (limits.standings[at] in met) is holds[operator](one), one


def test_classes_against_the_target_are_named_and_coloured_by_their_standing() -> None:
    aim = Aim(operator=Operator.AT_LEAST, value=80.0)
    limits = breaks([10.0], indicator=FIBRE, method=Method.TARGET, aim=aim)
    assert labels(limits, indicator=FIBRE) == (
        "chưa đạt, còn xa: <\xa060",
        "chưa đạt: 60 – <\xa070",
        "gần đạt: 70 – <\xa080",
        "đạt: 80 – <\xa090",
        "vượt: ≥\xa090",
    )
    shown = colours(limits, theme="light", direction=Direction.HIGHER)
    assert shown == classes.AGAINST["light"]
    less = Aim(operator=Operator.AT_MOST, value=30.0)
    turned = breaks([10.0], indicator=FIBRE, method=Method.TARGET, aim=less)
    assert colours(turned, theme="light", direction=Direction.LOWER) == shown[::-1]
    assert labels(turned, indicator=FIBRE)[1] == "đạt: 20 – 30"
    assert labels(turned, indicator=FIBRE)[2] == "gần đạt: >\xa030 – <\xa040"


def test_without_a_target_the_steps_are_the_usual_ones() -> None:
    assert breaks([10.0], indicator=FIBRE, method=Method.TARGET) == breaks([10.0], indicator=FIBRE)


DENSE = st.lists(st.floats(0, 100, allow_subnormal=False), min_size=2, max_size=60)


@given(values=DENSE, at=st.integers(0, 59))
def test_a_rounder_limit_moves_no_value_that_is_printed_apart_from_it(
    values: list[float], at: int
) -> None:
    known = np.array(values)
    limit = float(known[at % known.size])
    found = roundest(known, limit, decimals=1)
    moved = known[(known >= limit) != (known >= found)]
    assert all(abs(value - limit) <= 0.005 + 1e-9 for value in moved)


@given(values=st.lists(st.integers(0, 10_000), min_size=2, max_size=60), at=st.integers(0, 59))
def test_rounding_a_limit_never_moves_a_value_to_another_class(values: list[int], at: int) -> None:
    known = np.array(values) / 100
    limit = float(known[at % known.size])
    found = roundest(known, limit, decimals=1)
    assert ((known >= limit) == (known >= found)).all()
    assert found == round(found, 2)


@pytest.mark.parametrize(
    ("values", "limit", "found"),
    [
        ([12.0, 47.0], 30.0, 40.0),
        ([43.2, 47.9], 47.9, 45.0),
        ([43.21, 43.67], 43.67, 43.5),
        ([79.587999, 79.588001], 79.588001, 79.59),
        ([-0.4, 0.2], 0.2, 0.0),
    ],
)
def test_a_limit_is_the_roundest_number_between_its_neighbours(
    values: list[float], limit: float, found: float
) -> None:
    assert roundest(np.array(values), limit, decimals=1) == found


@pytest.mark.parametrize("method", [Method.QUANTILES, Method.NATURAL])
def test_limits_of_the_whole_country_can_be_said_aloud(method: Method) -> None:
    values = [100 * math.sin(n) ** 2 for n in range(1, 3322)]
    limits = breaks(values, indicator=FIBRE, method=method)
    assert limits.count == 5
    assert all(edge == round(edge, 2) for edge in limits.edges)
