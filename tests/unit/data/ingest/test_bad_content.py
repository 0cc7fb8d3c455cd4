"""Workbooks of figures with something wrong inside: told with place and remedy, nothing stored."""

import os
import resource
import shutil
import signal
import subprocess
import sys
import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from data import __main__ as command
from data.export import write_csv
from data.ingest import check
from data.store import Store, open_store
from tests.unit.data.ingest import sample
from tests.unit.data.ingest.sample import ROOT, khanh_hoa, sheet_of
from tests.unit.data.ingest.wrong_file import empty_rows, with_parts
from text import Language

GOOD = (1, "P. Cam Ranh", 20, 15, 75, 3, None)
RUNS = "=cmd|' /C calc'!A0"
SCRIPT = "<script>alert(1)</script>"
MOST_MEMORY = 1_000_000  # kilobytes resident; the sheets unpack to 80 MB


def typed(cells: Mapping[str, str]) -> bytes:
    """A good table in which these cells hold a text as it is, never a formula."""
    book = load_workbook(BytesIO(khanh_hoa([GOOD, (2, "P. Nha Trang", 8, 5, 62.5, 1)])))
    sheet = book["Phụ lục II"]
    for cell, text in cells.items():
        sheet[cell].value = text
        sheet[cell].data_type = "s"
    return sample.saved(book)


def named(sheet_name: str, body: bytes) -> bytes:
    """A workbook whose sheet has a name that Excel would not allow."""
    book = load_workbook(BytesIO(body))
    book["Phụ lục II"].title = "TAB"
    body = sample.saved(book)
    part = "xl/workbook.xml"
    with zipfile.ZipFile(BytesIO(body)) as package:
        told = package.read(part)
    return with_parts({part: told.replace(b'"TAB"', f'"{sheet_name}"'.encode())}, base=body)


FUTURE = [("UBND TỈNH KHÁNH HÒA, QUÝ IV/2091",), ("STT", "Tên xã", "Cụm loa FM"),
          (1, "P. Cam Ranh", 3)]  # fmt: skip

BAD: Mapping[str, tuple[Callable[[], bytes], str, str]] = {
    "a formula that runs, as a number": (lambda: typed({"C9": RUNS}), "V1", "Phụ lục II!C9"),
    "a formula that runs, as a name": (lambda: typed({"B9": RUNS}), "P1", "Phụ lục II!B9"),
    "a script as a number": (lambda: typed({"D10": SCRIPT}), "V1", "Phụ lục II!D10"),
    "a script as a name": (lambda: typed({"B10": SCRIPT}), "P1", "Phụ lục II!B10"),
    "a commune twice": (
        lambda: khanh_hoa([GOOD, (2, "Phường Cam Ranh", 20, 16, 80, 3)]),
        "P3",
        "Phụ lục II!C10",
    ),
    "a commune of another province": (
        lambda: khanh_hoa([GOOD, (2, "Xã Bảo Nhai", 20, 16, 80, 3)]),
        "P1",
        "Phụ lục II!B10",
    ),
    "a period to come": (lambda: sheet_of(FUTURE), "L4", "Sheet1!C3"),
    "a long name and a wrong number": (
        lambda: named("Biểu " * 60, khanh_hoa([(1, "P. Cam Ranh", "hai", 1, 50, 3)])),
        "V1",
        f"{('Biểu ' * 60).strip()}!C9",
    ),
}


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("kind", BAD)
def test_bad_content_is_told_in_its_cell_and_changes_nothing(
    kind: str,
    language: Language,
    store_at_home: Store,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    good, bad = tmp_path / "good.xlsx", tmp_path / "bad.xlsx"
    good.write_bytes(khanh_hoa([GOOD]))
    assert command.main(["import", str(good)]) == 0
    before = store_at_home.content_hash()
    make, rule, place = BAD[kind]
    bad.write_bytes(make())
    capsys.readouterr()
    assert command.main(["import", str(bad), "--language", language]) == 1
    said = capsys.readouterr()
    assert f"[{rule}] {place}:" in said.out
    assert said.err.count("\n") == 1
    assert store_at_home.content_hash() == before


def test_what_a_spreadsheet_would_run_leaves_neutralised(
    store_at_home: Store, tmp_path: Path
) -> None:
    path = tmp_path / f"{RUNS[:5]}.xlsx"
    path.write_bytes(khanh_hoa([GOOD]))
    assert command.main(["import", str(path)]) == 0
    write_csv(store_at_home, tmp_path / "out.csv")
    lines = (tmp_path / "out.csv").read_text(encoding="utf-8-sig").splitlines()
    cells = [cell.strip('"') for line in lines for cell in line.split(",")]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "@"))]


def memory_of_checking(path: Path) -> int:
    """Kilobytes that a process of its own held at most while it checked a file.

    What `getrusage` tells begins with the size of the process that started it.
    """
    told = (
        "import sys, pathlib\n"
        "from data.ingest import IngestError, check\n"
        "path = pathlib.Path(sys.argv[1])\n"
        "try:\n    check(path, file_name=path.name)\n"
        "except IngestError:\n    pass\n"
        "status = pathlib.Path('/proc/self/status').read_text()\n"
        "print(status.split('VmHWM:')[1].split()[0])\n"
    )
    run = [sys.executable, "-c", told, str(path)]
    return int(subprocess.run(run, cwd=ROOT, check=True, capture_output=True).stdout)


def test_two_million_empty_rows_take_little_memory(tmp_path: Path) -> None:
    path = tmp_path / "empty.xlsx"
    path.write_bytes(empty_rows())
    assert memory_of_checking(path) < MOST_MEMORY


def test_a_table_above_a_million_empty_rows_is_read_in_little_memory(tmp_path: Path) -> None:
    part = "xl/worksheets/sheet1.xml"
    body = khanh_hoa([GOOD])
    with zipfile.ZipFile(BytesIO(body)) as package:
        sheet = package.read(part)
    rows = (b'<row r="%d"><c r="A%d" s="1"/></row>' % (n, n) for n in range(20, 1_048_577))
    path = tmp_path / "long.xlsx"
    path.write_bytes(
        with_parts({part: sheet.replace(b"</sheetData>", b"".join(rows) + b"</sheetData>")},
                   base=body)
    )  # fmt: skip
    assert len(check(path, file_name="long.xlsx").observations) == 3
    assert memory_of_checking(path) < MOST_MEMORY


def imported(
    path: Path, home: Path, *, most: int | None = None
) -> "subprocess.CompletedProcess[str]":
    """An import by a process of its own that may write no file larger than so many bytes."""

    def confine() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (most or 0, most or 0))

    run = [sys.executable, "-m", "data", "import", str(path)]
    told = os.environ | {"BANSO_HOME": str(home)}
    before = None if most is None else confine
    return subprocess.run(
        run, cwd=ROOT, env=told, capture_output=True, text=True, check=False, preexec_fn=before
    )


def test_a_file_that_may_not_grow_is_told_and_the_store_is_as_it_was(
    home: Path, tmp_path: Path
) -> None:
    first, second = tmp_path / "a.xlsx", tmp_path / "b.xlsx"
    first.write_bytes(khanh_hoa([GOOD]))
    second.write_bytes(khanh_hoa([(1, "P. Cam Ranh", 20, 16, 80, 3)]))
    assert imported(first, home).returncode == 0
    with open_store() as store:
        before = store.content_hash()
    found = imported(second, home, most=(home / "banso.db").stat().st_size // 8)
    assert found.returncode == 1
    assert found.stderr.count("\n") == 1
    assert "banso.db" in found.stderr
    with open_store() as store:
        assert store.content_hash() == before


@pytest.mark.skipif(shutil.which("unshare") is None, reason="no way to mount a small disk")
def test_a_disk_that_is_full_is_told_and_the_store_is_as_it_was(home: Path, tmp_path: Path) -> None:
    first, second, disk = tmp_path / "a.xlsx", tmp_path / "b.xlsx", tmp_path / "disk"
    first.write_bytes(khanh_hoa([GOOD]))
    second.write_bytes(khanh_hoa([(1, "P. Cam Ranh", 20, 16, 80, 3)]))
    assert imported(first, home).returncode == 0
    with open_store() as store:
        before = store.content_hash()
    disk.mkdir()
    python = f"BANSO_HOME={disk} {sys.executable}"
    steps = (
        f"mount -t tmpfs -o size=$(du -k {home}/banso.db | cut -f1)k none {disk}",
        f"cp {home}/banso.db {disk}/",
        f"rm -f {disk}/banso.db-*",
        f"{python} -m data import {second}",
        f"echo status $?; rm -f {disk}/banso.db-*; cp {disk}/banso.db {home}/after.db",
    )
    run = ["unshare", "-Urm", "sh", "-c", "; ".join(steps)]
    found = subprocess.run(run, cwd=ROOT, capture_output=True, text=True, check=False)
    if "mount:" in found.stderr or "unshare:" in found.stderr:
        pytest.skip("this machine lets nobody mount a small disk")
    assert "status 1" in found.stdout
    assert "banso.db" in found.stderr
    with open_store(f"sqlite:///{home}/after.db") as store:
        assert store.content_hash() == before
