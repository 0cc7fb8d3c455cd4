"""Rows of a plan as its parts: targets with their goals, tasks with their deadlines."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from operator import itemgetter

from data.catalog import Indicator, indicators
from data.ingest.column import Column
from data.ingest.draft import Draft
from data.ingest.form import Field
from data.ingest.line import line_of
from data.ingest.plan import deadline, form, goal, name
from data.ingest.plan.beginning import Headings
from data.ingest.plan.cells import Cells
from data.ingest.plan.found import FoundPlan, Placed
from data.ingest.plan.sheet import Columns, Row
from data.ingest.plan.way import with_way
from data.ingest.value import Kind, read
from data.plan import Plan, PlanTarget, Register, Task, bare
from data.plan.payload import line
from data.status import Point
from text import Language


class Parts(Cells):
    """Puts the rows of one table into a draft.

    Args:
        draft: Where to; it has a plan.
        plan: The plan before them.
        register: Agencies that are known.
        columns: The table.
    """

    def __init__(self, draft: Draft, plan: Plan, *, register: Register, columns: Columns) -> None:
        super().__init__(draft, plan, register=register, columns=columns)
        self.found: FoundPlan = draft.plan or FoundPlan(plan=plan)
        self.headings = Headings(self.found, plan)
        self.targets: dict[str, PlanTarget] = dict(plan.targets)
        self.tasks: dict[str, Task] = dict(plan.tasks)
        self.used: set[str] = set()

    @property
    def after(self) -> Plan:
        """The plan with what was read, for the next table."""
        return replace(
            self.plan, targets=self.targets, tasks=self.tasks, groups=self.headings.groups
        )

    def add_task(self, row: Row) -> None:
        """A row as a task; what the table has no column for stays as the plan has it."""
        before = name.task_named(row.text, self.plan.tasks)
        if before is not None and before.id in self.used:
            self.tell("K8", row, values={"text": row.text})
            return
        if before is None:
            self._tell_resembling(row, self.plan.tasks.values())
        made = before or bare.task(
            name.slug(row.text, taken=self.tasks),
            row.text,
            ends=self.plan.ends,
            group_id=self.headings.id_of(self.columns, row),
        )
        made = replace(
            made,
            leads=self.agencies(row, "leads", made.leads),
            partners=self.agencies(row, "partners", made.partners),
            deadline=self.due(row, made.deadline),
            products=self.words(row, "product", made.products),
            evidences=self.words(row, "evidence", made.evidences),
            notes=self.words(row, "note", made.notes),
        )
        made = self.with_state(row, made)
        self.tasks[made.id] = made
        self.used.add(made.id)
        self._place(made, row)

    def add_target(self, row: Row, goals: Mapping[int, int | None]) -> None:
        """A row as a target.

        Args:
            row: The row.
            goals: Columns of what is wanted, each with its year; the last is the goal.
        """
        measure = self._measure(row)
        indicator_id = measure.id if measure else ""
        before = name.target_named(row.text, indicator_id, self.plan.targets, used=self.used)
        if before is None and any(
            name.key(one.names[Language.VI]) == name.key(row.text) and one.id in self.used
            for one in self.targets.values()
        ):
            self.tell("K8", row, values={"text": row.text})
            return
        if measure is None and not (before and before.indicator_id):
            self.tell("K3", row, values={"text": row.text})
        if before is None:
            self._tell_resembling(row, self.plan.targets.values())
        made = before or self._new_target(row)
        made = replace(made, indicator_id=indicator_id or made.indicator_id)
        made = self._with_goals(row, made, goals, measure)
        made = replace(
            made,
            names=self.worded(row.text, made.names),
            unit="" if made.indicator_id else self.columns.text(row.number, "unit") or made.unit,
            leads=self.agencies(row, "leads", made.leads),
            partners=self.agencies(row, "partners", made.partners),
            notes=self.words(row, "note", self.words(row, "meaning", made.notes)),
        )
        made = with_way(self, row, self._form_facts(row, made))
        if before is not None and (made.goal, made.due) != (before.goal, before.due):
            made = replace(made, reason="")  # of the change before this one
        self.targets[made.id] = made
        self.used.add(made.id)
        self._place(made, row)

    def _measure(self, row: Row) -> Indicator | None:
        """What measures a target: what was chosen for it, else what its words name."""
        unit = self.columns.text(row.number, "unit")
        names = line_of(row.number, row.text, note="", measured_in=unit).names
        is_value = isinstance(names, Column) and names.field is Field.VALUE
        worded = names.indicator if is_value and isinstance(names, Column) else None
        return indicators().get(form.id_of(self.columns.text(row.number, "indicator")), worded)

    def _with_goals(
        self,
        row: Row,
        made: PlanTarget,
        goals: Mapping[int, int | None],
        measure: Indicator | None,
    ) -> PlanTarget:
        """The last goal of the row, and the values on the way there."""
        points = []
        unit = self.columns.text(row.number, "unit")
        for place, year in goals.items():
            said = goal.goal(self.columns.sheet, row.number, place, measure=measure, unit=unit)
            if said.goal is not None:
                due = made.due.replace(year=year, month=12, day=31) if year else made.due
                points.append((due, said.goal))
            elif said.raw:
                values = {"text": said.raw, "target": row.text}
                self.tell("K6", row, values=values, place=place)
        if not points:
            return made
        points.sort(key=itemgetter(0))
        due, wanted = points[-1]
        on_the_way = tuple(Point(at=day, value=one.value) for day, one in points[:-1])
        return replace(made, goal=wanted, due=due, milestones=on_the_way or made.milestones)

    def retire(self, row: Row, *, of_tasks: bool) -> None:
        """Take the line of this wording out of the plan; one that is not there is told."""
        before: PlanTarget | Task | None
        if of_tasks:
            before = name.task_named(row.text, self.plan.tasks)
        else:
            before = name.target_named(row.text, "", self.plan.targets, used=self.used)
        if before is None:
            self.tell("K13", row, values={"text": row.text})
            return
        self.used.add(before.id)
        cell = self.columns.sheet.name_of(row.number, self.columns.item)
        made = line(before, plan_id=self.plan.id, place=self.plan.scope)
        gone = replace(made, payload="", sheet=self.columns.sheet.name, cell=cell)
        self.found.retired.append(gone)

    def _form_facts(self, row: Row, made: PlanTarget) -> PlanTarget:
        """What only our own form has columns for."""
        text = self.columns.text
        due = self.columns.content(row.number, "due")
        until = deadline.deadline(due, ends=self.plan.ends) if due is not None else None
        if due is not None and until is None:
            values = {"text": text(row.number, "due"), "day": made.due}
            self.tell("K5", row, values=values, column="due")
        baseline = self.columns.content(row.number, "baseline")
        said = read(baseline)
        since = deadline.deadline(
            self.columns.content(row.number, "baseline_at"), ends=self.plan.ends
        )
        point = (
            Point(at=since.end, value=said.value)
            if since is not None and said.value is not None and said.kind is Kind.NUMBER
            else made.baseline
        )
        return replace(
            made,
            due=until.end if until else made.due,
            baseline=point,
            target_groups=self.words(row, "target_group", made.target_groups),
            clause=text(row.number, "clause") or made.clause,
        )

    def _new_target(self, row: Row) -> PlanTarget:
        return bare.target(
            name.slug(row.text, taken=self.targets),
            row.text,
            due=self.plan.ends,
            group_id=self.headings.id_of(self.columns, row),
        )

    def _tell_resembling(self, row: Row, parts: Iterable[PlanTarget | Task]) -> None:
        near = name.resembling(row.text, parts)
        if near is not None:
            self.tell("K9", row, values={"text": row.text, "other": name.words(near)})

    def _place(self, part: PlanTarget | Task, row: Row) -> None:
        sheet = self.columns.sheet
        cell = sheet.name_of(row.number, self.columns.item)
        self.found.parts.append(Placed(part, sheet.name, cell))
