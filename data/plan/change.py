"""What lines would change of a plan: each part before and after, and what of it differs."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from data.plan import payload
from data.plan.line import LineKind, PlanLine
from data.plan.payload import Part
from data.plan.record import Plan


class Change(StrEnum):
    """What becomes of a part, in the order in which they are listed."""

    NEW = "new"
    CHANGED = "changed"
    GONE = "gone"
    SAME = "same"


@dataclass(frozen=True, slots=True, kw_only=True)
class PartChange:
    """One part of a plan before and after a line.

    Args:
        change: See `Change`.
        line: What is said.
        before, after: None where there is no such part.
        aspects: Fields of its payload that differ, of a changed part.
    """

    change: Change
    line: PlanLine
    before: Part | None
    after: Part | None
    aspects: tuple[str, ...] = ()

    @property
    def part(self) -> Part:
        """The part as it will be; one that goes as it was."""
        found = self.after or self.before
        if found is None:
            raise ValueError(self)
        return found


def changes(lines: Iterable[PlanLine], plans: Mapping[str, Plan]) -> tuple[PartChange, ...]:
    """What lines would change of plans.

    Args:
        lines: Of a workbook or an edit.
        plans: As they are shown now.
    """
    made = (_change(one, part_of(plans.get(one.plan_id), one)) for one in lines)
    found = [one for one in made if one is not None]
    order = list(Change)
    return tuple(sorted(found, key=lambda one: order.index(one.change)))


def part_of(plan: Plan | None, line: PlanLine) -> Part | None:
    """The part of a plan that a line is about, as it is; None where there is none."""
    if plan is None:
        return None
    if line.kind is LineKind.HEAD:
        return plan
    tallies = {one.period: one for one in plan.reported}
    parts: dict[LineKind, Mapping[str, Part]] = {
        LineKind.GROUP: plan.groups,
        LineKind.TARGET: plan.targets,
        LineKind.TASK: plan.tasks,
        LineKind.TALLY: tallies,
    }
    return parts[line.kind].get(line.line_id)


def _change(line: PlanLine, before: Part | None) -> PartChange | None:
    if line.is_gone:
        if before is None:
            return None
        return PartChange(change=Change.GONE, line=line, before=before, after=None)
    after = payload.read(line)
    if before is None:
        return PartChange(change=Change.NEW, line=line, before=None, after=after)
    old, new = json.loads(payload.written(before)), json.loads(line.payload)
    aspects = tuple(key for key in {**old, **new} if old.get(key) != new.get(key))
    change = Change.CHANGED if aspects else Change.SAME
    return PartChange(change=change, line=line, before=before, after=after, aspects=aspects)
