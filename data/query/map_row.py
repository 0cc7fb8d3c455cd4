"""One indicator at one period: a row for every unit, those that did not report included."""

from collections.abc import Sequence
from typing import Final, NewType

import numpy as np
import pandas as pd

from data.catalog.record import Direction, Indicator
from data.model import Published, State
from data.period import Period
from data.query.figure import HAS_VALUE, at_units, of_frequency, of_indicator
from geo.units import Unit
from text import language

MapRows = NewType("MapRows", pd.DataFrame)
"""One row a unit, in the order of the units that were asked for.

unit_code, unit_valid_from (str), unit_name (str, in the reader's language, with its kind);
value (float, NaN unless reported or estimated); numerator, denominator (float, the same, and
as they were said where nothing is to be measured: 0 of 0);
state (str, `data.model.State`; a unit that said nothing is `missing`), qualifier (str);
rank (Int64, 1 is best, ties share the better rank, NA without a value or a good side);
previous_period (str, "" if there is none), previous_value, change (float, in the indicator's
unit, percentage points of a rate; NaN where either is missing);
is_demonstration (bool); raw, sheet, cell, file_name, source (str) and submission_id (Int64):
where the figure stands; empty where nothing was said.
"""

WORDS: Final = ("qualifier", "raw", "sheet", "cell", "file_name", "source")
NUMBERS: Final = ("value", "numerator", "denominator")
NOWHERE: Final = -1


def map_rows(
    published: Published, units: Sequence[Unit], *, indicator: Indicator, period: Period
) -> MapRows:
    """The figures of these units at a period, with their rank and change.

    Args:
        published: The indicator's figures; those of other periods give the change.
        units: Of one list.
        indicator: Its direction ranks.
        period: Which one.
    """
    rows = at_units(of_indicator(published, indicator), units)
    before = previous_period(rows, period=period)
    now = _at(rows, period, units, (*NUMBERS, *WORDS, "state", "is_demonstration", "submission_id"))
    earlier = _at(rows, before, units, ("value", "state"))
    is_valued = _is_valued(now)
    is_said = is_valued | now["state"].eq(State.NOT_APPLICABLE).to_numpy(dtype=bool)
    value = np.where(is_valued, now["value"], np.nan)
    last = np.where(_is_valued(earlier), earlier["value"], np.nan)
    found = {
        "unit_code": [unit.code for unit in units],
        "unit_valid_from": [unit.valid_from.isoformat() for unit in units],
        "unit_name": [unit.label(language()) for unit in units],
        "value": value,
        "numerator": np.where(is_said, now["numerator"], np.nan),
        "denominator": np.where(is_said, now["denominator"], np.nan),
        "state": now["state"].fillna(State.MISSING.value).astype("str"),
        "rank": ranks(value, indicator.direction),
        "previous_period": str(before or ""),
        "previous_value": last,
        "change": value - last,
        "is_demonstration": now["is_demonstration"].eq(True),
        "submission_id": now["submission_id"].astype("Int64"),
        **{name: now[name].fillna("").astype("str") for name in WORDS},
    }
    return MapRows(pd.DataFrame(found))


def previous_period(rows: pd.DataFrame, *, period: Period) -> Period | None:
    """The last earlier period of the same frequency in which any of the rows has a value.

    It is the same for all units, so that changes can be compared.
    """
    earlier = [one for one in of_frequency(rows, period.frequency) if one < period]
    return earlier[-1] if earlier else None


def _at(
    rows: pd.DataFrame, period: Period | None, units: Sequence[Unit], columns: Sequence[str]
) -> pd.DataFrame:
    """A row for each unit, in their order; all missing where it has none at the period."""
    at = rows.loc[rows["period"] == str(period), ["unit_code", "unit_valid_from", *columns]]
    pairs = zip(at.pop("unit_code"), at.pop("unit_valid_from"), strict=True)
    place = {pair: number for number, pair in enumerate(pairs)}
    order = [place.get((unit.code, unit.valid_from.isoformat()), NOWHERE) for unit in units]
    return at.set_axis(range(len(at)), axis="index").reindex(order).reset_index(drop=True)


def _is_valued(rows: pd.DataFrame) -> "np.ndarray[tuple[int], np.dtype[np.bool]]":
    return (rows["state"].isin(HAS_VALUE) & rows["value"].notna()).to_numpy(dtype=bool)


def ranks(
    value: "np.ndarray[tuple[int], np.dtype[np.float64]]", direction: Direction
) -> "pd.Series[int]":
    """1 is best; ties share the better rank."""
    values = pd.Series(value)
    if direction is Direction.NEUTRAL:
        return pd.Series(pd.NA, index=values.index, dtype="Int64")
    ranks = values.rank(method="min", ascending=direction is Direction.LOWER)
    return ranks.astype("Int64")
