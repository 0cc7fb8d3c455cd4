"""Where one class ends and the next begins: fixed, quantiles, equal or natural steps."""

import math
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Final

import numpy as np
from numpy.typing import NDArray

from data.catalog.record import Indicator

ROUND_TO: Final = 5.0  # percent of the range
FINEST_DIGITS: Final = 6
MOST_COMPARED: Final = 600
NICE: Final = (1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0)

Values = NDArray[np.float64]


class Method(StrEnum):
    """How limits are found."""

    FIXED = "fixed"
    QUANTILES = "quantiles"
    EQUAL = "equal"
    NATURAL = "natural"
    TARGET = "target"


def edges(known: Values, *, indicator: Indicator, method: Method, wanted: int) -> tuple[float, ...]:
    """The limits of `wanted` classes, or of fewer, with both ends.

    Args:
        known: Shape (n,), no NaN; may be empty.
        indicator: Its range, decimals and own steps.
        method: Values that are all equal, or none, get fixed steps whatever is asked for. Where
            there is no target to hold them against, so do all.
        wanted: How many classes.
    """
    if known.size == 0 or known.min() == known.max():
        return _fixed(known, indicator, wanted)
    match method:
        case Method.FIXED | Method.TARGET:
            return _fixed(known, indicator, wanted)
        case Method.EQUAL:
            even = np.linspace(known.min(), known.max(), wanted + 1)[1:-1]
            return _closed(known, np.round(even, indicator.decimals), indicator.decimals)
        case Method.QUANTILES:
            inner: Sequence[float] = np.quantile(known, np.arange(1, wanted) / wanted).tolist()
        case Method.NATURAL:
            inner = _natural(known, wanted)
    return _closed(
        known,
        [roundest(known, limit, decimals=indicator.decimals) for limit in inner],
        indicator.decimals,
    )


def _fixed(known: Values, indicator: Indicator, wanted: int) -> tuple[float, ...]:
    """Steps that do not follow the data, as far as the indicator's range is known."""
    low, high = indicator.low, indicator.high
    ends = [end for end in (low, high) if end is not None]
    if indicator.breaks and not (_is_even(indicator) and wanted != len(indicator.breaks) + 1):
        inner: Sequence[float] = indicator.breaks
        ends += inner
    elif low is not None and high is not None:
        step = ROUND_TO * (high - low) / 100
        inner = [low + round((high - low) * n / wanted / step) * step for n in range(1, wanted)]
    elif known.size == 0:
        return ()
    elif known.min() == known.max():
        inner = ()
    else:
        inner = [nice(limit) for limit in np.quantile(known, np.arange(1, wanted) / wanted)]
    return _closed(np.array([*ends, *known]), inner, indicator.decimals)


def _closed(known: Values, inner: Iterable[float], decimals: int) -> tuple[float, ...]:
    """Distinct inner limits between ends that hold every value; one class where all are equal."""
    scale = 10.0**decimals
    low = math.floor(round(float(known.min()) * scale, FINEST_DIGITS)) / scale
    high = math.ceil(round(float(known.max()) * scale, FINEST_DIGITS)) / scale
    between = sorted({float(limit) for limit in inner if known.min() < limit <= known.max()})
    return (low, *between, max([high, *between]))


def _natural(known: Values, wanted: int) -> Sequence[float]:
    """Where each class but the first begins, so that values differ least within classes.

    The exact search of Fisher and Jenks; it compares each value with each, so of more than
    a few hundred, as many evenly spaced in their order stand for all.

    Source:
        Fisher, W. D. (1958), J. Am. Stat. Assoc. 53:789-798, doi:10.2307/2281952.
    """
    if np.unique(known).size > MOST_COMPARED:
        known = np.quantile(known, np.linspace(0, 1, MOST_COMPARED), method="nearest")
    distinct, weight = np.unique(known, return_counts=True)
    if distinct.size <= wanted:
        return [float(value) for value in distinct[1:]]
    cost = _within(distinct, weight)
    best = cost[0]  # of one class from the first value up to each
    begins = []
    for _ in range(1, wanted):
        # The last class starts at the row's value, the others are best before it.
        whole = np.concatenate(([np.inf], best[:-1]))[:, None] + cost
        begins.append(whole.argmin(axis=0))
        best = whole.min(axis=0)
    last = distinct.size - 1
    starts: list[float] = []
    for begin in reversed(begins):
        start = int(begin[last])
        starts.insert(0, float(distinct[start]))
        last = start - 1
    return starts


def _within(distinct: Values, weight: NDArray[np.int64]) -> Values:
    """Squared differences from the mean in the class from each value (row) up to each (column).

    Returns:
        Shape (n, n), infinite below the diagonal.
    """
    centred = distinct - np.average(distinct, weights=weight)
    number, total, square = (
        np.concatenate(([0.0], np.cumsum(weight * centred**power))) for power in (0, 1, 2)
    )
    many, summed, squared = (sums[None, 1:] - sums[:-1, None] for sums in (number, total, square))
    is_class = many > 0
    return np.where(is_class, squared - summed**2 / np.where(is_class, many, 1), np.inf)


def roundest(known: Values, limit: float, *, decimals: int) -> float:
    """The roundest limit that parts the values as this one does.

    Of thousands of rates two neighbours lie so near that only many decimals fall between them:
    there it is the limit itself with one more decimal than figures are printed with, which moves
    none but values that lie nearer to it than half of that.

    Args:
        known: Shape (n,), no NaN.
        limit: Values from it on are in the class above.
        decimals: Of the indicator.
    """
    above, below = known[known >= limit], known[known < limit]
    if not (above.size and below.size):
        return limit
    lowest, highest = float(above.min()), float(below.max())
    if highest < 0 <= lowest:
        return 0.0
    largest = max(abs(lowest), abs(highest))
    first = math.floor(math.log10(largest)) if largest else 0
    for power in range(first, -decimals - 2, -1):
        for part in (1, 2):  # of a unit of this power: a half is rounder than a tenth
            digits = max(0, part - 1 - power)
            if digits > decimals + 1:
                continue
            steps = math.floor(lowest * part / 10.0**power)
            candidate = round(steps / part * 10.0**power, digits)
            if highest < candidate <= lowest:
                return candidate
    return round(limit, decimals + 1)


def nice(limit: float) -> float:
    """A round number near a limit: 1, 1.5, 2, 2.5, 3, 4, 5, 6, 8 times a power of ten."""
    if limit == 0:
        return 0.0
    power = 10.0 ** math.floor(math.log10(abs(limit)))
    nearest = min(NICE, key=lambda step: abs(step - abs(limit) / power))
    return math.copysign(nearest * power, limit)


def _is_even(indicator: Indicator) -> bool:
    if indicator.low is None or indicator.high is None:
        return False
    steps = np.diff([indicator.low, *indicator.breaks, indicator.high])
    return bool(np.allclose(steps, steps[0]))
