"""Where the heading of a table stands that no layout knows, and the shape it gives the sheet."""

import hashlib
import re
from typing import Final

from data.ingest import period_text, table
from data.ingest.markup import column_letter
from data.ingest.sheet import Sheet
from data.ingest.table import LOWEST_HEADING, Table
from geo.name import fold

ANYTHING: Final = re.compile("")
FEWEST_COLUMNS: Final = 2
OF_A_PERIOD: Final = re.compile(
    r"\b(quy|q)\s*(iv|iii|ii|i)\b|\b[tq][\s.]*\d+\b|[\d/.,:\-–]+|\b(thang|quy|nam|ky|dau|cuoi)\b"
)
SIGNATURE_DIGITS: Final = 32


def heading(sheet: Sheet) -> Table | None:
    """The table under the row with the most headings; None where no row heads two columns.

    Of rows with as many the one right above numbers counts, then the first: the country's
    motto stands beside an office's name as two headings would.
    """
    best: tuple[int, bool] = (0, False)
    found = None
    for row in range(1, min(sheet.height, LOWEST_HEADING) + 1):
        one = table.find(sheet, place=ANYTHING, start=row, depth=1)
        if one is None:
            continue
        below = sheet.rows[one.first - 1] if one.first <= sheet.height else []
        score = (
            len(set(headings(one).values())), any(isinstance(cell, float) for cell in below),
        )  # fmt: skip
        if score > best:
            best, found = score, one
    return found if best[0] >= FEWEST_COLUMNS else None


def headings(found: Table) -> dict[int, tuple[str, ...]]:
    """The labels of every column of a table, with those of its places, codes and numbers."""
    leading = {
        place: (text,)
        for place in (found.ordinal, found.code, found.place)
        if place is not None and (text := found.sheet.text(found.top, place))
    }
    return dict(sorted((leading | found.labels).items()))


def signature(sheet: Sheet) -> str:
    """By what a sheet of the same shape is known again; "" where it has no heading.

    Its headings column by column, without numbers and periods, so that the next quarter's
    workbook has the same.
    """
    found = heading(sheet)
    if found is None:
        return ""
    parts = (
        f"{column_letter(place)}={_undated(' / '.join(labels))}"
        for place, labels in headings(found).items()
    )
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:SIGNATURE_DIGITS]


def _undated(text: str) -> str:
    folded = fold(text)
    for form, _ in period_text.FORMS:
        folded = form.sub(" ", folded)
    return " ".join(OF_A_PERIOD.sub(" ", folded).split())
