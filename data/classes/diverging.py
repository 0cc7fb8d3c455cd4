"""Classes of a difference: symmetrical round nought, with a middle class of little change."""

import math
from collections.abc import Iterable
from typing import Final

import numpy as np
from numpy.typing import NDArray

from data.catalog.record import Direction
from data.classes.limit import Breaks
from data.classes.step import nice

CLASSES: Final = 5
LARGE_SHARE: Final = 0.8  # of all changes are smaller than what counts as a large one
LITTLE: Final = 0.06  # of a large change is little change, about

# Source: ColorBrewer BrBG (Apache 2.0), worst first; the dark page's middle is dark.
DIVERGING: Final = {
    "light": ("#a6611a", "#dfc27d", "#f5f5f5", "#80cdc1", "#018571"),
    "dark": ("#dfa35c", "#8c6a3f", "#2e383e", "#35978f", "#80cdc1"),
}
# The same against a target: there is no middle, and what is nearly met is still a colour.
AGAINST: Final = {
    "light": ("#8c510a", "#bf812d", "#dfc27d", "#80cdc1", "#018571"),
    "dark": ("#dfa35c", "#b18146", "#806545", "#35978f", "#80cdc1"),
}


def symmetrical(changes: Iterable[float], *, decimals: int) -> Breaks:
    """Five classes: a narrow one of little change, two on each side, ends that hold every change.

    What is more than little is parted in the middle, so that a map where all places gained
    tells those that gained much from the others.

    Args:
        changes: Of the units; missing ones are passed over.
        decimals: Of the indicator; no step is finer.
    """
    known = np.array([abs(one) for one in changes if not math.isnan(one)])
    finest = 10.0**-decimals
    large = float(np.quantile(known, LARGE_SHARE)) if known.size else 0.0
    little = max(finest, round(nice(LITTLE * large), decimals))
    more = known[known >= little]
    step = _step(more, finest)
    much = max(2 * little, _parting(more, step))
    largest = float(known.max()) if known.size else 0.0
    ends = max(much + little, math.ceil(round(largest / step, 6)) * step)
    edges = (-ends, -much, -little, little, much, ends)
    return Breaks(edges=tuple(round(edge, decimals) for edge in edges))


def _step(more: NDArray[np.float64], finest: float) -> float:
    """What limits are whole numbers of: fives of tens, halves of ones."""
    if not more.size:
        return finest
    power = math.floor(math.log10(float(np.median(more))))
    return max(finest, 10.0**power / 2)


def _parting(more: NDArray[np.float64], step: float) -> float:
    """The limit with as many changes below it as from it on, as nearly as whole steps can."""
    if not more.size:
        return 0.0
    middle = float(np.median(more))
    at = round(middle / step)
    near = [step * one for one in (at, at - 1, at + 1) if one > 0]
    return min(near, key=lambda limit: abs(2 * int((more < limit).sum()) - more.size))


def diverging(*, theme: str, direction: Direction) -> tuple[str, ...]:
    """The five colours, largest fall first; teal is the good side, also where less is better."""
    found = DIVERGING[theme]
    return found[::-1] if direction is Direction.LOWER else found
