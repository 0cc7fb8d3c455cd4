"""V: what single cells say."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from data.catalog import Kind
from data.ingest import tier
from data.ingest.doubt import batch_of
from data.ingest.draft import Cell, Draft
from data.ingest.figure import has_whole, is_of_the_most, number
from data.ingest.form import Field
from data.ingest.question import MOST_TYPED, Question, choices, of_fraction
from data.ingest.question import Kind as Asked
from data.ingest.rule import Finding, rule
from data.ingest.value import Kind as Said
from data.ingest.value import Reading
from data.ingest.wording import Figure as Printed
from data.ingest.wording import Named, Typed
from data.problem import Severity

FEWEST_OF_COLUMN: Final = 3


def cells(draft: Draft, wanted: Callable[[Reading], bool]) -> Iterator[Cell]:
    """The cells, of those that are no plain number, whose reading is wanted; each once."""
    seen: set[tuple[str, int, int]] = set()
    for cell in draft.unusual:
        _, figure, _, datum = cell
        if wanted(datum.reading) and (at := (figure.sheet, datum.row, datum.column)) not in seen:
            seen.add(at)
            yield cell


def finding(cell: Cell, *, variant: str = "", **values: object) -> Finding:
    """A finding about one cell of one figure."""
    place, figure, _, datum = cell
    told = {
        "text": Typed(datum.reading.raw, datum.reading.value),
        "indicator": Named(figure.indicator.short_name),
    }
    return Finding(
        sheet=figure.sheet, cell=datum.cell, values=told | values, figures=(place,),
        variant=variant,
    )  # fmt: skip


def asked(cell: Cell, *, variant: str = "", **values: object) -> Finding:
    """A finding about a cell, with the question which of its readings is meant."""
    _, figure, _, datum = cell
    question = Question(
        kind=Asked.READING,
        sheet=figure.sheet,
        cell=datum.cell,
        text=datum.reading.raw,
        readings=choices(datum.reading),
    )
    return replace(finding(cell, variant=variant, **values), question=question)


def _of_kind(draft: Draft, kind: Said) -> Iterator[Cell]:
    return cells(draft, lambda reading: reading.kind is kind)


@rule("V1", Severity.ERROR)
def a_cell_is_a_figure(draft: Draft) -> Iterator[Finding]:
    """A cell for a figure holds a number, a hedged number, a dash, dots, or nothing."""
    for cell in _of_kind(draft, Said.WORDS):
        measure, text = cell[1].indicator, cell[3].reading.raw
        variant = "_levels" if tier.is_of_several(measure, text) else ""
        yield finding(cell, variant="_question" if measure.kind is Kind.YES_NO else variant)


@rule("V2", Severity.ERROR)
def a_number_has_one_reading(draft: Draft) -> Iterator[Finding]:
    """A number that can be read in two ways, as 1,234 or 1,234.5, is asked and never guessed."""
    for cell in _of_kind(draft, Said.AMBIGUOUS):
        reading = cell[3].reading
        variant = "_thousands" if reading.times != 1.0 else ""
        yield asked(
            cell,
            variant=variant,
            first=Printed(reading.value or 0.0),
            second=Printed(reading.other or 0.0),
        )


@rule("V13", Severity.NOTE)
def a_count_in_thousands_is_kept_in_full(draft: Draft) -> Iterator[Finding]:
    """A number whose unit of measure tells thousands or millions is stored in full, and told."""
    columns: defaultdict[tuple[str, int], list[Cell]] = defaultdict(list)
    for cell in cells(draft, lambda reading: reading.times != 1.0 and not reading.is_settled):
        _, figure, _, datum = cell
        if datum.reading.kind is Said.NUMBER:
            columns[figure.sheet, datum.column].append(cell)
    for found in columns.values():
        shown = found[:1] if len(found) > FEWEST_OF_COLUMN else found
        for cell in shown:
            _, figure, which, datum = cell
            value = Printed(number(figure.indicator, which, datum.reading) or 0.0)
            variant = "_column" if len(shown) < len(found) else ""
            yield finding(cell, variant=variant, value=value, others=len(found) - 1)


@rule("V3", Severity.ERROR)
def a_figure_is_no_date(draft: Draft) -> Iterator[Finding]:
    """A cell that Excel turned into a date, as it does with 9/12, is typed again as text."""
    for cell in _of_kind(draft, Said.DATE):
        yield asked(cell, variant="_fraction") if fits_fraction(cell) else finding(cell)


@rule("V4", Severity.WARNING)
def a_formula_gives_a_number(draft: Draft) -> Iterator[Finding]:
    """A formula that gives an error, as #DIV/0!, counts as not reported."""
    for cell in _of_kind(draft, Said.FAULT):
        yield finding(cell)


@rule("V5", Severity.ERROR)
def a_figure_is_no_range(draft: Draft) -> Iterator[Finding]:
    """A result is one figure; a range such as 70 - 75 is a target."""
    for cell in _of_kind(draft, Said.SPAN):
        yield finding(cell)


@rule("V6", Severity.ERROR)
def a_figure_is_not_negative(draft: Draft) -> Iterator[Finding]:
    """No figure of the catalogue is below zero; (5) is how accountants write -5."""
    for cell in _of_kind(draft, Said.NEGATIVE):
        yield finding(cell)


@rule("V7", Severity.NOTE)
def a_dash_means_none(draft: Draft) -> Iterator[Finding]:
    """A dash says that none occurred and is stored as 0; dots or a blank say not reported."""
    for cell in _of_kind(draft, Said.NONE_OCCURRED):
        yield finding(cell)


@rule("V8", Severity.ERROR)
def a_count_is_no_percentage(draft: Draft) -> Iterator[Finding]:
    """A count holds a number of things, not a percentage."""
    for cell in cells(draft, lambda reading: reading.is_percent):
        _, figure, which, datum = cell
        is_count = figure.indicator.kind in {Kind.COUNT, Kind.RANK, Kind.YES_NO}
        if datum.reading.kind is Said.NUMBER and (which is not Field.VALUE or is_count):
            yield finding(cell)


@rule("V9", Severity.ERROR)
def a_fraction_stands_where_one_fits(draft: Draft) -> Iterator[Finding]:
    """8/19 is a rate, a rank, a count of a known whole or points of the most; else it is asked."""
    columns: defaultdict[tuple[object, ...], list[Cell]] = defaultdict(list)
    is_list = batch_of(draft).its.is_list
    for cell in _of_kind(draft, Said.FRACTION):
        place, figure, which, datum = cell
        if fits_fraction(cell):
            continue
        if which is Field.VALUE and figure.indicator.kind is not Kind.COUNT:
            yield finding(cell)
            continue
        alone = place if is_list else None  # rows of a list are of many indicators
        columns[figure.sheet, datum.column, figure.indicator.id, which, alone].append(cell)
    for found in columns.values():
        yield from _fractions(found)


def _fractions(found: Sequence[Cell]) -> Iterator[Finding]:
    """The counts of a column that are typed as fractions: one question for all of them."""
    first, last = found[0][3], found[-1][3]
    is_column = len(found) > 1
    question = Question(
        kind=Asked.READING,
        sheet=found[0][1].sheet,
        cell=f"{first.cell}:{last.cell}" if is_column else first.cell,
        text="; ".join(cell[3].reading.raw for cell in found[:MOST_TYPED]),
        readings=of_fraction(first.reading, is_column=is_column),
    )
    for cell in found:
        reading = cell[3].reading
        numbers = {"top": Printed(reading.value or 0.0), "bottom": Printed(reading.other or 0.0)}
        told = finding(cell, variant="_count", **numbers)
        yield replace(told, question=question) if cell is found[0] else told


def fits_fraction(cell: Cell) -> bool:
    """Whether 8/19 can be what a cell is for: a rank, a count of a known whole, both counts."""
    _, figure, which, datum = cell
    if is_of_the_most(figure.indicator, datum.reading):
        return which is Field.VALUE
    is_of_whole = figure.indicator.kind is Kind.RANK or bool(figure.indicator.denominator())
    return (which is Field.VALUE and is_of_whole) or has_whole(figure, which)


@rule("V10", Severity.ERROR)
def yes_and_no_are_for_questions(draft: Draft) -> Iterator[Finding]:
    """Yes, no and x answer a yes-or-no indicator, and nothing else does but 1 and 0."""
    for cell in cells(draft, lambda reading: reading.kind in {Said.YES, Said.NO, Said.NUMBER}):
        _, figure, _, datum = cell
        is_question = figure.indicator.kind is Kind.YES_NO
        is_number = datum.reading.kind is Said.NUMBER
        if is_question == is_number and datum.reading.value not in {0.0, 1.0}:
            yield finding(cell, variant="_question" if is_question else "")


@rule("V11", Severity.NOTE)
def words_for_not_yet_known(draft: Draft) -> Iterator[Finding]:
    """Words such as `chưa có số liệu` count as not reported, never as zero."""
    for cell in cells(draft, lambda r: r.kind is Said.UNAVAILABLE and r.raw.strip(".… ") != ""):
        yield finding(cell)
