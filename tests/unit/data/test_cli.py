"""The command line, as a person types it."""

import csv
import os
import signal
import subprocess
import sys
import time
from functools import cache
from io import BytesIO
from pathlib import Path

import pandas as pd
import pytest
import xlsxwriter
from openpyxl import load_workbook

from data import __main__ as command
from data.catalog import Kind, indicators
from data.ingest import template
from data.ingest.rule import rules
from data.store import Store, open_store
from geo.units import Level, communes
from tests.unit.data.ingest import sample
from text import Language

ROOT = Path(__file__).resolve().parents[3]
ROWS = ((1, "P. Cam Ranh", 20, 15, 75, 3, None), (2, "P. Nha Trang", 30, 30, 100, "-", None))


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "home"
    monkeypatch.setenv("BANSO_HOME", str(folder))
    monkeypatch.delenv("BANSO_DATABASE_URL", raising=False)
    monkeypatch.delenv("BANSO_LANGUAGE", raising=False)
    return folder


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    path = tmp_path / "khánh hòa.xlsx"
    path.write_bytes(sample.khanh_hoa(ROWS))
    return path


def test_check_prints_every_problem_with_its_place_and_stores_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "wrong.xlsx"
    path.write_bytes(sample.khanh_hoa([*ROWS, (3, "Xã Không Có", 9, 10, 111, 1, None)]))
    with open_store() as store:
        before = store.content_hash()
        assert command.main(["check", str(path)]) == 1
        said = capsys.readouterr()
        assert "[P1] Phụ lục II!B11: " in said.out
        assert "[V7] Phụ lục II!F10: " in said.out
        assert store.content_hash() == before


def test_check_of_a_good_file_exits_with_0_and_stores_nothing(workbook: Path) -> None:
    assert command.main(["check", str(workbook)]) == 0
    with open_store() as store:
        assert store.revision().number == 0


def test_import_stores_and_the_same_file_again_changes_nothing(
    workbook: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command.main(["import", str(workbook), "--province", "56"]) == 0
    with open_store() as store:
        before = store.content_hash()
        assert len(store.observations()) == 6
        capsys.readouterr()
        assert command.main(["import", str(workbook), "--province", "56"]) == 0
        assert "không có gì thay đổi" in capsys.readouterr().out
        assert store.content_hash() == before


def test_a_workbook_with_an_error_is_not_stored_at_all(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "wrong.xlsx"
    path.write_bytes(sample.khanh_hoa([*ROWS, (3, "Xã Vạn Hưng", 9, 10, None, 1, None)]))
    assert command.main(["import", str(path), "--language", "en"]) == 1
    said = capsys.readouterr()
    assert "wrong.xlsx was not stored: 1 errors." in said.err
    assert (
        "[N1] Phụ lục II!D11: The numerator 10 is larger than the denominator 9 (cell C11). "
        "Look for a typing slip, or for the two columns being swapped." in said.out
    )
    with open_store() as store:
        assert store.revision().number == 0


def test_export_writes_each_figure_in_the_agreed_columns(workbook: Path, tmp_path: Path) -> None:
    assert command.main(["import", str(workbook)]) == 0
    target = tmp_path / "all.csv"
    assert command.main(["export", "--csv", str(target)]) == 0
    with target.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert list(rows[0]) == [
        "indicator_id", "unit_code", "unit_valid_from", "period", "numerator", "denominator",
        "value", "qualifier", "state", "revision", "source",
    ]  # fmt: skip
    wanted = ("village_fibre_pct", "22420")
    (fibre,) = (row for row in rows if (row["indicator_id"], row["unit_code"]) == wanted)
    assert (fibre["numerator"], fibre["denominator"], fibre["value"]) == ("15", "20", "75")
    assert (fibre["revision"], fibre["source"]) == ("1", "khánh hòa.xlsx!Phụ lục II!D9")


def test_a_template_can_be_written_filled_and_imported(tmp_path: Path) -> None:
    target = tmp_path / "form.xlsx"
    assert (
        command.main(["template", "--province", "11", "--period", "2025-Q3", "--out", str(target)])
        == 0
    )
    assert command.main(["import", str(target)]) == 1
    book = load_workbook(target)
    sheet = book.worksheets[1]
    heads = [sheet.cell(6, column).value for column in range(1, sheet.max_column + 1)]
    asked = {one.id for one in indicators().values() if Level.COMMUNE in one.levels}
    assert {str(head).rpartition(".")[0] for head in heads if head} == asked
    sheet.cell(7, heads.index("smart_loudspeaker_clusters.value") + 1).value = 5
    target.write_bytes(sample.saved(book))
    assert command.main(["import", str(target), "--province", "11"]) == 0
    with open_store() as store:
        assert len(store.observations()) == 45


@pytest.mark.parametrize(
    "asked",
    [
        ["check", "no such file.xlsx"],
        ["template", "--province", "99", "--period", "2025-Q3"],
        ["template", "--province", "11", "--period", "quý 3"],
        ["template", "--province", "11", "--period", "2025-Q3", "--indicators", "nonsense"],
        ["export", "--csv", "no such folder/all.csv"],
    ],
)
@pytest.mark.parametrize("language", list(Language))
def test_what_can_not_be_done_is_one_sentence(
    asked: list[str], language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command.main([*asked, "--language", language]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1


@pytest.mark.parametrize("language", list(Language))
def test_the_rule_book_is_printed_whole(language: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["rules", "--language", language]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == [rule.id for rule in rules()]


def test_the_language_is_the_terminals_where_none_is_asked_for(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("BANSO_LANGUAGE", "en")
    command.main(["rules"])
    assert "A numerator is never larger" in capsys.readouterr().out


def shipped(folder: Path) -> Path:
    """A folder with an invented workbook, as the product ships them."""
    folder.mkdir()
    path = folder / "11-2025-Q3.xlsx"
    template.write(
        path, scope="11", period="2025-Q3", is_demonstration=True,
        values=pd.DataFrame(
            [{"indicator_id": "smart_loudspeaker_clusters", "unit_code": "03127", "value": 4.0}]
        ),
    )  # fmt: skip
    return folder


def test_shipped_workbooks_load_once_and_demonstration_goes_with_one_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = shipped(tmp_path / "shipped")
    load = ["load-shipped", "--folder", str(folder)]
    assert command.main(load) == 0
    with open_store() as store:
        assert store.has_demonstration()
        capsys.readouterr()
        assert command.main(load) == 0
        assert "11-2025-Q3.xlsx: đã có, bỏ qua." in capsys.readouterr().out
        assert command.main(["withdraw-demonstration"]) == 0
        assert not store.has_demonstration()
        assert store.observations().empty
        before = store.content_hash()
        assert command.main(load) == 0
        assert command.main(["withdraw-demonstration"]) == 0
        assert store.content_hash() == before


def test_a_shipped_workbook_that_can_not_be_loaded_fails_the_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = shipped(tmp_path / "shipped")
    (folder / "broken.xlsx").write_bytes(b"not a workbook")
    assert command.main(["load-shipped", "--folder", str(folder)]) == 1
    assert "broken.xlsx" in capsys.readouterr().err
    with open_store() as store:
        assert len(store.submissions()) == 1


@cache
def long_list() -> bytes:
    """A list that takes a while to store."""
    body = BytesIO()
    book = xlsxwriter.Workbook(body, {"constant_memory": True})
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ["indicator_id", "unit_code", "unit_valid_from", "period", "value"])
    counts = [one.id for one in indicators().values() if one.kind is Kind.COUNT][:6]
    periods = [f"{year}-{month:02}" for year in (2024, 2025) for month in range(1, 13)]
    keys = [
        (name, unit.code, period)
        for name in counts
        for period in periods
        for unit in communes("15")
    ]
    for row, (name, code, period) in enumerate(keys, start=1):
        sheet.write_row(row, 0, [name, code, "2025-07-01", period, row % 50])
    book.close()
    return body.getvalue()


@pytest.mark.parametrize("delay", [0.0, 0.1])
def test_a_process_killed_while_it_stores_leaves_the_store_as_it_was(
    workbook: Path, tmp_path: Path, delay: float
) -> None:
    command.main(["import", str(workbook)])
    with open_store() as store:
        before = store.content_hash()
    path = tmp_path / "long.xlsx"
    path.write_bytes(long_list())
    process = subprocess.Popen(
        [sys.executable, "-m", "data", "import", str(path)],
        cwd=ROOT, env=dict(os.environ), stdout=subprocess.PIPE, text=True, encoding="utf-8",
    )  # fmt: skip
    assert process.stdout is not None
    for line in process.stdout:
        if "đang lưu" in line:
            break
    time.sleep(delay)
    process.send_signal(signal.SIGKILL)
    rest = process.stdout.read()
    process.stdout.close()
    assert process.wait() == -signal.SIGKILL
    assert rest == "", "it was killed after the store had committed"
    with open_store() as store:
        assert store.content_hash() == before
        assert_usable(store)


def assert_usable(store: Store) -> None:
    """Nothing of the killed process holds the store: another import goes through."""
    found = sample.checked(sample.khanh_hoa([(1, "P. Cam Ranh", 21, 15, None, 3, None)]))
    command.publish(store, found)
    assert store.revision().number == 2


@pytest.mark.parametrize("module", ["data", "data.account", "geo"])
def test_a_reader_that_went_away_is_no_error(module: str, tmp_path: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    ran = subprocess.run(
        [sys.executable, "-m", module, "rules" if module == "data" else "--help"],
        stdout=write,
        stderr=subprocess.PIPE,
        env={**os.environ, "BANSO_HOME": str(tmp_path)},
        check=False,
    )
    os.close(write)
    assert (ran.returncode, ran.stderr) == (0, b"")
