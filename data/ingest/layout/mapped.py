"""Tables that no other layout knows, read as a person said what their columns hold."""

from typing import Final

from data.ingest.draft import Draft
from data.ingest.layout import BY_HAND, Asked, Layout, province_table
from data.ingest.layout.commune_table import joined
from data.ingest.mapping import table_of
from data.ingest.meaning import is_by_hand
from data.ingest.part import Part
from data.ingest.sheet import Sheet, Workbook
from geo.units import NATION


def evidence(workbook: Workbook) -> float:
    """Sure where a person said in which column the places stand, now or of such a table before."""
    return 0.95 if any(is_by_hand(one.settled.columns) for one in workbook.sheets) else 0.0


def draft(workbook: Workbook, asked: Asked) -> Draft:
    """Read the sheets that were mapped; the others are named.

    Raises:
        IngestError: Its province or a period is not clear, or what was said can't be.
    """
    parts = [_part(one) for one in workbook.sheets if is_by_hand(one.settled.columns)]
    are_provinces = asked.province_code is None and all(map(province_table.are_provinces, parts))
    if are_provinces or asked.province_code == NATION.code:
        bodies = [province_table.body_of(part, workbook) for part in parts]
        result = province_table.joined(bodies, workbook, asked)
    else:
        result = joined(parts, workbook, asked)
    result.layout = BY_HAND
    return result


def _part(sheet: Sheet) -> Part:
    return Part(table=table_of(sheet), below=0, end=sheet.height, head=())


LAYOUT: Final = Layout(id=BY_HAND, evidence=evidence, draft=draft)
