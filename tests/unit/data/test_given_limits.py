"""Limits that a reader gives are read, checked, and refused with a sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.catalog import indicator
from data.classes import WrongLimitsError, breaks, classify, labels, limits, written

FIBRE = indicator("fibre_household_coverage_pct")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("20,40,60,80", (20, 40, 60, 80)),
        ("20; 40; 60; 80", (20, 40, 60, 80)),
        ("20, 40, 60", (20, 40, 60)),
        ("20;40,5;60;", (20, 40.5, 60)),
        ("20 40 60", (20, 40, 60)),
        ("0.5,12.25", (0.5, 12.25)),
    ],
)
def test_limits_are_read_as_people_and_addresses_write_them(
    text: str, found: tuple[float, ...]
) -> None:
    assert limits(text, indicator=FIBRE) == found


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("20;bốn mươi;60", "“bốn mươi” không phải là số"),
        ("<b>x</b>", "không phải là số"),
        ("1e5,2e5", "không phải là số"),
        ("nan,inf", "không phải là số"),
        ("20", "Có 1 mốc"),
        ("1,2,3,4,5,6,7", "Có 7 mốc"),
        ("20,20,40", "Mốc 20 đứng sau mốc 20"),
        ("40,20", "Mốc 20 đứng sau mốc 40"),
        ("20,120", "Mốc 120 nằm ngoài khoảng từ 0 đến 100"),
        ("0,50", "Mốc 0 nằm ngoài"),
    ],
)
def test_wrong_limits_are_refused_with_a_sentence(text: str, word: str) -> None:
    with pytest.raises(WrongLimitsError) as refused:
        limits(text, indicator=FIBRE)
    assert word in str(refused.value)


@given(st.text(max_size=60))
def test_no_text_breaks_the_reader(text: str) -> None:
    try:
        found = limits(text, indicator=FIBRE)
    except WrongLimitsError as refused:
        assert str(refused)
    else:
        assert limits(written(found), indicator=FIBRE) == found


def test_given_limits_stay_whatever_the_values() -> None:
    for values in ([], [50.0], [1.0, 2.0], [99.0, None, float("nan")]):
        found = breaks(values, indicator=FIBRE, given=(30, 70))
        assert found.edges == (0, 30, 70, 100)
    assert labels(found, indicator=FIBRE) == ("0 – < 30", "30 – < 70", "70 – 100")
    assert [classify(value, found) for value in (0, 29.9, 30, 70, 100)] == [0, 0, 1, 2, 2]


def test_ends_hold_every_value_where_the_range_is_not_known() -> None:
    measure = indicator("grdp_per_person_million_vnd")
    found = breaks([12.34, 250.0], indicator=measure, given=(50, 100))
    assert found.edges[1:-1] == (50, 100)
    assert found.edges[0] <= 12.34
    assert found.edges[-1] >= 250
