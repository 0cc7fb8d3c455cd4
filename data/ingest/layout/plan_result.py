"""Plan against result: one row an indicator, what was planned beside what was reached."""

from typing import Final

from data.ingest import reporter
from data.ingest.column_role import Role, roles
from data.ingest.draft import Draft
from data.ingest.indicator_rows import find
from data.ingest.joining import joined
from data.ingest.layout import Asked, Layout
from data.ingest.sheet import Sheet, Workbook

ID: Final = "plan_result"


def evidence(workbook: Workbook) -> float:
    """Sure where indicators' rows have a column of targets and one of results."""
    held = [_roles(sheet) for sheet in workbook.sheets]
    if any({Role.TARGET, Role.RESULT} <= one for one in held):
        return 0.82
    return 0.3 if any(Role.RESULT in one for one in held) else 0.0


def draft(workbook: Workbook, asked: Asked) -> Draft:
    """Read the results of every sheet that has any; targets are named and left out.

    Raises:
        IngestError: Its place or period is not clear, or is another than was asked for.
    """
    sheets = [sheet for sheet in workbook.sheets if Role.RESULT in _roles(sheet)]

    def read(sheet: Sheet) -> Draft:
        return reporter.draft_of(workbook, asked, sheet=sheet, layout=ID)

    return joined(workbook, sheets, read)


def _roles(sheet: Sheet) -> set[Role]:
    found = find(sheet)
    return set() if found is None else set(roles(found).values())


LAYOUT: Final = Layout(id=ID, evidence=evidence, draft=draft)
