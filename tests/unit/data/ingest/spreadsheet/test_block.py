import io
import zipfile
from pathlib import Path

import pytest
import xlsxwriter

from data.ingest import guard, markup
from data.ingest.markup import Markup
from data.ingest.spreadsheet import block, package
from tests.unit.data.ingest.sample import FIELD, ROOT

SHIPPED = sorted((ROOT / "data" / "workbooks").rglob("*.xlsx"))[::7]
REAL = [*SHIPPED, *(sorted(FIELD.glob("*.xlsx")) if FIELD.is_dir() else [])]
STYLES = package.Styles(percents=frozenset({3}))
HEAD = b'<worksheet xmlns="m"><cols><col min="2" max="3" hidden="1"/></cols><sheetData>'
FOOT = b'</sheetData><drawing id="1"/></worksheet>'


def parts_of(body: bytes) -> list[Markup]:
    opened = guard.admit(body, file_name="x.xlsx")
    styles = package.styles(opened)
    return [markup.scan(opened, part.path, styles=styles) for part in package.parts(opened)]


def parsed(body: bytes, monkeypatch: pytest.MonkeyPatch) -> list[Markup]:
    """What the parser alone finds."""
    with monkeypatch.context() as alone:
        alone.setattr(block, "split", lambda chunks: ((chunk, False) for chunk in chunks))
        return parts_of(body)


def told(found: Markup) -> tuple[object, ...]:
    faces = [found.faces.at(row, column) for row in range(1, 60) for column in range(1, 30)]
    names = (name for name in Markup.__slots__ if name != "faces")
    return (*(getattr(found, name) for name in names), faces)


def scanned(rows: bytes) -> Markup:
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w") as writer:
        writer.writestr("sheet.xml", HEAD + rows + FOOT)
    return markup.scan(zipfile.ZipFile(body), "sheet.xml", styles=STYLES)


@pytest.mark.parametrize("path", REAL, ids=lambda path: path.name)
def test_arrays_and_the_parser_find_the_same_in_real_workbooks(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    body = path.read_bytes()
    assert list(map(told, parts_of(body))) == list(map(told, parsed(body, monkeypatch)))


def test_arrays_and_the_parser_find_the_same_in_many_blocks(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    body = io.BytesIO()
    book = xlsxwriter.Workbook(body)
    percent, legacy = (
        book.add_format({"num_format": "0.0%"}),
        book.add_format({"font_name": ".VnTime"}),
    )
    sheet = book.add_worksheet()
    for row in range(30_000):
        sheet.write_row(row, 1, [f"X· {row % 7}", row], legacy if row % 1_000 < 10 else None)
        sheet.write_number(row, 5, row / 30_000, percent if row % 3 else None)
        sheet.write_formula(row, 28, "=1/0", None, "#DIV/0!" if row % 5 else "")
    sheet.set_row(29_000, None, None, {"hidden": True})
    book.close()
    found, alone = parts_of(body.getvalue()), parsed(body.getvalue(), monkeypatch)
    assert found[0].last_row == 30_000
    assert len(found[0].percents) == 20_000
    assert found[0].faces.at(5, 2) is not None
    assert list(map(told, found)) == list(map(told, alone))


def test_what_stands_around_the_rows_is_parsed() -> None:
    found = scanned(b'<row r="1"><c r="A1"><v>1</v></c></row><row r="2"></row>')
    assert found.has_drawing
    assert found.hidden_columns == {2, 3}
    assert (found.last_row, found.last_column, found.content) == (1, 1, 1)


@pytest.mark.parametrize(
    "rows",
    [
        b"<row><c><v>1</v></c><c s='3'><v>2</v></c></row>",
        b'<x:row r="1" xmlns:x="m"><x:c r="A1"><x:v>1</x:v></x:c>'
        b'<x:c r="B1" s="3"><x:v>2</x:v></x:c></x:row>',
        b'<row r="1"><c s="0" r="A1"><v>1</v></c><c s="3" r="B1"><v>2</v></c></row>',
        b'<row r="1"><c r="A1" cm="1"><v>1</v></c><c r="B1" s="3" vm="1"><v>2</v></c></row>',
        b'<row r="1"><!-- <c r="Z9"><v>1</v></c> --><c r="A1"><v>1</v></c>'
        b'<c r="B1" s="3"><v>2</v></c></row>',
    ],
)
def test_rows_in_other_forms_are_parsed(rows: bytes) -> None:
    after = b'<row r="2"></row><row r="3"></row>'
    with pytest.raises(block.UnusualError):
        block.cells(rows)
    found = scanned(rows + after)
    assert (found.last_row, found.last_column, found.content) == (1, 2, 2)
    assert found.percents == {(1, 2)}


def test_a_cell_far_away_counts_wherever_it_is_written() -> None:
    found = scanned(b'<row r="1"><c r="XFD1048576"><v>1</v></c></row><row r="2"></row>')
    assert (found.last_row, found.last_column) == (1_048_576, 16_384)


def test_a_formatted_cell_without_content_counts_for_nothing() -> None:
    rows = b'<row r="9"><c r="A9" s="3"/><c r="B9" s="1"></c></row><row r="10"></row>'
    assert len(block.cells(rows).row) == 0
    assert scanned(rows).content == 0
