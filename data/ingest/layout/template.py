"""The project's own template, filled in: recognised by its mark, read by its machine row."""

import datetime as dt
from collections.abc import Mapping
from typing import Final

from data.catalog import Indicator, indicators
from data.ingest import facts as told
from data.ingest import form, spelling, stranger
from data.ingest.datum import datum
from data.ingest.draft import Damage, Disagreement, Draft, Figure, Remark, Repaired, Stranger
from data.ingest.error import IngestError, Refusal
from data.ingest.facts import Facts
from data.ingest.foot import LEFT_OUT, below
from data.ingest.form import Fact, Field
from data.ingest.layout import Asked, Layout
from data.ingest.machine_row import columns_of, has_codes
from data.ingest.provenance import known_province
from data.ingest.scope import Scope, scope_of
from data.ingest.sheet import Sheet, Workbook
from data.period import Period
from geo.match import How, match, match_code, match_province
from geo.units import FORMER, TODAY, Level, Unit, UnitKey, unit
from text import Language, say, speaking

ID: Final = "template"
SURE: Final = 1.0


def evidence(workbook: Workbook) -> float:
    """Sure where the information sheet carries the mark, or a sheet the machine row."""
    facts = told.facts_of(workbook)
    if facts is not None and Fact.SCOPE in facts.said:
        return SURE
    return SURE if facts is None and any(has_codes(sheet) for sheet in workbook.sheets) else 0.0


def draft(workbook: Workbook, asked: Asked) -> Draft:
    """Read a filled template.

    Raises:
        IngestError: Its facts or its machine row were altered, or it is for another
            province than was asked for.
    """
    facts = told.facts_of(workbook)
    name = workbook.file_name
    if facts is None:
        _refuse_hidden(workbook, "ingest.template_facts_sheet")
        raise IngestError(Refusal.TEMPLATE_NO_FACTS, file=name)
    here = _scope(facts, asked, file_name=name)
    sheet = _data_sheet(workbook)
    period = told.stated_period(facts, file_name=name)
    result = Draft(
        layout=ID,
        scope=here.code,
        edition=here.edition,
        period=period,
        expected=here.units,
    )
    told.tell(result, facts, file_name=name)
    cutoff_date = told.stated_cutoff(facts)
    if cutoff_date is None and (text := facts.get(Fact.CUTOFF_DATE)):
        cell = facts.cell(Fact.CUTOFF_DATE)
        result.damages.append(Damage(facts.sheet, cell, "_day", {"text": text}))
    _take(result, sheet, here, period=period, cutoff_date=cutoff_date)
    return result


def _scope(facts: Facts, asked: Asked, *, file_name: str) -> Scope:
    version = facts.get(Fact.VERSION)
    if not version.isdigit():
        raise told.broken(facts, Fact.VERSION, version, file_name=file_name)
    if int(version) > form.VERSION:
        known = str(form.VERSION)
        raise IngestError(Refusal.TEMPLATE_NEWER, file=file_name, found=version, known=known)
    edition = told.stated_edition(facts, file_name=file_name)
    if edition not in {FORMER, TODAY}:
        raise told.broken(facts, Fact.EDITION, edition.isoformat(), file_name=file_name)
    code = facts.get(Fact.SCOPE)
    known_province(code, list_of=edition)
    if asked.province_code not in {None, code}:
        known_province(str(asked.province_code), list_of=edition)
        raise _other_province(code, str(asked.province_code), edition, file_name=file_name)
    return scope_of(code, edition=edition)


def _other_province(found: str, asked: str, edition: dt.date, *, file_name: str) -> IngestError:
    def name(code: str) -> str:
        return unit(scope_of(code, edition=edition).place).full_name

    return IngestError(Refusal.OTHER_PROVINCE, file=file_name, found=name(found), asked=name(asked))


def _data_sheet(workbook: Workbook) -> Sheet:
    for sheet in workbook.sheets:
        if has_codes(sheet):
            return sheet
    _refuse_hidden(workbook, "ingest.template_data_sheet")
    raise IngestError(Refusal.NO_TEMPLATE_COLUMNS, file=workbook.file_name)


def _refuse_hidden(workbook: Workbook, key: str) -> None:
    """Refuse a form whose sheet of this name, in either language, is hidden."""
    for spoken in Language:
        with speaking(spoken):
            name = say(key)
        if name in workbook.hidden_sheets:
            raise IngestError(Refusal.TEMPLATE_HIDDEN, file=workbook.file_name, sheet=name)


def _take(
    result: Draft, sheet: Sheet, here: Scope, *, period: Period, cutoff_date: dt.date | None
) -> None:
    columns = columns_of(sheet)
    result.damages += columns.damages
    result.unknown_columns += columns.others
    for row in range(form.FIRST_UNIT_ROW, sheet.height + 1):
        found = _unit(result, sheet, row, here)
        if found is None:
            continue
        for indicator_id, places in columns.of.items():
            measure = indicators()[indicator_id]
            figure = _figure(sheet, row, measure, places, found.key, period, cutoff_date)
            result.figures.append(figure)


def _unit(result: Draft, sheet: Sheet, row: int, here: Scope) -> Unit | None:
    """The unit of a row by its code, which its name must not contradict."""
    code, name = sheet.text(row, form.CODE_COLUMN), sheet.text(row, form.NAME_COLUMN)
    found = match_code(code, level=here.level, edition=here.edition) if code else None
    if found is None or found not in here.units:
        return _tell_row(result, sheet, row, here)
    cell = sheet.name_of(row, form.CODE_COLUMN)
    if name and not _bears(found, name, here):
        result.disagreements.append(Disagreement(sheet.name, cell, code, name, found))
        return None
    spelling.note(result, sheet, row, form.NAME_COLUMN, unit=found)
    if len(code) < len(found.code):
        result.repaired.append(Repaired(sheet.name, cell, code, found))
    return found


def _bears(one: Unit, name: str, here: Scope) -> bool:
    """Whether a name is, or may be, that of a unit; the list has namesakes."""
    if name == one.full_name:
        return True
    if here.level is Level.PROVINCE:
        found = match_province(name, edition=here.edition)
    else:
        found = match(name, province_code=here.code, edition=here.edition)
    return found.unit == one or (found.how is How.AMBIGUOUS and one in found.suggestions)


def _tell_row(result: Draft, sheet: Sheet, row: int, here: Scope) -> Unit | None:
    """A row without a unit: nothing, something below the table, or a unit that is not known."""
    texts = dict(sheet.row_texts(row))
    if not texts:
        return None
    code, name = sheet.text(row, form.CODE_COLUMN), sheet.text(row, form.NAME_COLUMN)
    cell = sheet.name_of(row, min(texts))
    has_figures = any(column >= form.FIRST_FIELD_COLUMN for column in texts)
    kind = below(texts.values(), has_figures=has_figures or code.isdigit())
    if kind is not None:
        result.remarks.append(Remark(LEFT_OUT, sheet.name, cell, kind.value))
    else:
        told_ = f"{code} {name}".strip() or texts[min(texts)]
        unknown = Stranger(sheet.name, cell, told_, code=code, among=here.units)
        return stranger.settled(result, unknown, sheet)
    return None


def _figure(
    sheet: Sheet,
    row: int,
    measure: Indicator,
    places: Mapping[Field, int],
    unit_key: UnitKey,
    period: Period,
    cutoff_date: dt.date | None,
) -> Figure:
    data = {which: datum(sheet, row, place, measure=measure) for which, place in places.items()}
    return Figure(
        indicator=measure,
        unit=unit_key,
        period=period,
        sheet=sheet.name,
        numerator=data.get(Field.NUMERATOR),
        denominator=data.get(Field.DENOMINATOR),
        value=data.get(Field.VALUE),
        cutoff_date=cutoff_date,
    )


LAYOUT: Final = Layout(id=ID, evidence=evidence, draft=draft)
