import io
import zipfile
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from data.ingest import IngestError, Refusal, check, reader
from tests.unit.data.ingest.sample import khanh_hoa, saved, sheet_of
from tests.unit.data.ingest.wrong_file import plain, with_parts


def test_text_is_composed_and_freed_of_invisible_characters() -> None:
    nfd, wide = "Xa\N{COMBINING TILDE}\N{NO-BREAK SPACE}Ba", " \N{ZERO WIDTH SPACE}a \n b "
    (sheet,) = reader.read(sheet_of([(nfd, wide)]), file_name="a.xlsx").sheets
    assert sheet.rows == [["Xã Ba", "a b"]]


def test_values_keep_their_kind_and_codes_their_zeros() -> None:
    body = sheet_of([("00004", 4, 1.5, True, date(2025, 9, 12), None, "x")])
    (sheet,) = reader.read(body, file_name="a.xlsx").sheets
    assert sheet.rows == [["00004", 4.0, 1.5, True, date(2025, 9, 12), None, "x"]]
    assert [sheet.text(1, column) for column in range(1, 8)] == [
        "00004", "4", "1.5", "TRUE", "12/09/2025", "", "x",
    ]  # fmt: skip


def test_percent_formats_are_known_cell_by_cell() -> None:
    book = load_workbook(io.BytesIO(sheet_of([(0.5, 0.5, 0.5, 50)])))
    sheet = book.active
    assert sheet is not None
    sheet["B1"].number_format = "0.0%"
    sheet["C1"].number_format = '0" %"'
    (read,) = reader.read(saved(book), file_name="a.xlsx").sheets
    assert read.percents == {(1, 2)}


def test_hidden_sheets_are_named_and_not_read() -> None:
    book = Workbook()
    assert book.active is not None
    book.active["A1"] = "a"
    secret = book.create_sheet("Bí mật")
    secret["A1"], secret.sheet_state = "b", "veryHidden"
    read = reader.read(saved(book), file_name="a.xlsx")
    assert [sheet.name for sheet in read.sheets] == ["Sheet"]
    assert read.hidden_sheets == ("Bí mật",)


def test_a_formula_with_its_result_is_its_result() -> None:
    part = "xl/worksheets/sheet1.xml"
    with zipfile.ZipFile(io.BytesIO(sheet_of([("a", 1)]))) as package:
        xml = package.read(part).replace(b"<v>1</v>", b"<f>1+1</f><v>2</v>")
    (sheet,) = reader.read(with_parts({part: xml}, base=sheet_of([("a", 1)])), file_name="a").sheets
    assert sheet.rows == [["a", 2.0]]


def test_an_error_of_a_formula_is_not_a_blank() -> None:
    (sheet,) = reader.read(sheet_of([("#DIV/0!", "#N/A", 1)]), file_name="a.xlsx").sheets
    assert sheet.rows == [["#DIV/0!", "#N/A", 1.0]]


def test_a_sheet_name_of_300_characters_is_read() -> None:
    with zipfile.ZipFile(io.BytesIO(plain())) as package:
        xml = package.read("xl/workbook.xml").replace(b'name="Sheet1"', b'name="%s"' % (b"n" * 300))
    (sheet,) = reader.read(with_parts({"xl/workbook.xml": xml}), file_name="a.xlsx").sheets
    assert sheet.name == "n" * 300


GOOD = khanh_hoa([(1, "P. Cam Ranh", 20, 15, 75, 3, None)])
with zipfile.ZipFile(io.BytesIO(GOOD)) as _package:
    PARTS = {name: _package.read(name) for name in _package.namelist()}
TOKENS = st.sampled_from(
    [b"99999999999", b"-1", b"ZZZZ9", b'"', b"<", b't="d"', b't="e"', b"NaN", b"1e999", b"\xff"]
) | st.binary(max_size=3)


@settings(max_examples=60, deadline=None)
@given(
    name=st.sampled_from(sorted(PARTS)),
    place=st.floats(0, 1, exclude_max=True),
    length=st.integers(0, 40),
    token=TOKENS,
)
def test_a_damaged_part_is_refused_or_read_and_never_an_accident(
    name: str, place: float, length: int, token: bytes
) -> None:
    body = PARTS[name]
    start = int(place * len(body))
    broken = body[:start] + token + body[start + length :]
    try:
        check(with_parts({name: broken}, base=GOOD), file_name="a.xlsx")
    except IngestError as refused:
        assert refused.refusal in Refusal


def test_a_sheet_that_is_merged_as_a_whole_is_refused_by_name() -> None:
    part = "xl/worksheets/sheet1.xml"
    merge = b'<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    start, end = PARTS[part].index(b"<mergeCells"), PARTS[part].index(b"</mergeCells>") + 13
    body = with_parts({part: PARTS[part][:start] + merge + PARTS[part][end:]}, base=GOOD)
    with pytest.raises(IngestError) as refused:
        check(body, file_name="a.xlsx")
    assert refused.value.refusal is Refusal.MERGED_OVER
    assert "A1:XFD1048576" in str(refused.value)
