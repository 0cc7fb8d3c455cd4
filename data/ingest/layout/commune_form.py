"""One form a commune, as in `Phiếu báo cáo`: who reports above, one indicator a row below."""

import datetime as dt
import re
from dataclasses import dataclass, field
from typing import Final

from data.catalog import Indicator, Kind
from data.ingest import column, period_text, provenance
from data.ingest.draft import (
    Datum,
    Disagreement,
    Draft,
    Figure,
    Repaired,
    Stranger,
    UnknownColumn,
)
from data.ingest.error import IngestError, Refusal
from data.ingest.form import Field
from data.ingest.layout import Asked, Layout
from data.ingest.sheet import Sheet, Workbook
from data.ingest.table import FOOTER
from data.ingest.value import read
from data.model import Basis
from data.period import Period
from geo.match import How, Match, match, match_code, match_province
from geo.name import fold
from geo.units import Level, Unit, edition, parents

ID: Final = "commune_form"
COMMUNE_DIGITS: Final = 5
NAME: Final = re.compile(r"^(ten )?(don vi( bao cao)?|(ubnd )?xa|phuong|dac khu)\b(?!.*\bma\b)")
CODE: Final = re.compile(r"^ma (so )?(don vi|dvhc|xa|dia phuong)")
PROVINCE: Final = re.compile(r"^(thuoc )?(tinh|thanh pho|tinh thanh)\b")
PERIOD: Final = re.compile(r"^(ky|thoi ky|thoi gian|quy|thang)\b.*|^ky bao cao")
CUTOFF: Final = re.compile(r"^(ngay chot|chot so lieu|so lieu (tinh )?den|tinh den)")
VALUE: Final = re.compile(r"^(gia tri|so lieu|ket qua|thuc hien|so bao cao)\b")
ITEM: Final = re.compile(r"^(ten )?(chi tieu|noi dung|tieu chi)\b")
MEASURED_IN: Final = re.compile(r"^(dvt|don vi tinh|dv tinh)\b")
NOTE: Final = re.compile(r"^(ghi chu|giai trinh|dien giai)\b")


@dataclass(slots=True)
class Head:
    """The heading of a form: where each thing stands in its row; columns from 1."""

    row: int
    item: int
    value: int
    measured_in: int | None = None
    note: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """Who reports and for when, as the form says."""

    unit: Unit
    period: Period
    cutoff_date: dt.date | None


@dataclass(slots=True)
class Answers:
    """The labelled cells above the form: what they say and where; row and column from 1."""

    said: dict[str, tuple[str, int, int]] = field(default_factory=dict)

    def text(self, key: str) -> str:
        """What a label's cell says; "" where there is no such label."""
        return self.said.get(key, ("", 0, 0))[0]


def evidence(workbook: Workbook) -> float:
    """Sure where a sheet names its commune above a list of indicators with a value column."""
    return 0.8 if any(_is_form(sheet) for sheet in workbook.sheets) else 0.0


def draft(workbook: Workbook, asked: Asked) -> Draft:
    """Read the form of one commune, the first sheet that is one.

    Raises:
        IngestError: Its province or period is not clear, or is another than was asked for.
    """
    sheet = next(sheet for sheet in workbook.sheets if _is_form(sheet))
    head = _head(sheet)
    if head is None:
        raise IngestError(Refusal.UNKNOWN_LAYOUT, file=workbook.file_name, sheets=sheet.name)
    answers = _answers(sheet, above=head.row)
    texts = [answers.text("period"), *provenance.title(sheet, above=head.row)]
    stated = period_text.periods(texts[0])
    when = provenance.when(
        texts[:1] if len(stated) == 1 else texts[1:],
        sheet_name=sheet.name,
        file_name=workbook.file_name,
    )
    if when is None:
        raise IngestError(Refusal.NO_PERIOD, file=workbook.file_name)
    list_of = edition(when.period.end)
    named = match_province(answers.text("province"), edition=list_of).unit
    around = [f"tỉnh {named.name}"] if named else texts
    code, list_of = provenance.province(
        around, asked=asked.province_code, period=when.period, file_name=workbook.file_name
    )
    result = Draft(
        layout=ID,
        scope=code,
        edition=list_of,
        period=when.period,
        other_period=when.other,
        is_by_column=False,
    )
    unit = _unit(result, answers, sheet)
    if unit is not None:
        sender = Sender(
            unit=unit,
            period=when.period,
            cutoff_date=period_text.date(answers.text("cutoff")),
        )
        _take_rows(result, sheet, head, sender)
    return result


def _is_form(sheet: Sheet) -> bool:
    head = _head(sheet)
    if head is None:
        return False
    answers = _answers(sheet, above=head.row)
    return bool(answers.text("name") or answers.text("code"))


def _head(sheet: Sheet) -> Head | None:
    for row in range(1, sheet.height + 1):
        texts = {column_: fold(text) for column_, text in sheet.row_texts(row)}
        item = next((c for c, text in texts.items() if ITEM.match(text)), None)
        value = next((c for c, text in texts.items() if VALUE.match(text)), None)
        if item is not None and value is not None and item < value:
            return Head(
                row,
                item,
                value,
                next((c for c, text in texts.items() if MEASURED_IN.match(text)), None),
                next((c for c, text in texts.items() if NOTE.match(text)), None),
            )
    return None


def _answers(sheet: Sheet, *, above: int) -> Answers:
    """Each label's answer: the next cell to its right, or what follows its colon."""
    labels = (
        ("code", CODE), ("province", PROVINCE), ("period", PERIOD), ("cutoff", CUTOFF),
        ("name", NAME),
    )  # fmt: skip
    answers = Answers()
    for row in range(1, above):
        cells = list(sheet.row_texts(row))
        for index, (place, text) in enumerate(cells):
            label, _, rest = text.partition(":")
            key = next((key for key, form in labels if form.match(fold(label))), None)
            following = [(place, rest.strip()), *cells[index + 1 :]]
            answer = next(((at, said) for at, said in following if said), None)
            if key is not None and answer is not None and key not in answers.said:
                answers.said[key] = (answer[1], row, answer[0])
    return answers


def _unit(result: Draft, answers: Answers, sheet: Sheet) -> Unit | None:
    """The commune by name and code, which must agree; what is wrong goes into the draft."""
    code, code_row, code_column = answers.said.get("code", ("", 0, 0))
    name, name_row, name_column = answers.said.get("name", ("", 0, 0))
    by_code = match_code(code, level=Level.COMMUNE, edition=result.edition) if code else None
    found = match(name, province_code=result.scope, edition=result.edition)
    by_name = None if found.how is How.FORMER else found.unit
    if by_code is not None and by_name is not None and by_code != by_name:
        place = sheet.name_of(code_row, code_column)
        result.disagreements.append(Disagreement(sheet.name, place, code, name, by_code))
        return None
    unit = by_name or _inside(by_code, result.scope)
    if unit is None:
        place = sheet.name_of(name_row or code_row, name_column or code_column)
        result.strangers.append(_stranger(sheet, place, name or code, found))
    elif by_code is not None and len(code) < COMMUNE_DIGITS:
        place = sheet.name_of(code_row, code_column)
        result.repaired.append(Repaired(sheet.name, place, code, unit))
    return unit


def _inside(unit: Unit | None, province_code: str) -> Unit | None:
    if unit is None:
        return None
    return unit if province_code in {one.code for one in parents(unit.key)} else None


def _stranger(sheet: Sheet, cell: str, text: str, found: Match) -> Stranger:
    return Stranger(sheet.name, cell, text, found.suggestions, found.unit)


def _take_rows(result: Draft, sheet: Sheet, head: Head, sender: Sender) -> None:
    """One figure an indicator; a rate given by two rows, its counts, is one figure."""
    cells: dict[str, dict[Field, Datum]] = {}
    measures: dict[str, Indicator] = {}
    basis: dict[str, Basis] = {}
    for row in range(head.row + 1, sheet.height + 1):
        label = sheet.text(row, head.item)
        if any(FOOTER.match(fold(text)) for _, text in sheet.row_texts(row)):
            break
        if not label:
            continue
        measured_in = sheet.text(row, head.measured_in) if head.measured_in else ""
        named = column.column([label], unit=measured_in)
        if not isinstance(named, column.Column):
            if sheet.at(row, head.value) is not None:
                place = sheet.name_of(row, head.item)
                is_unclear = isinstance(named, column.Unclear)
                result.unknown_columns.append(UnknownColumn(sheet.name, place, label, is_unclear))
            continue
        measure = named.indicator
        measures[measure.id] = measure
        reading = read(
            sheet.at(row, head.value),
            shows_percent=(row, head.value) in sheet.percents,
            is_index=measure.kind is Kind.INDEX and measure.high == 1.0,
        )
        datum = Datum(reading, row, head.value)
        cells.setdefault(measure.id, {}).setdefault(named.field, datum)
        note = sheet.text(row, head.note) if head.note else ""
        basis[measure.id] = _basis(f"{label} {note}")
    for indicator_id, data in cells.items():
        result.figures.append(
            Figure(
                indicator=measures[indicator_id],
                unit=sender.unit.key,
                period=sender.period,
                sheet=sheet.name,
                numerator=data.get(Field.NUMERATOR),
                denominator=data.get(Field.DENOMINATOR),
                value=data.get(Field.VALUE),
                basis=basis[indicator_id],
                cutoff_date=sender.cutoff_date,
            )
        )


def _basis(text: str) -> Basis:
    is_cumulative = period_text.is_cumulative(text)
    if is_cumulative is None:
        return Basis.UNSAID
    return Basis.CUMULATIVE if is_cumulative else Basis.IN_PERIOD


LAYOUT: Final = Layout(id=ID, evidence=evidence, draft=draft)
