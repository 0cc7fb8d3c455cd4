"""A statistical form, `Biểu số: 001/…`: who reports in its corner, coded rows, years beside."""

import re
from typing import Final

from data.ingest import reporter
from data.ingest.column_role import Role, roles
from data.ingest.draft import Draft
from data.ingest.indicator_rows import find
from data.ingest.joining import joined
from data.ingest.layout import Asked, Layout
from data.ingest.sheet import Sheet, Workbook
from geo.name import fold

ID: Final = "statistical_form"
MARKS: Final = re.compile(r"^(bieu so|don vi bao cao|don vi nhan bao cao|ngay nhan bao cao)\b")
ENOUGH: Final = 2


def evidence(workbook: Workbook) -> float:
    """Sure where the corners carry a form's marks and coded rows have a column of results."""
    return 0.86 if any(_is_form(sheet) for sheet in workbook.sheets) else 0.0


def draft(workbook: Workbook, asked: Asked) -> Draft:
    """Read every such form; an estimate is stored as one, a plan is named and left out.

    Raises:
        IngestError: Its place or period is not clear, or is another than was asked for.
    """
    sheets = [sheet for sheet in workbook.sheets if _is_form(sheet)]

    def read(sheet: Sheet) -> Draft:
        return reporter.draft_of(workbook, asked, sheet=sheet, layout=ID)

    return joined(workbook, sheets, read)


def _is_form(sheet: Sheet) -> bool:
    found = find(sheet)
    if found is None or found.code is None or Role.RESULT not in roles(found).values():
        return False
    above = [fold(text) for row, _, text in sheet.texts() if row < found.top]
    return sum(bool(MARKS.match(text)) for text in above) >= ENOUGH


LAYOUT: Final = Layout(id=ID, evidence=evidence, draft=draft)
