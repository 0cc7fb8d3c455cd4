"""Workbooks of Excel before 2007, as xlwt writes them."""

import io
from collections.abc import Sequence
from typing import Any

import xlwt


def old_excel(rows: Sequence[Sequence[Any]], *, font: str = "Arial", name: str = "Sheet1") -> bytes:
    """An .xls of one sheet with these rows, all in one font."""
    book = xlwt.Workbook()
    sheet = book.add_sheet(name)
    style = xlwt.easyxf(f"font: name {font}")
    for row, cells in enumerate(rows):
        for column, content in enumerate(cells):
            if content is not None:
                sheet.write(row, column, content, style)
    return saved(book)


def saved(book: Any) -> bytes:
    body = io.BytesIO()
    book.save(body)
    return body.getvalue()
