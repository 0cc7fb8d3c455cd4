"""Classes of a difference: symmetrical round nought, with a middle class of little change."""

import math
from collections.abc import Iterable
from typing import Final

import numpy as np

from data.catalog.record import Direction
from data.classes.limit import Breaks
from data.classes.step import nice

CLASSES: Final = 5
OUTER_SHARE: Final = 0.8  # of all changes lie within the outer limits, about
OUTERMOST: Final = 3  # steps to the ends, where no change is larger

# Source: ColorBrewer BrBG (Apache 2.0), worst first; the dark page's middle is dark.
DIVERGING: Final = {
    "light": ("#a6611a", "#dfc27d", "#f5f5f5", "#80cdc1", "#018571"),
    "dark": ("#dfa35c", "#8c6a3f", "#2e383e", "#35978f", "#80cdc1"),
}


def symmetrical(changes: Iterable[float], *, decimals: int) -> Breaks:
    """Five classes, ±1 and ±2 round steps from nought, ends that hold every change.

    Args:
        changes: Of the units; missing ones are passed over.
        decimals: Of the indicator; no step is finer.
    """
    known = np.array([abs(one) for one in changes if not math.isnan(one)])
    finest = 10.0**-decimals
    wanted = float(np.quantile(known, OUTER_SHARE)) / 2 if known.size else 0.0
    step = max(finest, round(nice(wanted), decimals))
    largest = float(known.max()) if known.size else 0.0
    ends = max(OUTERMOST * step, math.ceil(round(largest / finest, 6)) * finest)
    inner = (-2 * step, -step, step, 2 * step)
    edges = (-ends, *inner, ends)
    return Breaks(edges=tuple(round(edge, decimals) for edge in edges))


def diverging(*, theme: str, direction: Direction) -> tuple[str, ...]:
    """The five colours, largest fall first; teal is the good side, also where less is better."""
    found = DIVERGING[theme]
    return found[::-1] if direction is Direction.LOWER else found
