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

_NUMBERS: Final = ("value", "numerator", "denominator")
_KEPT: Final = (
    *_NUMBERS,
    *("state", "qualifier", "conversion", "is_demonstration", "submission_id"),
)


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
    tables = [
        _of_one(Published(by_indicator[one.id]), units, one, weights)
        for one in measures
        if one.id in by_indicator
    ]
    told = pd.concat(tables) if tables else conversion.as_reported(Published(published.iloc[:0]))
    return Cells(_laid(told, units, [one.id for one in measures]))


def _of_one(
    rows: Published, units: Sequence[Unit], measure: Indicator, weights: Weights
) -> pd.DataFrame:
    """The figures of one indicator on these units, each with what it rests on."""
    if not units or units[0].valid_from == FORMER or not _has_former(rows):
        return conversion.as_reported(Published(of_indicator(rows, measure)))
    return conversion.convert(rows, indicator=measure, units=units, weights=weights)


def _has_former(rows: Published) -> bool:
    return bool((rows["unit_valid_from"] == FORMER.isoformat()).any())


def _laid(told: pd.DataFrame, units: Sequence[Unit], indicator_ids: Sequence[str]) -> pd.DataFrame:
    """A row for each indicator and unit, in their orders."""
    codes = [one.code for one in units]
    keys = pd.MultiIndex.from_product([indicator_ids, codes], names=["indicator_id", "unit_code"])
    found = at_units(told, units).set_index([*keys.names])[[*_KEPT]].reindex(keys)
    is_valued = found["state"].isin(HAS_VALUE) & found["value"].notna()
    is_part = is_valued & (found["conversion"] == Conversion.PARTIAL)
    # A report that says "reported" and gives no number told nothing.
    is_silent = found["state"].isna() | (found["state"].isin(HAS_VALUE) & ~is_valued)
    state = found["state"].mask(is_silent, State.MISSING.value)
    return (
        found.assign(
            **{name: found[name].where(is_valued).astype(float) for name in _NUMBERS},
            state=state.mask(is_part, Conversion.PARTIAL.value).astype("str"),
            qualifier=found["qualifier"].fillna("").astype("str"),
            is_demonstration=found["is_demonstration"].eq(True),
            submission_id=found["submission_id"].astype("Int64"),
        )
        .drop(columns=["conversion"])
        .reset_index()
    )
