"""A sheet as its author sees it: clean cells from A1 on, with what the markup said of them."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from data.ingest.charset import Charset
from data.ingest.markup import cell_name
from data.ingest.settled import NOTHING, Settled

Content: TypeAlias = str | float | bool | dt.date | dt.time | dt.timedelta | None
"""What a cell holds; text is cleaned (`geo.name.clean`), an empty cell is None."""


class Decoded(NamedTuple):
    """A cell whose text was typed in a legacy charset; row and column from 1."""

    sheet: str
    row: int
    column: int
    before: str
    after: str
    charset: Charset

    @property
    def cell(self) -> str:
        """`D11`."""
        return cell_name(self.row, self.column)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One visible sheet.

    Args:
        name: As on its tab.
        rows: Cells row by row from A1; every row is as long as the longest.
        merges: Merged ranges as first row, first column, last row, last column, from 1.
        percents: Cells whose format shows percent, as row and column from 1.
        hidden_rows: Rows the author hid; their cells are already emptied in `rows`.
        hidden_columns: Columns the author hid; emptied as well.
        decoded: Cells that were typed in a legacy charset, in reading order; `rows` holds
            what they say.
        settled: What people said about it.
    """

    name: str
    rows: list[list[Content]]
    merges: tuple[tuple[int, int, int, int], ...] = ()
    percents: frozenset[tuple[int, int]] = frozenset()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    decoded: tuple[Decoded, ...] = ()
    settled: Settled = NOTHING

    @property
    def height(self) -> int:
        """Rows down to the last with content."""
        return len(self.rows)

    @property
    def width(self) -> int:
        """Columns up to the last with content."""
        return len(self.rows[0]) if self.rows else 0

    def at(self, row: int, column: int) -> Content:
        """The content of a cell, row and column from 1; None outside the sheet."""
        if row < 1 or column < 1 or row > len(self.rows) or column > len(self.rows[0]):
            return None
        return self.rows[row - 1][column - 1]

    def text(self, row: int, column: int) -> str:
        """The content of a cell as text, whole numbers without a point; "" if empty."""
        return as_text(self.at(row, column))

    def row_texts(self, row: int) -> Iterator[tuple[int, str]]:
        """Column and text of each cell of a row that is not empty."""
        for column in range(1, self.width + 1):
            if text := self.text(row, column):
                yield column, text

    def texts(self) -> Iterator[tuple[int, int, str]]:
        """Row, column and text of each cell that holds text, in reading order."""
        for row, cells in enumerate(self.rows, start=1):
            for column, content in enumerate(cells, start=1):
                if isinstance(content, str):
                    yield row, column, content

    def merged(self, row: int, column: int) -> tuple[int, int, int, int] | None:
        """The merged range a cell belongs to."""
        for top, left, bottom, right in self.merges:
            if top <= row <= bottom and left <= column <= right:
                return top, left, bottom, right
        return None

    def name_of(self, row: int, column: int) -> str:
        """`D11`, as Excel names the cell."""
        return cell_name(row, column)


@dataclass(frozen=True, slots=True, kw_only=True)
class Workbook:
    """What was read of a file.

    Args:
        file_name: As the sender named it.
        sheets: The visible sheets that have content.
        hidden_sheets: Names of sheets the author hid; their content was not read.
    """

    file_name: str
    sheets: tuple[Sheet, ...]
    hidden_sheets: tuple[str, ...] = field(default=())

    @property
    def decoded(self) -> tuple[Decoded, ...]:
        """Every cell that was typed in a legacy charset, sheet by sheet."""
        return tuple(one for sheet in self.sheets for one in sheet.decoded)


def as_text(content: Content) -> str:
    """A cell's content as its author would type it; "" for an empty cell."""
    if content is None:
        return ""
    if isinstance(content, bool):
        return "TRUE" if content else "FALSE"
    if isinstance(content, float):
        return str(int(content)) if content.is_integer() else repr(content)
    if isinstance(content, dt.date):
        return f"{content.day:02}/{content.month:02}/{content.year}"
    return str(content)
