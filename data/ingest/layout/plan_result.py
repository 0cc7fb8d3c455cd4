"""Plan against result: one row an indicator, what was planned beside what was reached."""

from typing import Final

from data.ingest import reporter
from data.ingest.column_role import Role, roles
from data.ingest.draft import Draft
from data.ingest.indicator_rows import find
from data.ingest.joining import joined
from data.ingest.layout import Asked, Layout
from data.ingest.plan.beside import targets_beside
from data.ingest.sheet import Sheet, Workbook

ID: Final = "plan_result"


def evidence(workbook: Workbook) -> float:
    """Sure where indicators' rows have a column of targets and one of results."""
    held = [_roles(sheet) for sheet in workbook.sheets]
    if any({Role.TARGET, Role.RESULT} <= one for one in held):
        return 0.82
    return 0.3 if any(Role.RESULT in one for one in held) else 0.0


def draft(workbook: Workbook, asked: Asked) -> Draft:
    """Read the results of every sheet that has any, and beside them the targets of a plan.

    Raises:
        IngestError: Its place or period is not clear, or is another than was asked for.
    """
    sheets = [sheet for sheet in workbook.sheets if Role.RESULT in _roles(sheet)]

    def read(sheet: Sheet) -> Draft:
        return reporter.draft_of(workbook, asked, sheet=sheet, layout=ID)

    result = joined(workbook, sheets, read)
    targets_beside(result, asked, sheets)
    return result


def _roles(sheet: Sheet) -> set[Role]:
    found = find(sheet)
    return set() if found is None else set(roles(found).values())


LAYOUT: Final = Layout(id=ID, evidence=evidence, draft=draft)
