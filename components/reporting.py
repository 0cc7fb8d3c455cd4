"""Which reports are looked at, settled from the address: a province, a period, what of it."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import pandas as pd
import streamlit as st

from components import address, frame, load
from components.filters import Selection
from components.told import of_place
from data.period import Frequency, Period, parse
from data.query import report
from data.reporting import Calendar, calendar, of_year
from geo import boundary, lineage, units
from geo.units import FORMER, TODAY, Level, Unit

EVERYTHING: Final = "all"
YEARS_BACK: Final = 2
UNIT_KEYS: Final = {TODAY: "unit", FORMER: "former_unit"}
"""Of the address: one code may name a commune of today and another one of before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """The communes of one list, what they report, and what of it came in.

    Args:
        edition: Which list.
        version: Which revision of which store.
        place: Code of the province.
        units: The communes.
        known: What exists of them, see `data.store.Store.available`.
        expected: Ids wanted by kind of period, kinds without any left out.
    """

    edition: dt.date
    version: str
    place: str
    units: tuple[Unit, ...]
    known: pd.DataFrame
    expected: dict[Frequency, tuple[str, ...]]

    def arrivals(self, period: Period) -> pd.DataFrame:
        """What came in for a period; see `data.store.Store.arrivals`."""
        return _arrivals(self.version, self.place, self.edition, str(period))

    def tally(self, period: Period, due: Calendar) -> report.Tally | None:
        """How many communes stand where, of all that is wanted for a period; None of nothing."""
        if period.frequency not in self.expected:
            return None
        key = f"{self.version} {self.place} {self.edition} {period} {due}"
        return _tally(key, self, period, due)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reports:
    """The reports of a province's communes for one period.

    Args:
        place: The province.
        period: Which period's.
        periods: Those that can be chosen, newest first.
        chosen: The one indicator that is looked at alone, or "".
        rows: See `data.query.report.reports`.
        sides: Today's communes and the former ones.
        calendar: When reports are due.
        today: The day in Vietnam.
        unit: Code of the selected commune, or "".
    """

    place: Unit
    period: Period
    periods: tuple[Period, ...]
    chosen: str
    rows: pd.DataFrame
    sides: Mapping[dt.date, Side]
    calendar: Calendar
    today: dt.date
    unit: str

    @property
    def side(self) -> Side:
        """Whose reports of the period these are."""
        return _side(self.sides, self.period)

    @property
    def wanted(self) -> tuple[str, ...]:
        """Ids of what every commune reports by this kind of period."""
        return self.side.expected[self.period.frequency]

    @property
    def is_former(self) -> bool:
        """The period ended before today's communes were there."""
        return self.side.edition == FORMER

    @property
    def scope(self) -> str:
        """Which outlines; see `geo.boundary.outlines`."""
        return f"{boundary.FORMER_IN}{self.place.code}" if self.is_former else self.place.code

    @property
    def kinds(self) -> tuple[Frequency, ...]:
        """Kinds of period that somebody here reports by."""
        return _kinds(self.sides)

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

    def is_of_former(self, period: Period) -> bool:
        """Another period is one that only former communes could report."""
        return _side(self.sides, period).edition == FORMER

    def of(self, period: Period) -> report.Tally | None:
        """How many communes stand where in another period, of all that is wanted then.

        None where nothing was: former communes that reported nothing here by its kind.
        """
        return _side(self.sides, period).tally(period, self.calendar)


def reporting(selection: Selection) -> Reports | None:
    """The reports that the address names; None where nobody ever reported, or for the nation."""
    today = dt.datetime.now(frame.VIETNAM).date()
    sides = {} if selection.is_national else _sides(selection)
    periods = _with_something_wanted(sides, today)
    if not periods:
        return None
    due = calendar()
    period = parse(
        address.settle("report", [str(one) for one in periods], default=_usual(sides, periods))
    )
    side = _side(sides, period)
    wanted = side.expected[period.frequency]
    chosen = address.settle("of", [EVERYTHING, *wanted], default=EVERYTHING, is_quiet=True)
    alone = () if chosen == EVERYTHING else (chosen,)
    return Reports(
        place=selection.place,
        period=period,
        periods=periods,
        chosen="" if chosen == EVERYTHING else chosen,
        rows=report.reports(
            side.arrivals(period), side.units, wanted=alone or wanted, period=period, calendar=due
        ),
        sides=sides,
        calendar=due,
        today=today,
        unit=address.settle(UNIT_KEYS[side.edition], {one.code for one in side.units}),
    )


def _sides(selection: Selection) -> dict[dt.date, Side]:
    place = selection.place.code
    known = of_place(selection.version, place)
    found = {}
    for edition in (TODAY, FORMER):
        here = known[known["unit_valid_from"] == edition.isoformat()]
        found[edition] = Side(
            edition=edition,
            version=selection.version,
            place=place,
            units=units.communes(place) if edition == TODAY else lineage.former_communes(place),
            known=here[here["reported"] > 0],
            expected=_expected(here),
        )
    return found


def _expected(known: pd.DataFrame) -> dict[Frequency, tuple[str, ...]]:
    return {kind: ids for kind in Frequency if (ids := report.expected(known, frequency=kind))}


def _kinds(sides: Mapping[dt.date, Side]) -> tuple[Frequency, ...]:
    return tuple(kind for kind in Frequency if any(kind in one.expected for one in sides.values()))


def _side(sides: Mapping[dt.date, Side], period: Period) -> Side:
    """Whose report a period's is; see `data.query.report.owing`."""
    known = {edition: one.known for edition, one in sides.items()}
    return sides[report.owing(period, known)]


def _begun(kinds: set[Frequency], today: dt.date) -> tuple[Period, ...]:
    """Periods of the kinds in use that have begun, newest first, this year's and some before."""
    years = range(today.year - YEARS_BACK, today.year + 1)
    every = [one for kind in kinds for year in years for one in of_year(year, kind)]
    return tuple(sorted((one for one in every if one.start <= today), reverse=True))


def _with_something_wanted(sides: Mapping[dt.date, Side], today: dt.date) -> tuple[Period, ...]:
    return tuple(
        one
        for one in _begun(set(_kinds(sides)), today)
        if one.frequency in _side(sides, one).expected
    )


def _usual(sides: Mapping[dt.date, Side], periods: tuple[Period, ...]) -> str:
    """The newest period with a report; an invented one only where there is no other."""
    known = pd.concat([one.known[["period", "is_demonstration"]] for one in sides.values()])
    real = known.loc[~known["is_demonstration"].astype(bool), "period"]
    said = {parse(one) for one in (real if len(real) else known["period"]).unique()}
    return str(max(said & set(periods), default=periods[0]))


@st.cache_resource(max_entries=load.VIEWS_KEPT, show_spinner=False)
def _tally(key: str, _side: Side, _period: Period, _due: Calendar) -> report.Tally:  # noqa: ARG001
    rows = report.reports(
        _side.arrivals(_period),
        _side.units,
        wanted=_side.expected[_period.frequency],
        period=_period,
        calendar=_due,
    )
    return report.tally(rows)


@st.cache_resource(max_entries=load.VIEWS_KEPT, show_spinner=False)
def _arrivals(
    version: str,  # noqa: ARG001 - the key
    place: str,
    edition: dt.date,
    period: str,
) -> pd.DataFrame:
    codes = (place,) if edition == TODAY else lineage.former_provinces(place)
    found = [
        load.store().arrivals(
            province_code=code,
            level=Level.COMMUNE,
            unit_valid_from=edition.isoformat(),
            periods=[period],
        )
        for code in codes
    ]
    filled = [one for one in found if len(one)] or found[:1]
    return filled[0] if len(filled) == 1 else pd.concat(filled, ignore_index=True)
