"""Which class each cell is of: met or not, or its fifth of the indicator."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

import pandas as pd

from data import classes
from data.catalog import Target, indicator
from data.classes import Method
from data.compare.cell import Cells
from data.query.figure import HAS_VALUE

CLASSES: Final = 5
BELOW: Final = 0
MET: Final = 1


class Grading(StrEnum):
    """What cells are coloured by."""

    TARGET = "target"
    QUANTILES = "quantiles"


def graded(
    found: Cells, *, grading: Grading, targets: Mapping[str, Target]
) -> "tuple[pd.Series[int], Mapping[str, int]]":
    """The class of each cell, and how many classes each indicator came to.

    Args:
        found: One period.
        grading: By target 1 is met and 0 is not; without a target there is no class.
        targets: What counts, by indicator.

    Returns:
        (class of each row as Int64, NA without a value or a class; classes by indicator).
    """
    made: list[int | None] = []
    counts: dict[str, int] = {}
    for indicator_id, rows in found.groupby("indicator_id", sort=False):
        name = str(indicator_id)
        values = rows["value"].where(rows["state"].isin(HAS_VALUE)).tolist()
        target = targets.get(name)
        if grading is Grading.QUANTILES:
            classed, counts[name] = _by_quantile(values, name)
        else:
            classed, counts[name] = _by_target(values, target), 2 if target else 0
        made.extend(classed)
    return pd.Series(pd.array(made, dtype="Int64"), index=found.index), counts


def _by_quantile(values: list[float], indicator_id: str) -> tuple[list[int | None], int]:
    limits = classes.breaks(
        values, indicator=indicator(indicator_id), method=Method.QUANTILES, classes=CLASSES
    )
    return [classes.classify(value, limits) for value in values], limits.count


def _by_target(values: list[float], target: Target | None) -> list[int | None]:
    if target is None:
        return [None] * len(values)
    return [None if pd.isna(value) else int(target.is_met(value)) for value in values]
