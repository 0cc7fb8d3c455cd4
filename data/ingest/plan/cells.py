"""The cells of a plan's rows: who, by when, how far, in which words."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from data.catalog.term import Terms
from data.ingest.draft import Draft, Remark
from data.ingest.plan import agency, deadline, state
from data.ingest.plan.sheet import Columns, Row
from data.ingest.value import Kind, read
from data.plan import Deadline, Plan, Register, Task
from geo.name import fold
from text import Language, say, speaking

PROGRESS: Final = "ingest.plan_progress"


class Cells:
    """Reads the cells of one table, and tells in its draft what cannot be read.

    Args:
        draft: Where problems are told.
        plan: The plan before the table.
        register: Agencies that are known.
        columns: The table.
    """

    def __init__(self, draft: Draft, plan: Plan, *, register: Register, columns: Columns) -> None:
        self.draft, self.plan, self.columns = draft, plan, columns
        self.known = register.agencies
        self.told: set[str] = set()

    def agencies(self, row: Row, column: str, before: tuple[str, ...]) -> tuple[str, ...]:
        """Ids of those whom a cell names; as before where it names nobody."""
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

    def due(self, row: Row, before: Deadline) -> Deadline:
        """By when; as before where nothing is said or what is said cannot be read."""
        content = self.columns.content(row.number, "due")
        if content is None:
            return before
        said = deadline.deadline(content, ends=self.plan.ends)
        if said is None:
            text = self.columns.text(row.number, "due")
            values = {"text": text, "day": before.end}
            self.tell("K5", row, values=values, column="due")
        return said or before

    def with_state(self, row: Row, made: Task) -> Task:
        """The task as far as its row says; a share of the work is kept as evidence."""
        content = self.columns.content(row.number, "state")
        if content is None:
            return made
        at = (row.number, self.columns.at["state"])
        shows_percent = at in self.columns.sheet.percents
        said = state.state(content, shows_percent=shows_percent)
        text = self.columns.text(row.number, "state")
        if said is None:
            self.tell("K7", row, values={"text": text}, column="state")
            return made
        share = read(content, shows_percent=shows_percent)
        is_free = made.evidences.get(Language.VI, "").startswith(
            _both(PROGRESS, text="")[Language.VI]
        )
        if share.kind is Kind.NUMBER and (is_free or not made.evidences):
            made = replace(made, evidences=_both(PROGRESS, text=share.raw))
        return replace(made, said=said)

    def words(self, row: Row, column: str, before: Terms) -> Terms:
        """What a cell says, in Vietnamese alone; as it was where it says the same or nothing."""
        text = self.columns.text(row.number, column)
        return self.worded(text, before) if text else before

    @staticmethod
    def worded(text: str, before: Terms) -> Terms:
        """A wording in Vietnamese; with its translations where it is the same as before."""
        is_same = fold(before.get(Language.VI, "")) == fold(text)
        return before if is_same else {Language.VI: text}

    def tell(
        self,
        rule: str,
        row: Row,
        *,
        values: Mapping[str, object],
        column: str = "",
        place: int | None = None,
    ) -> None:
        """Tell something of a row at one of its cells; at its wording where none is named."""
        sheet = self.columns.sheet
        at = self.columns.at.get(column, self.columns.item) if place is None else place
        cell = sheet.name_of(row.number, at)
        self.draft.remarks.append(Remark(rule, sheet.name, cell, "", values))


def _both(key: str, **values: object) -> Terms:
    """A sentence of ours in every language, kept as a plan's text."""
    found: dict[Language, str] = {}
    for language in Language:
        with speaking(language):
            found[language] = say(key, **values)
    return found
