"""What there is of one indicator in a place, looked through once a revision.

It is asked in every run of every reader, and is the same for all of them.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from components import load
from components.coverage import WELL_KNOWN
from components.units_view import former_periods, known_communes, known_here
from data.period import Period, parse
from geo import units
from geo.units import NATION, TODAY, Unit, UnitKey


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Of one indicator in a place.

    Args:
        lists: ISO dates of the lists of units with figures, earliest first.
        usual: The list that opens: of today, unless few units of it have figures; "" of none.
        periods: With figures, earliest first.
        periods_of: The same of each list.
        former: Ids of the periods that former communes reported.
    """

    lists: tuple[str, ...]
    usual: str
    periods: tuple[Period, ...]
    periods_of: Mapping[str, tuple[Period, ...]]
    former: frozenset[str]


@st.cache_resource(max_entries=load.VIEWS_KEPT, show_spinner=False)
def told(version: str, place: str, is_by_commune: bool, indicator_id: str) -> Told:
    """What exists of an indicator.

    Args:
        version: See `load.version`.
        place: Code of the nation or of one of today's provinces.
        is_by_commune: Of the nation: of its communes, not of its provinces.
        indicator_id: Id of the indicator.
    """
    known = of_place(version, place, is_by_commune=is_by_commune)
    known = known[known["indicator_id"] == indicator_id]
    counts = known.groupby("unit_valid_from")["province_code"].nunique()
    lists = tuple(sorted(counts.index))
    return Told(
        lists=lists,
        usual=max(lists, key=lambda one: (counts[one] >= WELL_KNOWN, one), default=""),
        periods=_periods(known["period"]),
        periods_of={
            one: _periods(known.loc[known["unit_valid_from"] == one, "period"]) for one in lists
        },
        former=former_periods(known),
    )


@st.cache_resource(max_entries=load.VIEWS_KEPT, show_spinner=False)
def of_place(version: str, place: str, *, is_by_commune: bool = False) -> pd.DataFrame:
    """What exists of all indicators; see `Store.available`. Read only."""
    known = load.available(version)
    return known_communes(known) if is_by_commune else known_here(known, unit_of(place))


def unit_of(code: str) -> Unit:
    """The nation, or one of today's provinces."""
    return units.unit(NATION if code == NATION.code else UnitKey(code, TODAY))


def day(edition: str) -> dt.date:
    """The day from which a list of units holds."""
    return dt.date.fromisoformat(edition)


def _periods(found: "pd.Series[str]") -> tuple[Period, ...]:
    return tuple(sorted({parse(one) for one in found}))
