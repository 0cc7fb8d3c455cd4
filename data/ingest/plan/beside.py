"""The targets that stand beside results: lines of the plan whose results they are."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from data.ingest import provenance
from data.ingest.column_role import Role, roles
from data.ingest.draft import Draft, Remark
from data.ingest.indicator_rows import find
from data.ingest.layout import Asked
from data.ingest.plan.beginning import add_plan
from data.ingest.plan.found import Placed
from data.ingest.plan.part import Parts
from data.ingest.plan.sheet import Columns, Row, columns, rows
from data.ingest.sheet import Sheet
from data.ingest.table import Table
from data.ingest.value import Kind, read
from data.plan import Plan, ReportedTally
from data.plan.payload import NO_SOURCE
from geo.name import fold

MET: Final = re.compile(r"\bso (chi tieu|muc tieu)\b.*\bdat\b|\b(chi tieu|muc tieu) (da )?dat\b")
WHAT: Final = ("_target", "L7")


def targets_beside(draft: Draft, asked: Asked, sheets: Sequence[Sheet]) -> None:
    """Read the targets of tables of results into the plan that they are of.

    Which plan it is may stay open: the results are taken all the same.

    Args:
        draft: With the results.
        asked: The plans there are, and what its sender said.
        sheets: Those with results.
    """
    tables = [found for sheet in sheets if (found := find(sheet)) and _goals(found)]
    if not tables:
        return
    first = tables[0]
    above = provenance.title(first.sheet, above=first.top)
    heads = [" ".join(labels) for labels in first.labels.values()]
    lines = [f"{one} {two}" for one, two in pairwise(above)]
    said = add_plan(draft, [*above, *lines, *heads], asked, tables, is_of_year=True)
    plan = said.plan
    if plan is None:
        draft.remarks = [one for one in draft.remarks if one.rule != "K1"]
        cell = said.question.cell if said.question else ""
        draft.remarks.append(Remark("K12", first.sheet.name, cell))
        return
    draft.remarks = [one for one in draft.remarks if (one.variant, one.rule) != WHAT]
    for one in tables:
        plan = _read(draft, asked, one, plan)


def _read(draft: Draft, asked: Asked, found: Table, plan: Plan) -> Plan:
    held, wanted = columns(found), _goals(found)
    if "state" in held.at and roles(found).get(held.at["state"]) is not Role.TEXT:
        held = held._replace(at={name: at for name, at in held.at.items() if name != "state"})
    parts = Parts(draft, plan, register=asked.plans, columns=held)
    for row in rows(held):
        if row.text == row.heading:
            continue
        if MET.search(fold(row.text)):
            _tally(draft, held, row)
        elif any(found.sheet.at(row.number, place) is not None for place in wanted):
            parts.add_target(row, wanted)
    return replace(parts.after, target_count=plan.target_count)


def _goals(found: Table) -> dict[int, int | None]:
    """The filled columns of what is wanted; of a year's plan the due day is the plan's."""
    return {
        place: None
        for place, role in roles(found).items()
        if role is Role.TARGET
        and any(found.sheet.at(row, place) is not None for row, _ in found.rows())
    }


def _tally(draft: Draft, held: Columns, row: Row) -> None:
    """`8/19` of a row that counts the targets met, kept as it is reported."""
    sheet, period = held.sheet, draft.period
    for place, role in roles(held.table).items():
        said = read(sheet.at(row.number, place))
        if role is not Role.RESULT or said.kind is not Kind.FRACTION or period is None:
            continue
        met, of = int(said.value or 0), int(said.other or 0)
        tally = ReportedTally(met=met, of=of, on=period.end, period=str(period), source=NO_SOURCE)
        cell = sheet.name_of(row.number, place)
        if draft.plan is not None:
            draft.plan.parts.append(Placed(tally, sheet.name, cell))
        draft.remarks.append(Remark("K10", sheet.name, cell, "", {"met": met, "of": of}))
