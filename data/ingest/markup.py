"""What a sheet's values don't say: percent formats, hidden rows, formulas never calculated.

One pass over the sheet's XML, without building it: a sheet of millions of empty formatted
rows costs seconds and no memory. It also finds how far the content reaches, which must be
known before a dense table of it is made.
"""

import re
import zipfile
from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Final
from xml.parsers import expat  # declarations, the only risk, are refused by the guard

import numpy as np

from data.ingest import guard
from data.ingest.charset import Face, face
from data.ingest.progress import SHARES, Step, tell
from data.ingest.spreadsheet import block
from data.ingest.spreadsheet.package import Styles, finds
from data.ingest.spreadsheet.package import local as without_prefix

CELL: Final = re.compile(r"([A-Z]{1,3})(\d{1,7})")
ALPHABET: Final = 26
CONTENT: Final = re.compile(rb"<(?:\w+:)?(?:v|is|f)[\s/>]")
DRAWING: Final = re.compile(rb"<(?:\w+:)?(?:drawing|picture|legacyDrawing)[\s/>]")
NO_STYLE: Final = "0"
TEXTS: Final = ("s", "str", "inlineStr")
SCANNED: Final = 0.25
"""Share of reading a sheet that its markup takes."""


class Faces:
    """The legacy fonts of a sheet's texts, as runs down each column: most columns have one."""

    def __init__(self) -> None:
        self._starts: defaultdict[int, list[int]] = defaultdict(list)
        self._faces: defaultdict[int, list[Face | None]] = defaultdict(list)

    def see(self, row: int, column: int, face: Face | None) -> None:
        """Note the font of a text; rows come from the top."""
        faces = self._faces[column]
        if not faces or faces[-1] != face:
            self._starts[column].append(row)
            faces.append(face)

    def at(self, row: int, column: int) -> Face | None:
        """What the font of the text in this cell says; None for a font of Unicode."""
        if column not in self._starts:
            return None
        place = bisect_right(self._starts[column], row) - 1
        return self._faces[column][place] if place >= 0 else None

    def __bool__(self) -> bool:
        return any(face is not None for faces in self._faces.values() for face in faces)


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
        faces: The legacy fonts of its texts.
        has_legacy_runs: Within a cell, a part of the text has a legacy font of its own.
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
    faces: Faces = field(default_factory=Faces)
    has_legacy_runs: bool = False


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


def scan(package: zipfile.ZipFile, path: str, *, styles: Styles) -> Markup:
    """Read one sheet's XML once."""
    if not finds(package, path, CONTENT):  # quick on millions of formatted cells
        return Markup(has_drawing=finds(package, path, DRAWING))
    done, parser = 0, expat.ParserCreate()
    reader = _SheetScan(parser, styles=styles)
    size = package.getinfo(path).file_size
    for part, is_rows in block.split(guard.unpacked(package, package.getinfo(path))):
        done += len(part)
        tell(Step.READ, SCANNED * SHARES * done / max(size, 1), SHARES)
        if not is_rows or not reader.take(part):
            parser.Parse(part)
    parser.Parse(b"", True)
    reader.close_cell()
    return reader.markup


def _pairs(found: block.Cells, wanted: block.Mask) -> list[tuple[int, int]]:
    return list(zip(found.row[wanted].tolist(), found.column[wanted].tolist(), strict=True))


class _SheetScan:
    """Follows rows and cells, for a cell need not say where it stands."""

    def __init__(self, parser: expat.XMLParserType, *, styles: Styles) -> None:
        self._parser = parser
        parser.StartElementHandler = self.start
        self.markup = Markup()
        self._styles = styles
        self._percent_styles = {str(style) for style in styles.percents}
        self._faces = {str(style): face for style, face in styles.faces.items()}
        self._is_text = False
        self._row = 0
        self._column = 0
        self._style = NO_STYLE
        self._has_value = False
        self._has_formula = False
        self._has_result = False
        self._is_fault = False

    def take(self, rows: bytes) -> bool:
        """Count the cells of whole rows at once; False where they must be parsed."""
        try:
            found = block.cells(rows)
        except block.UnusualError:
            return False
        self.close_cell()
        markup, self._row = self.markup, found.last
        markup.content += len(found.row)
        markup.last_row = max(markup.last_row, int(found.row.max(initial=0)))
        markup.last_column = max(markup.last_column, int(found.column.max(initial=0)))
        markup.hidden_rows.update(found.hidden_rows)
        markup.faults.update({(row, column): text for row, column, text in found.faults})
        markup.uncalculated += _pairs(found, found.is_uncalculated)
        if self._styles.percents:
            shown = np.isin(found.style, list(self._styles.percents))
            markup.percents.update(_pairs(found, shown))
        if self._styles.faces:
            styles = found.style[found.is_text].tolist()
            for at, style in zip(_pairs(found, found.is_text), styles, strict=True):
                markup.faces.see(*at, self._styles.faces.get(style))
        return True

    def start(self, name: str, attributes: dict[str, str]) -> None:
        local = name if ":" not in name else without_prefix(name)
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
        elif local == "rFont" and face(attributes.get("val", "")):
            self.markup.has_legacy_runs = True

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
        self._style = attributes.get("s", NO_STYLE)
        kind = attributes.get("t")
        self._has_result = kind == "str"
        self._is_fault = kind == "e"
        self._is_text = kind in TEXTS

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
            if self._is_text and self._faces:
                markup.faces.see(self._row, self._column, self._faces.get(self._style))
        if self._has_formula or self._is_fault:
            self._parser.CharacterDataHandler = None
        self._has_value = self._has_formula = False
