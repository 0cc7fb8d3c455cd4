"""Workbooks of the kinds that staff send, made up: other provinces and names than the field's."""

import io
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from openpyxl import Workbook, load_workbook

from data.ingest import Checked, check, template
from data.ingest.answer import NONE, Answers
from data.ingest.memory import NOTHING_REMEMBERED, Memory

ROOT = Path(__file__).resolve().parents[4]
FIELD = ROOT.parent / "shared" / "domain" / "workbooks"

Row = Sequence[Any]


def saved(book: Workbook) -> bytes:
    """A workbook's bytes."""
    body = io.BytesIO()
    book.save(body)
    return body.getvalue()


def sheet_of(rows: Sequence[Row], *, name: str = "Sheet1", merges: Sequence[str] = ()) -> bytes:
    """A workbook with one sheet of these rows from A1 on."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = name
    for row in rows:
        sheet.append(list(row))
    for merge in merges:
        sheet.merge_cells(merge)
    return saved(book)


KHANH_HOA_HEAD: Sequence[Row] = (
    ("UBND TỈNH KHÁNH HÒA", None, None, None, None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    ("SỞ KHOA HỌC VÀ CÔNG NGHỆ", None, None, None, None, "Độc lập - Tự do - Hạnh phúc"),
    (None, None, None, None, None, "Khánh Hòa, ngày 5 tháng 1 năm 2026"),
    ("PHỤ LỤC II: KẾT QUẢ HẠ TẦNG SỐ QUÝ IV NĂM 2025",),
    (),
    ("TT", "Đơn vị", "Tổng số thôn, bản", "Thôn có cáp quang", None, "Cụm loa FM", "Ghi chú"),
    (None, None, None, "Số thôn", "Tỷ lệ (%)", None, None),
    ("A", "B", 1, 2, "3=2/1", 4, "C"),
)
KHANH_HOA_MERGES = ("A4:G4", "D6:E6", "A6:A7", "B6:B7", "C6:C7", "F6:F7", "G6:G7")


def book(*sheets: tuple[str, Sequence[Row]]) -> bytes:
    """A workbook with a sheet of these rows under each name."""
    made = Workbook()
    for at, (name, rows) in enumerate(sheets):
        sheet = made.create_sheet(name, at)
        for row in rows:
            sheet.append(list(row))
    del made["Sheet"]
    return saved(made)


def khanh_hoa(rows: Sequence[Row], *, foot: Sequence[Row] = ()) -> bytes:
    """A table by commune of Khánh Hòa, 2025-Q4; `rows` start in row 9."""
    return sheet_of([*KHANH_HOA_HEAD, *rows, *foot], name="Phụ lục II", merges=KHANH_HOA_MERGES)


def form(rows: Sequence[Row], *, answers: Mapping[str, Any] | None = None) -> bytes:
    """A form of Phường Cam Ranh, May 2026; `rows` are of code, name, unit, value, note."""
    said = {
        "Tên xã/phường/đặc khu:": "P. Cam Ranh",
        "Mã ĐVHC:": "22420",
        "Tỉnh:": "Khánh Hoà",
        "Kỳ báo cáo:": "Tháng 5 năm 2026",
        "Ngày chốt số liệu:": "14/05/2026",
        "Người lập:": "(họ tên)",
    } | dict(answers or {})
    head = [("PHIẾU BÁO CÁO",), (), *((label, None, said[label]) for label in said), ()]
    return sheet_of([*head, ("Mã CT", "Tên chỉ tiêu", "ĐVT", "Giá trị", "Ghi chú"), *rows])


TEMPLATE_COLUMNS = (
    "fibre_household_coverage_pct", "smart_loudspeaker_clusters", "commune_portal_active",
)  # fmt: skip


def template_with(
    cells: Mapping[str, Any] | None = None, *, facts: Mapping[str, Any] | None = None
) -> bytes:
    """Our form of Điện Biên, 2025-Q3, the first commune filled, with more typed into its cells.

    Columns C and D hold a rate's counts, E a count, F a question; the first commune is row 7.
    """
    with TemporaryDirectory() as folder:
        path = Path(folder) / "form.xlsx"
        template.write(path, scope="11", period="2025-Q3", indicator_ids=TEMPLATE_COLUMNS)
        book = load_workbook(path)
    sheet, told = book["Số liệu"], book["Thông tin"]
    for cell, content in ({"C7": 3, "D7": 4, "E7": 5, "F7": "Có"} | dict(cells or {})).items():
        sheet[cell].value = content
    rows = {told.cell(row, 1).value: row for row in range(1, told.max_row + 1)}
    for fact, value in (facts or {}).items():
        told.cell(rows[fact], 3).value = value
    return saved(book)


def listing(*rows: Mapping[str, Any]) -> bytes:
    """A list of figures with the columns that the rows have."""
    columns = list(dict.fromkeys(name for row in rows for name in row))
    return sheet_of([columns, *([row.get(name) for name in columns] for row in rows)])


def checked(
    body: bytes,
    *,
    name: str = "upload.xlsx",
    province: str | None = None,
    answers: Answers = NONE,
    memory: Memory = NOTHING_REMEMBERED,
) -> Checked:
    """What the pipeline makes of a workbook's bytes and of what people said."""
    return check(body, file_name=name, province_code=province, answers=answers, memory=memory)


def row_of(found: Checked, indicator_id: str, unit_code: str) -> Any:
    """The one observation of an indicator and a unit."""
    table = found.observations
    here = (table["indicator_id"] == indicator_id) & (table["unit_code"] == unit_code)
    (row,) = table[here].to_dict(orient="records")
    return row


def places(found: Checked, rule: str) -> list[str]:
    """Where a rule found something, in order."""
    return [problem.place for problem in found.problems if problem.rule == rule]
