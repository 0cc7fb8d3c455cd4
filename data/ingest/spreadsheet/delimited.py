"""Text files of rows, `,` `;` or tab between cells, read as the sheet a spreadsheet shows."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import islice
from typing import Final

from data.ingest.error import IngestError, Refusal
from data.ingest.markup import Markup
from data.ingest.sheet import Workbook
from data.ingest.spreadsheet.assembly import assemble, refuse_far
from data.ingest.wording import Phrase

DELIMITERS: Final = "\t;,"
"""In the order in which they are taken where two fit: `a;1,5` has a decimal comma."""
SAMPLE: Final = 500
DECLARED: Final = re.compile(r"sep=([,;\t])\r?\n", re.IGNORECASE)
OTHER_TEXT: Final = re.compile(r"\s*[<{\[]")
"""How web pages, XML, JSON and RTF begin."""
POINT: Final = re.compile(r"-?(?:0|[1-9]\d*)\.(\d+)")
THOUSANDS: Final = 3
MACHINE_COLUMN: Final = "indicator_id"
"""A list with this heading was written by a program: its points are before decimals."""

MOST_ROWS: Final = 1_048_576  # as Excel has
MOST_COLUMNS: Final = 16_384

Rows = list[list[str]]


class TooWideError(csv.Error):
    """A record has more cells than a sheet has columns."""


def read(text: str, *, file_name: str) -> Workbook:
    """The one sheet of a delimited text, named as the file is.

    Raises:
        IngestError: The text has no columns, no content, or too much of it.
    """
    rows = _rows(text, file_name=file_name)
    width = max((len(row) for row in rows), default=0)
    columns = [_numbers([row[at] if at < len(row) else "" for row in rows]) for at in range(width)]
    if rows and MACHINE_COLUMN in rows[0]:
        columns = [[_number(cell) for cell in column] for column in columns]
    sheet = assemble(zip(*columns, strict=True), Markup(), name=file_name)
    if sheet is None:
        raise IngestError(Refusal.NOTHING, file=file_name)
    return Workbook(file_name=file_name, sheets=(sheet,))


def _rows(text: str, *, file_name: str) -> Rows:
    """The cells row by row, without those after the last that has content."""
    declared = DECLARED.match(text)
    delimiter = declared[1] if declared else delimiter_of(text)
    if delimiter is None:
        kind = Phrase("ingest.kind_web" if text.lstrip().startswith("<") else "ingest.kind_text")
        raise IngestError(Refusal.NOT_A_WORKBOOK, file=file_name, kind=kind)
    rows: Rows = []
    width = last = 0
    try:
        for row in _records(text[declared.end() :] if declared else text, delimiter):
            while row and not row[-1].strip():
                row.pop()
            rows.append(row)
            last = len(rows) if row else last
            width = max(width, len(row))
            refuse_far(last, width, sheet=file_name, file_name=file_name)
    except TooWideError:
        refuse_far(MOST_ROWS, MOST_COLUMNS, sheet=file_name, file_name=file_name)
    except csv.Error as error:
        raise IngestError(Refusal.DAMAGED, file=file_name) from error
    return rows[:last]


def delimiter_of(text: str) -> str | None:
    """What parts the cells: the character that parts most rows into equally many cells.

    None where the text is of another kind or none of them parts anything.
    """
    if OTHER_TEXT.match(text):
        return None
    fits = {delimiter: _fit(text, delimiter) for delimiter in DELIMITERS}
    best = max(DELIMITERS, key=lambda one: fits[one])  # the first of equals
    return best if fits[best] else None


def _fit(text: str, delimiter: str) -> float:
    """The share of rows that have the commonest number of cells above one."""
    widths: list[int] = []
    with suppress(csv.Error):  # what was read so far still tells
        widths.extend(len(row) for row in islice(_records(text, delimiter), SAMPLE) if row)
    parted = Counter(width for width in widths if width > 1)
    return parted.most_common(1)[0][1] / len(widths) if parted else 0.0


def _records(text: str, delimiter: str) -> Iterator[list[str]]:
    """The records of a text; one that is wider than any sheet is not built."""
    waiting = 0

    def lines() -> Iterator[str]:
        nonlocal waiting
        for line in io.StringIO(text, newline=""):
            waiting += line.count(delimiter)
            if waiting > MOST_COLUMNS:
                raise TooWideError
            yield line

    for record in csv.reader(lines(), delimiter=delimiter):
        waiting = 0
        yield record


def _numbers(column: Sequence[str]) -> list[str | float]:
    """A column's cells; its points are before decimals where one of them must be.

    `54.94` shows that `91.786` beside it is no thousand; alone it stays a text, to be read as
    staff write it.
    """
    points = [found for cell in column if (found := POINT.fullmatch(cell.strip()))]
    if any(len(found[1]) != THOUSANDS for found in points):
        return [_number(cell) for cell in column]
    return list(column)


def _number(cell: str | float) -> str | float:
    is_number = isinstance(cell, str) and POINT.fullmatch(cell.strip())
    return float(cell) if is_number else cell
