"""What figures are of, whether they are a batch or a list."""

from collections import Counter
from collections.abc import Collection, Mapping
from typing import TypeAlias

import numpy as np

from data.ingest.batch import Batch
from data.ingest.draft import Figure
from data.period import Period
from geo.units import UnitKey

Group: TypeAlias = tuple[str, Period, str]


def units_of(figures: Collection[Figure]) -> set[UnitKey]:
    """The units that figures are of."""
    if not isinstance(figures, Batch):
        return {figure.unit for figure in figures}
    return {figures.its.units[code] for code in np.unique(figures.its.unit)}


def periods_of(figures: Collection[Figure]) -> set[Period]:
    """The periods that figures are of."""
    if not isinstance(figures, Batch):
        return {figure.period for figure in figures}
    return {figures.its.periods[code] for code in np.unique(figures.its.period)}


def sizes_of(figures: Collection[Figure]) -> Mapping[Group, int]:
    """How many figures there are of each indicator and period of a sheet."""
    if not isinstance(figures, Batch):
        return Counter((one.indicator.id, one.period, one.sheet) for one in figures)
    its = figures.its
    codes, counts = np.unique(its.measure * len(its.periods) + its.period, return_counts=True)
    pairs = (divmod(int(code), len(its.periods)) for code in codes)
    return {
        (its.measures[which].id, its.periods[when], its.sheet): int(count)
        for (which, when), count in zip(pairs, counts, strict=True)
    }
