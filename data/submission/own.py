"""The rows of a workbook that its sender may report: what they send of a table of many."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from data.actor import Actor
from data.ingest import Checked
from data.ingest.markup import position
from data.model import Observations
from data.problem import Problem
from data.store.permission import may_report
from geo.units import Unit, UnitKey, unit

OF_ALL: Final = "P6"
"""The rule that counts which units of the place a table lacks: others report those."""
Row = tuple[str, int]
"""A sheet and a row of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Own:
    """A workbook as its sender may send it.

    Args:
        checked: With their own rows only.
        outside: Units that it speaks of beside those, in its order; they are left out.
    """

    checked: Checked
    outside: tuple[Unit, ...] = ()


def own(checked: Checked, actor: Actor) -> Own:
    """The workbook without the rows that are not this person's to report.

    Args:
        checked: The workbook, judged.
        actor: Who sends it.
    """
    rows = checked.observations
    keys = [
        UnitKey(code, dt.date.fromisoformat(since))
        for code, since in zip(rows["unit_code"], rows["unit_valid_from"], strict=True)
    ]
    every = dict.fromkeys([*keys, *(one.unit for one in checked.kept_out)])
    theirs = {one for one in every if may_report(actor, one)}
    outside = tuple(unit(one) for one in every if one not in theirs)
    plan = checked.plan
    if plan is not None and checked.plan_lines and not may_report(actor, plan.scope):
        checked = replace(checked, plan_lines=())
        outside = tuple(dict.fromkeys((*outside, unit(plan.scope))))
    if not outside:
        return Own(checked=checked)
    is_own = [one in theirs for one in keys]
    inside = Observations(rows[is_own].reset_index(drop=True))
    others = Observations(rows[[not one for one in is_own]])
    told, silent = (
        _rows([*zip(part["sheet"], part["cell"], strict=True), *cells])
        for part, cells in (
            (inside, [(one.sheet, one.cell) for one in checked.kept_out if one.unit in theirs]),
            (others, [(one.sheet, one.cell) for one in checked.kept_out if one.unit not in theirs]),
        )
    )
    mine = replace(
        checked,
        observations=inside,
        passages=tuple(one for one in checked.passages if one.unit in theirs),
        kept_out=tuple(one for one in checked.kept_out if one.unit in theirs),
        problems=tuple(
            one for one in checked.problems if one.rule != OF_ALL and _row(one) not in silent - told
        ),
    )
    return Own(checked=mine, outside=outside)


def _rows(cells: Iterable[tuple[str, str]]) -> set[Row]:
    return {(sheet, at[0]) for sheet, cell in cells if (at := position(cell)) is not None}


def _row(one: Problem) -> Row | None:
    at = position(one.cell)
    return (one.sheet, at[0]) if at else None
