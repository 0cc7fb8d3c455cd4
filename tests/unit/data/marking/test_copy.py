import io
import time
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest
import xlsxwriter
from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from python_calamine import CalamineWorkbook

from data.ingest import check, reader
from data.marking import mark_up
from data.problem import Problem, Severity
from tests.unit.data.ingest import old_workbook, open_document
from tests.unit.data.ingest.sample import FIELD
from tests.unit.data.marking.hard_workbook import hard
from text import Language, speaking

RED, YELLOW, GREY = "FFF2B8C6", "FFFBE39A", "FFDDE3E6"
BOOKS = sorted(FIELD.glob("*.xlsx"))
TOUCHED = {"[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"}

pytestmark = pytest.mark.filterwarnings(
    "ignore:(Unknown|Conditional Formatting) extension:UserWarning"  # what openpyxl would lose
)


def problem(
    cell: str,
    *,
    sheet: str = "Biểu 01",
    severity: Severity = Severity.ERROR,
    text: str = "x",
) -> Problem:
    return Problem(
        rule="P1",
        severity=severity,
        sheet=sheet,
        cell=cell,
        found="ingest.P1_found",
        fix="ingest.P1_fix",
        values={"text": text, "since": "1/7/2025", "alike": ""},
    )


def parts(body: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(body)) as package:
        return {name: package.read(name) for name in package.namelist()}


def opened(body: bytes) -> Workbook:
    return load_workbook(io.BytesIO(body))


def values(body: bytes, sheets: Sequence[str] | None = None) -> dict[str, object]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(body))
    names = sheets or book.sheet_names
    return {name: book.get_sheet_by_name(name).to_python() for name in names}


def test_every_part_that_needs_no_mark_is_byte_for_byte_the_same() -> None:
    before = parts(hard())
    after = parts(mark_up(hard(), "a.xlsx", [problem("D9"), problem("C9")]).content)
    allowed = TOUCHED | {
        "xl/worksheets/sheet1.xml",
        "xl/comments1.xml",
        "xl/drawings/vmlDrawing1.vml",
    }
    assert {name for name in before if after[name] != before[name]} == allowed
    assert set(after) - set(before) == {"xl/worksheets/sheet4.xml"}
    kept = ("chart1", "image1", "drawing1.xml", "table1", "sharedStrings", "sheet3", "comments2")
    assert all(any(name in one for one in set(before) - allowed) for name in kept)


def test_of_a_marked_sheet_only_the_styles_of_the_marked_cells_differ() -> None:
    before = parts(hard())["xl/worksheets/sheet1.xml"].decode()
    after = parts(mark_up(hard(), "a.xlsx", [problem("D9")]).content)["xl/worksheets/sheet1.xml"]
    (old,) = [one for one in before.split("<") if one.startswith('c r="D9"')]
    (new,) = [one for one in after.decode().split("<") if one.startswith('c r="D9"')]
    assert old != new
    assert after.decode().replace(new, old) == before


def test_cells_keep_number_format_font_and_formula_under_their_new_ground() -> None:
    found = [
        problem("D9"),
        problem("D10", severity=Severity.WARNING),
        problem("C13", severity=Severity.NOTE),
    ]
    sheet = opened(mark_up(hard(), "a.xlsx", found).content)["Biểu 01"]
    assert [sheet[one].fill.fgColor.rgb for one in ("D9", "D10", "C13")] == [RED, YELLOW, GREY]
    assert sheet["D9"].number_format == "0.00%"
    assert sheet["D9"].font.i
    assert not sheet["D9"].protection.locked
    assert sheet["C13"].value == "=SUM(C9:C12)"
    assert sheet["D11"].fill.fill_type is None
    assert sheet.column_dimensions["D"].width == pytest.approx(24.2, abs=1)
    assert sheet.column_dimensions["H"].hidden
    assert [str(one) for one in sheet.merged_cells.ranges] == ["A1:C2"]


def test_a_comment_says_what_and_what_to_do_and_one_that_was_there_stays() -> None:
    book = opened(mark_up(hard(), "a.xlsx", [problem("D9", text="Chiềng"), problem("D11")]).content)
    joined = book["Biểu 01"]["D9"].comment
    fresh = book["Biểu 01"]["D11"].comment
    other = book["Biểu 01"]["E10"].comment
    assert joined is not None
    assert fresh is not None
    assert other is not None
    assert joined.text.startswith("Anh Hùng xem lại\n\nLỗi [P1]: ")
    assert "Chiềng" in joined.text
    assert fresh.text.startswith("Lỗi [P1]: ")
    assert other.text == "Giữ nguyên"


def test_the_worst_problem_of_a_cell_colours_it_and_its_comment_names_all() -> None:
    two = [problem("D9", severity=Severity.WARNING), problem("D9"), problem("D12")]
    cell = opened(mark_up(hard(), "a.xlsx", two).content)["Biểu 01"]["D9"]
    assert cell.fill.fgColor.rgb == RED
    assert cell.comment is not None
    assert cell.comment.text.count("[P1]") == 2


def test_a_cell_that_is_not_there_is_added_with_the_look_of_its_row_or_column() -> None:
    found = [problem("D20"), problem("D30"), problem("A2"), problem("C25")]
    sheet = opened(mark_up(hard(), "a.xlsx", found).content)["Biểu 01"]
    assert sheet["D20"].fill.fgColor.rgb == RED
    assert sheet["D30"].number_format == "0.00%"
    assert sheet["A1"].fill.fgColor.rgb == RED  # A2 lies in the merged A1:C2
    assert sheet["C25"].fill.fgColor.rgb == RED


def test_the_last_sheet_lists_every_problem_with_links_errors_first() -> None:
    found = [
        problem("D9", severity=Severity.NOTE),
        problem(""),
        problem("A1", sheet="Không có trang này"),
    ]
    book = opened(mark_up(hard(), "a.xlsx", found).content)
    assert book.sheetnames == ["Biểu 01", "Hướng dẫn", "Ẩn", "Kiểm tra"]
    assert book["Ẩn"].sheet_state == "hidden"
    rows = list(book["Kiểm tra"].iter_rows(values_only=True))
    assert [row[0] for row in rows] == ["Mức độ", "Lỗi", "Lỗi", "Lưu ý"]
    assert [row[1] for row in rows[1:]] == ["Biểu 01", "Không có trang này!A1", "Biểu 01!D9"]
    links = [book["Kiểm tra"].cell(at, 2).hyperlink for at in (2, 3, 4)]
    where = [None if one is None else one.location for one in links]
    assert where == ["'Biểu 01'!A1", None, "'Biểu 01'!D9"]


def test_the_copy_speaks_the_readers_language() -> None:
    with speaking(Language.EN):
        copy = mark_up(hard(), "bieu.xlsx", [problem("D9")])
    assert copy.name == "bieu - marked.xlsx"
    assert opened(copy.content).sheetnames[-1] == "Check"


def test_hostile_text_stays_text() -> None:
    sheet = "=cmd|' /C calc'!A0"[:31].replace("/", "").replace("'", "’")
    hostile = "=cmd|' /C calc'!A0\x07]]><f>1</f>&\"<script>"
    body = io.BytesIO()
    with xlsxwriter.Workbook(body, {"in_memory": True}) as book:
        book.add_worksheet(sheet).write_string("A1", hostile)
    copy = mark_up(body.getvalue(), "a.xlsx", [problem("A1", sheet=sheet, text=hostile)])
    listed = opened(copy.content)["Kiểm tra"]
    assert {cell.data_type for row in listed.iter_rows() for cell in row} == {"s"}
    assert listed["C2"].quotePrefix
    assert b"<f>" not in parts(copy.content)["xl/comments1.xml"]
    note = opened(copy.content)[sheet]["A1"].comment
    assert note is not None
    assert "<script>" in note.text


def test_a_name_with_an_apostrophe_is_linked_right() -> None:
    body = io.BytesIO()
    with xlsxwriter.Workbook(body, {"in_memory": True}) as book:
        book.add_worksheet("Bản 'mới'x").write("A1", 1)
    copy = mark_up(body.getvalue(), "a.xlsx", [problem("A1", sheet="Bản 'mới'x")])
    link = opened(copy.content)["Kiểm tra"]["B2"].hyperlink
    assert link is not None
    assert link.location == "'Bản ''mới''x'!A1"


def test_a_sheet_of_that_name_is_not_written_over() -> None:
    body = io.BytesIO()
    with xlsxwriter.Workbook(body, {"in_memory": True}) as book:
        book.add_worksheet("kiểm TRA").write("A1", 1)
    copy = mark_up(body.getvalue(), "a.xlsx", [problem("A1", sheet="kiểm TRA")])
    assert opened(copy.content).sheetnames == ["kiểm TRA", "Kiểm tra (2)"]


def test_a_copy_marked_again_replaces_what_we_said_before() -> None:
    once = mark_up(hard(), "a.xlsx", [problem("D11", text="trước")]).content
    again = opened(mark_up(once, "a.xlsx", [problem("D11", text="sau")]).content)
    assert again.sheetnames == ["Biểu 01", "Hướng dẫn", "Ẩn", "Kiểm tra"]
    assert "sau" in str(again["Kiểm tra"]["C2"].value)
    note = again["Biểu 01"]["D11"].comment
    assert note is not None
    assert "sau" in note.text
    assert "trước" not in note.text


@pytest.mark.skipif(not BOOKS, reason="the field's workbooks are not here")
@pytest.mark.parametrize("path", BOOKS, ids=lambda path: path.stem)
def test_the_fields_workbooks_keep_every_value_and_every_other_part(path: Path) -> None:
    body = path.read_bytes()
    sheets = CalamineWorkbook.from_filelike(io.BytesIO(body)).sheet_names
    copy = mark_up(body, path.name, [problem("B8", sheet=sheets[0]), problem("C99")])
    before, after = parts(body), parts(copy.content)
    changed = {name for name in before if after[name] != before[name]}
    assert changed <= TOUCHED | {"xl/worksheets/sheet1.xml"}
    assert values(copy.content, sheets) == values(body)
    assert copy.note == ""


@pytest.mark.skipif(not BOOKS, reason="the field's workbooks are not here")
def test_a_corrected_copy_reads_as_the_workbook_itself() -> None:
    path = FIELD / "01_ha_tang_so_quy3_2025.xlsx"
    checked = check(path, file_name=path.name)
    copy = mark_up(path.read_bytes(), path.name, checked.problems)
    again = check(copy.content, file_name=path.name)
    assert again.observations.equals(checked.observations)


def test_a_text_file_comes_back_as_a_workbook_of_what_was_read() -> None:
    body = "Xã;Số\nXã A;=1+1\nXã B;5\n".encode()
    (sheet_read,) = reader.read(body, file_name="số liệu.csv").sheets
    copy = mark_up(body, "số liệu.csv", [problem("B2", sheet=sheet_read.name)])
    assert copy.name == "số liệu - có đánh dấu.xlsx"
    assert copy.note
    book = opened(copy.content)
    sheet = book[book.sheetnames[0]]
    assert (sheet["B2"].value, sheet["B2"].data_type) == ("=1+1", "s")
    assert sheet["B2"].fill.fgColor.rgb == RED


def test_old_and_open_workbooks_come_back_as_what_was_read() -> None:
    rows: list[list[str | float]] = [["Xã", "Số"], ["Xã A", 4.0]]
    for name, body in (
        ("a.xls", old_workbook.old_excel(rows)),
        ("a.ods", open_document.book(rows)),
    ):
        first = CalamineWorkbook.from_filelike(io.BytesIO(body)).sheet_names[0]
        copy = mark_up(body, name, [problem("B2", sheet=first)])
        assert values(copy.content, [first])[first] == rows
        assert opened(copy.content)[first]["B2"].fill.fgColor.rgb == RED
        assert copy.note


def test_each_of_many_cells_is_marked_and_quickly() -> None:
    body = io.BytesIO()
    with xlsxwriter.Workbook(body, {"in_memory": True}) as book:
        page = book.add_worksheet("Biểu 01")
        for row in range(3321):
            page.write_row(row, 0, range(60))
    found = [problem(f"D{row}") for row in range(1, 3322)]
    start = time.process_time()  # its own work, however busy the machine is
    copy = mark_up(body.getvalue(), "a.xlsx", found)
    assert time.process_time() - start < 20  # about a second alone
    sheet = parts(copy.content)["xl/worksheets/sheet1.xml"]
    styles = {one.split(b'"')[3] for one in sheet.split(b"<c ") if one.startswith(b'r="D')}
    assert len(styles) == 1
    assert parts(copy.content)["xl/comments1.xml"].count(b"<comment ") == 3321
