"""Lines that ask for what can't be done, and where results go."""

import os
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

from data import __main__ as command
from data.ingest import template
from text import Language


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BANSO_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("BANSO_DATABASE_URL", raising=False)
    monkeypatch.delenv("BANSO_LANGUAGE", raising=False)


ROOT = Path(__file__).resolve().parents[4]
FORM = ["template", "--province", "11", "--period", "2025-Q3", "--out"]


def test_a_form_is_never_written_over_without_a_word(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "form.xlsx"
    path.write_text("a day's work")
    assert command.main([*FORM, str(path)]) == 1
    assert "--force" in capsys.readouterr().err
    assert path.read_text() == "a day's work"
    assert command.main([*FORM, str(path), "--force"]) == 0
    assert path.read_bytes().startswith(b"PK")


@pytest.mark.parametrize(
    ("out", "words"),
    [("nowhere/form.xlsx", "không có tệp hoặc thư mục này"), ("", "đây là thư mục")],
    ids=["no folder", "a folder"],
)
def test_a_form_that_can_not_be_written_is_one_sentence(
    out: str, words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command.main([*FORM, str(tmp_path / out)]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert str(tmp_path / out) in said.err
    assert words in said.err


@pytest.mark.parametrize("language", list(Language))
def test_no_form_is_made_for_a_period_that_its_import_refuses(
    language: Language, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "form.xlsx"
    asked = ["template", "--province", "11", "--period", "2099-Q1", "--out", str(path)]
    assert command.main([*asked, "--language", language]) == 1
    refused = capsys.readouterr().err.strip()
    assert not path.exists()
    one = {"indicator_id": "smart_loudspeaker_clusters", "unit_code": "03127", "value": 4.0}
    template.write(path, scope="11", period="2099-Q1", values=pd.DataFrame([one]))
    assert command.main(["check", str(path), "--language", language]) == 1
    assert refused in capsys.readouterr().out


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("mysql://x", "“mysql”"),
        ("postgresql+psycopg2://x", "“postgresql+psycopg2”"),
        ("postgresql://127.0.0.1:9/x", "máy chủ từ chối kết nối"),
    ],
)
def test_a_database_that_can_not_be_used_is_one_sentence(
    url: str, words: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("BANSO_DATABASE_URL", url)
    assert command.main(["submissions"]) == 1
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert words in said
    assert "BANSO_DATABASE_URL" in said
    assert "refused" not in said


def test_an_empty_name_is_called_empty(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["import", ""]) == 1
    assert "để trống" in capsys.readouterr().err


def test_a_line_without_a_command_is_told_the_commands(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert command.main([]) == 2
    said = capsys.readouterr().err
    assert said.startswith("Chưa ghi lệnh.")
    assert all(name in said for name in command.RUNS)


def test_a_language_that_is_not_spoken_is_told_the_others(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit):
        command.main(["rules", "--language", "fr"])
    assert "“fr”; hiện có: vi, en" in capsys.readouterr().err


def test_figures_go_to_standard_output_and_nothing_else(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert command.main(["export", "--csv", "-"]) == 0
    said = capsys.readouterr()
    assert said.err == ""
    assert said.out.startswith("indicator_id,unit_code,")
    assert said.out.count("\n") == 1
    assert not Path("-").exists()


def test_a_reader_who_has_seen_enough_is_no_error() -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "data", "export", "--csv", "-"],
        cwd=ROOT, env=dict(os.environ), stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait() == 0
