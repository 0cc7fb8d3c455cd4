"""The cells of a heading: merged ones, and those that go on below or to the right."""

from typing import Final

from data.ingest import multiple
from data.ingest.sheet import Sheet

MOST_HEADING_ROWS: Final = 4
LONGEST_LABEL: Final = 200


def labels_of(sheet: Sheet, top: int, bottom: int, column: int) -> tuple[str, ...]:
    """A column's heading cells from the outermost in; a merged cell counts once.

    A row of units of measure tells each column's own: `nghìn hộ` under `Tổng số hộ` is
    `Tổng số hộ (nghìn hộ)`.
    """
    labels: list[str] = []
    seen: set[tuple[int, int]] = set()
    for row in range(top, bottom + 1):
        at = (row, column)
        if merged := merged_at(sheet, row, column):
            at = merged[:2]
        elif row < bottom and not sheet.text(row, column) and sheet.text(bottom, column):
            at = _left(sheet, row, column)
        text = sheet.text(*at)
        if text and at not in seen and len(text) <= LONGEST_LABEL:
            labels.append(text)
        seen.add(at)
    if len(labels) > 1 and multiple.is_in_thousands(labels[-1]):
        unit = multiple.bare(labels.pop())
        labels[-1] = f"{labels[-1]} ({unit})"
    return tuple(labels)


def merged_at(sheet: Sheet, row: int, column: int) -> tuple[int, int, int, int] | None:
    """The merged range of a heading's cell; none that hides texts, or reaches over the body."""
    found = sheet.merged(row, column)
    if found is None or found[2] - found[0] >= MOST_HEADING_ROWS:
        return None
    is_hidden = (row, column) != found[:2] and sheet.at(row, column) is not None
    return None if is_hidden else found


def _left(sheet: Sheet, row: int, column: int) -> tuple[int, int]:
    """The cell that an unmerged outer heading starts in, a few columns to the left."""
    while column > 1 and not sheet.text(row, column):
        column -= 1
    return row, column
