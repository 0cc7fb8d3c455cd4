"""A commune's consolidation of its villages: one row a village, who has reported beside it."""

import math
import re
from collections.abc import Mapping, Sequence
from typing import Final

from data.ingest import provenance, spelling, stranger, table_unit, village
from data.ingest.adding import printed_total
from data.ingest.datum import datum
from data.ingest.draft import Draft, Figure, Remark, Stranger
from data.ingest.error import IngestError, Refusal
from data.ingest.figure import is_usable
from data.ingest.form import Field
from data.ingest.layout import Asked, Layout
from data.ingest.part import Part, parts_of, titled
from data.ingest.sender import titled_commune
from data.ingest.sheet import Sheet, Workbook
from data.ingest.slot import Slot, one_basis, slots_of, tell_left
from data.ingest.table import PLACE, RowKind
from data.ingest.value import Kind as Said
from data.ingest.wording import Listed, Named
from data.model import Basis
from geo.match import How
from geo.name import fold
from geo.units import Unit, edition

ID: Final = "village_table"
VILLAGE_WORDS: Final = "thon|ban|to dan pho|tdp|khu pho|kp|ap|buon|bon|xom|phum|khom|khu dan cu"
VILLAGE: Final = re.compile(rf"^(ten )?(cac )?({VILLAGE_WORDS})( ({VILLAGE_WORDS}))*$")


def evidence(workbook: Workbook) -> float:
    """Sure where a sheet has a table by village with an indicator the catalogue knows."""
    return 0.75 if any(_parts(workbook)) else 0.0


def draft(workbook: Workbook, asked: Asked) -> Draft:
    """Read the first table by village; its sums are the commune's figures.

    Raises:
        IngestError: Its province or period is not clear, or is another than was asked for.
    """
    part = _parts(workbook)[0]
    found, sheet = part.table, part.table.sheet
    when = provenance.when(
        part.title,
        sheet_name=sheet.name,
        file_name=workbook.file_name,
        answered=sheet.settled.period,
    )
    if when is None:
        raise IngestError(Refusal.NO_PERIOD, file=workbook.file_name)
    where = provenance.where(
        part.title,
        asked=asked.province_code,
        list_of=edition(when.period.end),
        file_name=workbook.file_name,
    )
    slots, unknown = slots_of(found, about=titled(part))
    slots, left = one_basis(slots)
    units = table_unit.units_of(found, slots, part.texts, file_name=workbook.file_name)
    result = Draft(
        layout=ID,
        scope=where.scope,
        edition=where.scope_edition,
        period=when.period,
        other_period=when.other,
        unknown_columns=unknown,
        remarks=tell_left(found, left, slots),
    )
    texts = [*part.title, sheet.name, workbook.file_name.rpartition(".")[0].replace("_", " ")]
    unit = _commune(result, texts, where, sheet)
    if unit is not None:
        _take(result, part, slots, unit, units=units)
    return result


def _parts(workbook: Workbook) -> list[Part]:
    parts = (part for sheet in workbook.sheets for part in parts_of(sheet, place=VILLAGE))
    return [
        part
        for part in parts
        if not _names_communes(part) and slots_of(part.table, about=titled(part))[0]
    ]


def _names_communes(part: Part) -> bool:
    """Whether a column beside the villages names their communes: they are of several then."""
    return any(PLACE.match(fold(one)) for labels in part.table.labels.values() for one in labels)


def _commune(
    result: Draft, texts: Sequence[str], where: provenance.Where, sheet: Sheet
) -> Unit | None:
    """The commune that the title, the tab or the file's name names."""
    written, found = titled_commune(texts, where)
    if found is not None and found.unit is not None and found.how is not How.FORMER:
        spelling.note_title(result, sheet, written, unit=found.unit)
        return found.unit
    suggestions, former = ((), None) if found is None else (found.suggestions, found.unit)
    text = written or " ".join(texts[:1])
    unknown = Stranger(sheet.name, "", text, suggestions, former, among=where.units)
    return stranger.settled(result, unknown, sheet)


def _take(
    result: Draft, part: Part, slots: Sequence[Slot], unit: Unit, *, units: Mapping[int, str]
) -> None:
    found, sheet = part.table, part.table.sheet
    kinds = list(found.rows())
    rows = [row for row, kind in kinds if kind is RowKind.DATA]
    totals = [row for row, kind in kinds if kind is RowKind.TOTAL]
    if not rows or result.period is None:
        return
    for slot in village.not_added(slots):
        heading = {"text": " / ".join(found.labels[slot.columns[0][1]])}
        place = sheet.name_of(found.top, slot.columns[0][1])
        result.remarks.append(Remark("L7", sheet.name, place, "_not_added", heading))
    for one in village.sums(sheet, slots, rows=rows, home=(totals or rows)[0], units=units):
        figure = Figure(
            indicator=one.indicator,
            unit=unit.key,
            period=result.period,
            sheet=sheet.name,
            basis=provenance.basis(part.title) if one.basis == Basis.UNSAID else one.basis,
            cutoff_date=provenance.cutoff(part.texts),
            numerator=one.cells.get(Field.NUMERATOR),
            denominator=one.cells.get(Field.DENOMINATOR),
            value=one.cells.get(Field.VALUE),
            is_estimate=bool(one.silent and one.reported),
        )
        result.figures.append(figure)
        if one.silent and one.reported:
            names = tuple(sheet.text(row, found.place or 1) for row in one.silent)
            values = {
                "indicator": Named(one.indicator.short_name),
                "reported": len(one.reported),
                "of": len(rows),
                "names": Listed(names, joint=", "),
            }
            result.remarks.append(Remark("R2", sheet.name, figure.cell, values=values))
        for row in totals:
            for which, cell in one.cells.items():
                if not is_usable(one.indicator, which, cell.reading):
                    continue
                told = units.get(cell.column, "")
                printed = datum(
                    sheet, row, cell.column, measure=one.indicator, unit=told, most=math.inf
                )
                if printed.reading.kind is Said.NUMBER:
                    total = printed_total(sheet.name, printed, one.indicator, which, [figure])
                    reported = len(one.reported)
                    result.totals.append(total._replace(reported=reported, of=len(rows)))


LAYOUT: Final = Layout(id=ID, evidence=evidence, draft=draft)
