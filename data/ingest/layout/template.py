"""The project's own template, filled in: recognised by its mark, read by its machine row."""

import datetime as dt
from typing import Final

from data.catalog import Indicator, indicators
from data.ingest import facts as told
from data.ingest import form
from data.ingest.draft import Draft, Figure, Stranger, UnknownColumn, datum
from data.ingest.error import IngestError, Refusal
from data.ingest.form import Fact, Field
from data.ingest.layout import Asked, Layout
from data.ingest.provenance import known_province
from data.ingest.scope import Scope, scope_of
from data.ingest.sheet import Sheet, Workbook
from geo.match import match_code
from geo.units import FORMER, TODAY, UnitKey, unit

ID: Final = "template"
SURE: Final = 1.0


def evidence(workbook: Workbook) -> float:
    """Sure where the information sheet carries the mark and a sheet the machine row."""
    facts = told.facts_of(workbook)
    return SURE if facts is not None and Fact.SCOPE in facts else 0.0


def draft(workbook: Workbook, asked: Asked) -> Draft:
    """Read a filled template.

    Raises:
        IngestError: Its facts or its machine row were altered, or it is for another
            province than was asked for.
    """
    facts = told.facts_of(workbook) or {}
    name = workbook.file_name
    version = facts.get(Fact.VERSION, "")
    if not version.isdigit():
        raise told.broken(Fact.VERSION, version, file_name=name)
    if int(version) > form.VERSION:
        raise IngestError(Refusal.TEMPLATE_NEWER, file=name, found=version, known=str(form.VERSION))
    edition = told.stated_edition(facts, file_name=name)
    if edition not in {FORMER, TODAY}:
        raise told.broken(Fact.EDITION, edition.isoformat(), file_name=name)
    code = facts.get(Fact.SCOPE, "")
    known_province(code, list_of=edition)
    if asked.province_code not in {None, code}:
        known_province(str(asked.province_code), list_of=edition)
        raise _other_province(code, str(asked.province_code), edition, file_name=name)
    here = scope_of(code, edition=edition)
    sheet = _data_sheet(workbook)
    result = Draft(
        layout=ID,
        scope=code,
        edition=edition,
        period=told.stated_period(facts, file_name=name),
        expected=here.units,
    )
    told.tell(result, facts)
    _take(result, sheet, here, cutoff_date=told.stated_cutoff(facts))
    return result


def _other_province(found: str, asked: str, edition: dt.date, *, file_name: str) -> IngestError:
    def name(code: str) -> str:
        return unit(scope_of(code, edition=edition).place).full_name

    return IngestError(Refusal.OTHER_PROVINCE, file=file_name, found=name(found), asked=name(asked))


def _data_sheet(workbook: Workbook) -> Sheet:
    for sheet in workbook.sheets:
        if any(form.heading(text) for _, text in sheet.row_texts(form.ID_ROW)):
            return sheet
    raise IngestError(Refusal.NO_TEMPLATE_COLUMNS, file=workbook.file_name)


def _take(result: Draft, sheet: Sheet, here: Scope, *, cutoff_date: dt.date | None) -> None:
    columns: dict[str, dict[Field, int]] = {}
    for place, text in sheet.row_texts(form.ID_ROW):
        head = form.heading(text)
        if head is None or head.indicator_id not in indicators():
            cell = sheet.name_of(form.ID_ROW, place)
            result.unknown_columns.append(UnknownColumn(sheet.name, cell, text))
        else:
            columns.setdefault(head.indicator_id, {})[head.field] = place
    units = {one.code for one in here.units}
    for row in range(form.FIRST_UNIT_ROW, sheet.height + 1):
        code = sheet.text(row, form.CODE_COLUMN)
        found = match_code(code, level=here.level, edition=here.edition) if code else None
        if found is not None and found.code in units:
            for indicator_id, places in columns.items():
                measure = indicators()[indicator_id]
                result.figures.append(
                    _figure(result, sheet, row, measure, places, found.key, cutoff_date)
                )
        elif any(True for _ in sheet.row_texts(row)):
            cell = sheet.name_of(row, form.CODE_COLUMN)
            text = f"{code} {sheet.text(row, form.NAME_COLUMN)}".strip()
            result.strangers.append(Stranger(sheet.name, cell, text))


def _figure(
    result: Draft,
    sheet: Sheet,
    row: int,
    measure: Indicator,
    places: dict[Field, int],
    unit_key: UnitKey,
    cutoff_date: dt.date | None,
) -> Figure:
    data = {which: datum(sheet, row, place, measure=measure) for which, place in places.items()}
    if result.period is None:
        raise told.broken(Fact.PERIOD, "", file_name=sheet.name)
    return Figure(
        indicator=measure,
        unit=unit_key,
        period=result.period,
        sheet=sheet.name,
        numerator=data.get(Field.NUMERATOR),
        denominator=data.get(Field.DENOMINATOR),
        value=data.get(Field.VALUE),
        cutoff_date=cutoff_date,
    )


LAYOUT: Final = Layout(id=ID, evidence=evidence, draft=draft)
