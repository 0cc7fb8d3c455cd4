"""Workbooks of plans, each with something that one rule finds."""

import io
from collections.abc import Callable, Mapping
from typing import Final

from openpyxl import load_workbook

from data.ingest import Checked
from data.ingest.answer import Answers
from data.ingest.plan import form, template
from tests.unit.data.ingest.sample import checked, saved, sheet_of

TASK: Final = ("Lắp trạm", "Sở KH&CN", "Quý IV/2026", "Hoàn thành")
HEAD: Final = ("Nhiệm vụ", "Cơ quan chủ trì", "Thời hạn hoàn thành", "Tiến độ")
NUMBER: Final = "(Thực hiện Kế hoạch 2309/KH-UBND)"


def assigned(*rows: tuple[object, ...], title: str = NUMBER) -> Checked:
    """Tasks of a plan of Điện Biên."""
    return checked(sheet_of([(title,), HEAD, *rows]), province="11")


def annexed(*rows: tuple[object, ...]) -> Checked:
    """Targets of the same plan."""
    return checked(sheet_of([(NUMBER,), ("Chỉ tiêu", "Mục tiêu"), *rows]), province="11")


def beside(title: str) -> Checked:
    """Results of the former Ninh Thuận with what was planned."""
    rows = [
        ("TỈNH NINH THUẬN",),
        (title,),
        ("Chỉ tiêu", "Kế hoạch", "Thực hiện"),
        ("Tỷ lệ hồ sơ trực tuyến", "70%", "81,17%"),
        ("Số chỉ tiêu đạt và vượt", 19, "8/19"),
    ]
    return checked(sheet_of(rows))


def with_nothing_to_retire() -> Checked:
    book = load_workbook(io.BytesIO(template.blank(scope="11")))
    facts, tasks = book.worksheets[0], book.worksheets[2]
    facts.cell(form.HEADING_ROW, form.VALUE_COLUMN).value = "2309/KH-UBND"
    tasks.cell(form.FIRST_ROW, 1).value = "Việc không có"
    tasks.cell(form.FIRST_ROW, len(form.TASK_KEYS)).value = "x"
    return checked(saved(book), province="11")


def with_an_unread_milestone() -> Checked:
    book = load_workbook(io.BytesIO(template.blank(scope="11")))
    facts, targets = book.worksheets[:2]
    facts.cell(form.HEADING_ROW, form.VALUE_COLUMN).value = "2309/KH-UBND"
    targets.cell(form.FIRST_ROW, 1).value = "Đàn trâu"
    column = form.TARGET_KEYS.index("milestones") + 1
    targets.cell(form.FIRST_ROW, column).value = "sang năm: nhiều"
    return checked(saved(book), province="11")


def without_a_year() -> Checked:
    rows = [("PHÂN CÔNG NHIỆM VỤ",), HEAD, changed(2, "Hằng năm")]
    return checked(sheet_of(rows), province="11", answers=Answers(plan="+11@2025-07-01"))


def changed(at: int, text: str) -> tuple[object, ...]:
    return (*TASK[:at], text, *TASK[at + 1 :])


EXAMPLES: Final[Mapping[str, tuple[Callable[[], Checked], str]]] = {
    "K1": (lambda: assigned(TASK, title="PHÂN CÔNG NHIỆM VỤ"), "Sheet1!A1"),
    "K2": (lambda: assigned(TASK), "Sheet1!A1"),
    "K3": (lambda: annexed(("Số con trâu", 5)), "Sheet1!A3"),
    "K4": (lambda: assigned(changed(1, "Sở Thú y")), "Sheet1!B3"),
    "K5": (lambda: assigned(changed(2, "sớm")), "Sheet1!C3"),
    "K6": (lambda: annexed(("Tỷ lệ hồ sơ trực tuyến", "cao")), "Sheet1!B3"),
    "K7": (lambda: assigned(changed(3, "xem báo cáo")), "Sheet1!D3"),
    "K8": (lambda: annexed(("Số con trâu", 5), ("Số con trâu", 6)), "Sheet1!A4"),
    "K9": (
        lambda: assigned(changed(0, "Đầu tư phòng họp trực tuyến tại Sở Dân tộc và Tôn giáo")),
        "Sheet1!A3",
    ),
    "K10": (lambda: beside("KẾT QUẢ 6 THÁNG ĐẦU NĂM 2023"), "Sheet1!C5"),
    "K11": (lambda: assigned(TASK), "Sheet1!A2"),
    "K12": (lambda: beside("KẾT QUẢ 6 THÁNG ĐẦU NĂM 2024"), "Sheet1!A1"),
    "K13": (with_nothing_to_retire, "Nhiệm vụ!A5"),
    "K14": (without_a_year, "Sheet1!A1"),
    "K15": (with_an_unread_milestone, "Mục tiêu!H5"),
}
