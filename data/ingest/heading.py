"""Where the heading of a table stands that no layout knows, and the shape it gives the sheet."""

import hashlib
import re
from dataclasses import replace
from typing import Final

from data.ingest import period_text, table
from data.ingest.markup import column_letter
from data.ingest.sheet import Sheet
from data.ingest.table import LEADING, LOWEST_HEADING, Table, heads_again
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


def every_heading(sheet: Sheet) -> list[Table]:
    """The table of `heading` and those above and below it whose heading begins alike.

    Each ends where the next one's heading stands.
    """
    best = heading(sheet)
    if best is None:
        return []
    alike = {fold(text) for _, text in sheet.row_texts(best.top) if len(text) > 1}
    found: list[Table] = []
    for row in range(1, sheet.height + 1):
        if found and row < found[-1].first:
            continue
        one = best if row == best.top else _again(sheet, row, alike)
        if one is not None:
            found.append(one)
    ends = [*(one.top - 1 for one in found[1:]), sheet.height]
    return [replace(one, last=end) for one, end in zip(found, ends, strict=True)]


def _again(sheet: Sheet, row: int, alike: set[str]) -> Table | None:
    """The table that a row heads, where one of its first cells heads a table too."""
    texts = [content for c in range(1, LEADING + 1) if isinstance(content := sheet.at(row, c), str)]
    if not any(heads_again(text) or fold(text) in alike for text in texts):
        return None
    one = table.find(sheet, place=ANYTHING, start=row, depth=1)
    return one if one and len(set(headings(one).values())) >= FEWEST_COLUMNS else None


def headings(found: Table) -> dict[int, tuple[str, ...]]:
    """The labels of every column of a table, with those of its places, codes and numbers."""
    leading = {
        place: (text,)
        for place in (found.ordinal, found.code, found.place)
        if place is not None and (text := found.sheet.text(found.top, place))
    }
    return dict(sorted((leading | found.labels).items()))


def signature(found: Table | None) -> str:
    """By what a table of the same shape is known again; "" where there is none.

    Its headings column by column, without numbers and periods, so that the next quarter's
    workbook has the same.
    """
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
