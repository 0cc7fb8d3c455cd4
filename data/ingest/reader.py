"""Bytes to sheets: values through calamine, the rest from the markup."""

import io
import zipfile
from typing import Final
from xml.parsers import expat

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from data.ingest import guard, markup
from data.ingest.error import IngestError, Refusal
from data.ingest.sheet import Content, Sheet, Workbook
from geo.name import clean

MOST_CELLS: Final = 8_000_000  # 500,000 rows by 16; calamine holds the whole rectangle


def read(body: bytes, *, file_name: str) -> Workbook:
    """The visible sheets of a workbook, cleaned.

    Raises:
        IngestError: The file is refused (see `data.ingest.guard`), holds formulas without
            results, or has no visible cell with content.
    """
    package = guard.admit(body, file_name=file_name)
    try:
        return _workbook(package, body, file_name=file_name)
    except (
        CalamineError,
        expat.ExpatError,
        KeyError,
        ValueError,
        zipfile.BadZipFile,
    ) as error:
        raise IngestError(Refusal.DAMAGED, file=file_name) from error


def _workbook(package: zipfile.ZipFile, body: bytes, *, file_name: str) -> Workbook:
    parts = markup.parts(package)
    percents = markup.percent_styles(package)
    values: CalamineWorkbook | None = None
    sheets = []
    has_drawing = False
    for part in parts:
        if not part.is_visible:
            continue
        found = markup.scan(package, part.path, percents=percents)
        has_drawing = has_drawing or found.has_drawing
        if not found.content:
            continue
        _refuse_unreadable(found, sheet=part.name, file_name=file_name)
        values = values or CalamineWorkbook.from_filelike(io.BytesIO(body))
        sheet = _sheet(values.get_sheet_by_name(part.name), found, name=part.name)
        if any(content is not None for row in sheet.rows for content in row):
            sheets.append(sheet)
    hidden = tuple(part.name for part in parts if not part.is_visible)
    if not sheets:
        refusal = Refusal.ALL_HIDDEN if hidden else Refusal.NOTHING
        raise IngestError(Refusal.ONLY_PICTURES if has_drawing else refusal, file=file_name)
    return Workbook(file_name=file_name, sheets=tuple(sheets), hidden_sheets=hidden)


def _refuse_unreadable(found: markup.Markup, *, sheet: str, file_name: str) -> None:
    if found.last_row * found.last_column > MOST_CELLS:
        far = markup.cell_name(found.last_row, found.last_column)
        raise IngestError(Refusal.FAR_CELL, file=file_name, sheet=sheet, cell=far)
    if found.uncalculated:
        first = markup.cell_name(*found.uncalculated[0])
        count = len(found.uncalculated)
        raise IngestError(
            Refusal.UNCALCULATED, file=file_name, sheet=sheet, cell=first, count=count
        )


def _sheet(values: CalamineSheet, found: markup.Markup, *, name: str) -> Sheet:
    rows: list[list[Content]] = [
        [_clean(content) for content in row] for row in values.to_python(skip_empty_area=False)
    ]
    for (row, column), fault in found.faults.items():
        if row <= len(rows) and column <= len(rows[row - 1]):
            rows[row - 1][column - 1] = fault
    for row in found.hidden_rows:
        if row <= len(rows):
            rows[row - 1] = [None] * len(rows[row - 1])
    for row_cells in rows:
        for column in found.hidden_columns:
            if column <= len(row_cells):
                row_cells[column - 1] = None
    merges = values.merged_cell_ranges or []
    return Sheet(
        name=clean(name),
        rows=rows,
        merges=tuple((r1 + 1, c1 + 1, r2 + 1, c2 + 1) for (r1, c1), (r2, c2) in merges),
        percents=frozenset(found.percents),
        hidden_rows=frozenset(row for row in found.hidden_rows if row <= len(rows)),
        hidden_columns=frozenset(found.hidden_columns),
    )


def _clean(content: object) -> Content:
    if isinstance(content, str):
        return clean(content) or None
    if isinstance(content, bool):
        return content
    if isinstance(content, int):
        return float(content)
    return content  # type: ignore[return-value]  # calamine's other types are dates and floats
