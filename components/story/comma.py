"""What a view shows as CSV: the rows of its tables, numbers in full, codes where there are none."""

import csv
import io
from typing import Final

from components.story.character import clean
from components.story.shown import Column, Shown, Table
from data.export import guarded, number_text
from text import say

EXCEL_MARK: Final = "utf-8-sig"
"""A mark at its start, which Excel needs to read Vietnamese."""


def as_csv(one: Shown) -> bytes:
    """The tables below each other, the columns of all in their order; else why there are none.

    Each row says what a file that is read by machines cannot say above them: the view, its
    revision, its source and whether figures are invented.

    Args:
        one: The view.
    """
    file = io.StringIO()
    table = csv.writer(file)
    if not one.tables:
        table.writerow([clean(one.problem or one.title)])
        return file.getvalue().encode(EXCEL_MARK)
    heads = list(dict.fromkeys(head(each) for table in one.tables for each in table.columns))
    named = [say("download.column_table")] if len(one.tables) > 1 else []
    last = [say(f"download.column_{name}") for name in ("note", "mark", "revision", "source")]
    told = [guarded(clean(text)) for text in (one.note, one.mark, one.revision, one.source)]
    table.writerow([*named, *map(guarded, heads), *last])
    for each in one.tables:
        before = [guarded(clean(each.title))] if named else []
        for row in _rows(each, heads):
            table.writerow([*before, *row, *told])
    return file.getvalue().encode(EXCEL_MARK)


def head(column: Column) -> str:
    """What it is called, with its unit."""
    title = clean(column.title)
    return f"{title} ({column.unit})" if column.unit and column.unit not in title else title


def _rows(one: Table, heads: list[str]) -> list[list[str]]:
    by = {head(column): column for column in one.columns}
    return [[_cell(by[name], at) if name in by else "" for name in heads] for at in range(len(one))]


def _cell(column: Column, at: int) -> str:
    """A number with just its digits, a text, the code of what is missing; else nothing."""
    value = column.values[at]
    if isinstance(value, str):
        return guarded(clean(value))
    if value is not None:
        return number_text(value)
    return column.codes[at] if column.codes else ""
