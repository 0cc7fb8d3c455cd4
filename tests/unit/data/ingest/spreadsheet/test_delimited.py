"""Rows of text in every encoding and delimiter that offices export."""

import csv
import io
import unicodedata
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data import __main__ as command
from data.ingest import Checked, check, reader
from data.ingest.charset import Charset
from data.ingest.spreadsheet.delimited import delimiter_of
from data.store import Store
from geo.name import TONES, clean
from tests.unit.data.ingest.legacy import encode
from tests.unit.data.ingest.sample import checked, places, row_of, sheet_of

ROWS = (
    ("UBND TỈNH KHÁNH HÒA", "", "", "", ""),
    ("Số liệu Quý IV năm 2025", "", "", "", ""),
    ("STT", "Tên xã, phường", "Cụm loa FM", "Tỷ lệ hồ sơ trực tuyến (%)", "Ghi chú"),
    ("1", "Phường Cam Ranh", "3", "91,5", 'Báo cáo "sơ bộ"'),
    ("2", "Phường Nha Trang", "1.234", "70", "hai\ndòng"),
    ("3", "Xã Vạn Hưng", "", "khoảng 75", ""),
)
DELIMITERS = pytest.mark.parametrize("delimiter", [",", ";", "\t"])


def cp1258(text: str) -> bytes:
    """As Windows writes it: a letter with its shape, then its tone."""
    said = ""
    for letter in text:
        parts = unicodedata.normalize("NFD", letter)
        tones = "".join(part for part in parts if part in TONES)
        shape = unicodedata.normalize("NFC", "".join(part for part in parts if part not in TONES))
        said += letter if letter.isascii() else shape + tones
    return said.encode("cp1258")


ENCODINGS = pytest.mark.parametrize(
    "encoded",
    [
        str.encode,
        lambda text: text.encode("utf-8-sig"),
        lambda text: b"\xff\xfe" + text.encode("utf-16-le"),
        lambda text: b"\xfe\xff" + text.encode("utf-16-be"),
        lambda text: text.encode("utf-16-le"),
        lambda text: text.encode("utf-16-be"),
        cp1258,
        lambda text: encode(text, Charset.TCVN3).encode("latin-1"),
        lambda text: encode(text, Charset.VNI).encode("latin-1"),
        lambda text: unicodedata.normalize("NFD", text).encode(),
    ],
    ids=[
        "UTF-8",
        "UTF-8 BOM",
        "UTF-16 LE",
        "UTF-16 BE",
        "UTF-16 LE unmarked",
        "UTF-16 BE unmarked",
        "cp1258",
        "TCVN3",
        "VNI",
        "NFD",
    ],
)


def lines(rows: Sequence[Sequence[str]], delimiter: str) -> str:
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=delimiter).writerows(rows)
    return file.getvalue()


def read(text: str) -> list[list[object]]:
    (sheet,) = reader.read(text.encode(), file_name="số liệu.csv").sheets
    return [list(row) for row in sheet.rows]


def figures(found: Checked) -> list[list[str]]:
    table = found.observations.drop(columns=["sheet"])
    return [[str(one) for one in row] for row in table.to_numpy().tolist()]


@ENCODINGS
@DELIMITERS
def test_a_table_as_text_gives_what_it_gives_as_a_workbook(encoded, delimiter: str) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001
    body = encoded(lines(ROWS, delimiter))
    found = check(body, file_name="số liệu.csv")
    assert (found.recognised, found.scope, str(found.period)) == ("commune_table", "56", "2025-Q4")
    assert figures(found) == figures(checked(sheet_of([[one or None for one in r] for r in ROWS])))
    assert row_of(found, "online_dossier_rate_pct", "22420")["value"] == 91.5


def test_places_are_named_as_a_spreadsheet_names_them() -> None:
    rows = [*ROWS, ("4", "Xã Không Có", "1", "2", "")]
    found = check(lines(rows, ";").encode(), file_name="số liệu.csv")
    assert places(found, "P1") == ["số liệu.csv!B7"]


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("a;1,5\nb;2,5\n", ";"),
        ("Tên xã, phường;Số hộ, nhà;Tỷ lệ\nA;1,5;2,5\nB;3;4\n", ";"),
        ('"a;b",1\n"c;d",2\n', ","),
        ("UBND TỈNH A, SỞ B\n\nx\t1,5\ty\nz\t2\tw\n", "\t"),
        ("một dòng\nhai dòng\n", None),
        ('{"a": 1, "b": 2}\n{"a": 1, "b": 2}\n', None),
        ("", None),
    ],
)
def test_the_delimiter_is_what_parts_the_rows_alike(text: str, delimiter: str | None) -> None:
    assert delimiter_of(text) == delimiter


def test_excels_own_line_about_the_delimiter_is_no_row() -> None:
    assert read("sep=;\r\nXã A;1,5\r\n") == [["Xã A", "1,5"]]


def test_a_short_row_is_filled_up_and_blank_ends_fall_away() -> None:
    assert read("a,b,,\n\nc\nd,e,f,\n,,,\n") == [
        ["a", "b", None], [None, None, None], ["c", None, None], ["d", "e", "f"],
    ]  # fmt: skip


def test_a_code_keeps_its_zeros_and_a_thousand_stays_a_question_of_its_column() -> None:
    rows = read("02890,1.234,91.786\n02896,5.678,54.94\n")
    assert rows == [["02890", "1.234", 91.786], ["02896", "5.678", 54.94]]


def test_a_list_that_a_program_wrote_has_points_before_decimals() -> None:
    rows = read("indicator_id,value\nx_pct,91.786\n")
    assert rows[1] == ["x_pct", 91.786]


def test_an_export_comes_back_as_the_figures_it_is(store_at_home: Store, tmp_path: Path) -> None:
    book = tmp_path / "a.xlsx"
    book.write_bytes(sheet_of([[one or None for one in row] for row in ROWS[:-1]]))
    out = tmp_path / "b.csv"
    assert command.main(["import", str(book)]) == 0
    assert command.main(["export", "--csv", str(out)]) == 0
    stored = store_at_home.observations()
    again = check(out, file_name=out.name).observations
    key = ["indicator_id", "unit_code", "period"]
    both = stored.merge(again, on=key, validate="one_to_one", suffixes=("", "_again"))
    assert len(both) == len(stored) == len(again) == 4
    assert both["value"].equals(both["value_again"])


CELLS = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "Zs"]), max_size=8)


@given(
    rows=st.lists(st.lists(CELLS, min_size=3, max_size=3), min_size=2, max_size=6),
    delimiter=st.sampled_from(",;\t"),
)
def test_every_cell_that_is_written_is_read_in_its_place(
    rows: list[list[str]], delimiter: str
) -> None:
    head = [["một", "hai", "ba"]] * 12
    text = lines([*head, *rows, ["a", "b", "c"]], delimiter)
    got = read(text)
    assert len(got) == len(head) + len(rows) + 1
    assert got[-1] == ["a", "b", "c"]
    for line, wanted in zip(got[12:-1], rows, strict=True):
        for cell, want in zip(line, wanted, strict=True):
            assert (cell is None) == (not clean(want))
