"""Which figures a profile shows: of each indicator one period, and those before it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import pandas as pd

from data.catalog import indicators
from data.period import Period, parse
from geo import lineage
from geo.units import FORMER, TODAY, Level

SPAN: Final = 12
"""Periods in a line over time: three years of quarters."""

_TODAY: Final = TODAY.isoformat()
_FORMER: Final = FORMER.isoformat()


@dataclass(frozen=True, slots=True, kw_only=True)
class Extent:
    """What is shown of one indicator.

    Args:
        period: The newest one, up to the reader's, in which some commune gave a value.
        span: Periods of its kind up to it without a leap, from the first that anybody told.
        due: Those of the span that today's communes had to answer.
        is_told_by_former: Former communes have figures of it.
    """

    period: Period
    span: tuple[Period, ...]
    due: frozenset[Period]
    is_told_by_former: bool


def known_of(available: pd.DataFrame, province: str) -> pd.DataFrame:
    """What communes of a province told, of both lists.

    Args:
        available: See `Store.available`.
        province: Code of one of today's.
    """
    since, where = available["unit_valid_from"], available["province_code"]
    is_today = (since == _TODAY) & (where == province)
    is_former = (since == _FORMER) & where.isin(lineage.former_provinces(province))
    return available[(available["level"] == Level.COMMUNE) & (is_today | is_former)]


def periods(known: pd.DataFrame) -> tuple[Period, ...]:
    """Every period in which some commune gave a value, newest first; see `known_of`."""
    there = known.loc[known["reported"] > 0, "period"].unique()
    return tuple(sorted((parse(one) for one in there), reverse=True))


def extents(known: pd.DataFrame, until: Period) -> Mapping[str, Extent]:
    """What is shown of each indicator, by id in the catalogue's order.

    Args:
        known: See `known_of`.
        until: Nothing that ends later is shown.
    """
    told = known[known["reported"] > 0]
    by_id = dict(iter(told.groupby("indicator_id")))
    found = {}
    for one in indicators():
        if one in by_id:
            rows = by_id[one]
            ended = {name: parse(name) for name in rows["period"].unique()}
            ended = {name: period for name, period in ended.items() if period.end <= until.end}
            if ended:
                found[one] = _extent(rows[rows["period"].isin(list(ended))])
    return found


def _extent(rows: pd.DataFrame) -> Extent:
    """Of periods that end together the one that most communes told: a lone report is no view."""
    counts = rows.groupby("period")["reported"].sum()
    told = {parse(str(name)): int(n) for name, n in counts.items()}
    period = max(told, key=lambda one: (one.end, told[one]))
    same = [one for one in told if one.frequency is period.frequency]
    span = [period]
    while len(span) < SPAN and span[0] > min(same):
        span.insert(0, span[0].previous())
    is_today = rows["unit_valid_from"] == _TODAY
    by_today = {parse(str(name)) for name in rows.loc[is_today, "period"].unique()}
    return Extent(
        period=period,
        span=tuple(span),
        due=frozenset(one for one in span if one.end >= TODAY or one in by_today),
        is_told_by_former=bool((~is_today).any()),
    )
