"""Classes against a target: how far each value stands from meeting it."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Self

import numpy as np
from numpy.typing import NDArray

from data.catalog.record import Indicator, Kind
from data.catalog.target import Operator, Target
from data.classes.step import nice

NEAR_SHARE: Final = 0.1  # of the indicator's range, else of the target: so near counts as near
FINEST: Final = 9  # digits; an end that is left out lies a hair above the number printed
MORE_IS_MET: Final = {Operator.AT_LEAST, Operator.ABOVE}
LESS_IS_MET: Final = {Operator.AT_MOST, Operator.BELOW}


class Standing(StrEnum):
    """Where a class stands to the target, the worst first."""

    FAR = "far"
    SHORT = "short"
    NEAR = "near"
    MET = "met"
    BEYOND = "beyond"


@dataclass(frozen=True, slots=True, kw_only=True)
class Aim:
    """What values are held against.

    Args:
        operator: One way only, see `aimed`.
        value: In the indicator's unit.
    """

    operator: Operator
    value: float

    @classmethod
    def of(cls, target: Target | None, indicator: Indicator) -> Self | None:
        """What a plan's target makes of classes; None where it parts no values in two.

        A range has two ends, and an answer of yes or no has its two classes already.
        """
        if target is None or indicator.kind in {Kind.COUNT, Kind.YES_NO}:
            return None
        operator = target.operator
        if operator is Operator.EQUAL and target.value == indicator.high:
            operator = Operator.AT_LEAST
        is_one_way = operator in MORE_IS_MET | LESS_IS_MET
        return cls(operator=operator, value=target.value) if is_one_way else None

    @property
    def is_more(self) -> bool:
        """The higher the better."""
        return self.operator in MORE_IS_MET

    @property
    def edge(self) -> float:
        """Where the class begins that parts met from not met: start <= v < end holds exactly."""
        is_left_out = self.operator in {Operator.ABOVE, Operator.AT_MOST}
        return math.nextafter(self.value, math.inf) if is_left_out else self.value


def against(
    known: NDArray[np.float64], aim: Aim, *, indicator: Indicator
) -> tuple[tuple[float, ...], tuple[Standing, ...]]:
    """Limits a round step apart around the target, and where each class stands to it.

    Args:
        known: Shape (n,), no NaN; may be empty.
        aim: The target.
        indicator: Its range and decimals.

    Returns:
        Both ends included, lowest first; a class more than which no value can be is left out.
    """
    step = _step(aim, indicator)
    ends = [end for end in (indicator.low, indicator.high) if end is not None]
    every = np.array([*ends, aim.value, *known])
    low, high = float(every.min()), float(every.max())
    steps = (-2, -1, 0, 1) if aim.is_more else (-1, 0, 1, 2)
    inner = [aim.edge if at == 0 else round(aim.value + at * step, FINEST) for at in steps]
    names = tuple(Standing) if aim.is_more else tuple(reversed(Standing))
    kept = [at for at, limit in enumerate(inner) if _parts(limit, low, high, aim)]
    edges = (low, *(inner[at] for at in kept), max(high, *(inner[at] for at in kept)))
    standings = (names[kept[0]], *(names[at + 1] for at in kept))
    return edges, standings


def _parts(limit: float, low: float, high: float, aim: Aim) -> bool:
    """Whether values can lie on both sides; what meets the target always has its class."""
    return limit == aim.edge or low < limit < high


def _step(aim: Aim, indicator: Indicator) -> float:
    if indicator.low is not None and indicator.high is not None:
        return NEAR_SHARE * (indicator.high - indicator.low)
    return max(abs(nice(NEAR_SHARE * aim.value)), 10.0**-indicator.decimals)


def ranges(edges: tuple[float, ...]) -> Iterator[tuple[str, float, str, float]]:
    """Of each class the sign and number that it begins with, and those that it ends before.

    The first begins, and the last ends, with nothing said: "".
    """
    last = len(edges) - 2
    for at in range(last + 1):
        low, high = edges[at], edges[at + 1]
        start = "" if at == 0 else (">" if _is_above(low) else "≥")
        end = "" if at == last else ("≤" if _is_above(high) else "<")
        yield start, round(low, FINEST), end, round(high, FINEST)


def _is_above(edge: float) -> bool:
    """Whether it lies a hair above the number that is printed."""
    return edge > round(edge, FINEST)
