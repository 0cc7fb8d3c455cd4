"""Workbooks of Excel before 2007, read as those since."""

import pytest
import xlwt
from hypothesis import given, settings
from hypothesis import strategies as st

from data.ingest import IngestError, Refusal, check, reader
from data.ingest.charset import Charset
from data.ingest.sheet import Sheet
from tests.unit.data.ingest.legacy import FONTS, encode
from tests.unit.data.ingest.old_workbook import old_excel, saved
from tests.unit.data.ingest.sample import KHANH_HOA_HEAD, checked, row_of, sheet_of

ROWS = [*KHANH_HOA_HEAD, (1, "P. Cam Ranh", 20, 15, 75, 3, None), (2, "Xã Vạn Hưng", 8, 4, 50)]


def sheet(book: xlwt.Workbook) -> Sheet:
    (read,) = reader.read(saved(book), file_name="a.xls").sheets
    return read


def test_an_old_workbook_gives_what_a_new_one_gives() -> None:
    old, new = checked(old_excel(ROWS)), checked(sheet_of(ROWS))
    assert old.observations.equals(new.observations)
    assert [str(one) for one in old.problems] == [str(one) for one in new.problems]
    assert row_of(old, "village_fibre_pct", "22420")["value"] == 75


@pytest.mark.parametrize("charset", list(Charset))
@pytest.mark.parametrize("is_changed", [False, True])
def test_legacy_fonts_are_known_in_old_workbooks(charset: Charset, is_changed: bool) -> None:
    rows = [[encode(one, charset) if isinstance(one, str) else one for one in row] for row in ROWS]
    found = checked(old_excel(rows, font="Arial" if is_changed else FONTS[charset]))
    assert found.observations.equals(checked(sheet_of(ROWS)).observations)
    assert {one.charset for one in found.decoded} == {charset}


def test_percent_formats_are_known_cell_by_cell() -> None:
    book = xlwt.Workbook()
    page = book.add_sheet("a")
    formats = ("0.00%", "General", "0%", '0" %"', "0.0%")
    for column, form in enumerate(formats):
        page.write(0, column, 0.5 if column else 1, xlwt.easyxf(num_format_str=form))
    assert sheet(book).percents == {(1, 1), (1, 3), (1, 5)}


def test_what_is_hidden_is_named_and_not_read() -> None:
    book = xlwt.Workbook()
    page, secret = book.add_sheet("Số liệu"), book.add_sheet("Danh mục")
    for row in range(3):
        for column in range(3):
            page.write(row, column, "x")
    page.row(1).hidden = True
    page.col(2).hidden = True
    secret.write(0, 0, "y")
    secret.visibility = 1
    read = reader.read(saved(book), file_name="a.xls")
    assert read.hidden_sheets == ("Danh mục",)
    assert read.sheets[0].rows == [["x", "x", None], [None] * 3, ["x", "x", None]]
    assert read.sheets[0].hidden_rows == {2}
    assert read.sheets[0].hidden_columns == {3}


def test_merges_and_kinds_are_kept() -> None:
    book = xlwt.Workbook()
    page = book.add_sheet("a")
    page.write_merge(0, 1, 0, 2, "Tiêu đề")
    page.write(2, 0, "00004")
    page.write(2, 1, 4)
    page.write(2, 2, True)
    read = sheet(book)
    assert read.merges == ((1, 1, 2, 3),)
    assert read.rows[2] == ["00004", 4.0, True]


def test_a_large_old_workbook_spans_many_sectors() -> None:
    rows = [(number, f"Xã số {number}", number / 7) for number in range(20_000)]
    (read,) = reader.read(old_excel(rows), file_name="a.xls").sheets
    assert read.height == 20_000
    assert read.rows[19_999] == [19_999.0, "Xã số 19999", 19_999 / 7]


def test_a_hidden_sheet_that_is_too_large_is_refused_as_well() -> None:
    book = xlwt.Workbook()
    book.add_sheet("a").write(0, 0, "x")
    far = book.add_sheet("xa")
    far.visibility = 1
    far.write(65_535, 255, 1)
    with pytest.raises(IngestError) as refused:
        reader.read(saved(book), file_name="a.xls")
    assert refused.value.refusal is Refusal.FAR_CELL
    assert "IV65536" in str(refused.value)


GOOD = old_excel(ROWS)


@settings(max_examples=80, deadline=None)
@given(place=st.floats(0, 1, exclude_max=True), token=st.binary(min_size=1, max_size=6))
def test_a_damaged_old_workbook_is_refused_or_read_and_never_an_accident(
    place: float, token: bytes
) -> None:
    start = int(place * len(GOOD))
    try:
        check(GOOD[:start] + token + GOOD[start + len(token) :], file_name="a.xls")
    except IngestError as refused:
        assert refused.refusal in Refusal
