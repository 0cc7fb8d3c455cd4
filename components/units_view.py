"""Which units a province's figures are shown by: today's communes, or those that reported."""

import datetime as dt
from collections.abc import Collection
from enum import StrEnum
from typing import Final

import pandas as pd

from components.asked import Asked
from components.coverage import by_province
from data.period import Period
from geo import lineage
from geo.units import FORMER, NATION, TODAY, Level, Unit

KEY: Final = "as"
"""Of the address; `units` is taken by the places that the trends page draws together."""

_FORMER: Final = FORMER.isoformat()
_TODAY: Final = TODAY.isoformat()


class UnitsView(StrEnum):
    """On today's communes, converted where need be; or as reported, by the units of the time."""

    TODAY = "today"
    REPORTED = "reported"


def known_here(available: pd.DataFrame, place: Unit) -> pd.DataFrame:
    """What exists of the units side by side in a place; of communes, of both lists.

    Of the nation see `by_province`.

    Args:
        available: See `Store.available`.
        place: The nation or one of today's provinces.
    """
    if place.key == NATION:
        return by_province(available)
    since, province = available["unit_valid_from"], available["province_code"]
    is_today = (since == _TODAY) & (province == place.code)
    is_former = (since == _FORMER) & province.isin(lineage.former_provinces(place.code))
    return available[(available["level"] == Level.COMMUNE) & (is_today | is_former)]


def known_communes(available: pd.DataFrame) -> pd.DataFrame:
    """What exists of today's communes, whichever province they lie in."""
    is_today = available["unit_valid_from"] == _TODAY
    return available[(available["level"] == Level.COMMUNE) & is_today]


def former_periods(known: pd.DataFrame) -> frozenset[str]:
    """Ids of the periods that former communes reported."""
    rows = known[(known["unit_valid_from"] == _FORMER) & (known["level"] == Level.COMMUNE)]
    return frozenset(rows["period"])


def settled(former: Collection[str], asked: Asked) -> UnitsView:
    """The reader's choice, where former communes reported anything; else there is none."""
    if not former:
        asked.forget(KEY)
        return UnitsView.TODAY
    return UnitsView(asked.settle(KEY, list(UnitsView), default=UnitsView.TODAY, is_quiet=True))


def edition_of(view: UnitsView, period: Period | None, *, former: Collection[str]) -> dt.date:
    """Which list the units on the map of a period belong to."""
    if view is UnitsView.TODAY or period is None or str(period) not in former:
        return TODAY
    return FORMER if period.end < TODAY else TODAY


def break_in(periods: Collection[Period]) -> str:
    """Id of the first period of today's units, where earlier ones stand before it; else nothing."""
    ordered = sorted(periods)
    after = [one for one in ordered if one.end >= TODAY]
    return str(after[0]) if after and after[0] != ordered[0] else ""
