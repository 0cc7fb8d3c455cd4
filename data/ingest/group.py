"""What the figures of a batch are of."""

from collections.abc import Mapping
from typing import TypeAlias

import numpy as np

from data.ingest.batch import Batch
from data.period import Period
from geo.units import UnitKey

Group: TypeAlias = tuple[str, Period, str]


def units_of(figures: Batch) -> set[UnitKey]:
    """The units that figures are of."""
    return {figures.its.units[code] for code in np.unique(figures.its.unit)}


def periods_of(figures: Batch) -> set[Period]:
    """The periods that figures are of."""
    return {figures.its.periods[code] for code in np.unique(figures.its.period)}


def sizes_of(figures: Batch) -> Mapping[Group, int]:
    """How many figures there are of each indicator and period of a sheet."""
    its = figures.its
    keys = (its.measure * len(its.periods) + its.period) * len(its.sheets) + its.sheet
    codes, counts = np.unique(keys, return_counts=True)
    found: dict[Group, int] = {}
    for code, count in zip(codes.tolist(), counts.tolist(), strict=True):
        rest, sheet = divmod(code, len(its.sheets))
        measure, period = divmod(rest, len(its.periods))
        found[its.measures[measure].id, its.periods[period], its.sheets[sheet]] = count
    return found
