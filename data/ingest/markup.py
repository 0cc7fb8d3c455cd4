"""What a sheet's values don't say: percent formats, hidden rows, formulas never calculated.

One pass over the sheet's XML, without building it: a sheet of millions of empty formatted
rows costs seconds and no memory. It also finds how far the content reaches, which must be
known before a dense table of it is made.
"""

import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final
from xml.parsers import expat  # declarations, the only risk, are refused by the guard

from data.ingest import guard

RELATIONSHIP: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_RELATIONSHIP: Final = "http://purl.oclc.org/ooxml/officeDocument/relationships"
BUILT_IN_PERCENTS: Final = {9, 10}
CELL: Final = re.compile(r"([A-Z]{1,3})(\d{1,7})")
ALPHABET: Final = 26
CONTENT: Final = re.compile(rb"<(?:\w+:)?(?:v|is|f)[\s/>]")
DRAWING: Final = re.compile(rb"<(?:\w+:)?(?:drawing|picture|legacyDrawing)[\s/>]")
LONGEST_TAG: Final = 64


@dataclass(frozen=True, slots=True)
class Part:
    """A sheet as the package lists it; `path` is its XML part."""

    name: str
    path: str
    is_visible: bool


@dataclass(slots=True)
class Markup:
    """What one sheet's XML says besides values; rows and columns count from 1.

    Args:
        last_row: Last row with content; 0 in an empty sheet.
        last_column: Last column with content.
        content: Number of cells with content.
        percents: Cells shown as percent: 0.9179 there reads 91,79 %.
        uncalculated: Cells with a formula and no result stored.
        faults: Cells with an error for a value, as `#DIV/0!`, which calamine leaves empty.
        hidden_rows: Rows the author hid.
        hidden_columns: Columns the author hid.
        has_drawing: Pictures, charts or shapes lie on the sheet.
    """

    last_row: int = 0
    last_column: int = 0
    content: int = 0
    percents: set[tuple[int, int]] = field(default_factory=set)
    uncalculated: list[tuple[int, int]] = field(default_factory=list)
    faults: dict[tuple[int, int], str] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    has_drawing: bool = False


def column_letter(column: int) -> str:
    """`D` for 4, as Excel names columns."""
    letters = ""
    while column:
        column, letter = divmod(column - 1, ALPHABET)
        letters = chr(ord("A") + letter) + letters
    return letters


def cell_name(row: int, column: int) -> str:
    """`D11` for row 11, column 4."""
    return f"{column_letter(column)}{row}"


def position(name: str) -> tuple[int, int] | None:
    """Row and column of `D11`; None where the text names no cell."""
    found = CELL.fullmatch(name)
    if found is None:
        return None
    column = 0
    for letter in found[1]:
        column = column * ALPHABET + ord(letter) - ord("A") + 1
    return int(found[2]), column


def parts(package: zipfile.ZipFile) -> list[Part]:
    """The worksheets of a workbook in its order; chart sheets are left out."""
    listed: list[tuple[str, str, bool]] = []
    targets: dict[str, str] = {}

    def list_sheet(name: str, attributes: dict[str, str]) -> None:
        if _local(name) == "sheet":
            link = next((v for k, v in attributes.items() if _local(k) == "id"), "")
            state = attributes.get("state", "visible")
            listed.append((attributes.get("name", ""), link, state == "visible"))

    def list_target(name: str, attributes: dict[str, str]) -> None:
        if _local(name) == "Relationship" and attributes.get("Type", "").endswith("/worksheet"):
            targets[attributes["Id"]] = attributes["Target"]

    _walk(package, guard.SPREADSHEET, list_sheet)
    _walk(package, "xl/_rels/workbook.xml.rels", list_target)
    return [
        Part(name, _absolute(targets[link]), is_visible)
        for name, link, is_visible in listed
        if link in targets
    ]


def percent_styles(package: zipfile.ZipFile) -> frozenset[int]:
    """Indexes of the cell styles whose number format ends in percent."""
    if "xl/styles.xml" not in package.namelist():
        return frozenset()
    percent_ids = set(BUILT_IN_PERCENTS)
    formats: list[int] = []
    open_elements: list[str] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        local = _local(name)
        if local == "numFmt" and "%" in re.sub(r'"[^"]*"|\\.', "", attributes["formatCode"]):
            percent_ids.add(int(attributes["numFmtId"]))
        if local == "xf" and "cellXfs" in open_elements:
            formats.append(int(attributes.get("numFmtId", 0)))
        open_elements.append(local)

    _walk(package, "xl/styles.xml", start, end=lambda _: open_elements.pop())
    return frozenset(index for index, number in enumerate(formats) if number in percent_ids)


def scan(package: zipfile.ZipFile, path: str, *, percents: frozenset[int]) -> Markup:
    """Read one sheet's XML once; `percents` are the styles from `percent_styles`."""
    if not _finds(package, path, CONTENT):  # quick on millions of formatted cells
        return Markup(has_drawing=_finds(package, path, DRAWING))
    parser = expat.ParserCreate()
    reader = _SheetScan(parser, percents=percents)
    _feed(parser, package, path)
    reader.close_cell()
    return reader.markup


def _finds(package: zipfile.ZipFile, path: str, tag: re.Pattern[bytes]) -> bool:
    tail = b""
    for chunk in guard.unpacked(package, package.getinfo(path)):
        if tag.search(tail + chunk):
            return True
        tail = chunk[-LONGEST_TAG:]
    return False


class _SheetScan:
    """Follows rows and cells, for a cell need not say where it stands."""

    def __init__(self, parser: expat.XMLParserType, *, percents: frozenset[int]) -> None:
        self._parser = parser
        parser.StartElementHandler = self.start
        self.markup = Markup()
        self._percent_styles = {str(style) for style in percents}
        self._row = 0
        self._column = 0
        self._style = ""
        self._has_value = False
        self._has_formula = False
        self._has_result = False
        self._is_fault = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        local = name if ":" not in name else _local(name)
        if local == "c":
            self._open_cell(attributes)
        elif local in {"v", "is"}:
            self._has_value = True
            # An empty <v> is what a program writes that can't calculate.
            if self._has_formula or self._is_fault:
                self._parser.CharacterDataHandler = self._see_result
        elif local == "f":
            self._has_formula = True
        elif local == "row":
            self._open_row(attributes)
        elif local == "col" and attributes.get("hidden") in {"1", "true"}:
            last = min(int(attributes["max"]), int(attributes["min"]) + guard.MOST_PARTS)
            self.markup.hidden_columns.update(range(int(attributes["min"]), last + 1))
        elif local in {"drawing", "picture", "legacyDrawing"}:
            self.markup.has_drawing = True

    def _open_row(self, attributes: dict[str, str]) -> None:
        self.close_cell()
        self._row = int(attributes.get("r", self._row + 1))
        self._column = 0
        if attributes.get("hidden") in {"1", "true"}:
            self.markup.hidden_rows.add(self._row)

    def _open_cell(self, attributes: dict[str, str]) -> None:
        self.close_cell()
        place = position(attributes.get("r", ""))
        self._row, self._column = place or (self._row, self._column + 1)
        self._style = attributes.get("s", "")
        kind = attributes.get("t")
        self._has_result = kind == "str"
        self._is_fault = kind == "e"

    def _see_result(self, text: str) -> None:
        self._has_result = True
        if self._is_fault:
            at = (self._row, self._column)
            self.markup.faults[at] = self.markup.faults.get(at, "") + text

    def close_cell(self) -> None:
        """Count the cell that was open, now that its children are known."""
        if self._has_value or self._has_formula:
            markup = self.markup
            markup.content += 1
            markup.last_row = max(markup.last_row, self._row)
            markup.last_column = max(markup.last_column, self._column)
            if self._has_formula and not self._has_result:
                markup.uncalculated.append((self._row, self._column))
            if self._style in self._percent_styles:
                markup.percents.add((self._row, self._column))
        if self._has_formula or self._is_fault:
            self._parser.CharacterDataHandler = None
        self._has_value = self._has_formula = False


def _walk(
    package: zipfile.ZipFile,
    path: str,
    start: Callable[[str, dict[str, str]], None],
    *,
    end: Callable[[str], object] | None = None,
) -> None:
    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    _feed(parser, package, path)


def _feed(parser: expat.XMLParserType, package: zipfile.ZipFile, path: str) -> None:
    for chunk in guard.unpacked(package, package.getinfo(path)):
        parser.Parse(chunk)
    parser.Parse(b"", True)


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def _absolute(target: str) -> str:
    return target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
