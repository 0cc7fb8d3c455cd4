"""Up to which day figures count: as their reports say, else as the rule of the period has it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data.store import open_store
from tests.app.conftest import FIBRE, at_page, opened, publish, report


@pytest.fixture
def app(filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[AppTest]:
    """The app on figures of its own, that may be added to."""
    shutil.copytree(filled, tmp_path, dirs_exist_ok=True)
    yield from opened(tmp_path, monkeypatch)


def told(app: AppTest, *days: str) -> str:
    """What the map says under two communes with these days."""
    rows = [
        report(FIBRE, code, "2026-Q3", 500, at) | {"cutoff_date": day}
        for at, (code, day) in enumerate(zip(("03166", "03127"), days, strict=False), 9)
    ]
    with open_store() as store:
        publish(store, rows, "chot.xlsx", scope="11")
    at_page(app, "map", place="11", indicator=FIBRE, period="2026-Q3")
    assert not app.exception
    return " ".join(one.value for one in app.markdown)


def test_the_day_that_a_report_names_stands_under_its_figures(app: AppTest) -> None:
    assert "Số liệu chốt 30/9/2026" in told(app, "2026-09-30")


def test_several_days_are_told_as_the_first_and_the_last(app: AppTest) -> None:
    assert "chốt từ 20/9/2026 đến 30/9/2026" in told(app, "2026-09-30", "2026-09-20")


def test_where_no_report_names_a_day_the_rule_of_the_period_does(app: AppTest) -> None:
    assert "Số liệu chốt 14/9/2026" in told(app, "")
