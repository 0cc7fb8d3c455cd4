"""How far a figure jumps, on one scale for rates, counts and indexes."""

from typing import Final

import numpy as np
import pandas as pd

from data.catalog import Indicator, indicators
from data.catalog import Kind as Measure
from data.model import State

WHOLE: Final = 1.0
RANGED: Final = {Measure.RATE, Measure.INDEX, Measure.YES_NO}


def jumps(both: pd.DataFrame) -> "pd.Series[float]":
    """The size of each change as a share, 0 (none) to 1, comparable across indicators.

    A measure with a range (a percentage, an index from 0 to 1, yes and no) jumps by the part
    of the range that it moves: 36,4 points of 100 are 0.364. A count has no range: its change
    is taken against the largest of what was, what will be, and the middle of what was
    published of the workbook's other figures of this indicator and period, so that 1 becoming
    2 among hundreds is not a doubling worth a look. A figure that is emptied, or changes
    between a value and "not applicable", jumps by the whole.

    Args:
        both: Rows with indicator_id, period, before and after (NaN where there is no value)
            and before_state ("" where nothing was published).

    Returns:
        A number a row; NaN where nothing was published or had a value on either side.
    """
    size = (both["after"] - both["before"]).abs()
    jump = size / _scale(both)
    jump = jump.where(size != 0, 0.0).clip(upper=WHOLE)
    is_turned = both["before"].isna() != both["after"].isna()
    jump = jump.mask(is_turned & (both["before_state"] != ""), WHOLE)
    return jump.where(both["before"].notna() | both["after"].notna()).where(_was_said(both))


def _was_said(both: pd.DataFrame) -> "pd.Series[bool]":
    return ~both["before_state"].isin(["", State.MISSING])


def _scale(both: pd.DataFrame) -> "pd.Series[float]":
    """What a whole jump of each row would be, in the indicator's unit; never 0."""
    known = indicators()
    ranges = {one: _range(known.get(one)) for one in both["indicator_id"].unique()}
    ranged = both["indicator_id"].map(ranges).astype(float)
    middle = both.groupby(["indicator_id", "period"])["before"].transform("median").abs()
    sides = pd.concat([both["before"].abs(), both["after"].abs(), middle], axis=1)
    return ranged.fillna(sides.max(axis=1)).replace(0.0, np.nan)


def _range(measure: Indicator | None) -> float:
    """How far a measure can move at all; NaN where there is no end to it."""
    if measure is None or measure.kind not in RANGED:
        return np.nan
    low = 0.0 if measure.low is None else measure.low
    high = {Measure.RATE: 100.0, Measure.YES_NO: 1.0}.get(measure.kind, measure.high)
    return np.nan if high is None else high - low
