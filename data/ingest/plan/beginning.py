"""The start of reading a workbook of a plan: for which province, of which plan, since when."""

from collections.abc import Iterator, Sequence
from functools import partial

from data.catalog.citation import Group
from data.ingest import provenance
from data.ingest.draft import Draft, Remark
from data.ingest.layout import Asked
from data.ingest.plan.found import FoundPlan, Placed
from data.ingest.plan.founding import names_a_year, titled
from data.ingest.plan.name import heading, key, slug
from data.ingest.plan.sheet import Columns, Row, years_of
from data.ingest.plan.which import Heard, Which, provinces_of, scope_of, which
from data.ingest.sheet import Workbook
from data.ingest.table import Table
from data.ingest.wording import Named
from data.plan import Plan
from geo.units import NATION, UnitKey
from text import Language

KNOWN_BY = {"number": "", "year": "_year", "new": "_new"}


def begin(workbook: Workbook, asked: Asked, tables: Sequence[Table], *, layout: str) -> Draft:
    """A draft that knows its plan, or asks for it.

    Args:
        workbook: What was sent.
        asked: What is known from outside it.
        tables: Those of the plan; above the first stands what it is.
        layout: Id for the draft.

    Raises:
        IngestError: Nothing says for which province it is.
    """
    found = tables[0]
    texts = provenance.title(found.sheet, above=found.top)
    known, file_name = asked.plans, workbook.file_name
    scope = scope_of(texts, asked=asked.province_code, known=known, file_name=file_name)
    draft = Draft(layout=layout, scope=scope, is_by_column=False)
    add_plan(draft, texts, asked, tables)
    return draft


def add_plan(
    draft: Draft,
    texts: Sequence[str],
    asked: Asked,
    tables: Sequence[Table],
    *,
    is_of_year: bool = False,
) -> FoundPlan:
    """Give a draft the plan that its title means, and say how it was known."""
    found = tables[0]
    sheet, title = found.sheet, titled(texts)
    cell = _title_cell(found, texts)
    years = years_of(tables)
    heard = Heard(texts, sheet.name, cell, title, asked.answers.plan, is_of_year, years)
    place = NATION if draft.scope == NATION.code else UnitKey(draft.scope, draft.edition)
    scope = asked.province_code or provinces_of(place)[0]
    answer: Which = which(heard, scope=scope, known=asked.plans)
    draft.plan = FoundPlan(plan=answer.plan, question=answer.question)
    if answer.plan is None:
        draft.remarks.append(Remark("K1", sheet.name, cell, "", {"text": title}))
    elif answer.how in KNOWN_BY:
        values = {"plan": Named(partial(getattr, answer.plan, "label")), "text": title}
        draft.remarks.append(Remark("K2", sheet.name, cell, KNOWN_BY[answer.how], values))
    if answer.how == "new" and answer.plan is not None:
        draft.plan.parts.append(Placed(answer.plan, sheet.name, cell))
        if not names_a_year(texts):
            _tell_years(draft, answer.plan, years)
    return draft.plan


def _tell_years(draft: Draft, plan: Plan, years: Sequence[int]) -> None:
    """How the years of a new plan were found whose title has none: a guess is a warning."""
    known = draft.remarks.pop()
    if years:
        values = {**known.values, "first": plan.starts, "last": plan.ends}
        draft.remarks.append(known._replace(variant="_dated", values=values))
        return
    values = {"first": plan.starts, "last": plan.ends}
    draft.remarks += [known, Remark("K14", known.sheet, known.cell, "", values)]


class Headings:
    """The headings of a plan as its rows come to them: known ones by name, else new ones."""

    def __init__(self, found: FoundPlan, plan: Plan) -> None:
        self.found = found
        self.groups = dict(plan.groups)

    def id_of(self, columns: Columns, row: Row) -> str:
        """Id of the heading that a row stands under; "" of one under none."""
        name = heading(row.heading)
        if not name:
            return ""
        for one in self.groups.values():
            own = key(one.names[Language.VI])
            if key(name) == own or key(name) in own or own in key(name):
                return one.id
        made = Group(id=slug(name, taken=self.groups), names={Language.VI: sentence_case(name)})
        self.groups[made.id] = made
        cell = columns.sheet.name_of(row.number, columns.item)
        self.found.parts.append(Placed(made, columns.sheet.name, cell))
        return made.id


def sentence_case(text: str) -> str:
    """A heading in capitals as one reads it; any other as it is."""
    return text.capitalize() if text.isupper() else text


def _title_cell(found: Table, texts: Sequence[str]) -> str:
    """The cell of the first text above the table; of the table itself where there is none."""
    cells: Iterator[str] = (
        found.sheet.name_of(row, column)
        for row, column, text in found.sheet.texts()
        if row < found.top and text in texts
    )
    return next(cells, found.sheet.name_of(found.top, 1))
