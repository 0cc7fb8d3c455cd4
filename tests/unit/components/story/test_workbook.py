"""The workbook of a story has every row, as numbers or codes, and nothing that runs."""

import io
import zipfile
from typing import Any

import openpyxl

from components.story.shown import Column, Kind, Table
from components.story.workbook import HEAD_ROW, workbook
from tests.unit.components.story.sample import chart, every, screening, shown, units


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
