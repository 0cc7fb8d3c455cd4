"""The figures of a workbook as columns, for looking at each by itself takes too long.

A batch is a sequence of figures as any other; those of a long list are made when they are
asked for. What makes it quick are its columns: a rule names which figures could be in doubt,
by all columns at once, and looks only at those one by one (`data.ingest.doubt`).
Figures with a cell that is neither blank nor a plain number are odd: they are kept whole, and
every rule looks at them.
"""

import datetime as dt
import math
from collections.abc import (
    Callable,
    Iterator,
    Mapping,
    MutableSequence,
    Sequence,
)
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Never, TypeAlias, overload

import numpy as np
from numpy.typing import NDArray

from data.catalog import Indicator, Kind
from data.ingest.draft import Figure, Statement
from data.model import Basis, Qualifier, State
from data.period import Period
from geo.units import UnitKey

Codes: TypeAlias = NDArray[np.int64]
Numbers: TypeAlias = NDArray[np.float64]
Mask: TypeAlias = NDArray[np.bool_]

COMPLETE: Final = "The figures of a batch are those that it has."


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """What figures say, one entry each; numbers are NaN where there is none, or it is odd.

    Args:
        row: Row of each figure, from 1.
        measures, units, periods, sheets, bases, cutoffs, sources: What the codes below mean.
        measure, unit, period, sheet, basis, cutoff, source: Codes of each figure.
        part, whole, shown: Its numerator, denominator and value as typed.
        decimals: How many digits the value was typed with after its point.
        raw: Its cells as they stood; see `figure.raw`.
        column: Column of the cell it is cited by.
        is_odd: It has a cell that is neither blank nor a plain number, or a hedge.
        is_estimate: It says that it is an estimate.
        settled: Codes of indicators whose values' scale the sender said.
        make: The figure of a position, whole.
        is_list: They are of a long list, whose columns hold all indicators alike.
    """

    row: Codes
    measures: Sequence[Indicator]
    units: Sequence[UnitKey]
    periods: Sequence[Period]
    measure: Codes
    unit: Codes
    period: Codes
    sheets: Sequence[str]
    sheet: Codes
    bases: Sequence[Basis]
    basis: Codes
    cutoffs: Sequence[dt.date | None]
    cutoff: Codes
    part: Numbers
    whole: Numbers
    shown: Numbers
    decimals: Codes
    raw: NDArray[np.object_]
    column: Codes
    sources: Sequence[str]
    source: Codes
    is_odd: Mask
    is_estimate: Mask
    settled: Codes
    make: Callable[[int], Figure]
    is_list: bool

    def is_of(self, kind: Kind) -> Mask:
        """Its indicator is of this kind."""
        are = np.array([one.kind is kind for one in self.measures], dtype=bool)
        return np.asarray(are[self.measure])

    @property
    def is_cumulative(self) -> Mask:
        """It counts from the start of the year."""
        are = np.array([one is Basis.CUMULATIVE for one in self.bases], dtype=bool)
        return np.asarray(are[self.basis])

    def figure(self, at: int) -> Figure:
        """The figure of a position; one of a long list is made when more of it is asked for."""
        return Listed(self, at) if self.is_list else self.make(at)

    @property
    def is_settled(self) -> Mask:
        """The sender said of its indicator how the values are typed."""
        return np.isin(self.measure, self.settled)


class Batch(MutableSequence[Figure]):
    """See the module.

    Args:
        its: The columns.
        judge: What a figure amounts to; see `figure.statement`.
    """

    def __init__(self, its: Columns, *, judge: Callable[[Figure], Statement | None]) -> None:
        self.its = its
        self.odd = {int(at): its.make(int(at)) for at in np.flatnonzero(its.is_odd)}
        self.said = Said(its, {at: judge(figure) for at, figure in self.odd.items()})

    def __len__(self) -> int:
        return len(self.its.row)

    @overload
    def __getitem__(self, place: int) -> Figure: ...
    @overload
    def __getitem__(self, place: slice) -> MutableSequence[Figure]: ...
    def __getitem__(self, place: int | slice) -> Figure | MutableSequence[Figure]:
        if isinstance(place, slice):
            return [self[one] for one in range(*place.indices(len(self)))]
        at = range(len(self))[place]
        return self.odd[at] if at in self.odd else self.its.figure(at)

    def __iter__(self) -> Iterator[Figure]:
        odd, its = self.odd, self.its
        return (odd[at] if at in odd else its.figure(at) for at in range(len(self)))

    def __setitem__(self, place: object, figure: object) -> Never:
        raise TypeError(COMPLETE)

    def __delitem__(self, place: object) -> Never:
        raise TypeError(COMPLETE)

    def insert(self, *_: object) -> Never:
        """A list is read whole; nothing is added to it."""
        raise TypeError(COMPLETE)

    @cached_property
    def is_repeated(self) -> Mask:
        """Its indicator, unit and period come again."""
        its = self.its
        keys = (its.measure * len(its.units) + its.unit) * len(its.periods) + its.period
        _, where, counts = np.unique(keys, return_inverse=True, return_counts=True)
        return np.asarray(counts[where] > 1)

    def starts_after(self, day: dt.date) -> Mask:
        """Its period begins after a day."""
        begins = np.array([one.start > day for one in self.its.periods], dtype=bool)
        return np.asarray(begins[self.its.period])

    def limit(self, of: Callable[[Indicator], float | None]) -> Numbers:
        """A number of its indicator; NaN where that has none."""
        found = [math.nan if (one := of(measure)) is None else one for measure in self.its.measures]
        return np.asarray(np.array(found, dtype=float)[self.its.measure])


class Listed(Figure):
    """A figure of a list; what it says is looked up when it is asked for."""

    __slots__ = ("_at", "_its")
    _at: int
    _its: Columns

    def __init__(self, its: Columns, at: int) -> None:
        object.__setattr__(self, "_its", its)
        object.__setattr__(self, "_at", at)

    def __getattr__(self, name: str) -> object:
        """What the figure, whole, has of this name; its slots are empty."""
        its, at = self._its, self._at
        if name == "indicator":
            return its.measures[its.measure[at]]
        if name == "unit":
            return its.units[its.unit[at]]
        if name == "period":
            return its.periods[its.period[at]]
        if name == "sheet":
            return its.sheets[its.sheet[at]]
        constant = {"cutoff_date": None, "basis": Basis.UNSAID}
        return constant[name] if name in constant else getattr(its.make(at), name)


class Said(Sequence[Statement | None]):
    """What the figures of a batch amount to; see `figure.statement`, whose columns these are."""

    def __init__(self, its: Columns, odd: Mapping[int, Statement | None]) -> None:
        top, bottom, shown = its.part, its.whole, its.shown
        is_rate = its.is_of(Kind.RATE)
        has_top, has_bottom, has_shown = (~np.isnan(one) for one in (top, bottom, shown))
        counted = np.where(has_shown, shown, top)
        is_pair = ~is_rate & has_bottom & ~np.isnan(counted)
        is_nothing = is_rate & (bottom == 0) & (~has_top | (top == 0))
        is_divided = is_rate & has_top & has_bottom & (bottom != 0)
        is_shown = is_rate & has_shown & ~is_divided & ~is_nothing
        with np.errstate(divide="ignore", invalid="ignore"):
            quotient = 100 * top / bottom
        self.numerator = np.where(is_divided, top, np.where(is_pair, counted, math.nan))
        self.denominator = np.where(is_divided | is_pair, bottom, math.nan)
        self.value = np.where(is_rate, np.where(is_divided, quotient, math.nan), counted)
        self.value = np.where(is_shown, shown, self.value)
        self.numerator[is_nothing] = self.denominator[is_nothing] = 0.0
        has_value = ~np.isnan(self.value)
        told = np.where(its.is_estimate, State.ESTIMATED, State.REPORTED)
        absent = np.where(is_nothing, State.NOT_APPLICABLE, State.MISSING)
        self.state = np.where(has_value, told, absent).astype(object)
        self._odd = odd

    def __len__(self) -> int:
        return len(self.value)

    @overload
    def __getitem__(self, place: int) -> Statement | None: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Statement | None]: ...
    def __getitem__(self, place: int | slice) -> Statement | Sequence[Statement | None] | None:
        if isinstance(place, slice):
            return [self[one] for one in range(*place.indices(len(self)))]
        at = range(len(self))[place]
        if at in self._odd:
            return self._odd[at]
        return Statement(
            numerator=float(self.numerator[at]),
            denominator=float(self.denominator[at]),
            value=float(self.value[at]),
            qualifier=Qualifier.EXACT,
            state=State(self.state[at]),
        )

    def __iter__(self) -> Iterator[Statement | None]:
        return (self[at] for at in range(len(self)))
