"""The heat map as a workbook: numbers with their formats, codes where there are none."""

import io
from typing import Any, Final

import pandas as pd

from components import sentence
from components.comparison import Comparison
from components.heat_table import HeatTable, ink_on
from components.row import each
from data.catalog import Indicator, Kind, indicator
from data.query.figure import HAS_VALUE
from text import language, say

HEAD_ROW: Final = 6
FIRST_ROW: Final = 8
NAMES: Final = 2  # columns of code and name
WIDTH: Final = 13


def as_workbook(one: Comparison, table: HeatTable, *, source: str) -> bytes:
    """Rows and columns in the order seen; colours of the light theme; prints on pages one wide.

    Args:
        one: The figures.
        table: What is seen of them, in the light theme.
        source: Where they come from, in words.
    """
    import xlsxwriter  # noqa: PLC0415 - 3 MB, for files alone

    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    sheet = book.add_worksheet(say("compare.sheet"))
    bold = book.add_format({"bold": True, "font_size": 13})
    sheet.write(0, 0, _title(one), bold)
    told = (
        say("compare.sheet_codes"),
        source,
        sentence.revision(),
        say("page.demonstration_help") if one.is_demonstration else "",
    )
    for row, text in enumerate(told, start=1):
        sheet.write_string(row, 0, text)
    _heads(book, sheet, one, table)
    _cells(book, sheet, table)
    sheet.freeze_panes(FIRST_ROW, NAMES)
    sheet.set_column(0, 0, 9)
    sheet.set_column(1, 1, 28)
    sheet.set_column(NAMES, NAMES + len(table.columns) - 1, WIDTH)
    sheet.set_landscape()
    sheet.set_paper(8)  # A3
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(HEAD_ROW - 1, FIRST_ROW - 1)
    book.close()
    return file.getvalue()


def _title(one: Comparison) -> str:
    return " · ".join((one.selection.place.label(language()), one.period.label()))


def _heads(book: Any, sheet: Any, one: Comparison, table: HeatTable) -> None:  # noqa: ANN401
    """Group, indicator and unit with target above each column; code and name of each row."""
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "border": 1})
    small = book.add_format({"text_wrap": True, "valign": "top", "border": 1, "italic": True})
    sheet.set_row(HEAD_ROW, 62)
    sheet.write(HEAD_ROW, 0, say("compare.code"), head)
    sheet.write(HEAD_ROW, 1, one.level_words, head)
    sheet.write(HEAD_ROW + 1, 1, say("compare.unit_and_target"), small)
    for at, line in enumerate(table.columns):
        measure, target = indicator(line.id), one.targets.get(line.id)
        sheet.write(HEAD_ROW - 1, NAMES + at, line.band, head)
        sheet.write(HEAD_ROW, NAMES + at, line.full_name, head)
        goal = f"{target.operator.sign} {target.value:g}".strip() if target else ""
        words = "; ".join(part for part in (measure.unit(), goal) if part)
        sheet.write(HEAD_ROW + 1, NAMES + at, words, small)
    for at, line in enumerate(table.rows):
        sheet.write_string(FIRST_ROW + at, 0, line.id)
        sheet.write_string(FIRST_ROW + at, 1, line.full_name)


def _cells(book: Any, sheet: Any, table: HeatTable) -> None:  # noqa: ANN401
    """A number where there is one, else the code of its state; never an empty cell."""
    formats: dict[tuple[str, str], Any] = {}
    for row in each(table.cells):
        measure = indicator(row.indicator_id)
        ground = row.colour if row.state in HAS_VALUE and pd.notna(row.class_index) else ""
        key = (number_format(measure), ground)
        if key not in formats:
            look = {"num_format": key[0], "border": 1, "border_color": "#D3DADE"}
            fill = {"bg_color": ground, "font_color": ink_on(ground)} if ground else {}
            formats[key] = book.add_format(look | fill)
        at = (FIRST_ROW + row.row, NAMES + row.column)
        if row.state in HAS_VALUE:
            sheet.write_number(*at, row.value, formats[key])
        else:
            sheet.write_string(*at, str(row.state), formats[key])


def number_format(measure: Indicator) -> str:
    """As the catalogue prints it: rates are percent already and stay numbers."""
    if measure.kind is Kind.YES_NO:
        return "0"
    return "#,##0" + ("." + "0" * measure.decimals if measure.decimals else "")
