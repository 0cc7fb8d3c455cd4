"""Provinces side by side, as in DTI tables: one row a province, or a province and a year."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice
from typing import Final

from data.catalog import Indicator, Kind
from data.ingest import (
    period_label,
    period_text,
    provenance,
    province_row,
    spelling,
    stranger,
    table_unit,
)
from data.ingest.column_head import said_of_table
from data.ingest.datum import MOST_OF_PROVINCE, Datum, datum
from data.ingest.draft import Draft, Figure, Remark, Stranger, UnknownColumn
from data.ingest.error import IngestError, Refusal
from data.ingest.figure import POINTS
from data.ingest.form import Field
from data.ingest.layout import Asked, Layout
from data.ingest.meaning import Role
from data.ingest.part import Part, parts_of, titled
from data.ingest.provenance import known_province
from data.ingest.sheet import Workbook
from data.ingest.slot import OTHER_LEVELS, Slot, one_basis, slots_of, tell_left
from data.ingest.table import RowKind
from data.ingest.value import Kind as Said
from data.period import Period, PeriodError, parse
from geo.match import match_code, match_province
from geo.name import fold
from geo.units import FORMER, NATION, TODAY, Level, children, edition

ID: Final = "province_table"
PROVINCE: Final = re.compile(
    r"^(ten )?(cac )?(tinh|thanh pho|tp|don vi|dia phuong)( (tinh|thanh pho|tp|dia phuong))*$"
)
YEAR_HEAD: Final = re.compile(r"^(nam|ky|ky bao cao|thoi gian|nam bao cao|nam danh gia)$")
POINTS_HEAD: Final = re.compile(r"\bdiem\b|\bthang( diem)? 1[.]?000\b")
ROWS_TO_JUDGE: Final = 100
FEWEST: Final = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """One table with what its surroundings say.

    Args:
        part: The table.
        slots: The columns of each indicator.
        year: Column of the year or period, or None.
        period: The period of the whole, where the title or a tab says one.
        told: What is left out.
    """

    part: Part
    slots: tuple[Slot, ...]
    year: int | None
    period: Period | None
    told: tuple[Remark, ...] = ()


def evidence(workbook: Workbook) -> float:
    """Sure where most rows of a table name provinces and a heading a figure of provinces.

    A table with no heading but of figures that only communes have is read to say so.
    """
    read = [bool(body.slots) for body, _ in _bodies(workbook)]
    return 0.8 if any(read) else 0.1 if read else 0.0


def draft(workbook: Workbook, asked: Asked) -> Draft:
    """Read every table by province.

    Raises:
        IngestError: A period is not clear, or the workbook is sent for a single province
            that it does not name alone.
    """
    return joined(_bodies(workbook), workbook, asked)


def joined(
    bodies: Iterable[tuple[Body, list[UnknownColumn]]], workbook: Workbook, asked: Asked
) -> Draft:
    """One draft of several tables by province; see `draft`."""
    result = Draft(layout=ID, scope=NATION.code)
    for body, unknown in bodies:
        result.unknown_columns += unknown
        result.remarks += body.told
        if body.year is None and body.period is None and any(not s.period for s in body.slots):
            raise IngestError(Refusal.NO_PERIOD, file=workbook.file_name)
        found, name = body.part.table, workbook.file_name
        units = table_unit.units_of(found, body.slots, body.part.texts, file_name=name)
        for row, kind in found.rows():
            if kind is RowKind.DATA:
                _take_row(result, body, row, units)
    editions = {figure.unit.valid_from for figure in result.figures}
    result.edition = FORMER if editions == {FORMER} else TODAY
    periods = {figure.period for figure in result.figures}
    result.period = periods.pop() if len(periods) == 1 else None
    _confine(result, asked.province_code, file_name=workbook.file_name)
    return result


def _confine(result: Draft, asked: str | None, *, file_name: str) -> None:
    """A table sent for one province may hold no other's figures."""
    if asked in {None, NATION.code}:
        return
    known_province(str(asked))
    others = [one.unit for one in result.figures if one.unit.code != asked]
    if others or not result.figures:
        found = "VN" if not others else _name(others[0].code, others[0].valid_from)
        wanted = _name(str(asked), TODAY)
        raise IngestError(Refusal.OTHER_PROVINCE, file=file_name, found=found, asked=wanted)
    result.scope = str(asked)
    result.edition = TODAY


def _name(code: str, since: dt.date) -> str:
    found = match_code(code, level=Level.PROVINCE, edition=since)
    return code if found is None else found.full_name


def _bodies(workbook: Workbook) -> Iterator[tuple[Body, list[UnknownColumn]]]:
    for sheet in workbook.sheets:
        for part in parts_of(sheet, place=PROVINCE):
            body, unknown = body_of(part, workbook)
            is_known = body.slots or any(one.role in OTHER_LEVELS for one in unknown)
            if is_known and are_provinces(part):
                yield body, unknown


def body_of(part: Part, workbook: Workbook) -> tuple[Body, list[UnknownColumn]]:
    """A table with the columns that provinces report, and the headings that name nothing."""
    stem = workbook.file_name.rpartition(".")[0]
    found, sheet = part.table, part.table.sheet
    heads = {place: fold(labels[-1]) for place, labels in found.labels.items() if labels}
    said = said_of_table(found).items()
    year = next((c for c, one in said if one.role == Role.PERIOD), None) or next(
        (c for c, text in heads.items() if YEAR_HEAD.fullmatch(text)), None
    )
    columns = {c: one for c, one in found.labels.items() if c != year}
    own_year = period_label.year_of(part.title) or period_label.year_in_name(stem)
    level, table = Level.PROVINCE, replace(found, labels=columns)
    slots, unknown = slots_of(table, about=titled(part, level=level), year=own_year, level=level)
    when = provenance.when(
        part.title, sheet_name=sheet.name, file_name=f"{stem}.xlsx", answered=sheet.settled.period
    )
    slots, left = one_basis(slots)
    known = tuple(slots)
    told = tuple(tell_left(found, left, known))
    period = None if when is None else when.period
    return Body(part=part, slots=known, year=year, period=period, told=told), unknown


def are_provinces(part: Part) -> bool:
    """Whether most rows of a table name provinces."""
    found = part.table
    data = (row for row, kind in found.rows() if kind is RowKind.DATA)
    rows = list(islice(data, ROWS_TO_JUDGE))
    names = [found.sheet.text(row, found.place or 1) for row in rows]
    return bool(names) and sum(province_row.is_province(name) for name in names) > FEWEST * len(
        names
    )


def _take_row(result: Draft, body: Body, row: int, units: Mapping[int, str]) -> None:
    found, sheet = body.part.table, body.part.table.sheet
    own = _period(sheet.text(row, body.year)) if body.year else None
    name = sheet.text(row, found.place or 1)
    for slot in body.slots:
        period = own or slot.period or body.period
        if period is None:
            if body.year:
                text = f"{name}: {sheet.text(row, body.year)}"
                cell = sheet.name_of(row, body.year)
                result.strangers.append(Stranger(sheet.name, cell, text))
            return
        cells = {
            which: _datum(body, row, place, measure=slot.indicator, unit=units.get(place, ""))
            for which, place in slot.columns
        }
        unit = province_row.unit_of(name, period, _of(body, row, slot.period))
        if unit is None:
            unit = stranger.settled(result, _unknown(body, row, name, period), sheet)
        elif slot is body.slots[0]:
            spelling.note(result, sheet, row, found.place, unit=unit)
        if unit is None:
            return
        figure = Figure(
            indicator=slot.indicator,
            unit=unit.key,
            period=period,
            sheet=sheet.name,
            numerator=cells.get(Field.NUMERATOR),
            denominator=cells.get(Field.DENOMINATOR),
            value=cells.get(Field.VALUE),
            basis=slot.basis,
        )
        result.figures.append(figure)


def _unknown(body: Body, row: int, name: str, period: Period) -> Stranger:
    sheet, list_of = body.part.table.sheet, edition(period.end)
    return Stranger(
        sheet.name,
        sheet.name_of(row, body.part.table.place or 1),
        name,
        match_province(name, edition=list_of).suggestions,
        among=children(NATION, edition=list_of),
    )


def _datum(body: Body, row: int, column: int, *, measure: Indicator, unit: str) -> Datum:
    """A cell; above 1 in a column of points, it is on the scale of 1,000."""
    sheet = body.part.table.sheet
    one = datum(sheet, row, column, measure=measure, unit=unit, most=MOST_OF_PROVINCE)
    is_index = measure.kind is Kind.INDEX and measure.high == 1.0
    head = " ".join(fold(label) for label in body.part.table.labels[column])
    in_points = is_index and bool(POINTS_HEAD.search(head)) and one.reading.kind is Said.NUMBER
    if in_points and (one.reading.value or 0.0) > 1:
        return one._replace(reading=replace(one.reading, unit=POINTS))
    return one


def _of(body: Body, row: int, period: Period | None) -> int | None:
    """How many provinces a row's rank of a period is among: 63 in `27/63`."""
    for slot in body.slots:
        if slot.indicator.kind is Kind.RANK and slot.value and slot.period == period:
            said = datum(body.part.table.sheet, row, slot.value, measure=slot.indicator).reading
            if said.kind is Said.FRACTION and said.other:
                return int(said.other)
    return None


def _period(text: str) -> Period | None:
    try:
        return parse(text)
    except PeriodError:
        found = period_text.periods(text)
        return found[0] if len(found) == 1 else None


LAYOUT: Final = Layout(id=ID, evidence=evidence, draft=draft)
