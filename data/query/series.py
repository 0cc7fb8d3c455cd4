"""An indicator over time: of units side by side, or of all of them together."""

from collections.abc import Sequence
from typing import Final, NewType

import pandas as pd

from data.catalog.record import Indicator
from data.model import Published, State
from data.period import Frequency, Period
from data.query.completeness import Completeness, completeness
from data.query.figure import HAS_VALUE, at_units, of_frequency, of_indicator
from data.query.total import total
from geo.units import Unit
from text import language

Series = NewType("Series", pd.DataFrame)
"""One row a unit and period, units in the order asked for, periods from the first with a value
to the last without a leap; what was not reported is a gap (NaN).

unit_code, unit_valid_from, unit_name, period (str), cutoff (datetime64: where it stands on the
time axis), value, numerator, denominator (float), state, qualifier (str), is_demonstration (bool).
"""

COLUMNS: Final = ("value", "numerator", "denominator", "state", "qualifier", "is_demonstration")


def series(
    published: Published,
    units: Sequence[Unit],
    *,
    indicator: Indicator,
    frequency: Frequency | None = None,
    periods: Sequence[Period] | None = None,
) -> Series:
    """The figures of some units over time.

    Args:
        published: The indicator's figures; all of them give the time span.
        units: Whose lines; a province for its own published figures.
        indicator: Which one.
        frequency: Of the periods; by default the indicator's.
        periods: The time span, if it is not that of the figures.
    """
    every = of_indicator(published, indicator)
    span = tuple(periods) if periods is not None else _span(every, frequency or indicator.frequency)
    keys = pd.MultiIndex.from_tuples(
        [(unit.code, unit.valid_from.isoformat(), str(one)) for unit in units for one in span],
        names=["unit_code", "unit_valid_from", "period"],
    )
    rows = at_units(every, units).set_index([*keys.names])[[*COLUMNS]].reindex(keys).reset_index()
    is_valued = rows["state"].isin(HAS_VALUE)
    names = [unit.label(language()) for unit in units for _ in span]
    found = rows.assign(
        unit_name=names,
        cutoff=pd.to_datetime([one.cutoff for _ in units for one in span]),
        state=rows["state"].fillna(State.MISSING.value),
        qualifier=rows["qualifier"].fillna(""),
        is_demonstration=rows["is_demonstration"].eq(True),
        **{name: rows[name].where(is_valued).astype(float) for name in COLUMNS[:3]},
    )
    return Series(found)


def values(
    published: Published,
    units: Sequence[Unit],
    *,
    indicator: Indicator,
    periods: Sequence[Period],
) -> "pd.Series[float]":
    """Every value of some units in these periods, in no order: what classes are made of."""
    rows = at_units(of_indicator(published, indicator), units)
    is_asked = rows["period"].isin([str(one) for one in periods])
    return rows.loc[is_asked & rows["state"].isin(HAS_VALUE), "value"].dropna()


def province_series(
    published: Published,
    units: Sequence[Unit],
    *,
    indicator: Indicator,
    frequency: Frequency | None = None,
    periods: Sequence[Period] | None = None,
) -> pd.DataFrame:
    """The figure of all units together, over time.

    Returns:
        One row a period, earliest first, without a leap: period (str), cutoff (datetime64), value
        (NaN where there is none), numerator, denominator, reported, counted, of,
        not_applicable, reason, is_estimated, is_demonstration; see `data.query.Total`.
    """
    every = of_indicator(published, indicator)
    span = tuple(periods) if periods is not None else _span(every, frequency or indicator.frequency)
    by_period = dict(iter(at_units(every, units).groupby("period")))
    found = []
    for one in span:
        rows = by_period.get(str(one), every.iloc[:0])
        whole = total(rows, indicator=indicator)
        found.append(
            {
                "period": str(one),
                "cutoff": one.cutoff,
                **{name: getattr(whole, name) for name in whole.__slots__},
                "of": len(units),
            }
        )
    columns = ["period", "cutoff", *total(every.iloc[:0], indicator=indicator).__slots__]
    table = pd.DataFrame(found, columns=columns)
    numbers = {name: table[name].astype(float) for name in COLUMNS[:3]}
    return table.assign(cutoff=pd.to_datetime(table["cutoff"]), **numbers)


def completeness_series(
    published: Published,
    units: Sequence[Unit],
    *,
    indicator: Indicator,
    periods: Sequence[Period],
) -> tuple[Completeness, ...]:
    """How far the units have reported in each of these periods."""
    every = at_units(of_indicator(published, indicator), units)
    by_period = dict(iter(every.groupby("period")))
    return tuple(
        completeness(by_period.get(str(one), every.iloc[:0]), of=len(units)) for one in periods
    )


def _span(rows: pd.DataFrame, frequency: Frequency) -> tuple[Period, ...]:
    """Every period from the first with a value to the last."""
    said = of_frequency(rows, frequency)
    if not said:
        return ()
    span = [said[0]]
    while span[-1] < said[-1]:
        span.append(span[-1].next())
    return tuple(span)
