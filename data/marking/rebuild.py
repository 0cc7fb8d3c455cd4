"""An .xlsx of the cells as they were read, for files whose own kind can't be marked."""

import datetime as dt
import io
import re
from typing import Final

import xlsxwriter
from xlsxwriter.workbook import Workbook as Writer
from xlsxwriter.worksheet import Worksheet

from data.ingest import reader
from data.ingest.sheet import Content, Sheet

LONGEST_NAME: Final = 31
FORBIDDEN: Final = re.compile(r"[\[\]:*?/\\]")
DAY: Final = "dd/mm/yyyy"
PERCENT: Final = "0.00%"


def rebuilt(content: bytes, *, file_name: str) -> tuple[bytes, dict[str, str]]:
    """The workbook's bytes, and its sheets' names as they became by their own.

    Text is written as text, whatever it begins with.

    Raises:
        IngestError: The file can't be read.
    """
    book = reader.read(content, file_name=file_name)
    body = io.BytesIO()
    neutral = {"strings_to_formulas": False, "strings_to_urls": False}
    names: dict[str, str] = {}
    with Writer(body, {"in_memory": True, **neutral}) as writer:
        day = writer.add_format({"num_format": DAY})
        percent = writer.add_format({"num_format": PERCENT})
        for sheet in book.sheets:
            names[sheet.name] = _free(sheet.name, {one.lower() for one in names.values()})
            page = writer.add_worksheet(names[sheet.name])
            _fill(page, sheet, day=day, percent=percent)
    return body.getvalue(), names


def _fill(page: Worksheet, sheet: Sheet, *, day: xlsxwriter.format.Format, percent: object) -> None:
    for top, left, bottom, right in sheet.merges:
        if (top, left) != (bottom, right):
            page.merge_range(top - 1, left - 1, bottom - 1, right - 1, "")
    for row, cells in enumerate(sheet.rows):
        for column, content in enumerate(cells):
            look = percent if (row + 1, column + 1) in sheet.percents else None
            _write(page, row, column, content, day=day, look=look)


def _write(
    page: Worksheet, row: int, column: int, content: Content, *, day: object, look: object
) -> None:
    if content is None:
        return
    if isinstance(content, bool):
        page.write_boolean(row, column, content)
    elif isinstance(content, float | int):
        page.write_number(row, column, content, look)
    elif isinstance(content, dt.date):
        page.write_datetime(row, column, content, day)
    else:
        page.write_string(row, column, str(content))


def _free(name: str, taken: set[str]) -> str:
    """A name that a sheet may have and none has yet."""
    plain = FORBIDDEN.sub(" ", name).strip(" '")[:LONGEST_NAME] or "Sheet"
    choices = (plain, *(f"{plain[: LONGEST_NAME - 6]} ({n})" for n in range(2, 1000)))
    return next(one for one in choices if one.lower() not in taken)
