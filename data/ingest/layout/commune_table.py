"""A province's table by commune, as in `Biểu 01`: one row a commune, indicators as columns."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from data.catalog import Indicator, Kind
from data.ingest import column, provenance, table
from data.ingest.draft import Datum, Draft, Figure, PrintedTotal, Stranger, UnknownColumn
from data.ingest.error import IngestError, Refusal
from data.ingest.figure import is_usable, number, statement
from data.ingest.form import Field
from data.ingest.layout import Asked, Layout
from data.ingest.sheet import Workbook
from data.ingest.table import RowKind, Table
from data.ingest.value import Kind as Said
from data.ingest.value import Reading, read
from data.model import State
from data.period import Period
from geo.match import How, match, match_code
from geo.name import fold
from geo.units import Level, Unit, communes

ID: Final = "commune_table"
NOTES: Final = ("ghi chu", "luu y", "ly do", "nguoi phu trach", "so dien thoai", "dien thoai")


@dataclass(frozen=True, slots=True)
class Slot:
    """The columns of one indicator in one table; None where the table has no such column."""

    indicator: Indicator
    numerator: int | None = None
    denominator: int | None = None
    value: int | None = None

    @property
    def columns(self) -> tuple[tuple[Field, int], ...]:
        """The columns there are, numerator first."""
        all_three = (self.numerator, self.denominator, self.value)
        return tuple((f, c) for f, c in zip(Field, all_three, strict=True) if c is not None)


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
    if any(_slots(one)[0] for one in tables):
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
    slots, unknown = _slots(found)
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


def _slots(found: Table) -> tuple[list[Slot], list[UnknownColumn]]:
    """The indicators of a table, and the headings that name none."""
    fields: dict[str, dict[Field, int]] = {}
    measures: dict[str, Indicator] = {}
    shared: list[tuple[int, set[str]]] = []
    unknown = []
    for number_of, labels in found.labels.items():
        named = column.column(labels)
        divides = column.denominators(labels)
        if divides:
            shared.append((number_of, {one.id for one in divides}))
        if isinstance(named, column.Column):
            measures[named.indicator.id] = named.indicator
            fields.setdefault(named.indicator.id, {}).setdefault(named.field, number_of)
        elif not divides and not any(fold(label).startswith(NOTES) for label in labels):
            place = found.sheet.name_of(found.top, number_of)
            is_unclear = isinstance(named, column.Unclear)
            text = " / ".join(labels)
            unknown.append(UnknownColumn(found.sheet.name, place, text, is_unclear))
    slots = [
        Slot(
            measures[indicator_id],
            numerator=columns.get(Field.NUMERATOR),
            denominator=columns.get(Field.DENOMINATOR, _shared(indicator_id, columns, shared)),
            value=columns.get(Field.VALUE),
        )
        for indicator_id, columns in fields.items()
    ]
    return slots, unknown


def _shared(
    indicator_id: str, columns: dict[Field, int], shared: list[tuple[int, set[str]]]
) -> int | None:
    """The denominator's column for a numerator: the nearest that serves the indicator."""
    numerator = columns.get(Field.NUMERATOR)
    serving = [place for place, ids in shared if indicator_id in ids]
    if numerator is None or not serving:
        return None
    return min(serving, key=lambda place: (abs(place - numerator), place))


def _take_row(result: Draft, body: Body, row: int) -> None:
    unit, stranger = _place(body, row)
    if unit is None:
        if stranger is not None:
            result.strangers.append(stranger)
        return
    for slot in body.slots:
        cells = {
            which: Datum(_read(body, slot.indicator, row, place), row, place)
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


def _read(body: Body, measure: Indicator, row: int, place: int) -> Reading:
    return read(
        body.table.sheet.at(row, place),
        shows_percent=(row, place) in body.table.sheet.percents,
        is_index=measure.kind is Kind.INDEX and measure.high == 1.0,
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
            reading = _read(body, slot.indicator, row, place)
            if reading.kind is Said.NUMBER:
                computed, reported = _computed(slot.indicator, which, mine)
                datum = Datum(reading, row, place)
                yield PrintedTotal(
                    body.table.sheet.name,
                    datum,
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
