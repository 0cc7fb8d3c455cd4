"""What is to be done without a number to measure it by."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from data.catalog.term import Terms, spoken
from data.plan.deadline import Deadline


class TaskState(StrEnum):
    """How far a task has come, as somebody reported it; nobody having said is a state."""

    NOT_SAID = "not_said"
    NOT_STARTED = "not_started"
    DOING = "doing"
    DONE = "done"
    OVERDUE = "overdue"


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One task of a plan.

    Args:
        id: Name in the plan.
        group_id: Heading in the plan, or "".
        texts: What is to be done.
        leads, partners: Ids of agencies.
        deadline: By when.
        products: What comes out of it; empty where the plan does not say.
        said: State as reported.
        evidences: What shows it: a document or an address; empty without.
        notes: How the plan's text was read; empty where nothing is to be said.
    """

    id: str
    group_id: str
    texts: Terms
    leads: tuple[str, ...]
    partners: tuple[str, ...]
    deadline: Deadline
    products: Terms
    said: TaskState
    evidences: Terms
    notes: Terms

    @property
    def text(self) -> str:
        """What is to be done, in the reader's language."""
        return spoken(self.texts)

    @property
    def product(self) -> str:
        """What comes out of it; often empty."""
        return spoken(self.products) if self.products else ""

    @property
    def evidence(self) -> str:
        """What shows it; often empty."""
        return spoken(self.evidences) if self.evidences else ""

    @property
    def note(self) -> str:
        """How the plan's text was read; often empty."""
        return spoken(self.notes) if self.notes else ""

    def state(self, today: dt.date) -> TaskState:
        """How far it is: overdue when it was reported unfinished and its day is past.

        Nobody having said anything is not overdue: it may be long done.
        """
        is_open = self.said in {TaskState.NOT_STARTED, TaskState.DOING}
        return TaskState.OVERDUE if is_open and self.deadline.is_past(today) else self.said
