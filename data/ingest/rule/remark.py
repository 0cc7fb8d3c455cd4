"""What a layout itself has to tell: it knows why it read something, or left it out."""

from collections.abc import Iterator

from data.ingest.draft import Draft
from data.ingest.rule import Finding, rule
from data.problem import Severity


def _told(draft: Draft, rule_id: str) -> Iterator[Finding]:
    for one in draft.remarks:
        if one.rule == rule_id:
            yield Finding(sheet=one.sheet, cell=one.cell, values=one.values, variant=one.variant)


@rule("L7", Severity.NOTE)
def what_is_no_result_is_left_out(draft: Draft) -> Iterator[Finding]:
    """Targets, comparisons, subsets and coordinates are no results; what is left out is named."""
    yield from _told(draft, "L7")
    for one in draft.unknown_columns:
        if one.role and one.cells:
            values = {"text": one.text, "count": one.cells}
            yield Finding(sheet=one.sheet, cell=one.cell, values=values, variant=one.role)


@rule("L8", Severity.NOTE)
def every_sheet_is_read_or_named(draft: Draft) -> Iterator[Finding]:
    """A visible sheet without a table that is understood is named, with what was looked for."""
    yield from _told(draft, "L8")


@rule("L9", Severity.NOTE)
def a_period_is_stated(draft: Draft) -> Iterator[Finding]:
    """Where only a day is stated, the longest period that ends on it is taken, and told."""
    yield from _told(draft, "L9")


@rule("L17", Severity.WARNING)
def a_sheet_without_a_period_is_named(draft: Draft) -> Iterator[Finding]:
    """Of a workbook with a sheet a period, one whose period can't be read is left out and named."""
    yield from _told(draft, "L17")


@rule("L18", Severity.WARNING)
def every_table_of_a_mapped_sheet_is_mapped(draft: Draft) -> Iterator[Finding]:
    """A further table of a sheet that was mapped by hand is not read until it is mapped too."""
    yield from _told(draft, "L18")


@rule("P7", Severity.ERROR)
def no_figure_is_older_than_its_unit(draft: Draft) -> Iterator[Finding]:
    """A figure from before a unit was formed, where a former unit had its name, is asked."""
    yield from _told(draft, "P7")


@rule("P8", Severity.WARNING)
def an_older_figure_is_taken_as_restated(draft: Draft) -> Iterator[Finding]:
    """A figure from before a unit was formed counts as computed for today's territory."""
    yield from _told(draft, "P8")


@rule("R2", Severity.WARNING)
def a_sum_of_some_parts_says_how_many(draft: Draft) -> Iterator[Finding]:
    """A commune's figure from some of its villages is an estimate and says how many reported."""
    yield from _told(draft, "R2")
