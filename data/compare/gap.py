"""How far places lie apart over time: the best and worst tenth, one kind of area and the rest."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd

from data.catalog import Aggregation, Direction, Indicator, Kind
from data.conversion import Conversion
from data.model import Published
from data.period import Period
from data.query.figure import HAS_VALUE, at_units, of_indicator
from data.rates import PERCENT, pooled
from geo.units import Unit

LEAST_FOR_TENTHS: Final = 10
A_TENTH: Final = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """Some places together.

    Args:
        value: Sum of numerators over sum of denominators in percent; None of no place.
        numerator, denominator: The sums.
        counted: Places in them.
        of: Places that belong to this side, with figures or not.
    """

    value: float | None
    numerator: float
    denominator: float
    counted: int
    of: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Two sides at one time.

    Args:
        period: When.
        high: The best tenth, or the other communes.
        low: The worst tenth, or the communes of the ethnic-minority area.
        is_demonstration: Some figure in it is invented.
    """

    period: Period
    high: Side
    low: Side
    is_demonstration: bool

    @property
    def points(self) -> float | None:
        """High less low, in percentage points; None where a side has no figure."""
        if self.high.value is None or self.low.value is None:
            return None
        return self.high.value - self.low.value


def can_pool(indicator: Indicator) -> bool:
    """Whether places' figures add up as counts over counts."""
    return indicator.kind is Kind.RATE and indicator.aggregation is Aggregation.RATIO


def by_tenth(
    published: Published,
    units: Sequence[Unit],
    *,
    indicator: Indicator,
    periods: Sequence[Period],
) -> tuple[Gap, ...]:
    """The best and worst tenth in each period: those of that period, not the same places.

    A tenth is a tenth of the places with counts, rounded down; of fewer than ten there is none.
    Places with equal rates stand in the order of `units`.

    Args:
        published: The indicator's figures.
        units: Of one list.
        indicator: One that `can_pool`.
        periods: Which; those without a figure are left out.
    """
    made = []
    for period, rows in _by_period(published, units, indicator, periods):
        size = len(rows) // A_TENTH
        ordered = rows.sort_values(
            "rate", ascending=indicator.direction is Direction.LOWER, kind="stable"
        )
        # Equal rates at both ends are parted by place, never counted twice: ends do not overlap.
        best, worst = ordered.iloc[:size], ordered.iloc[len(ordered) - size :]
        made.append(_gap(period, _side(best, size), _side(worst, size), rows))
    return tuple(made)


def by_area(
    published: Published,
    units: Sequence[Unit],
    *,
    indicator: Indicator,
    periods: Sequence[Period],
    inside: Collection[str],
    outside: Collection[str],
) -> tuple[Gap, ...]:
    """Communes of an area (low) and the others (high), in each period.

    Args:
        published: As above.
        units: As above.
        indicator: As above.
        periods: As above.
        inside: Codes of the area's communes.
        outside: Codes of the others; a unit in neither is on no side, for it is not known.
    """
    return tuple(
        _gap(
            period,
            _side(rows[rows["unit_code"].isin(list(outside))], len(outside)),
            _side(rows[rows["unit_code"].isin(list(inside))], len(inside)),
            rows,
        )
        for period, rows in _by_period(published, units, indicator, periods)
    )


def _by_period(
    published: Published, units: Sequence[Unit], indicator: Indicator, periods: Sequence[Period]
) -> list[tuple[Period, pd.DataFrame]]:
    """The rows with both counts of each period, in the order of the units, with their rate."""
    rows = at_units(of_indicator(published, indicator), units)
    below = rows["denominator"].to_numpy(dtype=float)
    above = rows["numerator"].to_numpy(dtype=float)
    is_in = rows["state"].isin(HAS_VALUE).to_numpy() & ~np.isnan(above) & (below > 0)
    if "conversion" in rows:
        is_in &= (rows["conversion"] != Conversion.PARTIAL).to_numpy()
    place = {one.code: at for at, one in enumerate(units)}
    kept = rows[is_in].assign(
        rate=PERCENT * above[is_in] / below[is_in], place=rows["unit_code"][is_in].map(place)
    )
    by_period = dict(iter(kept.sort_values("place", kind="stable").groupby("period")))
    return [(one, by_period[str(one)]) for one in periods if str(one) in by_period]


def _side(rows: pd.DataFrame, of: int) -> Side:
    above, below, counted = pooled(
        rows["numerator"].to_numpy(dtype=float), rows["denominator"].to_numpy(dtype=float)
    )
    value = PERCENT * above / below if counted else None
    return Side(value=value, numerator=above, denominator=below, counted=counted, of=of)


def _gap(period: Period, high: Side, low: Side, rows: pd.DataFrame) -> Gap:
    is_invented = bool(rows["is_demonstration"].any())
    return Gap(period=period, high=high, low=low, is_demonstration=is_invented)
