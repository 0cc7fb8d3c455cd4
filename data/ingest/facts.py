"""The facts that our own workbooks state about themselves: title, publisher, period."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from data.ingest import form, period_text
from data.ingest.draft import Draft
from data.ingest.error import IngestError, Refusal
from data.ingest.form import Fact
from data.ingest.markup import cell_name
from data.ingest.sheet import Sheet, Workbook
from data.period import Period, PeriodError
from geo.name import fold

YES: Final = {"yes", "co"}
NO: Final = {"no", "khong"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What the information sheet of a workbook says, and where.

    Args:
        sheet: The sheet's name.
        said: The facts there are.
        rows: The row of each; from 1.
    """

    sheet: str
    said: Mapping[Fact, str]
    rows: Mapping[Fact, int]

    def get(self, fact: Fact) -> str:
        """What is said; "" where nothing is."""
        return self.said.get(fact, "")

    def cell(self, fact: Fact) -> str:
        """The cell that says it, `C6`; "" where the sheet has no such row."""
        return cell_name(self.rows[fact], form.VALUE_COLUMN) if fact in self.rows else ""

    def place(self, fact: Fact) -> str:
        """The cell with its sheet, `Thông tin!C6`, or the sheet alone."""
        return "!".join(part for part in (self.sheet, self.cell(fact)) if part)


def facts_of(workbook: Workbook) -> Facts | None:
    """What the information sheet of a workbook says; None where it has no such sheet."""
    for sheet in workbook.sheets:
        if sheet.text(1, form.KEY_COLUMN) == Fact.VERSION:
            return _facts(sheet)
    return None


def tell(draft: Draft, facts: Facts, *, file_name: str) -> None:
    """Put the source a workbook names, and whether it is invented, into its draft.

    Raises:
        IngestError: It does not say clearly whether its figures are invented.
    """
    draft.title = facts.get(Fact.TITLE)
    draft.publisher = facts.get(Fact.PUBLISHER)
    draft.url = facts.get(Fact.URL)
    draft.licence = facts.get(Fact.LICENCE)
    draft.is_demonstration = _is_demonstration(facts, file_name=file_name)


def _is_demonstration(facts: Facts, *, file_name: str) -> bool:
    """Yes or no, in either language; anything else is asked, for it decides what is published."""
    text = facts.get(Fact.IS_DEMONSTRATION)
    word = fold(text).strip(" .")
    if word not in YES | NO:
        place = facts.place(Fact.IS_DEMONSTRATION)
        raise IngestError(Refusal.DEMONSTRATION_UNCLEAR, file=file_name, place=place, found=text)
    return word in YES


def stated_period(facts: Facts, *, file_name: str) -> Period:
    """The period the form was written for.

    Raises:
        IngestError: The form was altered and states none.
    """
    text = facts.get(Fact.PERIOD)
    try:
        return Period.parse(text)
    except PeriodError as error:
        raise broken(facts, Fact.PERIOD, text, file_name=file_name) from error


def stated_edition(facts: Facts, *, file_name: str) -> dt.date:
    """The list of units the form was written for.

    Raises:
        IngestError: The form was altered and states none.
    """
    text = facts.get(Fact.EDITION)
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise broken(facts, Fact.EDITION, text, file_name=file_name) from error


def stated_cutoff(facts: Facts) -> dt.date | None:
    """The day up to which the figures count, ISO or day first; None where none can be read."""
    text = facts.get(Fact.CUTOFF_DATE)
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return period_text.date(text)


def broken(facts: Facts, fact: Fact, found: str, *, file_name: str) -> IngestError:
    """The refusal of a form whose facts were altered."""
    place = facts.place(fact)
    return IngestError(
        Refusal.TEMPLATE_BROKEN, file=file_name, fact=fact.value, place=place, found=found
    )


def _facts(sheet: Sheet) -> Facts:
    known = set(Fact)
    rows = {
        Fact(key): row
        for row in range(1, sheet.height + 1)
        if (key := sheet.text(row, form.KEY_COLUMN)) in known
    }
    said = {fact: sheet.text(row, form.VALUE_COLUMN) for fact, row in rows.items()}
    return Facts(sheet=sheet.name, said=said, rows=rows)
