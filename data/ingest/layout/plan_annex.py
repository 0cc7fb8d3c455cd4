"""An annex of a plan: indicators with what is wanted of them and no result."""

import re
from typing import Final

from data.ingest.column_role import Role, roles
from data.ingest.draft import Draft
from data.ingest.indicator_rows import find
from data.ingest.layout import Asked, Layout
from data.ingest.plan.beginning import begin
from data.ingest.plan.part import Parts
from data.ingest.plan.rest import left_over
from data.ingest.plan.sheet import columns, rows
from data.ingest.sheet import Workbook
from data.ingest.table import Table

ID: Final = "plan_annex"
YEAR: Final = re.compile(r"20\d\d")


def evidence(workbook: Workbook) -> float:
    """Sure where indicators' rows have a column of targets; results beside them weigh more."""
    return 0.4 if _tables(workbook) else 0.0


def draft(workbook: Workbook, asked: Asked) -> Draft:
    """Read the targets of every sheet that has any, as lines of one plan.

    Raises:
        IngestError: Nothing says for which province it is.
    """
    tables = _tables(workbook)
    result = begin(workbook, asked, tables, layout=ID)
    plan = result.plan.plan if result.plan else None
    for found in tables:
        held, wanted = columns(found), goals(found)
        of_targets = [row for row in rows(held) if row.text != row.heading]
        if result.plan is not None:
            result.plan.rows += len(of_targets)
        if plan is not None:
            parts = Parts(result, plan, register=asked.plans, columns=held)
            for row in of_targets:
                parts.add_target(row, wanted)
            plan = parts.after
    left_over(result, asked, found=tables[0])
    return result


def goals(found: Table) -> dict[int, int | None]:
    """The columns of what is wanted, each with the year that its heading names."""
    return {
        place: int(years[-1]) if (years := YEAR.findall(" ".join(found.labels[place]))) else None
        for place, role in roles(found).items()
        if role is Role.TARGET
    }


def _tables(workbook: Workbook) -> list[Table]:
    every = (find(sheet) for sheet in workbook.sheets)
    return [one for one in every if one is not None and _is_annex(one)]


def _is_annex(found: Table) -> bool:
    held = set(roles(found).values())
    return Role.TARGET in held and Role.RESULT not in held


LAYOUT: Final = Layout(id=ID, evidence=evidence, draft=draft)
