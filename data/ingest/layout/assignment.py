"""A table of assigned tasks: who leads, until when, with what product, how far it is."""

import re
from typing import Final

from data.ingest import table
from data.ingest.draft import Draft
from data.ingest.layout import Asked, Layout
from data.ingest.plan.beginning import begin
from data.ingest.plan.part import Parts
from data.ingest.plan.rest import left_over
from data.ingest.plan.sheet import DUE, LEADS, PRODUCT, STATE, columns, rows
from data.ingest.sheet import Sheet, Workbook
from geo.name import fold

ID: Final = "assignment"
TASK: Final = re.compile(
    r"^(ten )?(cac )?(nhiem vu|noi dung|cong viec|giai phap|hoat dong|nhiem vu va giai phap)( .*)?$"
)


def evidence(workbook: Workbook) -> float:
    """Sure where tasks have a column for who leads and one for until when or for what."""
    return 0.45 if any(_is_assignment(sheet) for sheet in workbook.sheets) else 0.0


def draft(workbook: Workbook, asked: Asked) -> Draft:
    """Read the tasks of every sheet that has any, as lines of one plan.

    Raises:
        IngestError: Nothing says for which province it is.
    """
    tables = [found for sheet in workbook.sheets if (found := _found(sheet)) is not None]
    result = begin(workbook, asked, tables, layout=ID)
    plan = result.plan.plan if result.plan else None
    for found in tables:
        held = columns(found)
        for row in rows(held):
            if result.plan is not None:
                result.plan.rows += row.text != row.heading
        if plan is not None:
            parts = Parts(result, plan, register=asked.plans, columns=held)
            for row in rows(held):
                if row.text != row.heading:
                    parts.add_task(row)
            plan = parts.after
    left_over(result, asked, found=tables[0])
    return result


def _is_assignment(sheet: Sheet) -> bool:
    return _found(sheet) is not None


def _found(sheet: Sheet) -> table.Table | None:
    found = table.find(sheet, place=TASK)
    if found is None:
        return None
    heads = [fold(" ".join(labels)) for labels in found.labels.values()]
    until = (DUE, PRODUCT, STATE)
    is_assigned = any(LEADS.search(head) for head in heads)
    return found if is_assigned and any(form.search(h) for form in until for h in heads) else None


LAYOUT: Final = Layout(id=ID, evidence=evidence, draft=draft)
