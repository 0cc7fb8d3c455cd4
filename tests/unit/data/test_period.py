"""Periods: ids, dates, neighbours, names."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.period import Frequency, Period, PeriodError
from text import Language, speaking

PERIODS = st.sampled_from(Frequency).flatmap(
    lambda frequency: st.builds(
        Period,
        st.integers(1946, 2099),
        st.just(frequency),
        st.integers(1, frequency.a_year),
    )
)


@pytest.mark.parametrize(
    ("text", "start", "end", "cutoff", "frequency"),
    [
        ("2025", "2025-01-01", "2025-12-31", "2025-12-14", Frequency.YEAR),
        ("2025-H1", "2025-01-01", "2025-06-30", "2025-06-14", Frequency.HALF),
        ("2025-H2", "2025-07-01", "2025-12-31", "2025-12-14", Frequency.HALF),
        ("2025-9M", "2025-01-01", "2025-09-30", "2025-09-14", Frequency.NINE_MONTHS),
        ("2025-Q3", "2025-07-01", "2025-09-30", "2025-09-14", Frequency.QUARTER),
        ("2024-02", "2024-02-01", "2024-02-29", "2024-02-14", Frequency.MONTH),
    ],
)
def test_a_period_knows_its_calendar_and_its_legal_cut_off(
    text: str, start: str, end: str, cutoff: str, frequency: Frequency
) -> None:
    period = Period.parse(text)
    assert period.frequency is frequency
    assert (period.start, period.end, period.cutoff) == tuple(
        dt.date.fromisoformat(day) for day in (start, end, cutoff)
    )


@pytest.mark.parametrize(
    "text",
    (
        *("", "25", "2025-Q5", "2025-Q0", "2025-H3", "2025-13", "2025-00", "2025-9", "2025-6M"),
        *(" 2025", "2025\n", "Quý III/2025", "٢٠٢٥", "1066", "2025-Q", "2025-q3"),
    ),
)
def test_another_text_is_refused_and_quoted(text: str) -> None:
    with pytest.raises(PeriodError) as refused:
        Period.parse(text)
    for chosen in Language:
        with speaking(chosen):
            assert f"“{text}”" in str(refused.value)


@given(period=PERIODS)
def test_parsing_what_was_printed_gives_the_same(period: Period) -> None:
    assert Period.parse(str(period)) == period
    assert period.start < period.cutoff < period.end


@given(period=PERIODS)
def test_neighbours_are_neighbours_of_the_same_frequency(period: Period) -> None:
    assert period.previous().next() == period
    assert period.previous().frequency is period.frequency
    assert period.previous() < period < period.next()
    assert period.year_before().label() == period.label().replace(
        str(period.year), str(period.year - 1)
    )


@given(periods=st.lists(PERIODS))
def test_order_is_by_the_end_then_the_shorter_first(periods: list[Period]) -> None:
    ends = [(period.end, period.end - period.start) for period in sorted(periods)]
    assert ends == sorted(ends)


def test_nine_months_are_not_the_third_quarter() -> None:
    assert Period.parse("2025-9M") != Period.parse("2025-Q3")
    assert Period.parse("2025-Q3") < Period.parse("2025-9M") < Period.parse("2025-10")
    assert str(Period.parse("2025-9M").previous()) == "2024-9M"


def test_a_day_lies_in_the_calendar_period_around_it() -> None:
    day = dt.date(2025, 9, 14)
    found = [str(Period.containing(day, frequency=frequency)) for frequency in Frequency]
    assert found == ["2025", "2025-H2", "2025-9M", "2025-Q3", "2025-09"]
    with pytest.raises(PeriodError):
        Period.containing(dt.date(2025, 10, 1), frequency=Frequency.NINE_MONTHS)


@pytest.mark.parametrize(
    ("text", "vi", "vi_short", "en", "en_short"),
    [
        ("2025", "Năm 2025", "2025", "2025", "2025"),
        ("2025-H1", "6 tháng đầu năm 2025", "6T đầu 2025", "First half of 2025", "H1 2025"),
        ("2025-H2", "6 tháng cuối năm 2025", "6T cuối 2025", "Second half of 2025", "H2 2025"),
        ("2025-9M", "9 tháng năm 2025", "9T/2025", "Nine months of 2025", "9M 2025"),
        ("2025-Q3", "Quý III/2025", "III/2025", "Q3 2025", "Q3 2025"),
        ("2025-09", "Tháng 9/2025", "T9/2025", "September 2025", "Sep 2025"),
    ],
)
def test_names_in_both_languages_long_and_short(
    text: str, vi: str, vi_short: str, en: str, en_short: str
) -> None:
    period = Period.parse(text)
    assert period.label(Language.VI) == vi
    assert period.label(Language.VI, short=True) == vi_short
    assert period.label(Language.EN) == en
    assert period.label(Language.EN, short=True) == en_short


def test_the_name_follows_the_reader_unless_asked_otherwise() -> None:
    with speaking(Language.EN):
        assert Period.parse("2025-Q3").label() == "Q3 2025"
        assert Period.parse("2025-Q3").label(Language.VI) == "Quý III/2025"
