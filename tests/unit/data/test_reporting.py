"""When reports are due, by the decree or by the province's own calendar."""

import datetime as dt
from pathlib import Path

import pytest

from data.period import Frequency, Period
from data.reporting import Calendar, CalendarError, calendar, of_year

Q3 = Period.parse("2025-Q3")


def test_without_a_file_the_decree_says_when(tmp_path: Path) -> None:
    found = calendar(tmp_path / "reporting.toml")
    assert found.due(Q3) == dt.date(2025, 9, 25)
    assert not found.is_own(Frequency.QUARTER)


def test_a_province_sets_its_own_day_for_some_kinds(tmp_path: Path) -> None:
    path = tmp_path / "reporting.toml"
    path.write_text("[due_day]\nquarter = 18\nhalf-year = 20\n", encoding="utf-8")
    found = calendar(path)
    assert found.due(Q3) == dt.date(2025, 9, 18)
    assert found.due(Period.parse("2025-H1")) == dt.date(2025, 6, 20)
    assert found.due(Period.parse("2025-02")) == dt.date(2025, 2, 25)
    assert found.is_own(Frequency.QUARTER)


@pytest.mark.parametrize(
    ("said", "quoted"),
    [
        ("[due_day\n", "reporting.toml"),
        ("due_day = 3\n", "due_day"),
        ("[due_day]\nweek = 18\n", "week"),
        ("[due_day]\nmonth = 14\n", "14"),
        ("[due_day]\nmonth = 29\n", "29"),
        ("[due_day]\nmonth = true\n", "True"),
        ("[due_day]\nmonth = '18'\n", "18"),
    ],
)
def test_a_calendar_that_is_none_is_quoted(tmp_path: Path, said: str, quoted: str) -> None:
    path = tmp_path / "reporting.toml"
    path.write_text(said, encoding="utf-8")
    with pytest.raises(CalendarError, match=quoted):
        calendar(path)


def test_every_period_is_due_after_its_figures_close() -> None:
    for frequency in Frequency:
        for period in of_year(2026, frequency):
            assert period.cutoff < Calendar().due(period) <= period.end


def test_a_year_has_its_periods_in_order() -> None:
    assert [str(one) for one in of_year(2025, Frequency.HALF)] == ["2025-H1", "2025-H2"]
    assert len(of_year(2025, Frequency.MONTH)) == 12
    assert [str(one) for one in of_year(2025, Frequency.NINE_MONTHS)] == ["2025-9M"]
