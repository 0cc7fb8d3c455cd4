"""Where a figure stands among others: equal ones share the better place, missing have none."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from data.catalog import Direction, Indicator, Kind
from data.profile.record import Rank

RANKED = frozenset({Kind.RATE, Kind.COUNT, Kind.INDEX})


def rank(measure: Indicator, value: float | None, ascending: Sequence[float]) -> Rank | None:
    """The place of a value.

    Args:
        measure: Its direction says which end is first; without a good side there is no order,
            nor between yes and no.
        value: The commune's own.
        ascending: Of all that have a value, lowest first.

    Returns:
        None where the commune has no value or is not among them, or the measure has no order.
    """
    if value is None or measure.direction is Direction.NEUTRAL or measure.kind not in RANKED:
        return None
    below, until = bisect_left(ascending, value), bisect_right(ascending, value)
    if below == until:
        return None
    better = below if measure.direction is Direction.LOWER else len(ascending) - until
    return Rank(place=better + 1, of=len(ascending), shared=until - below)
