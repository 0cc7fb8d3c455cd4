"""Lines of a plan that a workbook does not name: they stay, unless its sender says otherwise."""

from typing import Final

from data.ingest.draft import Draft, Remark
from data.ingest.layout import Asked
from data.ingest.plan import name
from data.ingest.question import Choice, Kind, Question
from data.ingest.table import Table
from data.ingest.wording import Listed, Phrase
from data.plan import PlanLine, PlanTarget, Task
from data.plan.payload import line

KEEP: Final = "keep"
RETIRE: Final = "retire"
MOST: Final = 2


def left_over(draft: Draft, asked: Asked, *, found: Table) -> None:
    """Name the targets or tasks of the plan that the workbook says nothing of, and ask of them.

    Args:
        draft: With the lines that it says.
        asked: What its sender answered.
        found: The table, to name its cell.
    """
    said = draft.plan
    if said is None or said.plan is None:
        return
    told: list[PlanTarget | Task] = [*said.targets, *said.tasks]
    kinds, named = {type(one) for one in told}, {one.id for one in told}
    parts: list[PlanTarget | Task] = [*said.plan.targets.values(), *said.plan.tasks.values()]
    rest = [one for one in parts if type(one) in kinds and one.id not in named]
    if not rest:
        return
    if asked.answers.rest == RETIRE:
        said.retired += [_gone(draft, one) for one in rest]
    elif asked.answers.rest != KEEP:
        said.rest = Question(
            kind=Kind.REST,
            sheet=found.sheet.name,
            cell=found.sheet.name_of(found.top, found.place or 1),
            text="",
            readings=tuple(Choice(one, Phrase(f"ingest.plan_{one}")) for one in (KEEP, RETIRE)),
        )
    names = tuple(name.words(one) for one in rest)
    variant = "_retired" if asked.answers.rest == RETIRE else ""
    cell = found.sheet.name_of(found.top, found.place or 1)
    values = {"n": len(rest), "names": Listed(names, most=MOST)}
    draft.remarks.append(Remark("K11", found.sheet.name, cell, variant, values))


def _gone(draft: Draft, one: PlanTarget | Task) -> PlanLine:
    if draft.plan is None or draft.plan.plan is None:
        raise ValueError(one)
    made = line(one, plan_id=draft.plan.plan.id, place=draft.plan.plan.scope)
    return PlanLine(
        plan_id=made.plan_id, kind=made.kind, line_id=made.line_id, place=made.place, payload=""
    )
