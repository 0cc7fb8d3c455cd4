"""Counts in thousands or millions: stored as they stand they would be far too small."""

import re
from collections.abc import Iterable
from typing import Final

from data.ingest.error import IngestError, Refusal
from data.ingest.sheet import Sheet
from geo.name import fold

NOTE: Final = re.compile(r"\b(?:dvt|don vi(?: tinh)?)\s*:?\s*\(?\s*(?:nghin|ngan|trieu|ty)\b")
OVER_A_COLUMN: Final = re.compile(r"\(\s*(?:dvt\s*:?\s*)?(?:nghin|ngan|trieu)\b[^()]*\)")


def refuse(texts: Iterable[str], *, heads: Iterable[str], sheet: Sheet, file_name: str) -> None:
    """Check that neither a note above a table nor a heading makes its counts thousands.

    Args:
        texts: What stands above the table.
        heads: The headings of columns that are read as counts.
        sheet: The table's.
        file_name: Of the workbook.

    Raises:
        IngestError: One does; the message names it.
    """
    said = next((one for one in texts if NOTE.search(fold(one))), None)
    said = said or next((one for one in heads if OVER_A_COLUMN.search(fold(one))), None)
    if said is not None:
        raise IngestError(Refusal.IN_THOUSANDS, file=file_name, sheet=sheet.name, found=said)
