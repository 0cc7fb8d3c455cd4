"""Whole numbers out of shares: totals that come out exactly, series that never fall."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Wholes = NDArray[np.int64]
Flags = NDArray[np.bool_]

WIDEST: Final = 40.0
HALVINGS: Final = 60


def logit_shift(offset: Floats, weight: Floats, *, share: float) -> float:
    """The shift a for which the weighted mean of 1 / (1 + exp(-(offset + a))) is `share`.

    Args:
        offset: Shape (n,), logits.
        weight: Shape (n,), not negative; all zero gives 0.
        share: Fraction, 0 to 1; at the ends the widest shift is returned.
    """
    low, high = -WIDEST, WIDEST
    total = weight.sum()
    if not total:
        return 0.0
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        if (weight * expit(offset + middle)).sum() < share * total:
            low = middle
        else:
            high = middle
    return high


def expit(logits: Floats) -> Floats:
    """1 / (1 + exp(-x)), shape as given."""
    inverse: Floats = 1 / (1 + np.exp(-np.clip(logits, -WIDEST, WIDEST)))
    return inverse


def share_out(total: int, weight: Floats) -> Wholes:
    """Whole numbers that add up to `total`, as near to the weights as can be.

    Source:
        Largest remainders (Hamilton's method).
    """
    exact = weight / weight.sum() * total
    shares: Wholes = np.floor(exact).astype(np.int64)
    left = total - int(shares.sum())
    shares[np.argsort(-(exact - shares), kind="stable")[:left]] += 1
    return shares


def settle(numbers: Wholes, limit: Wholes, *, total: int, free: Flags) -> Wholes:
    """The numbers moved one by one until they add up to `total`, each within 0 and its limit.

    Args:
        numbers: Shape (n,), within their limits.
        limit: Shape (n,), highest each may be.
        total: What they add up to in the end.
        free: Shape (n,), which may move.

    Raises:
        ValueError: The free ones can't make up the difference.
    """
    settled = numbers.copy()
    while (gap := total - int(settled.sum())) != 0:
        step = 1 if gap > 0 else -1
        movable = free & ((settled < limit) if step > 0 else (settled > 0))
        room = np.where(movable, (limit - settled) if step > 0 else settled, 0)
        if not movable.any():
            msg = f"{settled.sum()} can't be brought to {total}."
            raise ValueError(msg)
        chosen = np.argsort(-room, kind="stable")[: min(abs(gap), int(movable.sum()))]
        settled[chosen] += step
    return settled


def rise_through(numbers: Wholes, *, fixed: int) -> Wholes:
    """The series, shape (quarters, n), made never to fall and to keep the quarter `fixed`."""
    risen = numbers.copy()
    risen[: fixed + 1] = np.minimum(risen[: fixed + 1], risen[fixed])
    risen[: fixed + 1] = np.maximum.accumulate(risen[: fixed + 1], axis=0)
    risen[fixed:] = np.maximum.accumulate(np.maximum(risen[fixed:], risen[fixed]), axis=0)
    return risen
