"""The province over the break: its former communes before, today's after."""

from collections.abc import Sequence

import pandas as pd

from data.catalog.record import Indicator
from data.model import Published, State
from data.period import Period
from data.query.figure import HAS_VALUE, at_units, of_indicator
from data.query.series import province_series
from geo.units import Unit


def told_by_former(
    published: Published, units: Sequence[Unit], *, former: Sequence[Unit], indicator: Indicator
) -> frozenset[str]:
    """Periods in which former units answered, and none of today's did.

    Args:
        published: Figures of both lists, as reported.
        units: Today's.
        former: The former ones.
        indicator: Which one.
    """
    rows = of_indicator(published, indicator)
    now, then = (set(_told(at_units(rows, ones))) for ones in (units, former))
    return frozenset(then - now)


def whole_series(
    published: Published,
    units: Sequence[Unit],
    *,
    former: Sequence[Unit],
    indicator: Indicator,
    periods: Sequence[Period],
) -> pd.DataFrame:
    """The figure of all units together over time, of the units that each period was told by.

    Before the break it is made of the former communes themselves, not of what could be
    converted: no commune crossed a provincial border, so nothing is lost and nothing guessed.

    Args:
        published: Figures of both lists, as reported; see `data.query.province_series`.
        units: Today's.
        former: The former communes that lie in the same province.
        indicator: Which one.
        periods: The time span.

    Returns:
        As `data.query.province_series`; and is_former (bool), of the units it is made of.
    """
    before = told_by_former(published, units, former=former, indicator=indicator)
    tables = []
    for is_former, ones in ((True, former), (False, units)):
        span = [one for one in periods if (str(one) in before) is is_former]
        if span:
            made = province_series(published, ones, indicator=indicator, periods=span)
            tables.append(made.assign(is_former=is_former))
    if not tables:
        return province_series(published, units, indicator=indicator, periods=()).assign(
            is_former=False
        )
    order = {str(one): at for at, one in enumerate(periods)}
    return (
        pd.concat(tables, ignore_index=True)
        .sort_values("period", key=lambda column: column.map(order))
        .reset_index(drop=True)
    )


def _told(rows: pd.DataFrame) -> pd.Series:
    has_value = rows["state"].isin(HAS_VALUE) & rows["value"].notna()
    return rows.loc[has_value | (rows["state"] == State.NOT_APPLICABLE), "period"]
