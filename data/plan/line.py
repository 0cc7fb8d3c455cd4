"""One line of a plan as somebody said it: what a workbook or an edit writes, the store keeps.

A line is a head, a heading, a target, a task or a reported tally of one plan, in
words that `data.plan.payload` reads. The last published line of a name is the one that holds;
one without a payload says that the name is no longer part of the plan.
"""

from dataclasses import dataclass
from enum import StrEnum

from data.catalog.citation import Source
from geo.place import UnitKey


class LineKind(StrEnum):
    """What a line is about."""

    HEAD = "head"
    GROUP = "group"
    TARGET = "target"
    TASK = "task"
    TALLY = "tally"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanLine:
    """What somebody says of one part of a plan.

    Args:
        plan_id: Of the plan; a plan of the text files keeps its id.
        kind: See `LineKind`.
        line_id: Name in the plan; "" of its head.
        place: The place the plan is for: whoever reports for it may write the line.
        payload: JSON, see `data.plan.payload`; "" where the line is no longer in the plan.
        sheet, cell: Where it was read; empty of an edit on a page.
    """

    plan_id: str
    kind: LineKind
    line_id: str
    place: UnitKey
    payload: str
    sheet: str = ""
    cell: str = ""

    @property
    def is_gone(self) -> bool:
        """It takes its name out of the plan."""
        return not self.payload

    @property
    def key(self) -> tuple[str, str, str]:
        """What it is a line of; one line holds for each at a time."""
        return (self.plan_id, self.kind.value, self.line_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldLine:
    """A line that holds at a revision.

    Args:
        line: What is said.
        submission_id: Who said it.
        source: That submission, to be cited.
        is_demonstration: It is invented.
    """

    line: PlanLine
    submission_id: int
    source: Source
    is_demonstration: bool
