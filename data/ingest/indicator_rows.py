"""Tables whose rows are indicators: results, plans and comparisons stand side by side."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from data.catalog import Indicator, indicators
from data.ingest import column, founding, period_label, period_text, provenance, table, tier
from data.ingest.column_role import Role, roles
from data.ingest.datum import Datum
from data.ingest.draft import Draft, Figure, Remark, UnknownColumn
from data.ingest.form import Field
from data.ingest.line import (
    Line,
    by_indicator,
    line_of,
    read_line,
    refuse_thousands,
    repeats,
)
from data.ingest.sheet import Sheet
from data.ingest.slot import other_basis
from data.ingest.table import SECTION, RowKind, Table
from data.model import Basis
from data.period import Period
from geo.name import fold
from geo.units import UnitKey

ITEM: Final = re.compile(r"^(ten )?(cac )?(chi tieu|tieu chi|noi dung)( .*)?$")
MEASURED_IN: Final = re.compile(r"\b(dvt|don vi tinh|dv tinh)\b")
CODES: Final = re.compile(r"\(\s*(?P<part>\d{1,3})\s*[/:]\s*(?P<whole>\d{1,3})\s*\)")
SUBSET: Final = re.compile(r"^trong do\b")
SUB_ROW: Final = re.compile(r"^[-+•*]")
LAST_YEAR: Final = re.compile(r"\bnam truoc\b|\bcung ky\b")
LAST_PERIOD: Final = re.compile(r"\b(ky|quy|thang) truoc\b")
ESTIMATE: Final = re.compile(r"\buoc\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Results:
    """One column of results; `labels` as it is headed."""

    place: int
    period: Period
    is_estimate: bool
    basis: Basis


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """Whose figures a table holds: the place and what its titles say of the figures."""

    unit: UnitKey
    basis: Basis


def find(sheet: Sheet) -> Table | None:
    """The first table of a sheet whose rows are indicators; None where there is none."""
    return table.find(sheet, place=ITEM)


def take(
    result: Draft, found: Table, *, period: Period | None, subject: Subject, file_name: str
) -> None:
    """Put the results of a table into a draft, and say what was left out.

    Args:
        result: The draft.
        found: The table.
        period: The one its title states; a column may state its own.
        subject: Whose figures they are.
        file_name: Of the workbook.

    Raises:
        IngestError: A note tells that its counts are in thousands.
    """
    lines = list(_lines(result, found))
    places = _results(result, found, period)
    heads = [" ".join(found.labels[one.place]) for one in places]
    refuse_thousands(found.sheet, lines, heads=heads, file=file_name)
    tiered = [line for line in lines if line.names is None and tier.tiers(line.label)]
    _tell_unknown(result, found, [one for one in lines if one not in tiered], places)
    for one in places:
        start = len(result.figures)
        for indicator_id, rows in by_indicator(lines).items():
            measure = indicators()[indicator_id]
            data = {
                which: read_line(
                    found.sheet, line, one.place, measure=measure, which=which, key=subject.unit
                )
                for which, line in rows.items()
            }
            said = " ".join(f"{line.label} {line.note}" for line in rows.values())
            _add(result, found, measure, data, one, subject, said=said)
        result.figures += repeats(result.figures[start:], found.sheet, one.place, lines)
        for line in tiered:
            for measure, cell in tier.levels(found.sheet, line.row, one.place, label=line.label):
                _add(result, found, measure, {Field.VALUE: cell}, one, subject, said=line.label)


def _results(result: Draft, found: Table, stated: Period | None) -> list[Results]:
    """The columns of results, each period once; the others are named."""
    places: list[Results] = []
    for place, role in roles(found).items():
        text = " / ".join(found.labels[place])
        cell = found.sheet.name_of(found.top, place)
        filled = [row for row, _ in found.rows() if found.sheet.at(row, place) is not None]
        if role is Role.TARGET and filled:
            values = {"text": text, "count": len(filled)}
            result.remarks.append(Remark("L7", found.sheet.name, cell, "_target", values))
        period = _period(found.labels[place], stated) if role is Role.RESULT else None
        if period is not None:
            is_estimate = bool(ESTIMATE.search(fold(text)))
            one = Results(
                place=place, period=period, is_estimate=is_estimate, basis=provenance.basis([text])
            )
            _add_results(result, found, places, one)
        elif role in {Role.COMPARISON, Role.RESULT} and filled:
            remark = Remark("L7", found.sheet.name, cell, "_comparison", {"text": text})
            result.remarks.append(remark)
    return places


def _add_results(result: Draft, found: Table, places: list[Results], new: Results) -> None:
    """Take one column of results a period: of the period itself before what adds up the year."""
    at = next((at for at, one in enumerate(places) if one.period == new.period), None)
    if at is None:
        places.append(new)
        return
    kept, left = places[at], new
    if kept.basis is Basis.CUMULATIVE and left.basis is not Basis.CUMULATIVE:
        kept, left = left, kept
    places[at] = kept
    if all(found.sheet.at(row, left.place) is None for row, _ in found.rows()):
        return
    if left.basis is Basis.CUMULATIVE and kept.basis is not Basis.CUMULATIVE:
        result.remarks.append(other_basis(found, left.place, kept.place))
        return
    cell = found.sheet.name_of(found.top, left.place)
    values = {"text": " / ".join(found.labels[left.place])}
    result.remarks.append(Remark("L7", found.sheet.name, cell, "_comparison", values))


def _period(labels: tuple[str, ...], stated: Period | None) -> Period | None:
    text = " ".join(labels)
    said = period_text.periods(text)
    own, _ = period_label.over_column(labels[-1:], year=stated.year if stated else None)
    if len(said) == 1 or own is not None:
        return own if own is not None else said[0]
    if stated is None:
        return None
    if LAST_YEAR.search(fold(text)):
        return stated.year_before()
    return stated.previous() if LAST_PERIOD.search(fold(text)) else stated


def _lines(result: Draft, found: Table) -> Iterator[Line]:
    """Each row that names something, but for subsets, which are named and left out."""
    sheet, item = found.sheet, found.place or 1
    unit_column = next(
        (c for c, labels in found.labels.items() if MEASURED_IN.search(fold(" ".join(labels)))),
        None,
    )
    note_column = next(
        (c for c, labels in found.labels.items() if fold(labels[-1]).startswith("ghi chu")), None
    )
    filled = [c for c, role in roles(found).items() if role is Role.RESULT]
    codes: dict[str, column.Column | column.Unclear | None] = {}
    is_subset = False
    is_of_index = column.speaks_of_index(text for _, _, text in sheet.texts())
    for row, kind in found.rows():
        label = sheet.text(row, item)
        has_result = any(sheet.at(row, place) is not None for place in filled)
        if kind is RowKind.BLANK or not label or (_heads_rows(found, row) and not has_result):
            continue
        is_subset = bool(SUBSET.match(fold(label)) or (is_subset and SUB_ROW.match(label)))
        if is_subset:
            if has_result:
                cell = sheet.name_of(row, item)
                result.remarks.append(Remark("L7", sheet.name, cell, "_subset", {"text": label}))
            continue
        measured_in = sheet.text(row, unit_column) if unit_column else ""
        note = sheet.text(row, note_column) if note_column else ""
        one = line_of(row, label, note=note, measured_in=measured_in, is_of_index=is_of_index)
        if one.names is None:
            one = replace(one, names=_quotient(label, codes))
        if found.code:
            codes[sheet.text(row, found.code).lstrip("0")] = one.names
        yield one


def _heads_rows(found: Table, row: int) -> bool:
    """Whether a row is a section's: numbered in Roman or by a letter, as `I | Hạ tầng số`."""
    ordinal = found.sheet.text(row, found.ordinal) if found.ordinal else ""
    return bool(SECTION.match(fold(ordinal)))


def _quotient(
    label: str, codes: Mapping[str, column.Column | column.Unclear | None]
) -> column.Column | None:
    """`Tỷ lệ (%) (03/01)` is the rate whose numerator stands in the row with the code 03."""
    found = CODES.search(label)
    part = codes.get(found["part"].lstrip("0")) if found else None
    if isinstance(part, column.Column) and part.field is Field.NUMERATOR:
        return column.Column(part.indicator, Field.VALUE)
    return None


def _add(
    result: Draft,
    found: Table,
    measure: Indicator,
    data: Mapping[Field, Datum],
    results: Results,
    subject: Subject,
    *,
    said: str,
) -> None:
    is_cumulative = period_text.is_cumulative(said)
    unsaid = subject.basis if results.basis is Basis.UNSAID else results.basis
    bases = {None: unsaid, True: Basis.CUMULATIVE, False: Basis.IN_PERIOD}
    figure = Figure(
        indicator=measure,
        unit=subject.unit,
        period=results.period,
        sheet=found.sheet.name,
        numerator=data.get(Field.NUMERATOR),
        denominator=data.get(Field.DENOMINATOR),
        value=data.get(Field.VALUE),
        basis=bases[is_cumulative],
        is_estimate=results.is_estimate,
    )
    if founding.existed(result, figure, is_own=True):
        result.figures.append(figure)


def _tell_unknown(result: Draft, found: Table, lines: list[Line], places: list[Results]) -> None:
    for line in lines:
        is_read = isinstance(line.names, column.Column) or line.divides
        if not is_read and any(found.sheet.at(line.row, one.place) is not None for one in places):
            cell = found.sheet.name_of(line.row, found.place or 1)
            is_unclear = isinstance(line.names, column.Unclear)
            one = UnknownColumn(found.sheet.name, cell, line.label, is_unclear)
            result.unknown_columns.append(one)
