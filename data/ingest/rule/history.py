"""H: how a figure stands to those published before it, and to its own series."""

import math
from collections.abc import Iterator
from functools import partial
from typing import Final, NamedTuple

import numpy as np

from data.catalog import Kind, indicator
from data.ingest.batch import Batch, Mask
from data.ingest.change import POINTS, TIMES, Change, held_against, jump
from data.ingest.datum import Datum
from data.ingest.draft import Draft, Figure, Statement
from data.ingest.form import Field
from data.ingest.held import moved, off_base, shelf_of
from data.ingest.late import RULE as LATE
from data.ingest.past import within_year
from data.ingest.rule import Finding, rule
from data.ingest.rule.number import stated
from data.ingest.rule.value import finding
from data.ingest.scale import scales
from data.ingest.wording import Figure as Printed
from data.ingest.wording import Named, Phrase, Rounded
from data.model import Basis
from data.period import Period
from data.problem import Severity
from geo.units import UnitKey, unit

BASE_GROUP: Final = "base"
FIFTH: Final = 0.2
FEWEST_APART: Final = 10.0

Numbers = dict[tuple[str, UnitKey, Period], float]


@rule("H1", Severity.WARNING)
def a_figure_does_not_jump(draft: Draft) -> Iterator[Finding]:
    """A figure that jumps is looked at again: 20 points of a rate, a count twice or half as large.

    It is held against what is published of its own period, else against the period before,
    and where nothing is published of that, against the same period of the year before. A
    count also differs by 20 at least, so that 1 -> 3 is no jump; an index by a fifth of its
    range. A cumulative figure grows by itself and is held against the year before alone.
    """
    if not draft.past:
        return
    scaled = {(one.sheet, one.column) for one in scales(draft)}
    shelf = shelf_of(draft)
    doubt = _all if shelf is None else partial(moved, shelf=shelf)
    for place, figure, said in stated(draft, doubt):
        which, datum = _cited(figure)
        if figure.indicator.group_id == BASE_GROUP or (figure.sheet, datum.column) in scaled:
            continue
        if found := jump(figure, said, draft.past):
            variant = {POINTS: "_points", TIMES: "_times"}.get(found.limit, "")
            values = _moved(figure, found)
            yield finding((place, figure, which, datum), variant=variant, **values)


@rule("H2", Severity.WARNING)
def a_column_keeps_its_unit_of_measure(draft: Draft) -> Iterator[Finding]:
    """A column whose figures are all 100, 1,000 or a million times those before changed its unit.

    Percent typed as fractions, people typed as thousands. At least 3 units of the column, and
    4 in 5 of those published before, are off by one factor, to a half or double; the column
    is told once, and none of its cells as a jump.
    """
    for one in scales(draft):
        yield finding(
            one.first,
            variant="_more" if one.factor > 1 else "_less",
            times=Printed(round(max(one.factor, 1 / one.factor))),
            count=one.cells,
            before=Rounded(one.before),
            now=Rounded(one.now),
        )


@rule("H3", Severity.WARNING)
def a_cumulative_series_does_not_fall(draft: Draft) -> Iterator[Finding]:
    """What is counted from the start of the year is never less than it was earlier that year.

    For figures that the workbook calls cumulative, against the latest before them in the same
    year: in the workbook, with months as columns, or published as cumulative. Counts and the
    numerators of rates; a rate itself may fall. No indicator of the catalogue always
    accumulates, so what the sheet says decides.
    """
    own: Numbers = {}
    for _, figure, said in stated(draft, _accumulates):
        if figure.basis is Basis.CUMULATIVE and not math.isnan(number := _counted(figure, said)):
            own[figure.indicator.id, figure.unit, figure.period] = number
    for place, figure, said in stated(draft, _accumulates) if own else ():
        before = _before(draft, figure, own) if figure.basis is Basis.CUMULATIVE else None
        now = _counted(figure, said)
        if before is not None and now < before[1]:
            values = _against(figure, before[0], before[1], now)
            yield finding((place, figure, *_cited(figure)), variant="", **values)


@rule(LATE, Severity.WARNING)
def a_cutoff_lies_within_its_period(draft: Draft) -> Iterator[Finding]:
    """The day up to which figures count is not after the end of their period, nor after today."""
    for one in draft.remarks:
        if one.rule == LATE:
            yield Finding(sheet=one.sheet, cell=one.cell, values=one.values, variant=one.variant)


@rule("H5", Severity.NOTE)
def what_rates_divide_by_stays_near(draft: Draft) -> Iterator[Finding]:
    """Households, villages or people hardly change between reports; a fifth more or fewer is told.

    Only statistics that many rates divide by, that differ by 10 at least: what is counted
    anew each period, as dossiers received, comes and goes.
    """
    if not draft.past:
        return
    scaled = {(one.sheet, one.column) for one in scales(draft)}
    seen: set[tuple[str, int, int]] = set()
    shelf = shelf_of(draft)
    off = partial(off_base, share=FIFTH, fewest=FEWEST_APART)
    doubt = _all if shelf is None else partial(off, shelf=shelf)
    for place, figure, said in stated(draft, doubt):
        base = _base(figure, said)
        if base is None or (figure.sheet, base.datum.column) in scaled:
            continue
        at = (figure.sheet, base.datum.row, base.datum.column)
        before = None if at in seen else _last_base(draft, figure, base)
        if before is None:
            continue
        seen.add(at)
        period, number = before
        if abs(base.number - number) >= max(FEWEST_APART, FIFTH * number):
            values = _against(figure, period, number, base.number)
            values["name"] = Named(indicator(base.indicator_id).short_name)
            yield finding((place, figure, base.field, base.datum), variant="", **values)


class _Base(NamedTuple):
    """A statistic that a figure states: which, in which cell."""

    indicator_id: str
    field: Field
    datum: Datum
    number: float


def _cited(figure: Figure) -> tuple[Field, Datum]:
    return figure.data[0]


def _moved(figure: Figure, found: Change) -> dict[str, object]:
    than = Phrase("ingest.than_published") if found.is_own else Named(found.period.label)
    show = figure.indicator.show
    return {
        "unit": unit(figure.unit).full_name,
        "moved": Phrase("ingest.rises" if found.now > found.before else "ingest.falls"),
        "by": Rounded(abs(found.now - found.before)),
        "than": than,
        "before": Named(lambda: show(found.before)),
        "now": Named(lambda: show(found.now)),
        "limit": Printed(found.limit),
    }


def _against(figure: Figure, period: Period, before: float, now: float) -> dict[str, object]:
    return {
        "unit": unit(figure.unit).full_name,
        "before": Printed(before),
        "now": Printed(now),
        "earlier": Named(period.label),
    }


def _counted(figure: Figure, said: Statement) -> float:
    """What was counted: a count, or the numerator of a rate; NaN where there is none."""
    if figure.indicator.kind is Kind.RATE:
        return said.numerator
    return said.value if figure.indicator.kind is Kind.COUNT else math.nan


def _before(draft: Draft, figure: Figure, own: Numbers) -> tuple[Period, float] | None:
    """The latest number of a cumulative series before a figure of it, in the same year."""
    for period in within_year(figure.period):
        key = (figure.indicator.id, figure.unit, period)
        if key in own:
            return period, own[key]
        told = draft.past.of(*key)
        if told is not None and told.is_cumulative:
            is_rate = figure.indicator.kind is Kind.RATE
            number = told.numerator if is_rate else told.value
            return None if math.isnan(number) else (period, number)
    return None


def _base(figure: Figure, said: Statement) -> _Base | None:
    measure = figure.indicator
    if measure.group_id == BASE_GROUP and figure.value is not None:
        found = _Base(measure.id, Field.VALUE, figure.value, said.value)
    elif measure.denominator_id and figure.denominator is not None:
        found = _Base(
            measure.denominator_id, Field.DENOMINATOR, figure.denominator, said.denominator
        )
    else:
        return None
    return None if math.isnan(found.number) else found


def _last_base(draft: Draft, figure: Figure, base: _Base) -> tuple[Period, float] | None:
    """The last published number of a statistic: its own, or what the rate was divided by."""
    for period in (figure.period, figure.period.previous(), figure.period.year_before()):
        itself = draft.past.of(base.indicator_id, figure.unit, period)
        if itself is not None:
            return period, itself.value
    told = ((period, one.denominator) for period, one in held_against(figure, draft.past))
    return next(((period, one) for period, one in told if one > 0), None)


def _all(batch: Batch) -> Mask:
    return np.ones(len(batch), dtype=bool)


def _accumulates(batch: Batch) -> Mask:
    return batch.its.is_cumulative
