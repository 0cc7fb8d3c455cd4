"""Workbooks of OpenDocument: values through calamine, the rest from the content's markup.

A cell or row says how often it repeats, so a small file can mean a sheet of any size; how far
its content reaches is therefore counted before calamine builds it.
"""

import io
import zipfile
from dataclasses import dataclass, field
from itertools import product
from typing import Final

from python_calamine import CalamineWorkbook

from data.ingest import guard
from data.ingest.error import IngestError, Refusal
from data.ingest.markup import Markup, cell_name
from data.ingest.sheet import Workbook
from data.ingest.spreadsheet.assembly import Range, assemble, refuse_far_among
from data.ingest.spreadsheet.package import local, walk

CELLS: Final = ("table-cell", "covered-table-cell")
HIDDEN: Final = ("collapse", "filter")
MOST_REPEATED: Final = 1 << 20
CALCULATED: Final = ("value", "string-value", "date-value", "time-value", "boolean-value")


@dataclass(slots=True)
class Table:
    """A sheet as its markup shows it."""

    name: str
    is_visible: bool
    markup: Markup = field(default_factory=Markup)
    merges: list[Range] = field(default_factory=list)


def read(package: zipfile.ZipFile, body: bytes, *, file_name: str) -> Workbook:
    """The visible sheets of an .ods whose package the guard has admitted.

    Raises:
        IngestError: It holds formulas without results, or no visible cell with content.
        CalamineError, ExpatError, KeyError, ValueError, BadZipFile: A part is damaged.
    """
    reader = _Reader()
    walk(package, guard.OPEN_CONTENT, reader.start, end=reader.end, text=reader.text)
    used = [one for one in reader.tables if one.is_visible and one.markup.content]
    refuse_far_among(((one.name, one.markup) for one in reader.tables), file_name=file_name)
    for one in used:
        _refuse_uncalculated(one, file_name=file_name)
    hidden = tuple(one.name for one in reader.tables if not one.is_visible)
    book = CalamineWorkbook.from_filelike(io.BytesIO(body)) if used else None
    sheets = []
    for one in used:
        assert book is not None  # noqa: S101 -- opened for the first of them
        values = book.get_sheet_by_name(one.name).to_python(skip_empty_area=False)
        sheet = assemble(values, one.markup, name=one.name, merges=one.merges)
        if sheet is not None:
            sheets.append(sheet)
    if not sheets:
        refusal = Refusal.ALL_HIDDEN if hidden else Refusal.NOTHING
        has_drawing = any(one.markup.has_drawing for one in reader.tables)
        raise IngestError(Refusal.ONLY_PICTURES if has_drawing else refusal, file=file_name)
    return Workbook(file_name=file_name, sheets=tuple(sheets), hidden_sheets=hidden)


def _refuse_uncalculated(one: Table, *, file_name: str) -> None:
    found = one.markup
    if found.uncalculated:
        first, count = cell_name(*found.uncalculated[0]), len(found.uncalculated)
        raise IngestError(
            Refusal.UNCALCULATED, file=file_name, sheet=one.name, cell=first, count=count
        )


class _Reader:
    """Follows rows and cells, counting what repeats."""

    def __init__(self) -> None:
        self.tables: list[Table] = []
        self._hidden_styles: set[str] = set()
        self._style = ""
        self._row = self._rows = self._column = self._columns = 0
        self._cell: dict[str, str] = {}
        self._has_text = False
        self._notes = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        element = local(name)
        said = {local(key): value for key, value in attributes.items()}
        if element == "style":
            self._style = said.get("name", "")
        elif element == "table-properties" and said.get("display") == "false":
            self._hidden_styles.add(self._style)
        elif element == "table" and "name" in said:
            is_visible = said.get("style-name", "") not in self._hidden_styles
            self.tables.append(Table(said["name"], is_visible))
            self._row = self._column = self._rows = self._columns = 0
        elif self.tables:
            self._start_inside(self.tables[-1], element, said)

    def _start_inside(self, table: Table, element: str, said: dict[str, str]) -> None:
        repeated = _repeated(said, "number-rows-repeated")
        if element == "table-column":
            count = _repeated(said, "number-columns-repeated")
            if said.get("visibility") in HIDDEN:
                last = min(self._columns + count, guard.MOST_PARTS)
                table.markup.hidden_columns.update(range(self._columns + 1, last + 1))
            self._columns += count
        elif element == "table-row":
            self._row, self._rows, self._column = self._row + self._rows, repeated, 0
            if said.get("visibility") in HIDDEN:
                last = min(self._row + repeated, MOST_REPEATED)
                table.markup.hidden_rows.update(range(self._row + 1, last + 1))
        elif element in CELLS:
            self._cell, self._has_text = said, False
        elif element == "annotation":
            self._notes += 1
        elif element in {"frame", "shapes"}:
            table.markup.has_drawing = True

    def text(self, text: str) -> None:
        if self._cell and not self._notes and text.strip():
            self._has_text = True

    def end(self, name: str) -> None:
        element = local(name)
        if element == "annotation":
            self._notes -= 1
        elif element in CELLS and self.tables:
            self._close_cell(self.tables[-1])

    def _close_cell(self, table: Table) -> None:
        count = _repeated(self._cell, "number-columns-repeated")
        row, column = self._row + 1, self._column + 1
        self._column += count
        found = table.markup
        has_value = self._has_text or any(one in self._cell for one in CALCULATED)
        if "formula" in self._cell and not has_value and "value-type" not in self._cell:
            found.uncalculated.append((row, column))
            found.content += 1
        if has_value:
            found.content += 1
            found.last_row = max(found.last_row, self._row + self._rows)
            found.last_column = max(found.last_column, self._column)
            if self._cell.get("value-type") == "percentage":
                self._note_percents(found, count)
        down = _repeated(self._cell, "number-rows-spanned")
        across = _repeated(self._cell, "number-columns-spanned")
        if down > 1 or across > 1:
            table.merges.append((row, column, row + down - 1, column + across - 1))
        self._cell = {}

    def _note_percents(self, found: Markup, count: int) -> None:
        """Note the cells that the open one stands for; what is more than a table has is far."""
        if len(found.percents) + self._rows * count > MOST_REPEATED:
            found.last_row, found.last_column = MOST_REPEATED, guard.MOST_PARTS
            return
        first = self._column - count + 1
        rows = range(self._row + 1, self._row + self._rows + 1)
        found.percents.update(product(rows, range(first, self._column + 1)))


def _repeated(said: dict[str, str], key: str) -> int:
    return min(max(int(said.get(key, 1)), 1), MOST_REPEATED)
