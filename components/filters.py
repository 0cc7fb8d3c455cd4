"""What the reader looks at: settled from the address once a run, before anything is drawn."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import pandas as pd
import streamlit as st

from components import address, load
from data.catalog import indicator, indicators
from data.catalog.record import Indicator, Kind
from data.classes import Method
from data.period import Period, parse
from geo import units
from geo.units import FORMER, NATION, TODAY, Level, Unit, UnitKey
from text import language, say

HOME_PLACE: Final = "11"
HOME_INDICATOR: Final = "fibre_household_coverage_pct"
NATION_INDICATOR: Final = "dti_value"
WELL_KNOWN: Final = 17  # half of today's provinces: fewer do not make a national map
FEWEST_CLASSES, MOST_CLASSES = 3, 7
USUAL_CLASSES: Final = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """One view, as its address says.

    Args:
        version: Which revision of which store; keys the caches.
        place: The nation or one of today's provinces.
        edition: Which list the units on the map belong to.
        indicator: What is shown.
        indicators: Ids of what could be shown here, in the catalogue's order.
        period: When; None where nothing was ever reported.
        periods: Every period with figures here, oldest first.
        unit: Code of the selected unit, or "".
        method: How classes are made.
        classes: How many classes.
    """

    version: str
    place: Unit
    edition: dt.date
    indicator: Indicator
    indicators: tuple[str, ...]
    period: Period | None
    periods: tuple[Period, ...]
    unit: str = ""
    method: Method = Method.FIXED
    classes: int = USUAL_CLASSES

    @property
    def is_national(self) -> bool:
        """Provinces side by side, not the communes of one."""
        return self.place.key == NATION

    @property
    def level(self) -> Level:
        """Tier of the units on the map."""
        return Level.PROVINCE if self.is_national else Level.COMMUNE

    @property
    def scope(self) -> str:
        """Which outlines; see `geo.boundary.outlines`."""
        if not self.is_national:
            return self.place.code
        return "provinces" if self.edition == TODAY else "former-provinces"

    @property
    def sequence(self) -> tuple[Period, ...]:
        """Periods of the chosen one's frequency: those that one line can join."""
        if self.period is None:
            return ()
        return tuple(one for one in self.periods if one.frequency is self.period.frequency)

    @property
    def units(self) -> tuple[Unit, ...]:
        """Every unit on the map, in Vietnamese order."""
        return units.children(self.place.key, edition=self.edition)

    @property
    def selected(self) -> Unit | None:
        """The unit that the reader picked."""
        return units.unit(UnitKey(self.unit, self.edition)) if self.unit else None


def selection() -> Selection:
    """Settle the view from the address; widgets of the same keys may be drawn afterwards."""
    version = load.version()
    place = _place()
    known = _known_here(load.available(version), place)
    ids = tuple(one for one in indicators() if one in set(known["indicator_id"]))
    if not ids:
        ids = tuple(one.id for one in indicators().values() if Level.COMMUNE in one.levels)
    usual = NATION_INDICATOR if place.key == NATION else HOME_INDICATOR
    chosen = address.settle("indicator", ids, default=usual if usual in ids else ids[0])
    known = known[known["indicator_id"] == chosen]
    edition = _edition(place, known)
    periods = _periods(known[known["unit_valid_from"] == edition.isoformat()]["period"])
    period = None
    if periods:
        names = [str(one) for one in periods]
        period = parse(address.settle("period", names, default=names[-1]))
    codes = {one.code for one in units.children(place.key, edition=edition)}
    return Selection(
        version=version,
        place=place,
        edition=edition,
        indicator=indicator(chosen),
        indicators=ids,
        period=period,
        periods=periods,
        unit=address.settle("unit", codes),
    )


def _place() -> Unit:
    provinces = units.children(NATION, edition=TODAY)
    codes = [NATION.code, *(one.code for one in provinces)]
    chosen = address.settle("place", codes, default=HOME_PLACE, is_sticky=True)
    return units.unit(NATION if chosen == NATION.code else UnitKey(chosen, TODAY))


def _known_here(available: pd.DataFrame, place: Unit) -> pd.DataFrame:
    """What exists of the units side by side in a place."""
    if place.key == NATION:
        return available[available["level"] == Level.PROVINCE]
    return available[
        (available["level"] == Level.COMMUNE)
        & (available["province_code"] == place.code)
        & (available["unit_valid_from"] == TODAY.isoformat())
    ]


def _edition(place: Unit, known: pd.DataFrame) -> dt.date:
    """Today's list, unless the figures of this indicator are of the former provinces."""
    there = sorted(set(known["unit_valid_from"]), reverse=True)
    if place.key != NATION or not there:
        address.forget("edition")
        return TODAY
    if len(there) == 1:
        address.forget("edition")
        return dt.date.fromisoformat(there[0])
    counts = known.groupby("unit_valid_from")["province_code"].nunique()
    usual = max(there, key=lambda one: (counts[one] >= WELL_KNOWN, one))
    return dt.date.fromisoformat(address.settle("edition", there, default=usual))


def _periods(found: pd.Series) -> tuple[Period, ...]:
    return tuple(sorted({parse(one) for one in found}))
