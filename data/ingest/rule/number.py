"""N: whether the numbers of a figure can be true."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final

import numpy as np

from data.catalog import Kind
from data.ingest.batch import Batch, Mask
from data.ingest.doubt import places
from data.ingest.draft import Cell, Draft, Figure, Statement
from data.ingest.figure import has_whole, number
from data.ingest.form import Field
from data.ingest.numeral import decimals
from data.ingest.question import may_be_fraction
from data.ingest.rule import Finding, rule
from data.ingest.rule.value import asked, finding
from data.ingest.share import shares
from data.ingest.value import Kind as Said
from data.ingest.value import Reading
from data.ingest.wording import Figure as Printed
from data.ingest.wording import Rounded
from data.model import State
from data.problem import Severity

MOST_COUNTED: Final = 1e8
SLACK: Final = 1.02  # a printed percentage may be rounded either way at the half


def stated(draft: Draft, doubt: Callable[[Batch], Mask]) -> Iterator[tuple[int, Figure, Statement]]:
    """Each figure that amounts to a statement: its position in the draft, itself, what it says.

    Args:
        draft: With its statements.
        doubt: See `data.ingest.batch.places`.
    """
    for place in places(draft, doubt):
        said = draft.statements[place]
        if said is not None:
            yield place, draft.figures[place], said


@rule("N1", Severity.ERROR)
def part_within_whole(draft: Draft) -> Iterator[Finding]:
    """A numerator is never larger than its denominator."""
    for place, figure, said in stated(draft, lambda batch: batch.its.part > batch.its.whole):
        top, bottom = figure.numerator, figure.denominator
        if top is None and figure.value is not None:
            yield from _of_one_cell((place, figure, Field.VALUE, figure.value))
        if top is not None and has_whole(figure, Field.NUMERATOR):
            yield from _of_one_cell((place, figure, Field.NUMERATOR, top))
            continue
        if top is None or bottom is None or said.state == "not_applicable":
            continue
        part = number(figure.indicator, Field.NUMERATOR, top.reading)
        whole = number(figure.indicator, Field.DENOMINATOR, bottom.reading)
        if part is not None and whole is not None and part > whole:
            yield finding(
                (place, figure, Field.NUMERATOR, top), part=Printed(part), whole=Printed(whole),
                whole_cell=bottom.cell,
            )  # fmt: skip


def _of_one_cell(cell: Cell) -> Iterator[Finding]:
    """A fraction in one cell, `20/16`, whose part is larger than its whole."""
    datum = cell[3]
    reading = datum.reading
    part, whole = reading.value or 0.0, reading.other or 0.0
    if reading.kind is Said.FRACTION and part > whole:
        yield finding(cell, part=Printed(part), whole=Printed(whole), whole_cell=datum.cell)


@rule("N2", Severity.ERROR)
def within_range(draft: Draft) -> Iterator[Finding]:
    """A figure lies within its indicator's range; a rate between 0 and 100 %."""
    for place, figure, said in stated(draft, _is_out_of_range):
        low, high = figure.indicator.low, figure.indicator.high
        if figure.indicator.kind is Kind.RATE:
            low, high = 0.0, 100.0
        value = figure.value
        if value is None or said.numerator == said.numerator:
            continue
        if (low is not None and said.value < low) or (high is not None and said.value > high):
            limits = {
                "low": "" if low is None else Printed(low),
                "high": "" if high is None else Printed(high),
            }
            variant = "_least" if high is None else ""
            yield finding((place, figure, Field.VALUE, value), variant=variant, **limits)


@rule("N3", Severity.ERROR)
def counts_are_whole(draft: Draft) -> Iterator[Finding]:
    """What is counted one by one is a whole number."""
    told: dict[tuple[str, str], Finding] = {}
    for place in places(draft, _is_broken):
        figure = draft.figures[place]
        for which, datum in figure.data:
            is_counted = which is not Field.VALUE or figure.indicator.is_whole
            value = datum.reading.value
            is_number = datum.reading.kind is Said.NUMBER and not datum.reading.is_percent
            if is_counted and is_number and value is not None and not value.is_integer():
                one = finding((place, figure, which, datum))
                first = told.setdefault((one.sheet, one.cell), one)
                if first is not one:  # a whole that several figures are divided by
                    figures = (*first.figures, *one.figures)
                    told[one.sheet, one.cell] = replace(first, figures=figures)
    yield from told.values()


@rule("N4", Severity.WARNING)
def printed_rate_follows_from_its_counts(draft: Draft) -> Iterator[Finding]:
    """A printed percentage is the quotient of its counts, to its last digit; the counts hold."""
    for place, figure, said in stated(draft, _differs):
        printed = figure.value
        if figure.indicator.kind is not Kind.RATE or printed is None:
            continue
        reading = printed.reading.beside or printed.reading
        if not said.denominator > 0 or reading.kind is not Said.NUMBER:
            continue
        if abs((reading.value or 0.0) - said.value) > tolerance(reading):
            yield finding(
                (place, figure, Field.VALUE, printed), computed=Rounded(said.value),
                part=Printed(said.numerator), whole=Printed(said.denominator),
                printed=Printed(reading.value or 0.0),
            )  # fmt: skip


@rule("N5", Severity.WARNING)
def a_percentage_is_no_fraction(draft: Draft) -> Iterator[Finding]:
    """A percentage between 0 and 1 without a percent sign may be a fraction typed as it is."""
    asked_whole = [place for column in shares(draft) for place in column.figures]
    is_asked = np.zeros(len(draft.figures), dtype=bool)
    is_asked[[*asked_whole]] = True
    for place, figure, said in stated(draft, lambda batch: _is_below_one(batch) & ~is_asked):
        printed = figure.value
        if is_asked[place]:
            continue
        if figure.indicator.kind is not Kind.RATE or printed is None or said.denominator > 0:
            continue
        reading = printed.reading
        if may_be_fraction(reading):
            as_percent = 100 * (reading.value or 0.0)
            yield asked(
                (place, figure, Field.VALUE, printed), percent=Rounded(as_percent),
                value=Printed(reading.value or 0.0),
            )  # fmt: skip


@rule("N6", Severity.WARNING)
def a_part_comes_with_its_whole(draft: Draft) -> Iterator[Finding]:
    """A numerator without its denominator gives no rate and counts as not reported."""
    for place, figure, said in stated(draft, _has_only_part):
        top = figure.numerator
        if top is None or said.state != "missing" or figure.indicator.kind is not Kind.RATE:
            continue
        if top.reading.kind is Said.NUMBER and not is_divided_by_zero(figure):
            part = Printed(top.reading.value or 0.0)
            yield finding((place, figure, Field.NUMERATOR, top), part=part)


@rule("N7", Severity.ERROR)
def a_count_is_of_this_world(draft: Draft) -> Iterator[Finding]:
    """A count is at most 100 million, about as many as the nation has people."""
    for place in places(draft, _is_huge):
        figure = draft.figures[place]
        for which, datum in figure.data:
            is_count = which is not Field.VALUE or figure.indicator.kind is Kind.COUNT
            value = number(figure.indicator, which, datum.reading)
            if is_count and value is not None and value > MOST_COUNTED:
                yield finding((place, figure, which, datum), most=Printed(MOST_COUNTED))


def _is_out_of_range(batch: Batch) -> Mask:
    is_rate, value = batch.its.is_of(Kind.RATE), batch.said.value
    low = np.where(is_rate, 0.0, batch.limit(lambda one: one.low))
    high = np.where(is_rate, 100.0, batch.limit(lambda one: one.high))
    return np.asarray((value < low) | (value > high))


def _is_broken(batch: Batch) -> Mask:
    its = batch.its
    is_counted = batch.limit(lambda one: float(one.is_whole)) == 1.0
    broken = [~np.isnan(one) & (one % 1 != 0) for one in (its.part, its.whole, its.shown)]
    return np.asarray(broken[0] | broken[1] | (broken[2] & is_counted))


def _differs(batch: Batch) -> Mask:
    off = np.abs(batch.its.shown - batch.said.value)
    is_far = off > 0.5 * 10.0**-batch.its.decimals
    return np.asarray(batch.its.is_of(Kind.RATE) & (batch.said.denominator > 0) & is_far)


def _is_below_one(batch: Batch) -> Mask:
    shown = batch.its.shown
    is_alone = ~(batch.said.denominator > 0) & ~batch.its.is_settled
    return np.asarray(batch.its.is_of(Kind.RATE) & is_alone & (shown > 0) & (shown < 1))


def _has_only_part(batch: Batch) -> Mask:
    is_missing = batch.said.state == State.MISSING
    return np.asarray(batch.its.is_of(Kind.RATE) & is_missing & ~np.isnan(batch.its.part))


def _is_huge(batch: Batch) -> Mask:
    its = batch.its
    is_count = (its.part > MOST_COUNTED) | (its.whole > MOST_COUNTED)
    return np.asarray(is_count | (batch.its.is_of(Kind.COUNT) & (its.shown > MOST_COUNTED)))


def is_divided_by_zero(figure: Figure) -> bool:
    """Whether there is a part of a whole that is 0, which another rule calls an error."""
    top, bottom = figure.numerator, figure.denominator
    return bool(top and top.reading.value and bottom and bottom.reading.value == 0)


def tolerance(reading: Reading) -> float:
    """How far a printed number may be from what it was rounded from."""
    return float(0.5 * 10.0 ** -decimals(reading.raw) * SLACK)
