"""Whole workbooks typed for legacy fonts, from the file to the figures."""

import json
from collections.abc import Sequence

import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from data.ingest import Checked, check, reader
from data.ingest.charset import Charset
from tests.unit.data.ingest.legacy import Row, encode, in_two_fonts, typed, typed_in_capitals
from tests.unit.data.ingest.sample import FIELD, checked, places, row_of, saved, sheet_of

CHARSETS = pytest.mark.parametrize("charset", list(Charset))
ROWS: Sequence[Row] = (
    ("Ủy ban nhân dân tỉnh Khánh Hòa",),
    ("Biểu tổng hợp số liệu Quý IV năm 2025",),
    ("STT", "Tên xã, phường", "Cụm loa thông minh", "Trang TTĐT xã", "Ghi chú"),
    (1, "Phường Cam Ranh", 3, "Có", "Đang hoạt động"),
    (2, "Phường Nha Trang", 12, "Không", None),
    (3, "Xã Vạn Hưng", None, None, "Chưa rà soát"),
    (4, "Xã Cam An", "trên 5", "Có", None),
    (None, "Tổng cộng", 15, None, None),
)


def figures(found: Checked) -> list[list[object]]:
    told = found.observations.drop(columns=["cell"], errors="ignore")
    return [[str(one) for one in row] for row in told.to_numpy().tolist()]


@CHARSETS
@pytest.mark.parametrize("font", [None, "Arial", "Times New Roman"])
def test_a_legacy_workbook_gives_what_its_unicode_twin_gives(
    charset: Charset, font: str | None
) -> None:
    twin, found = checked(sheet_of(ROWS, name="Sheet")), checked(typed(ROWS, charset, font=font))
    assert figures(found) == figures(twin)
    assert [str(one) for one in found.problems if one.rule != "C1"] == [
        str(one) for one in twin.problems
    ]
    assert (found.scope, str(found.period)) == ("56", "2025-Q4")


@CHARSETS
def test_every_decoded_cell_is_kept_as_it_was_and_as_it_is(charset: Charset) -> None:
    found = checked(typed(ROWS, charset, font="Arial"))
    texts = [
        (row, column, text)
        for row, cells in enumerate(ROWS, start=1)
        for column, text in enumerate(cells, start=1)
        if isinstance(text, str) and encode(text, charset) != text
    ]
    assert [(one.row, one.column, one.after) for one in found.decoded] == texts
    assert [one.before for one in found.decoded] == [encode(text, charset) for *_, text in texts]
    assert {(one.sheet, one.charset) for one in found.decoded} == {("Sheet", charset)}
    assert found.decoded[0].cell == "A1"
    assert places(found, "C1") == ["Sheet!A1"]
    (told,) = (str(one) for one in found.problems if one.rule == "C1")
    assert str(len(texts)) in told
    assert ROWS[0][0] in told


def test_a_unicode_workbook_has_nothing_decoded() -> None:
    assert checked(sheet_of(ROWS)).decoded == ()


def test_each_cell_is_decided_for_itself() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    fonts = ("Arial", ".VnTime", "VNI-Times", "Arial", "Arial", ".VnTimeH")
    name = "Xã Vạn Hưng"
    typings = (
        name, encode(name, Charset.TCVN3), encode(name, Charset.VNI), encode(name, Charset.TCVN3),
        encode(name, Charset.VNI), typed_in_capitals(name),
    )  # fmt: skip
    for row, (font, typing) in enumerate(zip(fonts, typings, strict=True), start=1):
        sheet.cell(row, 1, typing).font = Font(name=font)
    (read,) = reader.read(saved(book), file_name="a.xlsx").sheets
    assert [read.text(row, 1) for row in range(1, 7)] == [*[name] * 5, name.upper()]
    assert [one.cell for one in read.decoded] == ["A2", "A3", "A4", "A5", "A6"]


def test_a_font_reaches_down_its_column_only_as_far_as_it_does() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row, font in enumerate(["Arial", ".VnTime", ".VnTime", "Arial", ".VnTime"], start=1):
        sheet.cell(row, 1, "An Phó").font = Font(name=font)
    (read,) = reader.read(saved(book), file_name="a.xlsx").sheets
    assert [read.text(row, 1) for row in range(1, 6)] == [
        "An Phó", "An Phú", "An Phú", "An Phó", "An Phú",
    ]  # fmt: skip


def test_a_cell_with_two_fonts_is_read_part_by_part() -> None:
    legacy, plain = InlineFont(rFont=".VnTime"), InlineFont(rFont="Arial")
    cell = CellRichText(
        TextBlock(legacy, encode("Xã ", Charset.TCVN3)),
        TextBlock(legacy, encode("An Phú", Charset.TCVN3)),
        TextBlock(plain, " (mới, sáp nhập)"),
    )
    (read,) = reader.read(in_two_fonts([(cell,)]), file_name="a.xlsx").sheets
    assert read.text(1, 1) == "Xã An Phú (mới, sáp nhập)"
    assert [one.charset for one in read.decoded] == [Charset.TCVN3]


@pytest.mark.skipif(not FIELD.is_dir(), reason="the field's workbooks lie beside the repository")
def test_the_workbook_in_vn_time_gives_exactly_what_is_expected() -> None:
    (path,) = FIELD.glob("09_*.xlsx")
    listed = json.loads((FIELD / "expected.json").read_text(encoding="utf-8"))
    (wanted,) = (one["expected"] for one in listed if one["id"] == "L09")
    found = check(path, file_name=path.name, province_code="15")
    after = {one.cell: one.after for one in found.decoded}
    assert len(wanted) == 3
    for one in wanted:
        if "cell" in one:
            assert after[one["cell"]] == one["decoded"]
        else:
            assert row_of(found, one["indicator"], one["ward_code"])["value"] == one["value"]
    assert not found.errors
    assert len(found.observations) == 3
