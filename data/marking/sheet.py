"""Cells of a sheet's XML given another style; every other byte stays."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final
from xml.parsers import expat  # declarations, the only risk, are refused by the guard

from data.ingest.markup import cell_name, position
from data.ingest.spreadsheet.package import local
from data.marking.splice import Edit, tag_at
from data.marking.splice import with_attribute as having
from data.marking.style import Restyle
from data.problem import Severity

MERGE: Final = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]*?ref=[\"']([A-Z]+\d+):([A-Z]+\d+)[\"']")
AFTER_NOTES: Final = {
    "legacyDrawingHF",
    "drawingHF",
    "picture",
    "oleObjects",
    "controls",
    "webPublishItems",
    "tableParts",
    "extLst",
    "AlternateContent",
}
"""What follows a sheet's link to its comments, in the order of ECMA-376, 18.3.1.99."""

Places = Mapping[tuple[int, int], Severity]
"""Row and column of each cell that is marked, and how badly."""


@dataclass(slots=True)
class _Row:
    """A row with marked cells: where its own end, and the cells that stand in it."""

    start: int
    tag: bytes
    style: int | None
    end: int = 0
    cells: list[tuple[int, int, bytes]] = field(default_factory=list)

    @property
    def inner(self) -> int:
        return self.start + len(self.tag)


class Layout:
    """Where things stand in a sheet's XML, as far as these cells need it.

    Args:
        body: The sheet's part, in UTF-8.
        places: The cells that will be marked, see `anchors`.
    """

    def __init__(self, body: bytes, places: Places) -> None:
        self._body = body
        self._wanted = {row for row, _ in places}
        self._last = (0, 0)
        self._depth = 0
        self._open: _Row | None = None
        self.rows: dict[int, _Row] = {}
        self.starts: list[tuple[int, int]] = []
        self.columns: list[tuple[int, int, int]] = []
        self.data = (0, b"", 0)
        self.notes_at = 0
        self.notes_link = ""
        self.prefix = ""
        self._parser = parser = expat.ParserCreate()
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        parser.Parse(body, True)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        element = local(name)
        if element == "c" and self._open is not None:
            self._see_cell(attributes)
        elif element == "row":
            self._see_row(attributes)
        elif element == "col":
            first, last = int(attributes["min"]), int(attributes["max"])
            self.columns.append((first, last, int(attributes.get("style", 0))))
        elif self._depth == 1:
            self.prefix = name[: len(name) - len(element)]
        elif self._depth == 2:  # noqa: PLR2004 - children of the root
            self._see_part(element, attributes)

    def _see_part(self, element: str, attributes: dict[str, str]) -> None:
        at = self._parser.CurrentByteIndex
        if element == "sheetData":
            self.data = (at, tag_at(self._body, at), 0)
        elif element == "legacyDrawing":
            self.notes_link = next((v for k, v in attributes.items() if local(k) == "id"), "")
        elif element in AFTER_NOTES and not self.notes_at:
            self.notes_at = at

    def _see_row(self, attributes: dict[str, str]) -> None:
        number = int(attributes.get("r", self._last[0] + 1))
        self._last = (number, 0)
        at = self._parser.CurrentByteIndex
        self.starts.append((number, at))
        self._open = None
        if number in self._wanted:
            own = attributes.get("s") if attributes.get("customFormat") in {"1", "true"} else None
            self._open = _Row(at, tag_at(self._body, at), None if own is None else int(own))
            self.rows[number] = self._open

    def _see_cell(self, attributes: dict[str, str]) -> None:
        place = position(attributes.get("r", ""))
        row, column = place or (self._last[0], self._last[1] + 1)
        self._last = (row, column)
        if self._open is not None:
            at = self._parser.CurrentByteIndex
            self._open.cells.append((column, at, tag_at(self._body, at)))

    def _end(self, name: str) -> None:
        element = local(name)
        at = self._parser.CurrentByteIndex
        if element == "row" and self._open is not None:
            self._open.end = at
            self._open = None
        elif element == "sheetData" and self._depth == 2:  # noqa: PLR2004
            self.data = (*self.data[:2], at)
        elif self._depth == 1 and not self.notes_at:
            self.notes_at = at
        self._depth -= 1

    def style_of(self, column: int, row: _Row | None) -> int:
        """The style of a cell that is not there: its row's, else its column's."""
        if row is not None and row.style is not None:
            return row.style
        return next((style for a, b, style in self.columns if a <= column <= b), 0)


def anchors(body: bytes, places: Places) -> dict[tuple[int, int], tuple[int, int]]:
    """For each cell the one that shows it: the first of the merged range it lies in."""
    found = {place: place for place in places}
    for merge in MERGE.finditer(body):
        first, last = (position(corner.decode()) for corner in merge.groups())
        if first is None or last is None:
            continue
        for row, column in places:
            if first[0] <= row <= last[0] and first[1] <= column <= last[1]:
                found[row, column] = first
    return found


def marks(layout: Layout, places: Places, restyle: Restyle) -> list[Edit]:
    """The edits that give these cells the ground of their severity; absent ones are added."""
    edits: list[Edit] = []
    absent: dict[int, list[tuple[int, str]]] = {}
    for (number, column), severity in sorted(places.items()):
        row = layout.rows.get(number)
        there = next((one for one in row.cells if one[0] == column), None) if row else None
        if there is not None:
            _, at, tag = there
            style = restyle(_style(tag), severity)
            edits.append(Edit(at, at + len(tag), having(tag, "s", str(style))))
            continue
        style = restyle(layout.style_of(column, row), severity)
        cell = f'<{layout.prefix}c r="{cell_name(number, column)}" s="{style}"/>'
        absent.setdefault(number, []).append((column, cell))
    for number, cells in absent.items():
        edits += _added(layout, number, cells)
    return edits


def _added(layout: Layout, number: int, cells: list[tuple[int, str]]) -> list[Edit]:
    """The edits that put cells into a row, and the row into the sheet where it is not there."""
    row = layout.rows.get(number)
    every = "".join(cell for _, cell in cells)
    mark = layout.prefix
    if row is None:
        new = f'<{mark}row r="{number}">{every}</{mark}row>'
        after = next((at for other, at in layout.starts if other > number), None)
        if after is not None:
            return [Edit(after, after, new.encode())]
        return _into(layout.data, f"{mark}sheetData", new)
    if row.tag.endswith(b"/>"):
        return _into((row.start, row.tag, row.end), f"{mark}row", every)
    edits = []
    for column, cell in cells:
        after = next((at for other, at, _ in row.cells if other > column), row.end)
        edits.append(Edit(after, after, cell.encode()))
    return edits


def _into(place: tuple[int, bytes, int], name: str, new: str) -> list[Edit]:
    start, tag, end = place
    if not tag.endswith(b"/>"):
        return [Edit(end, end, new.encode())]
    opened = tag[:-2].rstrip() + b">" + new.encode() + f"</{name}>".encode()
    return [Edit(start, start + len(tag), opened)]


def _style(tag: bytes) -> int:
    found = re.search(rb"\ss\s*=\s*[\"'](\d+)[\"']", tag)
    return int(found[1]) if found else 0
