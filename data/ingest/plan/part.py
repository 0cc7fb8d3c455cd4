"""Rows of a plan as its parts: targets with their goals, tasks with their deadlines."""

from collections.abc import Mapping
from dataclasses import replace

from data.catalog import indicators
from data.catalog.term import Terms
from data.ingest.column import Column
from data.ingest.draft import Draft, Remark
from data.ingest.form import Field
from data.ingest.line import line_of
from data.ingest.plan import agency, deadline, form, goal, name, state
from data.ingest.plan.beginning import Headings
from data.ingest.plan.found import FoundPlan, Placed
from data.ingest.plan.sheet import Columns, Row
from data.ingest.value import Kind, read
from data.plan import Deadline, DeadlineKind, Plan, PlanTarget, Register, Task, TaskState
from data.plan.payload import line
from data.status import Point
from geo.name import fold
from text import Language, say, speaking


class Parts:
    """Puts the rows of one table into a draft.

    Args:
        draft: Where to; it has a plan.
        plan: The plan before them.
        register: Agencies that are known.
        columns: The table.
    """

    def __init__(self, draft: Draft, plan: Plan, *, register: Register, columns: Columns) -> None:
        self.draft, self.plan, self.columns = draft, plan, columns
        self.found: FoundPlan = draft.plan or FoundPlan(plan=plan)
        self.headings = Headings(self.found, plan)
        self.known = register.agencies
        self.told: set[str] = set()
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
            self._tell("K8", row, values={"text": row.text})
            return
        if before is None:
            self._tell_resembling(row, self.plan.tasks)
        made = before or Task(
            id=name.slug(row.text, taken=self.tasks),
            group_id=self.headings.id_of(self.columns, row),
            texts={Language.VI: row.text},
            leads=(),
            partners=(),
            deadline=Deadline(kind=DeadlineKind.RANGE, start=None, end=self.plan.ends),
            products={},
            said=TaskState.NOT_SAID,
            evidences={},
            notes={},
        )
        made = replace(
            made,
            leads=self._agencies(row, "leads", made.leads),
            partners=self._agencies(row, "partners", made.partners),
            deadline=self._deadline(row, made.deadline),
            products=self._words(row, "product", made.products),
            evidences=self._words(row, "evidence", made.evidences),
            notes=self._words(row, "note", made.notes),
        )
        made = self._with_state(row, made)
        self.tasks[made.id] = made
        self.used.add(made.id)
        self._place(made, row)

    def add_target(self, row: Row, goals: Mapping[int, int | None]) -> None:
        """A row as a target.

        Args:
            row: The row.
            goals: Columns of what is wanted, each with its year; the last is the goal.
        """
        measured_in = self.columns.text(row.number, "unit")
        names = line_of(row.number, row.text, note="", measured_in=measured_in).names
        is_known = isinstance(names, Column) and names.field is Field.VALUE
        measure = names.indicator if is_known and isinstance(names, Column) else None
        chosen = form.id_of(self.columns.text(row.number, "indicator"))
        measure = indicators().get(chosen, measure)
        indicator_id = measure.id if measure else ""
        before = name.target_named(row.text, indicator_id, self.plan.targets, used=self.used)
        if before is None and any(
            name.key(one.names[Language.VI]) == name.key(row.text) and one.id in self.used
            for one in self.targets.values()
        ):
            self._tell("K8", row, values={"text": row.text})
            return
        if measure is None and not (before and before.indicator_id):
            self._tell("K3", row, values={"text": row.text})
        if before is None:
            self._tell_resembling(row, self.plan.targets)
        made = before or self._new_target(row, indicator_id)
        points = []
        for place, year in goals.items():
            said = goal.goal(
                self.columns.sheet, row.number, place, measure=measure, unit=measured_in
            )
            if said.goal is None:
                if said.raw:
                    values = {"text": said.raw, "target": row.text}
                    self._tell("K6", row, values=values, place=place)
                continue
            due = made.due.replace(year=year, month=12, day=31) if year else made.due
            points.append((due, said.goal))
        if points:
            points.sort(key=lambda one: one[0])
            due, wanted = points[-1]
            milestones = tuple(Point(at=day, value=one.value) for day, one in points[:-1])
            made = replace(made, goal=wanted, due=due, milestones=milestones or made.milestones)
        made = replace(
            made,
            names=self._worded(row.text, made.names),
            leads=self._agencies(row, "leads", made.leads),
            partners=self._agencies(row, "partners", made.partners),
            notes=self._words(row, "note", self._words(row, "meaning", made.notes)),
        )
        made = self._form_facts(row, made)
        self.targets[made.id] = made
        self.used.add(made.id)
        self._place(made, row)

    def retire(self, row: Row, *, of_tasks: bool) -> None:
        """Take the line of this wording out of the plan; one that is not there is told."""
        before: PlanTarget | Task | None
        if of_tasks:
            before = name.task_named(row.text, self.plan.tasks)
        else:
            before = name.target_named(row.text, "", self.plan.targets, used=self.used)
        if before is None:
            self._tell("K13", row, values={"text": row.text})
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
            self._tell("K5", row, values=values, column="due")
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
            target_groups=self._words(row, "target_group", made.target_groups),
            clause=text(row.number, "clause") or made.clause,
        )

    def _new_target(self, row: Row, indicator_id: str) -> PlanTarget:
        return PlanTarget(
            id=name.slug(row.text, taken=self.targets),
            group_id=self.headings.id_of(self.columns, row),
            names={Language.VI: row.text},
            short_names={Language.VI: row.text},
            indicator_id=indicator_id,
            goal=None,
            due=self.plan.ends,
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

    def _agencies(self, row: Row, column: str, before: tuple[str, ...]) -> tuple[str, ...]:
        text = self.columns.text(row.number, column)
        if not text:
            return before
        said = agency.agencies(text, known=self.known, plan=self.plan)
        cell = self.columns.cell(row.number, column)
        sheet = self.columns.sheet.name
        for one in said.unknown:
            if one not in self.told:
                self.draft.remarks.append(Remark("K4", sheet, cell, "", {"text": one}))
                self.told.add(one)
        return said.ids

    def _deadline(self, row: Row, before: Deadline) -> Deadline:
        content = self.columns.content(row.number, "due")
        if content is None:
            return before
        said = deadline.deadline(content, ends=self.plan.ends)
        if said is None:
            text = self.columns.text(row.number, "due")
            values = {"text": text, "day": before.end}
            self._tell("K5", row, values=values, column="due")
        return said or before

    def _with_state(self, row: Row, made: Task) -> Task:
        content = self.columns.content(row.number, "state")
        if content is None:
            return made
        at = (row.number, self.columns.at["state"])
        shows_percent = at in self.columns.sheet.percents
        said = state.state(content, shows_percent=shows_percent)
        text = self.columns.text(row.number, "state")
        if said is None:
            self._tell("K7", row, values={"text": text}, column="state")
            return made
        share = read(content, shows_percent=shows_percent)
        if share.kind is Kind.NUMBER and not made.evidences:
            made = replace(made, evidences=_both("ingest.plan_progress", text=share.raw))
        return replace(made, said=said)

    def _words(self, row: Row, column: str, before: Terms) -> Terms:
        """What a cell says, in Vietnamese alone; as it was where it says the same or nothing."""
        text = self.columns.text(row.number, column)
        return self._worded(text, before) if text else before

    @staticmethod
    def _worded(text: str, before: Terms) -> Terms:
        is_same = fold(before.get(Language.VI, "")) == fold(text)
        return before if is_same else {Language.VI: text}

    def _tell_resembling(
        self, row: Row, parts: Mapping[str, PlanTarget] | Mapping[str, Task]
    ) -> None:
        near = name.resembling(row.text, parts.values())
        if near is not None:
            other = near.texts if isinstance(near, Task) else near.names
            self._tell("K9", row, values={"text": row.text, "other": other[Language.VI]})

    def _tell(
        self,
        rule: str,
        row: Row,
        *,
        values: Mapping[str, object],
        column: str = "",
        place: int | None = None,
    ) -> None:
        sheet = self.columns.sheet
        at = self.columns.at.get(column, self.columns.item) if place is None else place
        cell = sheet.name_of(row.number, at)
        self.draft.remarks.append(Remark(rule, sheet.name, cell, "", values))

    def _place(self, part: PlanTarget | Task, row: Row) -> None:
        sheet = self.columns.sheet
        cell = sheet.name_of(row.number, self.columns.item)
        self.found.parts.append(Placed(part, sheet.name, cell))


def _both(key: str, **values: object) -> Terms:
    """A sentence of ours in every language, kept as a plan's text."""
    found: dict[Language, str] = {}
    for language in Language:
        with speaking(language):
            found[language] = say(key, **values)
    return found
