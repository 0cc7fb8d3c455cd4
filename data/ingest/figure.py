"""What a figure's cells amount to: one statement for the store, or none where they are wrong."""

import datetime as dt
import math
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Final

from data.catalog import Indicator, Kind
from data.ingest import tabulation
from data.ingest.batch import Batch
from data.ingest.datum import Datum
from data.ingest.doubt import batch_of
from data.ingest.draft import Cell, Draft, Figure, Statement
from data.ingest.form import Field
from data.ingest.hedge import of_quotient
from data.ingest.value import Kind as Said
from data.ingest.value import Reading
from data.model import Observations, Qualifier, State
from data.period import Period

ABSENT: Final = {Said.BLANK, Said.UNAVAILABLE, Said.FAULT}
FITTING: Final = ABSENT | {Said.NONE_OCCURRED, Said.NOT_APPLICABLE}  # whatever is counted
NUMBERS: Final = {Said.NUMBER, Said.NONE_OCCURRED}
POINTS: Final = "diem"
POINTS_AT_ONE: Final = 1000.0  # a DTI of 0.5934 is printed as 593,4 điểm


def statement(figure: Figure) -> Statement | None:
    """What the figure says; None where a cell of it can't be used (a rule says which).

    A rate is computed from its counts where both are there, whatever percentage is printed
    beside them. Without them it is the percentage. A denominator of 0 is not applicable. A
    missing count with nothing printed is missing, and so is everything else about it.
    """
    says = {which: datum.reading for which, datum in figure.data}
    if any(one.kind is Said.NOT_APPLICABLE for one in says.values()):
        return _not_applicable(says)
    if not all(
        is_usable(figure.indicator, which, one) or has_whole(figure, which)
        for which, one in says.items()
    ):
        return None
    top = number(figure.indicator, Field.NUMERATOR, says.get(Field.NUMERATOR))
    bottom = number(figure.indicator, Field.DENOMINATOR, says.get(Field.DENOMINATOR))
    if bottom is None and top is not None:
        bottom = says[Field.NUMERATOR].other
    value = says.get(Field.VALUE)
    is_pair = value is not None and not is_of_the_most(figure.indicator, value)
    if value is not None and value.kind is Said.FRACTION and top is None and is_pair:
        top, bottom = value.value, value.other
    return _from_numbers(
        figure.indicator,
        top=top,
        bottom=bottom,
        shown=number(figure.indicator, Field.VALUE, value),
        qualifier=Qualifier.EXACT if value is None else value.qualifier,
        counted=of_quotient(says.get(Field.NUMERATOR), says.get(Field.DENOMINATOR)),
        is_estimate=figure.is_estimate or any(one.is_estimate for one in says.values()),
    )


def is_usable(measure: Indicator, which: Field, reading: Reading) -> bool:
    """Whether a cell says something that this number of this indicator can be."""
    if reading.kind in FITTING:
        return True
    if measure.kind is Kind.YES_NO:
        is_bit = reading.kind is Said.NUMBER and reading.value in {0.0, 1.0}
        return is_bit or reading.kind in {Said.YES, Said.NO}
    if reading.kind is Said.FRACTION:
        if is_of_the_most(measure, reading):
            return which is Field.VALUE
        return which is Field.VALUE and (measure.kind is Kind.RANK or bool(measure.denominator()))
    percent_fits = which is Field.VALUE and measure.kind in {Kind.RATE, Kind.INDEX}
    return reading.kind is Said.NUMBER and (percent_fits or not reading.is_percent)


def has_whole(figure: Figure, which: Field) -> bool:
    """Whether a rate's numerator is typed with its whole, `15/16`, and nothing says another.

    No column has the whole, or the cell there says the same one.
    """
    top, bottom = figure.numerator, figure.denominator
    is_part = which is Field.NUMERATOR and figure.indicator.kind is Kind.RATE
    if not is_part or top is None or top.reading.kind is not Said.FRACTION:
        return False
    return bottom is None or (
        bottom.reading.kind is Said.NUMBER and bottom.reading.value == top.reading.other
    )


def is_of_the_most(measure: Indicator, reading: Reading) -> bool:
    """Whether a fraction has an index's points of the most there are: `85,5/100`."""
    is_fraction = reading.kind is Said.FRACTION and measure.kind is Kind.INDEX
    return is_fraction and reading.other == measure.high and measure.high != 1.0


def unusual(figures: Batch) -> Iterator[Cell]:
    """The cells that need a second look: neither blank nor a plain number where one belongs."""
    for place, figure in figures.odd.items():
        is_question = figure.indicator.kind is Kind.YES_NO
        for which, datum in figure.data:
            reading = datum.reading
            is_plain = reading.kind is Said.NUMBER and not reading.is_percent and not is_question
            is_changed = reading.is_settled or reading.times != 1.0
            if is_changed or (not is_plain and reading.kind is not Said.BLANK):
                yield place, figure, which, datum


def number(measure: Indicator, which: Field, reading: Reading | None) -> float | None:
    """The number a usable cell gives, in the indicator's unit; None where it gives none."""
    if reading is None or reading.kind in ABSENT:
        return None
    if measure.kind is Kind.YES_NO:
        return 1.0 if reading.kind is Said.YES or reading.value == 1.0 else 0.0
    if reading.kind is Said.FRACTION:
        return reading.value
    if reading.kind not in NUMBERS or reading.value is None:
        return None
    is_unit_index = measure.kind is Kind.INDEX and measure.high == 1.0
    if which is Field.VALUE and is_unit_index and reading.unit == POINTS:
        return float(f"{reading.value / POINTS_AT_ONE:.13g}")  # 712.4 / 1000 is 0.71239999…
    return reading.value


def _from_numbers(
    measure: Indicator,
    *,
    top: float | None,
    bottom: float | None,
    shown: float | None,
    qualifier: Qualifier,
    counted: Qualifier,
    is_estimate: bool,
) -> Statement:
    state = State.ESTIMATED if is_estimate else State.REPORTED
    if measure.kind is not Kind.RATE:
        value = shown if shown is not None else top
        if value is None:
            return _absent(State.MISSING)
        pair = (math.nan, math.nan) if bottom is None else (value, bottom)
        return Statement(*pair, value, qualifier if shown is not None else counted, state)
    if bottom == 0 and not top:
        return Statement(0.0, 0.0, math.nan, Qualifier.EXACT, State.NOT_APPLICABLE)
    if top is not None and bottom:
        return Statement(top, bottom, 100 * top / bottom, counted, state)
    if shown is not None:
        return Statement(math.nan, math.nan, shown, qualifier, state)
    return _absent(State.MISSING)


def _not_applicable(says: Mapping[Field, Reading]) -> Statement:
    """A figure that does not apply keeps its 0 of 0 where that is typed."""
    pair = [says.get(which) for which in (Field.NUMERATOR, Field.DENOMINATOR)]
    if all(one is not None and one.kind is Said.NUMBER and one.value == 0 for one in pair):
        return Statement(0.0, 0.0, math.nan, Qualifier.EXACT, State.NOT_APPLICABLE)
    return _absent(State.NOT_APPLICABLE)


def _absent(state: State) -> Statement:
    return Statement(math.nan, math.nan, math.nan, Qualifier.EXACT, state)


def observations(draft: Draft, *, left_out: set[int]) -> Observations:
    """The statements of the figures that can be used, in the order of the workbook.

    Args:
        draft: With its statements.
        left_out: Positions in its figures that a rule has refused.
    """
    return tabulation.observations(batch_of(draft), left_out=left_out, row=_row)


def _row(figure: Figure, said: Statement) -> tuple[object, ...]:
    return (
        figure.indicator.id,
        figure.unit.code,
        _in_iso(figure.unit.valid_from),
        _id(figure.period),
        said.numerator,
        said.denominator,
        said.value,
        said.qualifier.value,
        said.state.value,
        figure.basis.value,
        "" if figure.cutoff_date is None else figure.cutoff_date.isoformat(),
        raw(datum for _, datum in figure.data),
        figure.sheet,
        figure.cell,
        figure.source,
    )


@lru_cache(maxsize=1_000)
def _in_iso(day: dt.date) -> str:
    return day.isoformat()


@lru_cache(maxsize=1_000)
def _id(period: Period) -> str:
    return str(period)


def raw(data: Iterable[Datum]) -> str:
    """The cells' texts as they stood, parted by ` | `; an empty cell leaves its place empty."""
    return " | ".join(datum.reading.raw for datum in data)
