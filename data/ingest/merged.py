"""Merged cells that cover a table: what lies below them is in the file, but nobody sees it."""

from typing import Final

from data.ingest.error import IngestError, Refusal
from data.ingest.markup import cell_name
from data.ingest.sheet import Sheet, Workbook

TALLEST_HEADING: Final = 4
"""Rows of a heading; merged cells that are taller and wider than one column head nothing."""

Range = tuple[int, int, int, int]


def refuse_what_hides(workbook: Workbook) -> None:
    """Check that no merged cells hide the contents of several rows and columns.

    Raises:
        IngestError: Some do; the message names them.
    """
    for sheet in workbook.sheets:
        for one in sheet.merges:
            top, left, bottom, right = one
            if bottom - top >= TALLEST_HEADING and right > left and _hides(sheet, one):
                raise IngestError(
                    Refusal.MERGED_OVER,
                    file=workbook.file_name,
                    sheet=sheet.name,
                    cell=f"{cell_name(top, left)}:{cell_name(bottom, right)}",
                )


def _hides(sheet: Sheet, merged: Range) -> bool:
    top, left, bottom, right = merged
    for row in range(top, min(bottom, sheet.height) + 1):
        cells = sheet.rows[row - 1][left - 1 : right]
        hidden = cells[1:] if row == top else cells
        if any(content is not None for content in hidden):
            return True
    return False
