"""The sheet of the template that holds the figures: heads, units, and what may be typed."""

from collections.abc import Sequence
from typing import Any, Final

import pandas as pd
from xlsxwriter.worksheet import Worksheet

from data.catalog import Indicator, Kind, indicator
from data.ingest import form
from data.ingest.form import Field, Heading
from data.ingest.look import Look, at
from data.ingest.markup import cell_name
from data.ingest.printing import cell_value
from data.ingest.scope import Scope
from data.ingest.validation import limit
from text import Language, say, speaking

COLUMN_WIDTH: Final = 14


def draw(
    sheet: Worksheet,
    columns: Sequence[Heading],
    here: Scope,
    *,
    look: Look,
    heading: str,
    notice: str,
    values: pd.DataFrame | None,
) -> None:
    """Write title, heads, units, the figures there are, and the limits of what is typed."""
    _heads(sheet, columns, look=look, heading=heading, notice=notice)
    _body(sheet, columns, here, look=look, values=values)
    _limits(sheet, columns, here)


def _heads(
    sheet: Worksheet,
    columns: Sequence[Heading],
    *,
    look: Look,
    heading: str,
    notice: str,
) -> None:
    sheet.write_string(*at(form.TITLE_ROW, 1), heading, look.title)
    sheet.write_string(*at(form.NOTICE_ROW, 1), notice, look.notice)
    for column, key in (
        (form.CODE_COLUMN, "ingest.template_code"),
        (form.NAME_COLUMN, "ingest.template_name"),
    ):
        top, bottom = at(form.INDICATOR_ROW, column), at(form.FIELD_ROW, column)
        sheet.merge_range(*top, *bottom, say(key), look.head)
        sheet.write_blank(*at(form.ID_ROW, column), None, look.machine)
    for column, head in enumerate(columns, start=form.FIRST_FIELD_COLUMN):
        measure = indicator(head.indicator_id)
        _indicator_head(sheet, columns, column, look=look)
        sheet.write_string(*at(form.FIELD_ROW, column), label(measure, head.field), look.head)
        sheet.write_string(*at(form.ID_ROW, column), str(head), look.machine)
        sheet.write_comment(
            *at(form.FIELD_ROW, column), _note(measure), {"x_scale": 3, "y_scale": 2}
        )
    sheet.set_column(0, 0, 9)
    sheet.set_column(1, 1, 26)
    sheet.set_column(2, 1 + max(len(columns), 1), COLUMN_WIDTH)
    sheet.set_row(form.INDICATOR_ROW - 1, 62)
    sheet.set_row(form.FIELD_ROW - 1, 62)
    sheet.set_row(form.ID_ROW - 1, 11)
    sheet.freeze_panes(form.FIRST_UNIT_ROW - 1, form.FIRST_FIELD_COLUMN - 1)


def _indicator_head(
    sheet: Worksheet,
    columns: Sequence[Heading],
    column: int,
    *,
    look: Look,
) -> None:
    place = column - form.FIRST_FIELD_COLUMN
    indicator_id = columns[place].indicator_id
    if place and columns[place - 1].indicator_id == indicator_id:
        return
    name = indicator(indicator_id).name()
    width = sum(head.indicator_id == indicator_id for head in columns)
    start = at(form.INDICATOR_ROW, column)
    if width == 1:
        sheet.write_string(*start, name, look.head)
    else:
        sheet.merge_range(*start, *at(form.INDICATOR_ROW, column + width - 1), name, look.head)


def _body(
    sheet: Worksheet,
    columns: Sequence[Heading],
    here: Scope,
    *,
    look: Look,
    values: pd.DataFrame | None,
) -> None:
    filled = _filled(here, values)
    for row, one in enumerate(here.units, start=form.FIRST_UNIT_ROW):
        sheet.write_string(*at(row, form.CODE_COLUMN), one.code, look.fixed)
        sheet.write_string(*at(row, form.NAME_COLUMN), one.full_name, look.fixed)
        for column, head in enumerate(columns, start=form.FIRST_FIELD_COLUMN):
            figure = filled.get((head.indicator_id, one.code))
            shown = None if figure is None else cell_value(figure, head=head)
            if shown is None:
                sheet.write_blank(*at(row, column), None, look.entry)
            else:
                sheet.write(*at(row, column), shown, look.entry)


def _limits(sheet: Worksheet, columns: Sequence[Heading], here: Scope) -> None:
    last = form.FIRST_UNIT_ROW + len(here.units) - 1
    for column, head in enumerate(columns, start=form.FIRST_FIELD_COLUMN):
        first = cell_name(form.FIRST_UNIT_ROW, column)
        beside = cell_name(form.FIRST_UNIT_ROW, column + 1)
        rule = limit(indicator(head.indicator_id), field=head.field, cell=first, neighbour=beside)
        sheet.data_validation(f"{first}:{cell_name(last, column)}", rule)
    sheet.protect("", {"format_columns": True, "format_rows": True, "format_cells": True})


def _filled(here: Scope, values: pd.DataFrame | None) -> dict[tuple[str, str], dict[str, Any]]:
    if values is None:
        return {}
    outside = set(values["unit_code"]) - {one.code for one in here.units}
    if outside:
        msg = f"Units outside {here.code} ({here.edition}): {', '.join(sorted(outside))}"
        raise ValueError(msg)
    return {
        (str(row["indicator_id"]), str(row["unit_code"])): {str(k): v for k, v in row.items()}
        for row in values.to_dict(orient="records")
    }


def label(measure: Indicator, field: Field) -> str:
    """The heading of a column, below its indicator's."""
    match field:
        case Field.NUMERATOR:
            return say("ingest.template_numerator", name=measure.numerator())
        case Field.DENOMINATOR:
            return say("ingest.template_denominator", name=measure.denominator())
        case Field.VALUE if measure.kind is Kind.YES_NO:
            return say("ingest.template_yes_no")
        case Field.VALUE:
            unit_name = measure.unit().strip()
            return say("ingest.template_value", unit=f" ({unit_name})" if unit_name else "")


def _note(measure: Indicator) -> str:
    with speaking(Language.VI):
        vietnamese = f"{measure.name()}\n{measure.definition()}"
    with speaking(Language.EN):
        return f"{vietnamese}\n\n{measure.name()}\n{measure.definition()}"
