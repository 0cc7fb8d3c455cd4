"""An annex of a plan: indicators with what is wanted of them and no result. Refused by name."""

from typing import Final, NoReturn

from data.ingest.column_role import Role, roles
from data.ingest.error import IngestError, Refusal
from data.ingest.indicator_rows import find
from data.ingest.layout import Asked, Layout
from data.ingest.sheet import Sheet, Workbook

ID: Final = "plan_annex"


def evidence(workbook: Workbook) -> float:
    """Sure where indicators' rows have a column of targets; results beside them weigh more."""
    return 0.4 if any(_is_annex(sheet) for sheet in workbook.sheets) else 0.0


def draft(workbook: Workbook, _: Asked) -> NoReturn:
    """Nothing: targets are no observations.

    Raises:
        IngestError: Always, saying where targets are entered.
    """
    sheet = next(sheet for sheet in workbook.sheets if _is_annex(sheet))
    raise IngestError(Refusal.PLAN_ANNEX, file=workbook.file_name, sheet=sheet.name)


def _is_annex(sheet: Sheet) -> bool:
    found = find(sheet)
    held = set() if found is None else set(roles(found).values())
    return Role.TARGET in held and Role.RESULT not in held


LAYOUT: Final = Layout(id=ID, evidence=evidence, draft=draft)
