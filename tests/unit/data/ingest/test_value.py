from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from data.ingest.printing import number_text
from data.ingest.value import Kind, Reading, read
from data.model import Qualifier
from text import number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.234,5", 1234.5),
        ("1,234,567.5", 1234567.5),
        ("1 234,5", 1234.5),
        ("12.345", 12345.0),
        ("1.234.567", 1234567.0),
        ("1,5", 1.5),
        ("1.5", 1.5),
        ("0,5934", 0.5934),
        ("0.593", 0.593),
        ("01", 1.0),
        ("35 hộ", 35.0),
        ("593,4 điểm", 593.4),
        ("12345,678", 12345.678),
    ],
)
def test_a_text_with_one_reading_is_that_number(text: str, value: float) -> None:
    assert (read(text).kind, read(text).value) == (Kind.NUMBER, value)


@pytest.mark.parametrize(
    ("text", "value", "qualifier"),
    [
        ("trên 90%", 90.0, Qualifier.ABOVE),
        ("≥ 90", 90.0, Qualifier.AT_LEAST),
        (">90", 90.0, Qualifier.ABOVE),
        (">= 90,5 %", 90.5, Qualifier.AT_LEAST),
        ("khoảng 75", 75.0, Qualifier.ABOUT),
        ("gần 95", 95.0, Qualifier.ABOUT),
        ("Dưới 5%", 5.0, Qualifier.BELOW),
        ("≈ 70", 70.0, Qualifier.ABOUT),
    ],
)
def test_a_hedge_is_kept_beside_its_number(text: str, value: float, qualifier: Qualifier) -> None:
    found = read(text)
    assert (found.kind, found.value, found.qualifier) == (Kind.NUMBER, value, qualifier)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (None, Kind.BLANK),
        ("-", Kind.NONE_OCCURRED),
        ("–", Kind.NONE_OCCURRED),
        ("—", Kind.UNAVAILABLE),
        ("…", Kind.UNAVAILABLE),
        ("...", Kind.UNAVAILABLE),
        ("K có số liệu", Kind.UNAVAILABLE),
        ("chưa rà soát", Kind.UNAVAILABLE),
        ("#DIV/0!", Kind.FAULT),
        ("không áp dụng", Kind.NOT_APPLICABLE),
        ("not applicable", Kind.NOT_APPLICABLE),
        ("x", Kind.YES),
        ("Có", Kind.YES),
        ("Không", Kind.NO),
        ("70 - 75", Kind.SPAN),
        ("8/19", Kind.FRACTION),
        ("(5)", Kind.NEGATIVE),
        ("-5", Kind.NEGATIVE),
        (-5.0, Kind.NEGATIVE),
        ("từ 7/2025", Kind.WORDS),
        ("vượt 11,17%", Kind.WORDS),
        ("98,95/96,58/92,35", Kind.WORDS),
        ("12.34.5", Kind.WORDS),
        ("<script>alert(1)</script>", Kind.WORDS),
        ("=cmd|' /C calc'!A0", Kind.WORDS),
    ],
)
def test_what_is_no_plain_number_is_told_apart(content: str | float | None, kind: Kind) -> None:
    assert read(content).kind is kind


def test_a_comma_before_three_digits_is_a_question_with_both_readings() -> None:
    found = read("1,234")
    assert (found.kind, found.value, found.other) == (Kind.AMBIGUOUS, 1.234, 1234.0)


def test_marks_the_english_way_round_are_a_question_with_both_readings() -> None:
    found = read("1,234.5")
    assert (found.kind, found.value, found.other) == (Kind.AMBIGUOUS, 1.2345, 1234.5)
    assert read("1.234,5").value == 1234.5


def test_an_index_never_has_thousands() -> None:
    assert read("1.234", is_index=True).value == 1.234
    assert read("1.234").value == 1234.0


def test_percent_is_decided_by_the_cell_and_not_its_neighbours() -> None:
    assert read(0.9179, shows_percent=True).value == 91.79
    assert read(0.9179).value == 0.9179
    assert read("91.79%").value == 91.79


def test_a_dash_is_zero_and_dots_are_no_number() -> None:
    assert read("-").value == 0.0
    assert read("...").value is None


FIGURES = st.floats(min_value=0, max_value=1e12, allow_nan=False) | st.integers(0, 10**12).map(
    float
)


@given(value=FIGURES)
@example(value=1.234)
@example(value=5e-324)
@example(value=1e22)
def test_what_the_template_prints_reads_back_exactly(value: float) -> None:
    assert read(number_text(value)) == Reading(Kind.NUMBER, raw=number_text(value), value=value)


@given(value=st.integers(0, 10**12), digits=st.sampled_from([0, 1, 2, 4]))
def test_a_number_printed_for_vietnamese_readers_reads_back(value: int, digits: int) -> None:
    printed = number.decimal(value / 10**digits, digits=digits, locale="vi")
    found = read(printed)
    assert found.kind is Kind.NUMBER
    assert Decimal(repr(found.value)) == Decimal(repr(value / 10**digits))


@given(text=st.text(max_size=30))
def test_no_text_is_too_strange_to_read(text: str) -> None:
    found = read(text)
    assert found.kind in Kind
    assert (found.kind is not Kind.NUMBER) or (found.value is not None and found.value >= 0)
