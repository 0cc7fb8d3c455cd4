"""A table of assigned tasks: who leads, until when, with what product. Refused by name."""

import re
from typing import Final, NoReturn

from data.ingest import table
from data.ingest.error import IngestError, Refusal
from data.ingest.layout import Asked, Layout
from data.ingest.sheet import Sheet, Workbook
from geo.name import fold

ID: Final = "assignment"
TASK: Final = re.compile(
    r"^(ten )?(cac )?(nhiem vu|noi dung|cong viec|giai phap|hoat dong|nhiem vu va giai phap)( .*)?$"
)
LEADS: Final = re.compile(r"\b(chu tri|phu trach|don vi thuc hien|co quan thuc hien|dau moi)\b")
UNTIL: Final = re.compile(r"\b(thoi gian|thoi han|han hoan thanh|tien do|san pham|lo trinh)\b")


def evidence(workbook: Workbook) -> float:
    """Sure where tasks have a column for who leads and one for until when or for what."""
    return 0.45 if any(_is_assignment(sheet) for sheet in workbook.sheets) else 0.0


def draft(workbook: Workbook, _: Asked) -> NoReturn:
    """Nothing: tasks are no observations.

    Raises:
        IngestError: Always, saying where tasks are entered.
    """
    sheet = next(sheet for sheet in workbook.sheets if _is_assignment(sheet))
    raise IngestError(Refusal.ASSIGNMENTS, file=workbook.file_name, sheet=sheet.name)


def _is_assignment(sheet: Sheet) -> bool:
    found = table.find(sheet, place=TASK)
    if found is None:
        return False
    heads = [fold(" ".join(labels)) for labels in found.labels.values()]
    return all(any(form.search(head) for head in heads) for form in (LEADS, UNTIL))


LAYOUT: Final = Layout(id=ID, evidence=evidence, draft=draft)
