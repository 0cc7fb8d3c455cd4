"""Rates from what was counted: sums over sums, never means of percentages."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

PERCENT: Final = 100.0

Numbers = NDArray[np.float64]


def percent(numerator: Numbers, denominator: Numbers) -> Numbers:
    """Percent of each pair, unrounded.

    Args:
        numerator: Shape (n,); NaN where it was not reported.
        denominator: Shape (n,); NaN where it was not reported.

    Returns:
        Shape (n,); NaN where either is missing or the denominator is 0.
    """
    base = np.where(denominator == 0, np.nan, denominator)
    return PERCENT * numerator / base


def pooled(numerator: Numbers, denominator: Numbers) -> tuple[float, float, int]:
    """Sums over the places that gave both, and how many those are.

    A denominator of 0 means that there was nothing to count: the place is left out.

    Args:
        numerator: Shape (n,); NaN where it was not reported.
        denominator: Shape (n,); NaN where it was not reported.

    Returns:
        (sum of numerators, sum of denominators, places in them); sums over no place are 0.
    """
    above, below, counted = pooled_by(
        numerator, denominator, np.zeros(len(numerator), dtype=int), 1
    )
    return float(above[0]), float(below[0]), int(counted[0])


def pooled_by(
    numerator: Numbers, denominator: Numbers, group: NDArray[np.int_], groups: int
) -> tuple[Numbers, Numbers, NDArray[np.int_]]:
    """The same of each of several wholes at once.

    Args:
        numerator: See `pooled`.
        denominator: The same.
        group: Shape (n,); the number of the whole that each place belongs to.
        groups: How many wholes there are.

    Returns:
        The three of `pooled`, each of shape (groups,).
    """
    is_in = ~np.isnan(numerator) & ~np.isnan(denominator) & (denominator != 0)
    at = group[is_in]
    return (
        np.bincount(at, weights=numerator[is_in], minlength=groups).astype(np.float64),
        np.bincount(at, weights=denominator[is_in], minlength=groups).astype(np.float64),
        np.bincount(at, minlength=groups),
    )
