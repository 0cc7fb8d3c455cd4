"""The workbook of a story has every row, as numbers or codes, and nothing that runs."""

import csv
import io
import zipfile
from pathlib import Path
from typing import Any, Final

import openpyxl

from components.story import column
from components.story.shown import Column, Kind, Table
from components.story.workbook import HEAD_ROW, workbook
from tests.office import converted
from tests.unit.components.story.sample import chart, every, screening, shown, units

RAW: Final = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1"
"""Every sheet in a file, values as they are and not as they are printed."""


def opened(*slides: Any) -> Any:
    return openpyxl.load_workbook(io.BytesIO(workbook(screening(list(slides)))))


def test_there_is_a_sheet_a_view_and_all_are_named_once() -> None:
    book = opened(*every())
    assert len(book.sheetnames) == len(every()) + 1
    assert all(len(name) <= 31 for name in book.sheetnames)


def test_every_row_is_there_and_a_missing_one_is_its_code_and_no_nought() -> None:
    table = units(45)
    sheet = opened(shown(tables=(table,))).worksheets[1]
    rows = list(sheet.iter_rows(min_row=HEAD_ROW + 2, max_row=HEAD_ROW + 46, values_only=True))
    values = [row[1] for row in rows]
    assert values == ["missing" if v is None else v for v in table.columns[1].values]
    assert sheet.cell(HEAD_ROW + 2, 2).number_format == "#,##0.0"
    assert sheet.freeze_panes == f"B{HEAD_ROW + 2}"


def test_a_chart_without_a_table_leaves_its_figures() -> None:
    told = chart(Kind.LINE)
    sheet = opened(shown(charts=(told,))).worksheets[1]
    rows = list(sheet.iter_rows(min_row=HEAD_ROW + 2, max_row=HEAD_ROW + 9, values_only=True))
    assert [row[0] for row in rows] == list(told.categories)
    first = ["missing" if v is None else v for v in told.series[0].values]
    assert [row[1] for row in rows] == first


def test_nothing_in_it_runs() -> None:
    evil = ('=HYPERLINK("http://x")', "@SUM(1)", "+cmd|' /C calc'!A0")
    names = Column(title="=1+1", values=evil, printed=evil, key="unit")
    content = workbook(
        screening([shown(title="=2*3", tables=(Table(title="x", columns=(names,)),))])
    )
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        assert not [name for name in packed.namelist() if "vba" in name or "external" in name]
        assert b"<f>" not in b"".join(packed.read(name) for name in packed.namelist())
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[1]
    told = [sheet.cell(HEAD_ROW + 1 + at, 1).value for at in range(4)]
    assert told == ["'=1+1", *(f"'{one}" for one in evil)]


def test_a_view_of_nothing_says_why() -> None:
    sheet = opened(shown(problem="Chỉ tiêu không còn.")).worksheets[1]
    assert sheet.cell(HEAD_ROW + 1, 1).value == "Chỉ tiêu không còn."


def test_rows_of_several_units_have_each_its_own_and_stay_numbers() -> None:
    told = column.mixed(
        "Hiện tại",
        [83.94, 12.0, None, -2.0],
        ["83,9 %", "12/44 xã", "–", "−2 xã"],
        digits=[1, 0, 0, 0],
        states=["missing"] * 4,
        key="value",
    )
    names = column.words("Mục tiêu", ["a", "b", "c", "d"], key="unit")
    table = Table(title="Mục tiêu", columns=(names, told))
    sheet = opened(shown(tables=(table,))).worksheets[1]
    rows = list(sheet.iter_rows(min_row=HEAD_ROW + 1, max_row=HEAD_ROW + 5, values_only=True))
    assert rows[0] == ("Mục tiêu", "Hiện tại", "Đơn vị tính")
    assert rows[1:] == [
        ("a", 83.94, "%"),
        ("b", 12, "/44 xã"),
        ("c", "missing", None),
        ("d", -2, "xã"),
    ]
    formats = [sheet.cell(HEAD_ROW + 2 + at, 2).number_format for at in range(2)]
    assert formats == ["#,##0.0", "#,##0"]


def test_calc_reads_every_cell_as_it_is_shown(tmp_path: Path) -> None:
    tables = [table for one in every() for table in one.tables][:4]
    source = tmp_path / "story.xlsx"
    source.write_bytes(workbook(screening([shown(title="Bảng", tables=(one,)) for one in tables])))
    converted(source, RAW)
    for number, table in enumerate(tables, start=1):
        with (tmp_path / f"story-{number} Bảng.csv").open(encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))
        assert rows[0][0] == "Bảng"
        body = rows[HEAD_ROW + 1 : HEAD_ROW + 1 + len(table)]
        for at, one in enumerate(table.columns):
            for told, value, code in zip(body, one.values, one.codes or [""] * 999, strict=False):
                if value is None:
                    assert told[at] == code
                elif isinstance(value, float):
                    assert float(told[at]) == value
                else:
                    assert told[at] == value
