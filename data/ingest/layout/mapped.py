"""Tables that no other layout knows, read as a person said what their columns hold."""

from collections.abc import Iterator
from typing import Final

from data.ingest import provenance
from data.ingest.column_head import said_of_table
from data.ingest.draft import Draft, Remark
from data.ingest.layout import BY_HAND, Asked, Layout, province_table
from data.ingest.layout.commune_table import joined
from data.ingest.mapping import tables_of
from data.ingest.meaning import has_by_hand, is_by_hand
from data.ingest.part import Part, end_of
from data.ingest.sheet import Sheet, Workbook
from geo.units import NATION

UNMAPPED: Final = "L18"


def evidence(workbook: Workbook) -> float:
    """Sure where a person said in which column the places stand, now or of such a table before."""
    return 0.95 if any(has_by_hand(one) for one in workbook.sheets) else 0.0


def draft(workbook: Workbook, asked: Asked) -> Draft:
    """Read the sheets that were mapped; the others are named.

    Raises:
        IngestError: Its province or a period is not clear, or what was said can't be.
    """
    mapped = [one for one in workbook.sheets if has_by_hand(one)]
    parts = [part for one in mapped for part in _parts(one)]
    are_provinces = asked.province_code is None and all(map(province_table.are_provinces, parts))
    if are_provinces or asked.province_code == NATION.code:
        bodies = [province_table.body_of(part, workbook) for part in parts]
        result = province_table.joined(bodies, workbook, asked)
    else:
        result = joined(parts, workbook, asked)
    result.layout = BY_HAND
    result.remarks += [remark for one in mapped for remark in _left(one)]
    return result


def _parts(sheet: Sheet) -> Iterator[Part]:
    """The tables of a sheet that were mapped, each with what stands above it and no other."""
    above = end = top = 0
    for one in tables_of(sheet):
        if one.top != top:  # else it stands beside the one before, below the same texts
            above, end, top = end, 0, one.top
        if is_by_hand(said_of_table(one)):
            yield Part(table=one, below=above, end=one.last, head=_head(sheet, above))
        end = max(end, end_of(one))


def _head(sheet: Sheet, above: int) -> tuple[str, ...]:
    """The texts above the sheet's first table, which may speak for all."""
    first = tables_of(sheet)[0]
    return tuple(provenance.title(sheet, above=first.top)) if above else ()


def _left(sheet: Sheet) -> Iterator[Remark]:
    """The tables of a mapped sheet of whose columns nothing was said."""
    for one in tables_of(sheet):
        if not is_by_hand(said_of_table(one)):
            cell = sheet.name_of(one.top, min(one.labels, default=1))
            yield Remark(UNMAPPED, sheet.name, cell, values={"row": one.top})


LAYOUT: Final = Layout(id=BY_HAND, evidence=evidence, draft=draft)
