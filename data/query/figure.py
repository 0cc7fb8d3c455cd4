"""Published figures of one indicator, made ready to be asked: values, states, one row a key."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import numpy as np
import pandas as pd

from data.catalog.record import Indicator, Kind
from data.model import Published, State
from data.period import Frequency, Period, parse
from data.rates import percent
from geo.units import Unit

HAS_VALUE: Final = (State.REPORTED, State.ESTIMATED)


def of_indicator(published: Published, indicator: Indicator) -> pd.DataFrame:
    """The indicator's figures, with a rate's value from its counts where it was not given.

    A rate out of nothing (0/0) is not applicable, whatever the report called it.
    """
    rows = pd.DataFrame(published)
    if len(rows) and not (rows["indicator_id"] == indicator.id).all():
        rows = rows[rows["indicator_id"] == indicator.id]
    return of_indicators(Published(rows), {indicator.id: indicator})


def of_indicators(published: Published, indicators: Mapping[str, Indicator]) -> pd.DataFrame:
    """As `of_indicator`, of several at once: all rows are of these."""
    rows = pd.DataFrame(published)
    rates = [one.id for one in indicators.values() if one.kind is Kind.RATE]
    if not rates:
        return rows
    is_rate = len(rates) == len(indicators) or rows["indicator_id"].isin(rates).to_numpy()
    below = rows["denominator"].to_numpy(dtype=float)
    value = rows["value"].to_numpy(dtype=float)
    counted = np.where(is_rate, percent(rows["numerator"].to_numpy(dtype=float), below), np.nan)
    is_out_of_nothing = (below == 0) & is_rate
    return rows.assign(
        value=np.where(is_out_of_nothing, np.nan, np.where(np.isnan(value), counted, value)),
        state=rows["state"].mask(is_out_of_nothing, State.NOT_APPLICABLE.value),
    )


def at_units(rows: pd.DataFrame, units: Iterable[Unit]) -> pd.DataFrame:
    """The rows of these units: a place is its code and its date."""
    by_date: dict[str, list[str]] = {}
    for unit in units:
        by_date.setdefault(unit.valid_from.isoformat(), []).append(unit.code)
    is_in = np.zeros(len(rows), dtype=bool)
    for since, codes in by_date.items():
        is_in |= ((rows["unit_valid_from"] == since) & rows["unit_code"].isin(codes)).to_numpy()
    return rows.loc[is_in]


def of_frequency(rows: pd.DataFrame, frequency: Frequency) -> tuple[Period, ...]:
    """The periods of a frequency in which some unit gave a value, earliest first."""
    said = rows.loc[rows["value"].notna(), "period"].unique()
    found: Sequence[Period] = [parse(period) for period in said]
    return tuple(sorted(one for one in found if one.frequency is frequency))
