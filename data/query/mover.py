"""Who moved most since the period before."""

import pandas as pd

from data.catalog.record import Direction, Indicator
from data.query.map_row import MapRows

FEW = 5


def movers(
    rows: MapRows, *, indicator: Indicator, at_most: int = FEW
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Units that got better and units that got worse, the largest change first.

    Those without a figure now or before are in neither; a measure without a good side counts
    more as better.

    Args:
        rows: See `data.query.MapRows`.
        indicator: Which way is better.
        at_most: Rows in each.

    Returns:
        (better, worse), rows of `rows`; equal changes in its order.
    """
    sign = -1 if indicator.direction is Direction.LOWER else 1
    gain = rows["change"] * sign
    better = rows[gain > 0].assign(gain=gain).sort_values("gain", ascending=False, kind="stable")
    worse = rows[gain < 0].assign(gain=gain).sort_values("gain", kind="stable")
    return tuple(half.drop(columns="gain").head(at_most) for half in (better, worse))  # type: ignore[return-value]
