"""A province's table by commune, as in `Biểu 01`: one row a commune, indicators as columns."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from data.catalog import Indicator, Kind
from data.ingest import provenance, spelling, table
from data.ingest.draft import Draft, Figure, PrintedTotal, Stranger, datum
from data.ingest.error import IngestError, Refusal
from data.ingest.figure import is_usable, number, statement
from data.ingest.form import Field
from data.ingest.layout import Asked, Layout
from data.ingest.sheet import Workbook
from data.ingest.slot import Slot, slots_of
from data.ingest.table import RowKind, Table
from data.ingest.value import Kind as Said
from data.model import State
from data.period import Period
from geo.match import How, match, match_code
from geo.units import Level, Unit, communes

ID: Final = "commune_table"


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """One table with what its surroundings say."""

    table: Table
    slots: tuple[Slot, ...]
    province_code: str
    edition: dt.date
    period: Period
    cutoff_date: dt.date | None


def evidence(workbook: Workbook) -> float:
    """Sure where a sheet has a table by commune with an indicator the catalogue knows."""
    tables = [found for sheet in workbook.sheets if (found := table.find(sheet))]
    if any(slots_of(one)[0] for one in tables):
        return 0.7
    return 0.2 if tables else 0.0


def draft(workbook: Workbook, asked: Asked) -> Draft:
    """Read every table by commune of a workbook.

    Raises:
        IngestError: Its province or period is not clear, or is another than was asked for.
    """
    drafts = [
        _one(found, asked=asked, file_name=workbook.file_name)
        for sheet in workbook.sheets
        if (found := table.find(sheet))
    ]
    whole = drafts[0]
    for other in drafts[1:]:
        if other.scope != whole.scope:
            raise IngestError(Refusal.NO_PROVINCE, file=workbook.file_name)
        whole.figures += other.figures
        whole.strangers += other.strangers
        whole.respelled += other.respelled
        whole.unknown_columns += other.unknown_columns
        whole.totals += other.totals
        whole.other_period = whole.other_period or other.other_period
    return whole


def _one(found: Table, *, asked: Asked, file_name: str) -> Draft:
    sheet = found.sheet
    texts = provenance.title(sheet, above=found.top)
    when = provenance.when(texts, sheet_name=sheet.name, file_name=file_name)
    if when is None:
        raise IngestError(Refusal.NO_PERIOD, file=file_name)
    code, edition = provenance.province(
        texts, asked=asked.province_code, period=when.period, file_name=file_name
    )
    slots, unknown = slots_of(found)
    body = Body(
        table=found,
        slots=tuple(slots),
        province_code=code,
        edition=edition,
        period=when.period,
        cutoff_date=provenance.cutoff(text for _, _, text in sheet.texts()),
    )
    result = Draft(
        layout=ID,
        scope=code,
        edition=edition,
        period=when.period,
        other_period=when.other,
        unknown_columns=unknown,
        expected=communes(code, edition=edition),
    )
    for row, kind in found.rows():
        if kind is RowKind.DATA:
            _take_row(result, body, row)
        elif kind is RowKind.TOTAL:
            result.totals += _totals(body, row, result.figures)
    return result


def _take_row(result: Draft, body: Body, row: int) -> None:
    unit, stranger = _place(body, row)
    if unit is None:
        if stranger is not None:
            result.strangers.append(stranger)
        return
    spelling.note(result, body.table.sheet, row, body.table.place, unit=unit)
    for slot in body.slots:
        cells = {
            which: datum(body.table.sheet, row, place, measure=slot.indicator)
            for which, place in slot.columns
        }
        result.figures.append(
            Figure(
                indicator=slot.indicator,
                unit=unit.key,
                period=body.period,
                sheet=body.table.sheet.name,
                cutoff_date=body.cutoff_date,
                numerator=cells.get(Field.NUMERATOR),
                denominator=cells.get(Field.DENOMINATOR),
                value=cells.get(Field.VALUE),
            )
        )


def _place(body: Body, row: int) -> tuple[Unit | None, Stranger | None]:
    sheet, found = body.table.sheet, body.table
    name = sheet.text(row, found.place) if found.place else ""
    code = sheet.text(row, found.code) if found.code else ""
    if code:
        by_code = match_code(
            code, level=Level.COMMUNE, edition=body.edition, province_code=body.province_code
        )
        if by_code is not None:
            return by_code, None
    cell = sheet.name_of(row, found.place or found.code or 1)
    matched = match(name or code, province_code=body.province_code, edition=body.edition)
    if matched.unit is not None and matched.how is not How.FORMER:
        return matched.unit, None
    return None, Stranger(sheet.name, cell, name or code, matched.suggestions, matched.unit)


def _totals(body: Body, row: int, figures: list[Figure]) -> Iterator[PrintedTotal]:
    """The numbers of a total row beside what the rows above it come to."""
    here = [figure for figure in figures if figure.sheet == body.table.sheet.name]
    for slot in body.slots:
        mine = [figure for figure in here if figure.indicator.id == slot.indicator.id]
        for which, place in slot.columns:
            printed = datum(body.table.sheet, row, place, measure=slot.indicator)
            if printed.reading.kind is Said.NUMBER:
                computed, reported = _computed(slot.indicator, which, mine)
                yield PrintedTotal(
                    body.table.sheet.name,
                    printed,
                    slot.indicator,
                    which,
                    computed,
                    reported,
                    len(mine),
                )


def _computed(measure: Indicator, which: Field, figures: list[Figure]) -> tuple[float | None, int]:
    """A column's sum; for a rate, the sums of the communes that gave both of its counts."""
    if which is Field.VALUE and measure.kind is not Kind.COUNT:
        told = [one for figure in figures if (one := statement(figure)) is not None]
        counted = [one for one in told if one.state is State.REPORTED and one.denominator > 0]
        whole = sum(one.denominator for one in counted)
        if measure.kind is not Kind.RATE or not whole:
            return None, len(counted)
        return 100 * sum(one.numerator for one in counted) / whole, len(counted)
    readings = [datum.reading for figure in figures for f, datum in figure.data if f is which]
    numbers = [
        found
        for reading in readings
        if is_usable(measure, which, reading)
        and (found := number(measure, which, reading)) is not None
    ]
    return sum(numbers), len(numbers)


LAYOUT: Final = Layout(id=ID, evidence=evidence, draft=draft)
