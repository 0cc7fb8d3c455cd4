"""What a workbook says of a plan, before the rules judge it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from data.ingest.question import Question
from data.plan import Plan, PlanLine, PlanTarget, ReportedTally, Task
from data.plan.payload import Part, line


class Placed(NamedTuple):
    """A part of a plan and the cell it was read from."""

    part: Part
    sheet: str
    cell: str


@dataclass(slots=True, kw_only=True)
class FoundPlan:
    """The lines of one plan that a workbook holds.

    Args:
        plan: As it is before them: published, or as the workbook founds it; None where only
            the sender can say which plan it is.
        question: Which plan it is, where that is not clear.
        rest: What becomes of the lines that it does not name.
        rows: How many rows it has, read or not.
        parts: What the workbook says, in its order.
        retired: Lines that its sender wants out of the plan.
    """

    plan: Plan | None
    question: Question | None = None
    rest: Question | None = None
    rows: int = 0
    parts: list[Placed] = field(default_factory=list)
    retired: list[PlanLine] = field(default_factory=list)

    @property
    def lines(self) -> tuple[PlanLine, ...]:
        """What is stored; nothing while the plan is not known. Of one name the first."""
        plan = self.plan
        if plan is None:
            return ()
        every = [
            line(one.part, plan_id=plan.id, place=plan.scope, sheet=one.sheet, cell=one.cell)
            for one in self.parts
        ]
        found = {one.key: one for one in reversed(every)}
        found |= {one.key: one for one in self.retired}
        order = dict.fromkeys(one.key for one in (*every, *self.retired))
        return tuple(found[key] for key in order)

    @property
    def targets(self) -> Sequence[PlanTarget]:
        """The targets it names."""
        return [one.part for one in self.parts if isinstance(one.part, PlanTarget)]

    @property
    def tasks(self) -> Sequence[Task]:
        """The tasks it names."""
        return [one.part for one in self.parts if isinstance(one.part, Task)]

    @property
    def tallies(self) -> Sequence[ReportedTally]:
        """What it reports of targets met."""
        return [one.part for one in self.parts if isinstance(one.part, ReportedTally)]
