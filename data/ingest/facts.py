"""The facts that our own workbooks state about themselves: title, publisher, period."""

import datetime as dt
from collections.abc import Mapping

from data.ingest import form, period_text
from data.ingest.draft import Draft
from data.ingest.error import IngestError, Refusal
from data.ingest.form import Fact
from data.ingest.sheet import Sheet, Workbook
from data.period import Period, PeriodError


def facts_of(workbook: Workbook) -> Mapping[Fact, str] | None:
    """What the information sheet of a workbook says; None where it has no such sheet."""
    for sheet in workbook.sheets:
        if sheet.text(1, form.KEY_COLUMN) == Fact.VERSION:
            return _facts(sheet)
    return None


def tell(draft: Draft, facts: Mapping[Fact, str]) -> None:
    """Put the source a workbook names, and whether it is invented, into its draft."""
    draft.title = facts.get(Fact.TITLE, "")
    draft.publisher = facts.get(Fact.PUBLISHER, "")
    draft.url = facts.get(Fact.URL, "")
    draft.licence = facts.get(Fact.LICENCE, "")
    draft.is_demonstration = facts.get(Fact.IS_DEMONSTRATION, "").lower() == "yes"


def stated_period(facts: Mapping[Fact, str], *, file_name: str) -> Period:
    """The period the form was written for.

    Raises:
        IngestError: The form was altered and states none.
    """
    text = facts.get(Fact.PERIOD, "")
    try:
        return Period.parse(text)
    except PeriodError as error:
        raise broken(Fact.PERIOD, text, file_name=file_name) from error


def stated_edition(facts: Mapping[Fact, str], *, file_name: str) -> dt.date:
    """The list of units the form was written for.

    Raises:
        IngestError: The form was altered and states none.
    """
    text = facts.get(Fact.EDITION, "")
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise broken(Fact.EDITION, text, file_name=file_name) from error


def stated_cutoff(facts: Mapping[Fact, str]) -> dt.date | None:
    """The day up to which the figures count, ISO or day first; None where it is not said."""
    text = facts.get(Fact.CUTOFF_DATE, "")
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return period_text.date(text)


def broken(fact: Fact, found: str, *, file_name: str) -> IngestError:
    """The refusal of a form whose facts were altered."""
    return IngestError(Refusal.TEMPLATE_BROKEN, file=file_name, fact=fact.value, found=found)


def _facts(sheet: Sheet) -> Mapping[Fact, str]:
    known = set(Fact)
    return {
        Fact(key): sheet.text(row, form.VALUE_COLUMN)
        for row in range(1, sheet.height + 1)
        if (key := sheet.text(row, form.KEY_COLUMN)) in known
    }
