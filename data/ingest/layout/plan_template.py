"""Our own workbook of a plan: what it is, its targets, its tasks, each on a sheet."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import Final

from data.ingest import period_text
from data.ingest.draft import Draft, Remark
from data.ingest.error import IngestError, Refusal
from data.ingest.layout import Asked, Layout
from data.ingest.plan import form
from data.ingest.plan.found import FoundPlan, Placed
from data.ingest.plan.founding import founded
from data.ingest.plan.part import Parts
from data.ingest.plan.sheet import Columns, Row
from data.ingest.plan.which import numbered, provinces_of
from data.ingest.sheet import Sheet, Workbook
from data.ingest.table import Table
from data.ingest.wording import Named
from data.plan import Plan, Register
from geo.units import FORMER, NATION, TODAY, UnitKey, UnknownUnitError, unit
from text import Language

ID: Final = "plan_template"


def evidence(workbook: Workbook) -> float:
    """Sure where a sheet bears our mark."""
    return 1.0 if _sheets(workbook, form.HEAD) else 0.0


def draft(workbook: Workbook, asked: Asked) -> Draft:
    """Read the plan, then its targets and tasks.

    Raises:
        IngestError: It does not say which place its plan is for.
    """
    (head, *_) = _sheets(workbook, form.HEAD)
    said = _said(head)
    place = _place(said, asked, file_name=workbook.file_name)
    scope = provinces_of(place)[0]
    result = Draft(layout=ID, scope=scope, is_by_column=False)
    cell = head.name_of(form.HEADING_ROW, form.VALUE_COLUMN)
    plan = _plan(said, place, asked.plans)
    is_known = plan.id in asked.plans.plans
    result.plan = FoundPlan(plan=plan)
    if not is_known:
        result.plan.parts.append(Placed(plan, head.name, cell))
    values = {"plan": Named(partial(getattr, plan, "label")), "text": plan.number}
    result.remarks.append(Remark("K2", head.name, cell, "" if is_known else "_new", values))
    for sheet in _sheets(workbook, form.TARGET):
        plan = _read(result, plan, sheet, form.TARGET_KEYS, asked.plans, of_tasks=False)
    for sheet in _sheets(workbook, form.TASK):
        plan = _read(result, plan, sheet, form.TASK_KEYS, asked.plans, of_tasks=True)
    return result


def _sheets(workbook: Workbook, kind: str) -> list[Sheet]:
    return [one for one in workbook.sheets if one.text(1, 1) == form.mark(kind)]


def _said(head: Sheet) -> dict[str, str]:
    return {
        key: head.text(row, form.VALUE_COLUMN)
        for row in range(1, head.height + 1)
        if (key := head.text(row, form.KEY_COLUMN)) in form.HEAD_KEYS
    }


def _place(said: dict[str, str], asked: Asked, *, file_name: str) -> UnitKey:
    code = form.id_of(said.get("place", "")) or asked.province_code or ""
    if code == NATION.code:
        return NATION
    try:
        found = UnitKey(code, TODAY)
        unit(found)
    except UnknownUnitError:
        raise IngestError(Refusal.NO_PROVINCE, file=file_name) from None
    if asked.province_code not in {None, *provinces_of(found)}:
        wanted = unit(UnitKey(asked.province_code or "", TODAY)).full_name
        told = unit(found).full_name
        raise IngestError(Refusal.OTHER_PROVINCE, file=file_name, found=told, asked=wanted)
    return found


def _plan(said: dict[str, str], place: UnitKey, known: Register) -> Plan:
    """The plan of this number and place that is known, else the one that the head founds."""
    number, name = said.get("number", ""), said.get("name", "")
    here = [one for one in known.plans.values() if one.scope in {place, _former(place)}]
    found = numbered([number], here) if number else None
    if found is not None:
        return found
    days = {key: period_text.date(said.get(key, "")) for key in ("issued", "starts", "ends")}
    texts = [name, *(said.get(key, "") for key in ("starts", "ends"))]
    made = founded(texts, title=name, number=number, place=place)
    starts, ends = days["starts"] or made.starts, days["ends"] or made.ends
    issuer = said.get("issuer", "")
    made = replace(
        made,
        issuers={Language.VI: issuer} if issuer else made.issuers,
        issued=days["issued"] or starts,
        is_day_known=days["issued"] is not None,
        starts=starts,
        ends=max(starts, ends),
    )
    return known.plans.get(made.id, made)


def _former(place: UnitKey) -> UnitKey:
    return UnitKey(place.code, FORMER)


def _read(
    result: Draft,
    plan: Plan,
    sheet: Sheet,
    keys: tuple[str, ...],
    known: Register,
    *,
    of_tasks: bool,
) -> Plan:
    at = {
        key: column
        for column in range(1, sheet.width + 1)
        if (key := sheet.text(form.KEYS_ROW, column)) in keys
    }
    if "item" not in at:
        return plan
    table = Table(
        sheet=sheet, top=form.HEADING_ROW, first=form.FIRST_ROW, place=at["item"], code=None,
        ordinal=None, labels={}, last=sheet.height,
    )  # fmt: skip
    columns = Columns(table, at)
    parts = Parts(result, plan, register=known, columns=columns)
    for row in _rows(columns):
        if columns.text(row.number, "gone"):
            parts.retire(row, of_tasks=of_tasks)
        elif of_tasks:
            parts.add_task(row)
        else:
            parts.add_target(row, {at["goal"]: None} if "goal" in at else {})
    return parts.after


def _rows(columns: Columns) -> Iterator[Row]:
    for number in range(form.FIRST_ROW, columns.sheet.height + 1):
        if text := columns.sheet.text(number, columns.item):
            yield Row(number, text, columns.text(number, "group"))


LAYOUT: Final = Layout(id=ID, evidence=evidence, draft=draft)
