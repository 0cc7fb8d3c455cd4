import datetime as dt

import pytest

from text import number


@pytest.mark.parametrize(
    ("locale", "printed"), [("vi", "1.234,50"), ("en", "1,234.50")], ids=["vi", "en"]
)
def test_decimals_are_written_the_readers_way(locale: str, printed: str) -> None:
    assert number.decimal(1234.5, digits=2, locale=locale) == printed


def test_a_fall_has_a_real_minus_and_a_rise_a_plus() -> None:
    assert number.signed(-8.64, digits=1, locale="vi") == "−8,6"
    assert number.signed(3.4, digits=1, locale="vi") == "+3,4"


def test_a_change_that_prints_as_zero_has_no_sign() -> None:
    assert number.signed(-0.04, digits=1, locale="vi") == "0,0"


def test_dates_are_day_first() -> None:
    day = dt.date(2025, 9, 14)
    assert number.date(day, locale="vi") == "14/9/2025"
    assert number.date(day, locale="en") == "14 Sep 2025"
