"""Tables whose rows are communes, as many as a workbook has, of one period or of several."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from data.ingest import passage, period_column, period_label, period_text, provenance, table_unit
from data.ingest.commune_body import Body, take
from data.ingest.draft import Draft, Remark, UnknownColumn
from data.ingest.error import IngestError, Refusal
from data.ingest.part import Part, titled
from data.ingest.period_column import Dated
from data.ingest.sheet import Sheet
from data.ingest.slot import filled_periods, one_basis, slots_of, tell_left
from data.ingest.wording import Listed, Named
from data.period import Period
from geo.name import fold
from geo.units import edition

AS_OF: Final = "L9"
COMMUNE: Final = re.compile(r"(?:xa|phuong|dac khu|thi tran|x|p)[.\s]+\w")
FEWEST_COMMUNES: Final = 2


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
    dated = period_column.dated(part.table, year=own_year)
    if dated is not None:
        part = _without(part, dated)
    slots, unknown = slots_of(part.table, about=titled(part), year=own_year)
    slots, left = one_basis(slots)
    cutoff_date = provenance.cutoff(part.texts)
    when, remarks = _when(part, cutoff_date, file_name=file_name, year=own_year)
    said = [*filled_periods(part.table, slots), *_periods(dated)]
    if not slots and (when is None or not any(one.is_unclear for one in unknown)):
        raise _no_indicator(part, unknown, file_name=file_name)
    if when is None and dated is None and any(one.period is None for one in slots):
        raise IngestError(Refusal.NO_PERIOD, file=file_name)
    units = table_unit.units_of(part.table, slots, part.texts, file_name=file_name)
    is_dated = bool(said) and (dated is not None or all(one.period for one in slots))
    if when is None and not said:
        raise IngestError(Refusal.NO_PERIOD, file=file_name)
    latest = max(said) if is_dated or when is None else when.period
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
        period=None if when is None or dated is not None else when.period,
        basis=provenance.basis(part.title),
        cutoff_date=cutoff_date,
        columns=[(one, one.columns) for one in slots],
        dated=dated,
        units=units,
        words=passage.columns(part.table),
    )
    result = Draft(
        layout=layout,
        scope=where.scope,
        edition=where.scope_edition,
        period=None if said or when is None else when.period,
        other_period=None if said or when is None else when.other,
        unknown_columns=unknown,
        expected=where.units,
        remarks=remarks,
    )
    result.remarks += tell_left(part.table, left, slots)
    take(result, body)
    return result


def _without(part: Part, dated: Dated) -> Part:
    """The table without the columns that say its rows' periods."""
    labels = {c: one for c, one in part.table.labels.items() if c not in dated.columns}
    return replace(part, table=replace(part.table, labels=labels))


def _periods(dated: Dated | None) -> list[Period]:
    return [] if dated is None else list(dated.periods.values())


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
