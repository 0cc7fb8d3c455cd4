"""Plans as they hold: those of the text files with the store's lines laid over them."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final, TypeVar

from data.catalog.citation import Group
from data.plan import payload
from data.plan.line import HeldLine, LineKind
from data.plan.reading import Register
from data.plan.record import Plan, PlanTarget, ReportedTally
from data.plan.task import Task

P = TypeVar("P", Group, PlanTarget, Task, ReportedTally)
KINDS: Final[dict[type[payload.Part], LineKind]] = {
    Group: LineKind.GROUP,
    PlanTarget: LineKind.TARGET,
    Task: LineKind.TASK,
    ReportedTally: LineKind.TALLY,
}


def overlaid(base: Register, held: Iterable[HeldLine]) -> Register:
    """The register with lines laid over it.

    A line takes the place of the part of its name, is added after the others where there is
    none, or takes it out. A plan that neither has a head has no lines either: whoever took
    its head back took the plan.

    Args:
        base: Of the text files.
        held: Those of one revision, in the order in which they first held.
    """
    by_plan: dict[str, list[HeldLine]] = {}
    for one in held:
        by_plan.setdefault(one.line.plan_id, []).append(one)
    plans = dict(base.plans)
    for plan_id, lines in by_plan.items():
        found = _plan(base.plans.get(plan_id), lines)
        if found is not None:
            plans[plan_id] = found
    return Register(plans=plans, agencies=base.agencies)


def _plan(before: Plan | None, lines: list[HeldLine]) -> Plan | None:
    heads = [part for one in lines if isinstance(part := _part(one), Plan)]
    head = heads[-1] if heads else before
    if head is None:
        return None
    old = before or head
    groups: dict[str, Group] = dict(old.groups)
    targets: dict[str, PlanTarget] = dict(old.targets)
    tasks: dict[str, Task] = dict(old.tasks)
    tallies: dict[str, ReportedTally] = {one.period: one for one in old.reported}
    for one in lines:
        _lay(groups, one, Group)
        _lay(targets, one, PlanTarget)
        _lay(tasks, one, Task)
        _lay(tallies, one, ReportedTally)
    unpublished = max(0, old.target_count - len(old.targets)) if before else 0
    told = head.target_count if heads else 0
    return replace(
        head,
        scope=old.scope,
        legal=old.legal,
        groups=groups,
        targets=targets,
        tasks=tasks,
        reported=tuple(tallies.values()),
        target_count=max(told, len(targets), unpublished and old.target_count),
        is_demonstration=head.is_demonstration or any(one.is_demonstration for one in lines),
    )


def _part(one: HeldLine) -> payload.Part | None:
    return None if one.line.is_gone else payload.read(one.line, source=one.source)


def _lay(parts: dict[str, P], one: HeldLine, kind: type[P]) -> None:
    """Lay a line over the parts of its kind; one of another kind is left to the others."""
    if one.line.kind is not KINDS[kind]:
        return
    part = _part(one)
    if isinstance(part, kind):
        parts[one.line.line_id] = part
    else:
        parts.pop(one.line.line_id, None)
