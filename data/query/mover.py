"""Who moved most since the period before."""

from typing import Final

from data.catalog.record import Direction, Indicator
from data.query.map_row import MapRows

BEST_SHOWN: Final = 5
WORST_SHOWN: Final = 3


def movers(
    rows: MapRows, *, indicator: Indicator, best: int = BEST_SHOWN, worst: int = WORST_SHOWN
) -> tuple[MapRows, MapRows]:
    """Both ends of what moved: who gained most, and who lost most or gained least.

    Where every unit gained, the other end is those that gained least: they are what a reader
    asks for, and their figures say that they did not fall.

    Args:
        rows: See `data.query.MapRows`.
        indicator: Which way is a gain; a measure without a good side counts more as one.
        best: At most so many that gained most.
        worst: At most so many at the other end.

    Returns:
        (best, worst), rows of `rows` with a figure now and before, the largest gain first and
        the largest loss last; equal changes in the order of `rows`, nobody in both.
    """
    sign = -1 if indicator.direction is Direction.LOWER else 1
    gain = (rows["change"] * sign).dropna().sort_values(ascending=False, kind="stable")
    first = gain.index[:best]
    last = gain.index[len(first) :][-worst:]
    return MapRows(rows.loc[first]), MapRows(rows.loc[last])
