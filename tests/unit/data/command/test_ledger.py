"""Who did what, a figure's history and what falls due, from the command line."""

import datetime as dt
from pathlib import Path

import pytest

from data import __main__ as command
from data.store import open_store
from data.store.life import today
from tests import report
from tests.report import COMMUNES, FIBRE
from tests.unit.data.store.person import APPROVER, REPORTER

KEY = (FIBRE, COMMUNES[0], "2025-Q3")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BANSO_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("BANSO_DATABASE_URL", raising=False)
    monkeypatch.delenv("BANSO_LANGUAGE", raising=False)


@pytest.fixture
def lived() -> None:
    """One workbook published, one published and withdrawn, one that waits, one just checked."""
    with open_store() as store:
        report.publish(store, "a.xlsx", {KEY: 55.0})
        number = report.submit(
            store, "b.xlsx", {KEY: None, (FIBRE, COMMUNES[0], "2025-Q1"): 1.0}, by=REPORTER
        )
        store.desk(APPROVER).approve(number, seen_revision=1)
        store.desk(APPROVER).withdraw([number], reason="nhầm quý")
        number = report.submit(store, "c.xlsx", {KEY: 7.0}, by=REPORTER)
        day = today() + dt.timedelta(days=1)
        store.desk(APPROVER).approve(number, seen_revision=3, publish_from=day)
        report.hand_in(store, "d.xlsx", by=REPORTER)


def run(*asked: str) -> int:
    return command.main(list(asked))


@pytest.mark.usefixtures("lived")
def test_submissions_are_listed_with_stage_periods_and_sender(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run("submissions") == 0
    checked, waiting, gone, published = capsys.readouterr().out.splitlines()
    assert checked.startswith("4. d.xlsx: phạm vi 11, chưa có kỳ, 0 số liệu")
    assert checked.endswith("đã kiểm tra")
    day = today() + dt.timedelta(days=1)
    assert waiting.endswith(f"đã duyệt, công bố từ {day.day}/{day.month}/{day.year}")
    assert "Quý I/2025 – Quý III/2025, 2 số liệu" in gone
    assert gone.endswith("đã rút (phiên bản 3)")
    assert f"{REPORTER.name} nộp" in gone
    assert published.endswith("đang công bố")


@pytest.mark.usefixtures("lived")
def test_events_tell_who_did_what_to_one_submission_or_all(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run("events", "2") == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 6
    assert lines[0].startswith(f"2. b.xlsx: {REPORTER.name} tải tệp lên lúc ")
    assert lines[-1].startswith(f"2. b.xlsx: {APPROVER.name} rút số liệu đã công bố")
    assert lines[-1].endswith("(phiên bản 3): nhầm quý")
    assert run("events", "--language", "en") == 0
    everything = capsys.readouterr().out.splitlines()
    assert len(everything) == 5 + 6 + 4 + 2
    assert "to be published from" in everything[-3]
    assert run("events", "77") == 1
    assert "77" in capsys.readouterr().err


def test_an_empty_store_says_that_nothing_was_done(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("events") == 0
    assert capsys.readouterr().out == "Chưa có việc nào được ghi lại.\n"


@pytest.mark.usefixtures("lived")
def test_a_figures_history_is_told_latest_first(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("history", FIBRE, COMMUNES[0], "2025-Q3") == 0
    title, now, between, first = capsys.readouterr().out.splitlines()
    assert title.endswith("Phường Điện Biên Phủ, Quý III/2025:")
    assert now.startswith("  từ phiên bản 3 đến nay: 55,0\u00a0%, Biểu 01!D8 của a.xlsx")
    assert "phiên bản 2 đến trước 3: Chưa báo cáo" in between
    assert f"duyệt: {APPROVER.name}" in between
    assert between.endswith("đã rút ở phiên bản 3")
    assert first.startswith("  phiên bản 1 đến trước 2: 55,0")


def test_a_figure_without_history_and_a_place_that_is_not_there(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run("history", FIBRE, "11", "2024", "--former") == 0
    assert "Tỉnh Điện Biên, Năm 2024: chưa từng" in capsys.readouterr().out
    assert run("history", FIBRE, "99999", "2024") == 1
    assert "99999" in capsys.readouterr().err


@pytest.mark.usefixtures("lived")
def test_what_is_due_is_published_by_a_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("publish-due") == 0
    assert "Không có lượt nộp nào đến ngày" in capsys.readouterr().out
    with open_store() as store:
        seen = store.revision().number
        number = report.submit(store, "e.xlsx", {KEY: 9.0}, by=REPORTER)
        tomorrow = today() + dt.timedelta(days=1)
        store.desk(APPROVER).approve(number, seen_revision=seen, publish_from=tomorrow)
        assert store.publish_due(tomorrow) == [3, 5]
