"""Every indicator of every place at one time, one row a pair of them."""

from collections.abc import Sequence
from typing import Final, NewType

import pandas as pd

from data import conversion
from data.catalog import Indicator
from data.conversion import NO_WEIGHTS, Conversion, Weights
from data.model import Published, State
from data.query.figure import HAS_VALUE, at_units, of_indicator
from geo.units import FORMER, Unit

Cells = NewType("Cells", pd.DataFrame)
"""One row a unit and indicator, also where nothing was said; indicators in the order asked for.

indicator_id, unit_code (str); value, numerator, denominator (float, NaN unless there is a value);
state (str, `data.model.State`, NOT_CONVERTIBLE or `partial`: of some former communes only);
qualifier (str); is_demonstration (bool); submission_id (Int64).
"""

_SAID: Final = ("value", "numerator", "denominator")


def cells(
    published: Published,
    units: Sequence[Unit],
    measures: Sequence[Indicator],
    *,
    weights: Weights = NO_WEIGHTS,
) -> Cells:
    """The figures of one period, side by side.

    Args:
        published: Of that period alone; figures of former communes are put on today's.
        units: Of one list.
        measures: Which indicators.
        weights: Shares of divided communes.
    """
    by_indicator = dict(iter(pd.DataFrame(published).groupby("indicator_id", sort=False)))
    empty = published.iloc[:0]
    tables = [
        _of_one(Published(by_indicator.get(one.id, empty)), units, one, weights) for one in measures
    ]
    if not tables:
        return Cells(_of_nothing(published, units))
    return Cells(pd.concat(tables, ignore_index=True))


def _of_nothing(published: Published, units: Sequence[Unit]) -> pd.DataFrame:
    return _laid(conversion.as_reported(Published(published.iloc[:0])), units, "").iloc[:0]


def _of_one(
    rows: Published, units: Sequence[Unit], measure: Indicator, weights: Weights
) -> pd.DataFrame:
    has_former = bool(units) and units[0].valid_from != FORMER
    has_former &= bool((rows["unit_valid_from"] == FORMER.isoformat()).any())
    told = (
        conversion.convert(rows, indicator=measure, units=units, weights=weights)
        if has_former
        else conversion.as_reported(Published(of_indicator(rows, measure)))
    )
    return _laid(told, units, measure.id)


def _laid(told: pd.DataFrame, units: Sequence[Unit], indicator_id: str) -> pd.DataFrame:
    """A row for each unit, in their order."""
    at = at_units(told, units).set_index("unit_code")
    found = at.reindex([one.code for one in units])
    is_valued = found["state"].isin(HAS_VALUE) & found["value"].notna()
    is_part = is_valued & (found["conversion"] == Conversion.PARTIAL)
    state = found["state"].fillna(State.MISSING.value)
    # A report that says "reported" and gives no number told nothing.
    state = state.mask(found["state"].isin(HAS_VALUE) & ~is_valued, State.MISSING.value)
    numbers = {name: found[name].where(is_valued).astype(float).to_numpy() for name in _SAID}
    return pd.DataFrame(
        {
            "indicator_id": indicator_id,
            "unit_code": found.index.to_numpy(),
            **numbers,
            "state": state.mask(is_part, Conversion.PARTIAL.value).to_numpy(),
            "qualifier": found["qualifier"].fillna("").to_numpy(),
            "is_demonstration": found["is_demonstration"].eq(True).to_numpy(),
            "submission_id": found["submission_id"].astype("Int64").to_numpy(),
        }
    )
