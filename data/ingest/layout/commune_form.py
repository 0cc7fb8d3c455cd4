"""One form a commune, as in `Phiếu báo cáo`: who reports above, one indicator a row below."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from data.catalog import indicators
from data.ingest import column, passage, period_text, provenance
from data.ingest.draft import Draft, Figure, Remark, UnknownColumn
from data.ingest.error import IngestError, Refusal
from data.ingest.form import Field
from data.ingest.joining import joined
from data.ingest.layout import Asked, Layout, unrecognised
from data.ingest.line import (
    Line,
    by_indicator,
    line_of,
    read_line,
    refuse_thousands,
    repeats,
)
from data.ingest.sender import answers, commune
from data.ingest.sheet import Sheet, Workbook
from data.ingest.table import FOOTER, LOWEST_HEADING
from data.model import Basis
from data.period import Period
from geo.match import match_province
from geo.name import fold
from geo.units import Unit, edition

ID: Final = "commune_form"
VALUE: Final = re.compile(
    r"^(gia tri|so lieu|ket qua|thuc hien|so bao cao|l[uy]{2} ke|phat sinh|trong (ky|thang|quy))"
    r"\b(?!.*\b((nam|ky|quy|thang) truoc|cung ky)\b)"
)
COMPARED: Final = re.compile(r"\b((nam|ky|quy|thang) truoc|cung ky|so voi|tang|giam)\b|\+/-")
ITEM: Final = re.compile(r"^(ten )?(chi tieu|noi dung|tieu chi)\b")
MEASURED_IN: Final = re.compile(r"^(dvt|don vi tinh|dv tinh)\b")
NOTE: Final = re.compile(r"^(ghi chu|giai trinh|dien giai)\b")


@dataclass(slots=True)
class Head:
    """The heading of a form: where each thing stands in its row; columns from 1.

    `others` could be the column of values too: what adds up the year stands beside what
    happened in the period, which is taken.
    """

    row: int
    item: int
    value: int
    others: tuple[int, ...] = ()
    measured_in: int | None = None
    note: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """Who reports and for when, as the form says."""

    unit: Unit
    period: Period
    cutoff_date: dt.date | None


def evidence(workbook: Workbook) -> float:
    """Sure where a sheet names its commune above a list of indicators with a value column."""
    return 0.8 if any(_is_form(sheet) for sheet in workbook.sheets) else 0.0


def draft(workbook: Workbook, asked: Asked) -> Draft:
    """Read the form of one commune, or of one on each sheet.

    Raises:
        IngestError: Its province or period is not clear, or is another than was asked for.
    """
    sheets = [sheet for sheet in workbook.sheets if _is_form(sheet)]
    return joined(workbook, sheets, lambda sheet: _draft_of(workbook, asked, sheet))


def _draft_of(workbook: Workbook, asked: Asked, sheet: Sheet) -> Draft:
    head = _head(sheet)
    if head is None:
        raise unrecognised(workbook)
    told = answers(sheet, above=head.row)
    texts = [told.text("period"), *provenance.title(sheet, above=head.row)]
    stated = period_text.periods(texts[0])
    when = provenance.when(
        texts[:1] if len(stated) == 1 else texts[1:],
        sheet_name=sheet.name,
        file_name=workbook.file_name,
        answered=sheet.settled.period,
    )
    if when is None:
        raise IngestError(Refusal.NO_PERIOD, file=workbook.file_name)
    list_of = edition(when.period.end)
    named = match_province(told.text("province"), edition=list_of).unit
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
    unit = commune(result, told, sheet)
    if unit is not None:
        sender = Sender(
            unit=unit,
            period=when.period,
            cutoff_date=period_text.date(told.text("cutoff")),
        )
        lines = list(_lines(sheet, head))
        over = sheet.text(head.row, head.value)
        refuse_thousands(sheet, lines, heads=[over], file=workbook.file_name)
        _take_rows(result, sheet, head, lines, sender)
        result.passages += passage.of_form(sheet, below=head.row, unit=unit.key, period=when.period)
    return result


def _is_form(sheet: Sheet) -> bool:
    head = _head(sheet)
    if head is None:
        return False
    told = answers(sheet, above=head.row)
    return bool(told.text("name") or told.text("code"))


def _head(sheet: Sheet) -> Head | None:
    for row in range(1, min(sheet.height, LOWEST_HEADING) + 1):
        texts = {column_: fold(text) for column_, text in sheet.row_texts(row)}
        item = next((c for c, text in texts.items() if ITEM.match(text)), None)
        values = [c for c, text in texts.items() if VALUE.match(text) and c > (item or c)]
        if item is not None and values:
            value = next((c for c in values if not period_text.is_cumulative(texts[c])), values[0])
            return Head(
                row,
                item,
                value,
                tuple(
                    c
                    for c, text in texts.items()
                    if c > item and c != value and (c in values or COMPARED.search(text))
                ),
                next((c for c, text in texts.items() if MEASURED_IN.match(text)), None),
                next((c for c, text in texts.items() if NOTE.match(text)), None),
            )
    return None


def _take_rows(
    result: Draft, sheet: Sheet, head: Head, lines: Sequence[Line], sender: Sender
) -> None:
    """One figure an indicator; a rate given by two rows, its counts, is one figure."""
    for line in lines:
        is_read = isinstance(line.names, column.Column) or line.divides
        if not is_read and sheet.at(line.row, head.value) is not None:
            cell = sheet.name_of(line.row, head.item)
            is_unclear = isinstance(line.names, column.Unclear)
            result.unknown_columns.append(UnknownColumn(sheet.name, cell, line.label, is_unclear))
    for indicator_id, cells in by_indicator(lines).items():
        measure = indicators()[indicator_id]
        data = {
            which: read_line(
                sheet, line, head.value, measure=measure, which=which, key=sender.unit.key
            )
            for which, line in cells.items()
        }
        said = " ".join(f"{line.label} {line.note}" for line in cells.values())
        result.figures.append(
            Figure(
                indicator=measure,
                unit=sender.unit.key,
                period=sender.period,
                sheet=sheet.name,
                numerator=data.get(Field.NUMERATOR),
                denominator=data.get(Field.DENOMINATOR),
                value=data.get(Field.VALUE),
                basis=_basis(f"{said} {sheet.text(head.row, head.value)}"),
                cutoff_date=sender.cutoff_date,
            )
        )
    _tell_others(result, sheet, head, lines)
    result.figures += repeats(result.figures, sheet, head.value, lines)


def _tell_others(result: Draft, sheet: Sheet, head: Head, lines: Sequence[Line]) -> None:
    """Name the columns of values that are left out beside the one that is read."""
    kept = sheet.text(head.row, head.value)
    for place in head.others:
        if all(sheet.at(line.row, place) is None for line in lines):
            continue
        text = sheet.text(head.row, place)
        is_other = _basis(text) is Basis.CUMULATIVE and _basis(kept) is not Basis.CUMULATIVE
        variant = "_other_basis" if is_other else "_comparison"
        values = {"text": text, "kept": kept}
        cell = sheet.name_of(head.row, place)
        result.remarks.append(Remark("L7", sheet.name, cell, variant, values))


def _lines(sheet: Sheet, head: Head) -> Iterator[Line]:
    for row in range(head.row + 1, sheet.height + 1):
        if any(FOOTER.match(fold(text)) for _, text in sheet.row_texts(row)):
            return
        if passage.is_announced(sheet, row):
            return
        if label := sheet.text(row, head.item):
            measured_in = sheet.text(row, head.measured_in) if head.measured_in else ""
            note = sheet.text(row, head.note) if head.note else ""
            yield line_of(row, label, note=note, measured_in=measured_in)


def _basis(text: str) -> Basis:
    is_cumulative = period_text.is_cumulative(text)
    if is_cumulative is None:
        return Basis.UNSAID
    return Basis.CUMULATIVE if is_cumulative else Basis.IN_PERIOD


LAYOUT: Final = Layout(id=ID, evidence=evidence, draft=draft)
