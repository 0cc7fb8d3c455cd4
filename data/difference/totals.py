"""The figure of the whole, as it is published and as it would be with the workbook."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import pandas as pd

from data import query
from data.catalog import Indicator, indicator
from data.model import COLUMNS, KEY, Observations, Published, State
from data.query import Total
from data.query.figure import of_indicator
from geo.units import Unit

PLACE: Final = ["unit_code", "unit_valid_from"]
SUMMED: Final = ["value", "numerator", "denominator", "state", "is_demonstration"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TotalChange:
    """The units together, before and after.

    Args:
        indicator: What.
        period: Its id, when.
        before, after: See `data.query.Total`: each has its value, the sums behind it and how
            many units are in it, or the key of the reason why there is none.
    """

    indicator: Indicator
    period: str
    before: Total
    after: Total

    @property
    def change(self) -> float | None:
        """In the indicator's unit, percentage points of a rate; None where a side is missing."""
        return _less(self.after.value, self.before.value)

    @property
    def counted_change(self) -> float | None:
        """Of the numerator, e.g. in households; None where a side has none."""
        return _less(self.after.numerator, self.before.numerator)


def totals(
    observations: Observations,
    published: Published,
    units: Sequence[Unit],
    *,
    is_demonstration: bool = False,
) -> tuple[TotalChange, ...]:
    """The whole of each indicator and period that the workbook speaks of, by id and period.

    After is what is published with the workbook's figures laid over it: what it does not
    speak of, and what errors keep out, stays as published.

    Args:
        observations: Of the workbook.
        published: What readers see now of these indicators, periods and units.
        units: That make the whole.
        is_demonstration: The workbook's figures are invented.
    """
    told = pd.DataFrame(observations).assign(is_demonstration=is_demonstration)
    columns = [*COLUMNS, "is_demonstration"]
    parts = sorted(set(zip(told["indicator_id"], told["period"], strict=True)))
    before = pd.DataFrame(published)[columns]
    before = before[before["indicator_id"].isin({one for one, _ in parts})]
    after = pd.concat([before, told[columns]]) if len(before) else told[columns]
    after = after.drop_duplicates(list(KEY), keep="last")
    was, will = (dict(list(one.groupby(["indicator_id", "period"]))) for one in (before, after))
    keys = [(one.code, one.valid_from.isoformat()) for one in units]
    index = pd.MultiIndex.from_tuples(keys, names=PLACE)
    return tuple(
        TotalChange(
            indicator=(measure := indicator(indicator_id)),
            period=period,
            before=_total(was.get((indicator_id, period), before.iloc[:0]), index, measure),
            after=_total(will[indicator_id, period], index, measure),
        )
        for indicator_id, period in parts
    )


def _total(figures: pd.DataFrame, units: pd.MultiIndex, measure: Indicator) -> Total:
    """The figures of one period as a whole, a row a unit: one without a figure said nothing."""
    rows = of_indicator(Published(figures), measure).set_index(PLACE)[SUMMED].reindex(units)
    state = rows["state"].fillna(State.MISSING.value)
    is_invented = rows["is_demonstration"].eq(True)
    return query.total(rows.assign(state=state, is_demonstration=is_invented), indicator=measure)


def _less(one: float | None, other: float | None) -> float | None:
    return None if one is None or other is None else one - other
