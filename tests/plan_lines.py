"""Made-up lines of plans for tests: tasks of the plan that ships, and a plan of a commune."""

import datetime as dt
from collections.abc import Mapping
from typing import Final

from data import plan
from data.plan import Deadline, DeadlineKind, LineKind, PlanLine, Task, TaskState
from data.plan.payload import line
from geo.units import TODAY, UnitKey
from text import Language

SHIPPED: Final = "dien_bien_2309"
PROVINCE: Final = UnitKey("11", TODAY)


def task(
    name: str, words: str | None, *, place: UnitKey = PROVINCE, plan_id: str = SHIPPED
) -> PlanLine:
    """A task in these words; None takes it out of the plan."""
    made = Task(
        id=name,
        group_id="",
        texts={Language.VI: words or ""},
        leads=("khcn_dien_bien",),
        partners=(),
        deadline=Deadline(kind=DeadlineKind.DATE, start=None, end=dt.date(2026, 12, 31)),
        products={},
        said=TaskState.DOING,
        evidences={},
        notes={},
    )
    if words is None:
        return PlanLine(plan_id=plan_id, kind=LineKind.TASK, line_id=name, place=place, payload="")
    return line(made, plan_id=plan_id, place=place, sheet="Nhiệm vụ", cell="B5")


def tasks(said: Mapping[str, str | None]) -> tuple[PlanLine, ...]:
    """Tasks by their names."""
    return tuple(task(name, words) for name, words in said.items())


def shown(plans: Mapping[str, plan.Plan]) -> dict[str, str]:
    """Each task of the shipped plan as readers see it."""
    return {name: one.texts[Language.VI] for name, one in plans[SHIPPED].tasks.items()}
