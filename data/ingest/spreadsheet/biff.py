"""What an .xls says of its cells besides values: percent formats, fonts, what is hidden.

One pass over the records of the workbook's stream, which are not built into objects.

Source:
    [MS-XLS] Excel Binary File Format: records FONT, FORMAT, XF, BOUNDSHEET, ROW, COLINFO and
    the cell records; BIFF8 (Excel 97 to 2003) and, as far as they agree with it, BIFF5.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Final

from data.ingest.charset import Face, face
from data.ingest.markup import Markup
from data.ingest.spreadsheet.package import BUILT_IN_PERCENTS, is_percent

BIFF8: Final = 0x0600
WORKSHEET: Final = 0x0010
MACRO_SHEET: Final = 1
SKIPPED_FONT: Final = 4
"""No font has this index; those after it are numbered one higher than they are stored."""
FAULTS: Final = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?",
    0x24: "#NUM!", 0x2A: "#N/A",
}  # fmt: skip
ROW_IS_HIDDEN: Final = 0x20
COLUMN_IS_HIDDEN: Final = 0x01
NO_NUMBER: Final = 0xFFFF
FAULT_RESULT: Final = 2


class Record(IntEnum):
    """The records that are read."""

    FORMULA = 0x0006
    END = 0x000A
    FILE_PASS = 0x002F
    FONT = 0x0031
    COLUMNS = 0x007D
    SHEET = 0x0085
    MULTIPLE_NUMBERS = 0x00BD
    STYLE = 0x00E0
    SHARED_TEXT = 0x00FD
    NUMBER = 0x0203
    TEXT = 0x0204
    FLAG = 0x0205
    ROW = 0x0208
    SHORT_NUMBER = 0x027E
    FORMAT = 0x041E
    BEGIN = 0x0809


PLAIN_CELLS: Final = {Record.NUMBER, Record.SHORT_NUMBER, Record.SHARED_TEXT, Record.TEXT}
TEXTS: Final = {Record.SHARED_TEXT, Record.TEXT}


@dataclass(slots=True)
class Records:
    """What the records of a workbook say.

    Args:
        is_locked: Its content is encrypted.
        has_macro_sheet: It has a sheet of Excel 4 macros.
        tabs: Each sheet's name and where its records begin, in the order of the tabs.
        sheets: What each worksheet's cells say, by where its records begin.
    """

    is_locked: bool = False
    has_macro_sheet: bool = False
    tabs: list[tuple[str, int]] = field(default_factory=list)
    sheets: dict[int, Markup] = field(default_factory=dict)

    def sheet(self, tab: int) -> Markup:
        """What the cells of a tab say, the first being 0; nothing for a chart."""
        return self.sheets.get(self.tabs[tab][1], Markup())


def scan(stream: bytes) -> Records:
    """What the records of a workbook's stream say.

    Raises:
        struct.error, IndexError, ValueError: A record is cut short.
    """
    reader = _Reader()
    for at, kind, data in _records(stream):
        if kind == Record.FILE_PASS:
            return Records(is_locked=True)
        reader.take(at, kind, data)
    return reader.found


def _records(stream: bytes) -> Iterator[tuple[int, int, bytes]]:
    at = 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        if not kind:
            return  # what follows the last record is no record
        yield at, kind, stream[at + 4 : at + 4 + length]
        at += 4 + length


class _Reader:
    def __init__(self) -> None:
        self.found = Records()
        self._is_biff8 = True
        self._formats = set(BUILT_IN_PERCENTS)
        self._fonts: list[Face | None] = []
        self._styles: list[tuple[int, int]] = []
        self._sheet: Markup | None = None
        self._depth = 0

    def take(self, at: int, kind: int, data: bytes) -> None:
        if kind == Record.BEGIN:
            self._depth += 1
            self._begin(at, data)
        elif kind == Record.END:
            self._depth -= 1
            self._sheet = self._sheet if self._depth else None
        elif self._sheet is not None and self._depth == 1:  # a chart lies deeper
            self._take_cell(self._sheet, kind, data)
        elif not self.found.sheets:
            self._take_global(kind, data)

    def _begin(self, at: int, data: bytes) -> None:
        version, part = struct.unpack_from("<HH", data)
        self._is_biff8 = version == BIFF8
        if part == WORKSHEET and self._depth == 1:
            self._sheet = self.found.sheets[at] = Markup()

    def _take_global(self, kind: int, data: bytes) -> None:
        if kind == Record.FONT:
            self._fonts.append(face(self._short_text(data, 14)))
        elif kind == Record.FORMAT:
            (number,) = struct.unpack_from("<H", data)
            if is_percent(self._format_text(data)):
                self._formats.add(number)
        elif kind == Record.STYLE:
            font, number = struct.unpack_from("<HH", data)
            self._styles.append((font, number))
        elif kind == Record.SHEET:
            (start,) = struct.unpack_from("<I", data)
            self.found.tabs.append((self._short_text(data, 6), start))
            self.found.has_macro_sheet = self.found.has_macro_sheet or data[5] == MACRO_SHEET

    def _take_cell(self, sheet: Markup, kind: int, data: bytes) -> None:
        if kind in PLAIN_CELLS:
            row, column, style = struct.unpack_from("<HHH", data)
            self._see(sheet, row, column, style, is_text=kind in TEXTS)
        elif kind == Record.MULTIPLE_NUMBERS:
            row, first = struct.unpack_from("<HH", data)
            for place in range((len(data) - 6) // 6):
                (style,) = struct.unpack_from("<H", data, 4 + 6 * place)
                self._see(sheet, row, first + place, style)
        elif kind == Record.FORMULA:
            self._take_formula(sheet, data)
        elif kind == Record.FLAG:
            row, column, style, value, is_fault = struct.unpack_from("<HHHBB", data)
            self._see(sheet, row, column, style)
            if is_fault:
                sheet.faults[row + 1, column + 1] = FAULTS.get(value, FAULTS[0x0F])
        else:
            self._take_hidden(sheet, kind, data)

    def _take_hidden(self, sheet: Markup, kind: int, data: bytes) -> None:
        if kind == Record.ROW:
            (row,), (flags,) = struct.unpack_from("<H", data), struct.unpack_from("<H", data, 12)
            if flags & ROW_IS_HIDDEN:
                sheet.hidden_rows.add(row + 1)
        elif kind == Record.COLUMNS:
            first, last, _, _, flags = struct.unpack_from("<HHHHH", data)
            if flags & COLUMN_IS_HIDDEN:
                sheet.hidden_columns.update(range(first + 1, min(last, 255) + 2))

    def _take_formula(self, sheet: Markup, data: bytes) -> None:
        row, column, style, result, mark = struct.unpack_from("<HHH6sH", data)
        is_number = mark != NO_NUMBER
        self._see(sheet, row, column, style, is_text=not is_number)
        if not is_number and result[0] == FAULT_RESULT:
            sheet.faults[row + 1, column + 1] = FAULTS.get(result[2], FAULTS[0x0F])

    def _see(
        self, sheet: Markup, row: int, column: int, style: int, *, is_text: bool = False
    ) -> None:
        sheet.content += 1
        sheet.last_row = max(sheet.last_row, row + 1)
        sheet.last_column = max(sheet.last_column, column + 1)
        font, number = self._styles[style] if style < len(self._styles) else (0, 0)
        if number in self._formats:
            sheet.percents.add((row + 1, column + 1))
        if is_text:
            place = font - (font > SKIPPED_FONT)
            found = self._fonts[place] if place < len(self._fonts) else None
            sheet.faces.see(row + 1, column + 1, found)

    def _short_text(self, data: bytes, at: int) -> str:
        if not self._is_biff8:
            return data[at + 1 : at + 1 + data[at]].decode("latin-1")
        return _text(data, at + 2, count=data[at], is_wide=bool(data[at + 1] & 1))

    def _format_text(self, data: bytes) -> str:
        if not self._is_biff8:
            return self._short_text(data, 2)
        (count,) = struct.unpack_from("<H", data, 2)
        return _text(data, 5, count=count, is_wide=bool(data[4] & 1))


def _text(data: bytes, at: int, *, count: int, is_wide: bool) -> str:
    end = at + count * (1 + is_wide)
    return data[at:end].decode("utf-16-le" if is_wide else "latin-1", "replace")
