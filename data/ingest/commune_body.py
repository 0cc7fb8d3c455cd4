"""The rows of one table by commune: whose they are, what they say, and what adds them up."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from data.ingest import agreement, founding, passage, spelling, stranger
from data.ingest.adding import is_average, row_totals
from data.ingest.datum import Datum, datum
from data.ingest.draft import Disagreement, Draft, Figure, Remark, Stranger, UnreadRow
from data.ingest.form import Field
from data.ingest.indicator_rows import SUB_ROW, SUBSET
from data.ingest.period_column import Dated
from data.ingest.progress import Step, tell
from data.ingest.provenance import Where
from data.ingest.slot import Slot
from data.ingest.table import RowKind, Table
from data.model import Basis
from data.passage import Subject
from data.period import Period
from geo.match import How, match, match_code, match_province
from geo.name import fold
from geo.units import FORMER, Level, Unit

DISTRICT: Final = re.compile(r"(huyen|thi xa|thanh pho|tp|quan)\b")

PROVINCE: Final = re.compile(r"(tinh|thanh pho|tp)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """One table with what its surroundings say.

    `columns` are those of each slot; `dated` the periods that its rows say themselves; `units`
    the units of measure of columns in thousands; `words` the columns of difficulties and tasks.
    """

    table: Table
    slots: tuple[Slot, ...]
    where: Where
    period: Period | None
    basis: Basis
    cutoff_date: dt.date | None
    columns: Sequence[tuple[Slot, tuple[tuple[Field, int], ...]]]
    units: Mapping[int, str]
    words: Mapping[int, Subject]
    dated: Dated | None = None


class _Sum(NamedTuple):
    """A row that adds up others: figures `start` to `end`, of the rows `first` to `last`."""

    row: int
    start: int
    end: int
    first: int
    last: int


def take(result: Draft, body: Body) -> None:
    """Read the rows; rows that add up others are checked once all of them are read."""
    sums: list[_Sum] = []
    totals: list[_Sum] = []
    strange: list[int] = []
    section: int | None = None
    start, first = 0, body.table.first
    district = ""
    for row, kind in [*_rows(body), (body.table.last + 1, RowKind.SECTION)]:
        tell(Step.MATCH, row, body.table.last)
        if kind is RowKind.DATA:
            strange += [] if _take_row(result, body, row, district=district) else [row]
        elif kind is not RowKind.BLANK:
            end = len(result.figures)
            above = _Sum(row, start, end, first, row - 1)
            sums += [] if section is None else [above._replace(row=section)]
            sums += [above] if kind is RowKind.SUBTOTAL else []
            totals += [above] if kind is RowKind.TOTAL else []
            section, start = (row if kind is RowKind.SECTION else None), end
            first = row + 1
            district = body.table.sheet.text(row, body.table.place or 1) if section else district
    last_total = max((one.row for one in totals if not is_average(body.table, one.row)), default=0)
    for one in totals:  # the first or last row adds up all, others those above
        adds_all = one.row >= last_total or not one.end or one.start == one.end
        every = _Sum(one.row, 0, len(result.figures), body.table.first, body.table.last)
        sums.append(every if adds_all else one)
    for row, start, end, first, last in sums:
        result.totals += row_totals(
            body.table,
            body.slots,
            row,
            result.figures[start:end],
            period=body.period,
            strange=[one for one in strange if first <= one <= last],
            units=body.units,
        )


def _rows(body: Body) -> Iterator[tuple[int, RowKind]]:
    """The rows of the table; among former communes a district's own row heads its communes."""
    for row, kind in body.table.rows():
        name = fold(body.table.sheet.text(row, body.table.place or 1))
        is_district = body.where.edition == FORMER and DISTRICT.match(name)
        if kind is RowKind.DATA and _is_province(body, row, name):
            yield row, RowKind.TOTAL
        else:
            yield row, RowKind.SECTION if kind is RowKind.DATA and is_district else kind


def _is_province(body: Body, row: int, folded: str) -> bool:
    """Whether a row is of the whole province, `TỈNH QUẢNG NGÃI`: it adds up the communes."""
    if not PROVINCE.match(folded):
        return False
    name = body.table.sheet.text(row, body.table.place or 1)
    found = match_province(name, edition=body.where.scope_edition).unit
    return found is not None and found.code == body.where.scope


def _is_subset(body: Body, row: int) -> bool:
    """Whether a row is a part of the one above: `Trong đó: nữ`, `- Đoàn viên` without a number."""
    found = body.table
    text = found.sheet.text(row, found.place or 1)
    if SUBSET.match(fold(text)):
        return True
    is_numbered = bool(found.ordinal and found.sheet.text(row, found.ordinal))
    has_code = bool(found.code and found.sheet.text(row, found.code))
    return bool(SUB_ROW.match(text)) and not is_numbered and not has_code


def _take_row(result: Draft, body: Body, row: int, *, district: str) -> bool:
    """Read one row; whether its unit is known, or it is a part of another."""
    unit, unknown = _place(result, body, row, district=district)
    if unknown is not None and _is_subset(body, row):
        sheet = body.table.sheet
        cell, text = sheet.name_of(row, body.table.place or 1), unknown.text
        result.remarks.append(Remark("L7", sheet.name, cell, "_subset", {"text": text}))
        return True
    if unknown is not None:
        unit = stranger.settled(result, unknown, body.table.sheet)
    elif unit is not None:
        spelling.note(result, body.table.sheet, row, body.table.place, unit=unit)
    if unit is None:
        return False
    own = None if body.dated is None else body.dated.periods.get(row)
    if body.dated is not None and own is None:
        _tell_undated(result, body, row, body.dated)
        return True
    result.passages += passage.of_row(
        body.table, row, body.words, unit=unit.key, period=own or body.period
    )
    for slot, columns in body.columns:
        period = slot.period or own or body.period
        if period is None:
            continue
        cells = _cells(body, row, slot, columns)
        figure = Figure(
            indicator=slot.indicator,
            unit=unit.key,
            period=period,
            sheet=body.table.sheet.name,
            basis=body.basis if slot.basis == Basis.UNSAID else slot.basis,
            cutoff_date=None if slot.period or own else body.cutoff_date,
            numerator=cells.get(Field.NUMERATOR),
            denominator=cells.get(Field.DENOMINATOR),
            value=cells.get(Field.VALUE),
        )
        if slot.period is not None or own is not None:
            name = body.table.sheet.text(row, body.table.place or 1)
            if not founding.existed(result, figure, name=name):
                continue
        result.figures.append(figure)
    return True


def _cells(
    body: Body, row: int, slot: Slot, columns: tuple[tuple[Field, int], ...]
) -> dict[Field, Datum]:
    sheet, units = body.table.sheet, body.units
    return {
        which: datum(sheet, row, place, measure=slot.indicator, unit=units.get(place, ""))
        for which, place in columns
    }


def _tell_undated(result: Draft, body: Body, row: int, dated: Dated) -> None:
    sheet, first = body.table.sheet, dated.columns[0]
    text = " ".join(sheet.text(row, column) for column in dated.columns).strip()
    cell = sheet.name_of(row, first)
    result.unread_rows.append(UnreadRow(sheet.name, cell, "ingest.what_period", text))


def _name(found: Table, row: int) -> str:
    """The name in a row, which a cell merged downwards gives to each row that it covers."""
    if not found.place:
        return ""
    name = found.sheet.text(row, found.place)
    merged = None if name else found.sheet.merged(row, found.place)
    is_below = merged is not None and merged[1] == merged[3] and merged[0] >= found.first
    return found.sheet.text(merged[0], merged[1]) if merged and is_below else name


def _place(
    result: Draft, body: Body, row: int, *, district: str
) -> tuple[Unit | None, Stranger | None]:
    """A row's unit; a stranger, where the list does not decide; none where code and name differ."""
    sheet, found, where = body.table.sheet, body.table, body.where
    name = _name(body.table, row)
    code = sheet.text(row, found.code) if found.code else ""
    by_code = _by_code(code, where)
    if by_code is not None and agreement.is_own(name, by_code):
        return by_code, None
    matched = match(
        name or code,
        province_code=where.code,
        edition=where.edition,
        code_edition=where.code_edition,
        district=district if where.edition == FORMER else "",
    )
    if by_code is not None:
        if not agreement.contradicts(name, matched, by_code):
            return by_code, None
        cell = sheet.name_of(row, found.code or 1)
        result.disagreements.append(Disagreement(sheet.name, cell, code, name, by_code))
        return None, None
    cell = sheet.name_of(row, found.place or found.code or 1)
    if matched.unit is not None and (matched.how is not How.FORMER or where.edition == FORMER):
        return matched.unit, None
    return None, Stranger(
        sheet.name, cell, name or code, matched.suggestions, matched.unit, among=where.units
    )


def _by_code(code: str, where: Where) -> Unit | None:
    """The table's unit with this code; None where it has none."""
    if not code:
        return None
    within = where.code if where.code_edition == where.edition else None
    found = match_code(code, level=Level.COMMUNE, edition=where.edition, province_code=within)
    return found if found is not None and (within or found in where.units) else None
