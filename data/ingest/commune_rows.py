"""Tables whose rows are communes, as many as a workbook has, of one period or of several."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from data.catalog import Kind
from data.ingest import multiple, period_label, period_text, provenance, spelling, stranger
from data.ingest.adding import row_totals
from data.ingest.draft import Draft, Figure, Remark, Stranger, UnknownColumn, datum
from data.ingest.error import IngestError, Refusal
from data.ingest.form import Field
from data.ingest.indicator_rows import SUB_ROW, SUBSET
from data.ingest.part import Part, titled
from data.ingest.progress import Step, tell
from data.ingest.provenance import Where
from data.ingest.sheet import Sheet
from data.ingest.slot import Slot, filled_periods, one_basis, slots_of
from data.ingest.table import RowKind, Table
from data.ingest.value import Kind as Said
from data.ingest.wording import Listed, Named
from data.model import Basis
from data.period import Period
from geo.match import How, match, match_code
from geo.name import fold
from geo.units import FORMER, TODAY, Level, Unit, edition

NAMESAKE: Final = "P7"
RESTATED: Final = "P8"
DISTRICT: Final = re.compile(r"(huyen|thi xa|thanh pho|tp|quan)\b")
AS_OF: Final = "L9"
COMMUNE: Final = re.compile(r"(?:xa|phuong|dac khu|thi tran|x|p)[.\s]+\w")
FEWEST_COMMUNES: Final = 2
IN_THOUSANDS: Final = re.compile(r"_(?:thousand|million)\b|_(?:thousand|million)_")
"""Indicators that are themselves counted in thousands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """One table with what its surroundings say; `columns` are those of each slot."""

    table: Table
    slots: tuple[Slot, ...]
    where: Where
    period: Period | None
    basis: Basis
    cutoff_date: dt.date | None
    columns: Sequence[tuple[Slot, tuple[tuple[Field, int], ...]]]


def read(
    part: Part,
    *,
    layout: str,
    asked: str | None,
    file_name: str,
    year: int | None = None,
    around: Sequence[str] = (),
) -> Draft:
    """What one table says.

    Args:
        part: The table.
        layout: Id for the draft.
        asked: The province it is sent for, or None.
        file_name: Of the workbook.
        year: The year that the rest of the workbook reports on, where it is but one.
        around: Texts of the rest that may name the province.

    Raises:
        IngestError: Its province or period is not clear, or is another than was asked for.
    """
    sheet = part.table.sheet
    own_year = (
        period_label.year_of(part.title)
        or period_label.year_in_name(sheet.name)
        or period_label.year_of(part.head)
        or period_label.year_in_name(file_name.rpartition(".")[0])
        or year
    )
    slots, unknown = slots_of(part.table, about=titled(part), year=own_year)
    slots, left = one_basis(slots)
    cutoff_date = provenance.cutoff(part.texts)
    when, remarks = _when(part, cutoff_date, file_name=file_name, year=own_year)
    dated = filled_periods(part.table, slots)
    if not slots and (when is None or not any(one.is_unclear for one in unknown)):
        raise _no_indicator(part, unknown, file_name=file_name)
    if when is None and any(one.period is None for one in slots):
        raise IngestError(Refusal.NO_PERIOD, file=file_name)
    heads = [
        " ".join(part.table.labels[place])
        for one in slots
        if not IN_THOUSANDS.search(one.indicator.id)
        for which, place in one.columns
        if which is not Field.VALUE or one.indicator.kind is Kind.COUNT
    ]
    if heads:
        multiple.refuse(part.title, heads=heads, sheet=sheet, file_name=file_name)
    is_dated = bool(dated) and all(one.period for one in slots)
    latest = max(dated) if is_dated or when is None else when.period
    counted_to = cutoff_date if cutoff_date and not is_dated else latest.end
    where = provenance.where(
        [*part.title, *part.head, *around],
        asked=asked,
        list_of=edition(counted_to),
        file_name=file_name,
    )
    body = Body(
        table=part.table,
        slots=tuple(slots),
        where=where,
        period=None if when is None else when.period,
        basis=provenance.basis(part.title),
        cutoff_date=cutoff_date,
        columns=[(one, one.columns) for one in slots],
    )
    result = Draft(
        layout=layout,
        scope=where.scope,
        edition=where.scope_edition,
        period=None if dated or when is None else when.period,
        other_period=None if dated or when is None else when.other,
        unknown_columns=unknown,
        expected=where.units,
        remarks=remarks,
    )
    result.remarks += [_other_basis(part.table, one) for one in left]
    _take(result, body)
    return result


def _other_basis(found: Table, slot: Slot) -> Remark:
    """What is told of cumulative columns beside those of the period itself."""
    place = slot.columns[0][1]
    values = {
        "text": " / ".join(found.labels[place]),
        "indicator": Named(slot.indicator.short_name),
    }
    cell = found.sheet.name_of(found.top, place)
    return Remark("L7", found.sheet.name, cell, "_other_basis", values)


def _no_indicator(part: Part, unknown: list[UnknownColumn], *, file_name: str) -> IngestError:
    sheet = part.table.sheet
    heads = Listed(tuple(one.text for one in unknown), joint=", ")
    cell = sheet.name_of(part.table.top, part.table.place or part.table.code or 1)
    row = [fold(text) for _, text in sheet.row_texts(part.table.top)]
    if sum(bool(COMMUNE.match(text)) for text in row) >= FEWEST_COMMUNES:
        return IngestError(Refusal.TURNED, file=file_name, sheet=sheet.name, cell=cell)
    return IngestError(
        Refusal.NO_INDICATOR, file=file_name, sheet=sheet.name, cell=cell, found=heads
    )


def _when(
    part: Part, cutoff_date: dt.date | None, *, file_name: str, year: int | None
) -> tuple[provenance.When | None, list[Remark]]:
    """The table's period; from the day it counts up to where nothing else says, and told so."""
    name = part.table.sheet.name
    for texts in (part.title, part.head):
        found = provenance.when(texts, sheet_name=name, file_name=file_name, year=year)
        if found is not None:
            return found, []
    if part.table.sheet.settled.period is not None:
        return provenance.When(part.table.sheet.settled.period), []
    return as_of_day(part.table.sheet, cutoff_date)


def as_of_day(sheet: Sheet, day: dt.date | None) -> tuple[provenance.When | None, list[Remark]]:
    """The longest period that ends on the day up to which a sheet counts, and what is told."""
    period = period_text.ending(day) if day else None
    if period is None:
        return None, []
    values = {"day": day, "period": Named(period.label)}
    return provenance.When(period), [Remark(AS_OF, sheet.name, "", values=values)]


def _take(result: Draft, body: Body) -> None:
    """Read the rows; rows that add up others are checked once all of them are read."""
    sums: list[tuple[int, int, int]] = []  # a row, and the first and last figures it adds up
    totals: list[tuple[int, int, int]] = []
    section: int | None = None
    start = 0
    district = ""
    for row, kind in [*_rows(body), (0, RowKind.SECTION)]:
        tell(Step.MATCH, row, body.table.last)
        if kind is RowKind.DATA:
            _take_row(result, body, row, district=district)
        elif kind is not RowKind.BLANK:
            end = len(result.figures)
            sums += [] if section is None else [(section, start, end)]
            sums += [(row, start, end)] if kind is RowKind.SUBTOTAL else []
            totals += [(row, start, end)] if kind is RowKind.TOTAL else []
            section, start = (row if kind is RowKind.SECTION else None), end
            district = body.table.sheet.text(row, body.table.place or 1) if section else district
    for row, start, end in totals:  # the first or last row adds up all, others those above
        adds_all = row == totals[-1][0] or not end
        sums.append((row, 0, len(result.figures)) if adds_all else (row, start, end))
    for row, start, end in sums:
        figures = result.figures[start:end]
        result.totals += row_totals(body.table, body.slots, row, figures, period=body.period)


def _rows(body: Body) -> Iterator[tuple[int, RowKind]]:
    """The rows of the table; among former communes a district's own row heads its communes."""
    for row, kind in body.table.rows():
        name = fold(body.table.sheet.text(row, body.table.place or 1))
        is_district = body.where.edition == FORMER and DISTRICT.match(name)
        yield row, RowKind.SECTION if kind is RowKind.DATA and is_district else kind


def _is_subset(body: Body, row: int) -> bool:
    """Whether a row is a part of the one above: `Trong đó: nữ`, `- Đoàn viên` without a number."""
    found = body.table
    text = found.sheet.text(row, found.place or 1)
    if SUBSET.match(fold(text)):
        return True
    is_numbered = bool(found.ordinal and found.sheet.text(row, found.ordinal))
    has_code = bool(found.code and found.sheet.text(row, found.code))
    return bool(SUB_ROW.match(text)) and not is_numbered and not has_code


def _take_row(result: Draft, body: Body, row: int, *, district: str) -> None:
    unit, unknown = _place(body, row, district=district)
    if unknown is not None and _is_subset(body, row):
        sheet = body.table.sheet
        cell, text = sheet.name_of(row, body.table.place or 1), unknown.text
        result.remarks.append(Remark("L7", sheet.name, cell, "_subset", {"text": text}))
        return
    if unknown is not None:
        unit = stranger.settled(result, unknown, body.table.sheet)
    elif unit is not None:
        spelling.note(result, body.table.sheet, row, body.table.place, unit=unit)
    if unit is None:
        return
    for slot, columns in body.columns:
        cells = {
            which: datum(body.table.sheet, row, place, measure=slot.indicator)
            for which, place in columns
        }
        period = slot.period or body.period
        if period is None:
            continue
        figure = Figure(
            indicator=slot.indicator,
            unit=unit.key,
            period=period,
            sheet=body.table.sheet.name,
            basis=body.basis if slot.basis == Basis.UNSAID else slot.basis,
            cutoff_date=None if slot.period else body.cutoff_date,
            numerator=cells.get(Field.NUMERATOR),
            denominator=cells.get(Field.DENOMINATOR),
            value=cells.get(Field.VALUE),
        )
        if slot.period is None or _existed(result, body, figure, unit, row):
            result.figures.append(figure)


def _existed(result: Draft, body: Body, figure: Figure, unit: Unit, row: int) -> bool:
    """Whether a column's figure can be of this unit; a blank from before it was is no figure.

    Where a former unit had the same name, the figure may be of that one: it is asked.
    """
    if unit.valid_from != TODAY or figure.period.end >= TODAY:
        return True
    if all(one.reading.kind is Said.BLANK for _, one in figure.data):
        return False
    name = body.table.sheet.text(row, body.table.place or 1)
    former = match(name, province_code=body.where.code, edition=FORMER, code_edition=TODAY)
    values = {
        "unit": unit.full_name,
        "period": Named(figure.period.label),
        "since": TODAY,
        "text": figure.data[0][1].reading.raw,
    }
    rule = RESTATED if former.unit is None else NAMESAKE
    result.remarks.append(Remark(rule, figure.sheet, figure.cell, values=values))
    return former.unit is None


def _place(body: Body, row: int, *, district: str) -> tuple[Unit | None, Stranger | None]:
    sheet, found, where = body.table.sheet, body.table, body.where
    name = sheet.text(row, found.place) if found.place else ""
    code = sheet.text(row, found.code) if found.code else ""
    if code:
        within = where.code if where.code_edition == where.edition else None
        by_code = match_code(code, level=Level.COMMUNE, edition=where.edition, province_code=within)
        if by_code is not None and (within or by_code in where.units):
            return by_code, None
    cell = sheet.name_of(row, found.place or found.code or 1)
    matched = match(
        name or code,
        province_code=where.code,
        edition=where.edition,
        code_edition=where.code_edition,
        district=district if where.edition == FORMER else "",
    )
    if matched.unit is not None and (matched.how is not How.FORMER or where.edition == FORMER):
        return matched.unit, None
    return None, Stranger(
        sheet.name, cell, name or code, matched.suggestions, matched.unit, among=where.units
    )
