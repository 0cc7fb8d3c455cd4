"""Limits of classes, and the one function that classifies."""

import math
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from data.catalog.record import Indicator, Kind
from data.classes.aim import Aim, Standing, against
from data.classes.step import Method, edges

FEWEST: Final = 3
MOST: Final = 7
USUAL: Final = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Breaks:
    """The classes of a map.

    Args:
        edges: Limits in the indicator's unit, ascending, both ends included: one more than
            there are regular classes. Empty where there is no value to class.
        isolated: Values at an end that have a class of their own, e.g. exactly 100.
        standings: Of classes against a target, where each stands to it; else empty.
    """

    edges: tuple[float, ...]
    isolated: tuple[float, ...] = ()
    standings: tuple[Standing, ...] = ()

    @property
    def regular(self) -> int:
        """Classes between edges."""
        return max(len(self.edges) - 1, 0)

    @property
    def below(self) -> tuple[float, ...]:
        """The isolated value at the low end, if there is one."""
        return tuple(value for value in self.isolated if value <= self._middle)

    @property
    def above(self) -> tuple[float, ...]:
        """The isolated value at the high end, if there is one."""
        return tuple(value for value in self.isolated if value > self._middle)

    @property
    def count(self) -> int:
        """All classes; they are numbered from 0, lowest first."""
        return self.regular + len(self.isolated)

    @property
    def _middle(self) -> float:
        return (self.edges[0] + self.edges[-1]) / 2 if self.edges else 0.0


def classify(value: float | None, breaks: Breaks) -> int | None:
    """The class a value falls in: start <= v < end, last closed; None for a missing value.

    A value outside all classes (limits taken over from another place) falls in the nearest.
    """
    if value is None or math.isnan(value) or not breaks.count:
        return None
    if value in breaks.isolated:
        isolated = [*breaks.below, *breaks.above].index(value)
        is_low = value in breaks.below
        return isolated if is_low else breaks.regular + isolated
    inner = breaks.edges[1:-1]
    return len(breaks.below) + sum(value >= limit for limit in inner)


def classified(values: Iterable[float | None], breaks: Breaks) -> pd.arrays.IntegerArray:
    """The class of each of many values, see `classify`; NA for a missing one."""
    known = _array(values)
    missing = np.isnan(known)
    if not breaks.count:
        return pd.arrays.IntegerArray(np.zeros(known.size, dtype=np.int64), missing | True)
    low, high = breaks.below, breaks.above
    found = len(low) + np.searchsorted(breaks.edges[1:-1], known, side="right")
    for number, alone in enumerate((*low, *high)):
        found[known == alone] = number if number < len(low) else breaks.regular + number
    return pd.arrays.IntegerArray(np.where(missing, 0, found), missing)


def counts(values: Iterable[float | None], breaks: Breaks) -> tuple[int, ...]:
    """How many values fall in each class, for the legend's bars."""
    found = classified(values, breaks).dropna().to_numpy(dtype=np.int64)
    return tuple(np.bincount(found, minlength=breaks.count).tolist())


def _array(values: Iterable[float | None]) -> NDArray[np.float64]:
    there = values if isinstance(values, (pd.Series, np.ndarray)) else list(values)
    return np.asarray(there, dtype=float)


def breaks(
    values: Iterable[float | None],
    *,
    indicator: Indicator,
    method: Method = Method.FIXED,
    classes: int | None = None,
    isolate: Collection[float] = (),
    given: Sequence[float] = (),
    aim: Aim | None = None,
) -> Breaks:
    """Class limits for an indicator.

    Args:
        values: Every value to be classed, of every period; missing ones are passed over.
        indicator: Its range, decimals and own steps.
        method: See `Method`. Fixed steps are the catalogue's; where those only divide the
            range evenly, the range is divided into as many as asked for.
        classes: 3 to 7, by default as the catalogue has it. There may come out fewer: equal
            values cannot be parted.
        given: The reader's own limits between classes, instead of all this; see `given.limits`.
        isolate: Values that get a class of their own, of 0 and 100; not where a value lies
            beyond, or there are too many classes already. Of many, fewer others are made.
        aim: What values are held against, where the method is to do so.

    Raises:
        ValueError: `classes` is not 3 to 7.
    """
    wanted = classes or (len(indicator.breaks) + 1 if indicator.breaks else USUAL)
    if not FEWEST <= wanted <= MOST:
        msg = f"A map has {FEWEST} to {MOST} classes, not {wanted}."
        raise ValueError(msg)
    known = _array(values)
    known = known[~np.isnan(known)]
    if indicator.kind is Kind.YES_NO:
        return Breaks(edges=(0.0, 1.0, 1.0))
    alone = _alone(isolate, known)
    if given:
        has_room = len(given) + 1 + len(alone) <= MOST
        return Breaks(edges=_around(given, known, indicator), isolated=alone if has_room else ())
    if method is Method.TARGET and aim is not None:
        limits, standings = against(known, aim, indicator=indicator)
        return Breaks(edges=limits, standings=standings)
    rest = known[~np.isin(known, alone)]
    wanted = min(wanted, MOST - len(alone))
    return Breaks(
        edges=edges(rest, indicator=indicator, method=method, wanted=wanted), isolated=alone
    )


def _alone(isolate: Collection[float], known: NDArray[np.float64]) -> tuple[float, ...]:
    """Those at an end of all values: a class of its own stands below or above all others."""
    if not known.size:
        return tuple(sorted(set(isolate)))
    low, high = known.min(), known.max()
    return tuple(sorted(one for one in set(isolate) if one <= low or one >= high))


def _around(
    given: Sequence[float], known: NDArray[np.float64], indicator: Indicator
) -> tuple[float, ...]:
    """Given limits between ends that hold them, every value, and the indicator's own range."""
    scale = 10.0**indicator.decimals
    ends = [end for end in (indicator.low, indicator.high) if end is not None]
    every = np.array([*ends, *given, *known])
    low = math.floor(round(float(every.min()) * scale, 6)) / scale
    high = math.ceil(round(float(every.max()) * scale, 6)) / scale
    return (low, *given, high)
