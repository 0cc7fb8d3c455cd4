"""The figure of the whole, as it is published and as it would be with the workbook."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from data import query
from data.catalog import Indicator, indicator
from data.model import COLUMNS, KEY, Observations, Published
from data.period import parse
from data.query import Total
from geo.units import Unit


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
    before = pd.DataFrame(published)[columns]
    after = pd.concat([before, told[columns]]) if len(before) else told[columns]
    after = after.drop_duplicates(list(KEY), keep="last")
    parts = sorted(set(zip(told["indicator_id"], told["period"], strict=True)))
    was, will = (dict(list(one.groupby(["indicator_id", "period"]))) for one in (before, after))
    return tuple(
        TotalChange(
            indicator=(measure := indicator(indicator_id)),
            period=period,
            before=_total(was.get((indicator_id, period), before.iloc[:0]), units, measure, period),
            after=_total(will[indicator_id, period], units, measure, period),
        )
        for indicator_id, period in parts
    )


def _total(figures: pd.DataFrame, units: Sequence[Unit], measure: Indicator, period: str) -> Total:
    rows = query.map_rows(
        Published(figures.assign(submission_id=0, file_name="")),
        units,
        indicator=measure,
        period=parse(period),
    )
    return query.total(rows, indicator=measure)


def _less(one: float | None, other: float | None) -> float | None:
    return None if one is None or other is None else one - other
