"""L: whether a form of ours is still whole, and what below it was left out."""

from collections.abc import Iterator

from data.ingest.draft import Draft
from data.ingest.foot import LEFT_OUT
from data.ingest.rule import Finding, rule
from data.problem import Severity

DAY = "_day"


@rule("L10", Severity.ERROR)
def a_form_keeps_its_columns(draft: Draft) -> Iterator[Finding]:
    """A form has each column it was written with, under its code; a damaged one is not read."""
    for one in draft.damages:
        if one.variant != DAY:
            yield Finding(sheet=one.sheet, cell=one.cell, values=one.values, variant=one.variant)


@rule("L11", Severity.ERROR)
def a_stated_day_exists(draft: Draft) -> Iterator[Finding]:
    """The day that a form states is one of the calendar; 31/02/2025 is none."""
    for one in draft.damages:
        if one.variant == DAY:
            yield Finding(sheet=one.sheet, cell=one.cell, values=one.values)


@rule(LEFT_OUT, Severity.NOTE)
def what_stands_below_a_form_is_left_out(draft: Draft) -> Iterator[Finding]:
    """A total, a note or a signature below a form is left out; names and phones aren't kept."""
    for one in draft.remarks:
        if one.rule == LEFT_OUT:
            yield Finding(sheet=one.sheet, cell=one.cell, variant=one.variant)
