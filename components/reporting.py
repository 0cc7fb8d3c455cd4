"""Which reports are looked at, settled from the address: a province, a period, what of it."""

import datetime as dt
from dataclasses import dataclass
from typing import Final

import pandas as pd
import streamlit as st

from components import address, frame, load
from components.filters import Selection
from data.period import Frequency, Period, parse
from data.query import report
from data.reporting import Calendar, calendar, of_year
from geo import units
from geo.units import TODAY, Level, Unit

EVERYTHING: Final = "all"
YEARS_BACK: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Reports:
    """The reports of a province's communes for one period.

    Args:
        place: The province.
        period: Which period's.
        periods: Those that can be chosen, newest first.
        wanted: Ids of what every commune reports by this kind of period.
        chosen: The one of them that is looked at alone, or "".
        rows: See `data.query.report.reports`.
        arrivals: See `data.store.Store.arrivals`, of all periods that can be chosen.
        expected: Ids wanted by kind of period, kinds without any left out.
        calendar: When reports are due.
        today: The day in Vietnam.
        unit: Code of the selected commune, or "".
    """

    place: Unit
    period: Period
    periods: tuple[Period, ...]
    wanted: tuple[str, ...]
    chosen: str
    rows: pd.DataFrame
    arrivals: pd.DataFrame
    expected: dict[Frequency, tuple[str, ...]]
    calendar: Calendar
    today: dt.date
    unit: str

    @property
    def tally(self) -> report.Tally:
        """How many communes stand where."""
        return report.tally(self.rows)

    @property
    def days_left(self) -> int:
        """Days until the period's report is due."""
        return report.days_left(self.period, calendar=self.calendar, today=self.today)

    @property
    def is_demonstration(self) -> bool:
        """Some figure that was reported is invented."""
        return bool(self.rows["is_demonstration"].any())

    def of(self, period: Period) -> report.Tally:
        """How many communes stand where in another period, of all that is wanted then."""
        return report.tally(
            report.reports(
                self.arrivals,
                units.communes(self.place.code),
                wanted=self.expected[period.frequency],
                period=period,
                calendar=self.calendar,
            )
        )


def reporting(selection: Selection) -> Reports | None:
    """The reports that the address names; None where nobody ever reported, or for the nation."""
    today = dt.datetime.now(frame.VIETNAM).date()
    expected = _expected(selection)
    if selection.is_national or not expected:
        return None
    periods = _periods(expected, today)
    due = calendar()
    communes = units.communes(selection.place.code)
    arrivals = _arrivals(selection.version, selection.place.code, tuple(map(str, periods)))
    newest = arrivals.loc[~arrivals["is_demonstration"].astype(bool), "period"]
    said = {parse(one) for one in (newest if len(newest) else arrivals["period"]).unique()}
    usual = max(said, default=periods[0])
    names = [str(one) for one in periods]
    period = parse(address.settle("report", names, default=str(usual)))
    wanted = expected[period.frequency]
    chosen = address.settle("of", [EVERYTHING, *wanted], default=EVERYTHING, is_quiet=True)
    alone = () if chosen == EVERYTHING else (chosen,)
    return Reports(
        place=selection.place,
        period=period,
        periods=periods,
        wanted=wanted,
        chosen="" if chosen == EVERYTHING else chosen,
        rows=report.reports(
            arrivals, communes, wanted=alone or wanted, period=period, calendar=due
        ),
        arrivals=arrivals,
        expected=expected,
        calendar=due,
        today=today,
        unit=address.settle("unit", {one.code for one in communes}),
    )


def _expected(selection: Selection) -> dict[Frequency, tuple[str, ...]]:
    known = load.available(selection.version)
    here = known[
        (known["province_code"] == selection.place.code)
        & (known["level"] == Level.COMMUNE)
        & (known["unit_valid_from"] == TODAY.isoformat())
    ]
    found = {kind: report.expected(here, frequency=kind) for kind in Frequency}
    return {kind: ids for kind, ids in found.items() if ids}


def _periods(expected: dict[Frequency, tuple[str, ...]], today: dt.date) -> tuple[Period, ...]:
    """Periods of the kinds in use that have begun, newest first, this year's and some before."""
    years = range(today.year - YEARS_BACK, today.year + 1)
    every = [one for kind in expected for year in years for one in of_year(year, kind)]
    return tuple(sorted((one for one in every if one.start <= today), reverse=True))


@st.cache_resource(max_entries=load.STORES_KEPT, show_spinner=False)
def _arrivals(version: str, place: str, periods: tuple[str, ...]) -> pd.DataFrame:  # noqa: ARG001
    return load.store().arrivals(
        province_code=place,
        level=Level.COMMUNE,
        unit_valid_from=TODAY.isoformat(),
        periods=periods,
    )
