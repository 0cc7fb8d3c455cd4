"""A target and a task of which nothing is said yet but what they are called and until when."""

import datetime as dt

from data.plan.deadline import Deadline, DeadlineKind
from data.plan.record import PlanTarget
from data.plan.task import Task, TaskState
from text import Language


def target(name: str, words: str, *, due: dt.date, group_id: str = "") -> PlanTarget:
    """A target without a measure, a goal, or anybody who leads it.

    Args:
        name: Its id; "" of one that gets its id later.
        words: The plan's wording.
        due: Last day by which it must be so.
        group_id: Heading in the plan, or "".
    """
    names = {Language.VI: words} if words else {}
    return PlanTarget(
        id=name,
        group_id=group_id,
        names=names,
        short_names=names,
        indicator_id="",
        goal=None,
        due=due,
        baseline=None,
        milestones=(),
        is_of_communes=False,
        is_each=False,
        target_groups={},
        leads=(),
        partners=(),
        clause="",
        notes={},
    )


def task(name: str, words: str, *, ends: dt.date, group_id: str = "") -> Task:
    """A task that nobody leads and nobody reported on; arguments as of `target`."""
    return Task(
        id=name,
        group_id=group_id,
        texts={Language.VI: words} if words else {},
        leads=(),
        partners=(),
        deadline=Deadline(kind=DeadlineKind.RANGE, start=None, end=ends),
        products={},
        said=TaskState.NOT_SAID,
        evidences={},
        notes={},
    )
