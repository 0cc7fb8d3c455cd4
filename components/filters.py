"""What the reader looks at: settled from the address once a run, before anything is drawn."""

import datetime as dt
from dataclasses import dataclass
from typing import Final

import pandas as pd
import streamlit as st

from components import address, limits, load, units_view
from components.coverage import WELL_KNOWN, is_national_map, provinces_inside
from components.units_view import UnitsView, known_communes, known_here
from data import classes
from data.catalog import Indicator, indicator, indicators
from data.classes import Method
from data.period import Period, parse
from geo import boundary, lineage, units
from geo.units import FORMER, NATION, TODAY, Level, Unit, UnitKey

HOME_PLACE: Final = "11"
LEVEL_KEY: Final = "level"
HOME_INDICATOR: Final = "fibre_household_coverage_pct"
NATION_INDICATOR: Final = "dti_value"


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
        editions: ISO dates of the lists that figures of this indicator exist of.
        unit: Code of the selected unit, or "".
        method: How classes are made.
        classes: How many classes.
        breaks: The reader's own limits between them, instead.
        units_view: Of a province: on today's communes, or as the units of the time reported.
        former_periods: Ids of the periods that former communes reported.
        is_by_commune: Of the nation: every commune side by side, not the provinces.
        can_be_by_commune: Whether communes have figures that such a map could show.
    """

    version: str
    place: Unit
    edition: dt.date
    indicator: Indicator
    indicators: tuple[str, ...]
    period: Period | None
    periods: tuple[Period, ...]
    editions: tuple[str, ...] = ()
    unit: str = ""
    method: Method = Method.FIXED
    classes: int = classes.USUAL
    breaks: tuple[float, ...] = ()
    units_view: UnitsView = UnitsView.TODAY
    former_periods: frozenset[str] = frozenset()
    is_by_commune: bool = False
    can_be_by_commune: bool = False

    @property
    def is_national(self) -> bool:
        """The whole country, by provinces or by communes; not the communes of one province."""
        return self.place.key == NATION

    @property
    def level(self) -> Level:
        """Tier of the units on the map."""
        return Level.PROVINCE if self.is_national and not self.is_by_commune else Level.COMMUNE

    @property
    def scope(self) -> str:
        """Which outlines; see `geo.boundary.outlines`."""
        if not self.is_national:
            of_former = f"{boundary.FORMER_IN}{self.place.code}"
            return self.place.code if self.edition == TODAY else of_former
        if self.is_by_commune:
            return boundary.COMMUNES
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
        return units_of(self.place, self.edition, is_by_commune=self.is_by_commune)

    @property
    def former_units(self) -> tuple[Unit, ...]:
        """The former communes that lie in a province; none of the nation."""
        return () if self.is_national else lineage.former_communes(self.place.code)

    @property
    def break_at(self) -> str:
        """Id of the first period of today's units, where the line of the view crosses to it."""
        return units_view.break_in(self.sequence)

    @property
    def selected(self) -> Unit | None:
        """The unit that the reader picked."""
        return units.unit(UnitKey(self.unit, self.edition)) if self.unit else None


def selection(*, of_everything: bool = False, by_commune: bool = False) -> Selection:
    """Settle the view from the address; widgets of the same keys may be drawn afterwards.

    Args:
        of_everything: Any indicator of the catalogue may be chosen, with figures here or not.
        by_commune: The page can show every commune of the nation, where the address asks for it.
    """
    version = load.version()
    place = _place(version)
    can_be_by_commune = by_commune and place.key == NATION and _is_of_communes(version)
    is_by_commune = can_be_by_commune and _level() is Level.COMMUNE
    if by_commune and not can_be_by_commune:
        address.forget(LEVEL_KEY)
    ids = _ids(version, place.code, is_by_commune)
    if of_everything:
        ids = tuple(indicators())
    elif not ids:
        ids = tuple(one.id for one in indicators().values() if Level.COMMUNE in one.levels)
    by_province = place.key == NATION and not is_by_commune
    usual = NATION_INDICATOR if by_province else HOME_INDICATOR
    chosen = address.settle("indicator", ids, default=usual if usual in ids else ids[0])
    known = _known(version, place.code, is_by_commune, chosen)
    editions = tuple(sorted(set(known["unit_valid_from"]))) if by_province else ()
    former = units_view.former_periods(known)
    view = units_view.settled(former)
    edition = _edition(place, known)
    if place.key == NATION:
        known = known[known["unit_valid_from"] == edition.isoformat()]
    periods = _periods(known["period"])
    period = None
    if periods:
        names = [str(one) for one in periods]
        period = parse(address.settle("period", names, default=names[-1]))
    if place.key != NATION:
        edition = units_view.edition_of(view, period, former=former)
    address.let_go("unit", since=edition.isoformat())
    codes = {one.code for one in units_of(place, edition, is_by_commune=is_by_commune)}
    method, count = _classing(indicator(chosen))
    return Selection(
        version=version,
        place=place,
        edition=edition,
        indicator=indicator(chosen),
        indicators=ids,
        period=period,
        periods=periods,
        editions=editions,
        unit=address.settle("unit", codes),
        method=method,
        classes=count,
        breaks=limits.settled(indicator(chosen), since=f"{method} {count}"),
        units_view=view,
        former_periods=former,
        is_by_commune=is_by_commune,
        can_be_by_commune=can_be_by_commune,
    )


def units_of(place: Unit, edition: dt.date, *, is_by_commune: bool = False) -> tuple[Unit, ...]:
    """The units side by side in a place by one list: provinces, communes, former communes."""
    if is_by_commune:
        return units.communes(place.code)
    if place.key != NATION and edition == FORMER:
        return lineage.former_communes(place.code)
    return units.children(place.key, edition=edition)


def known_periods(view: Selection, indicator_id: str) -> tuple[dt.date, tuple[Period, ...]]:
    """Which list and which periods another indicator has figures of in the same place."""
    known = known_here(load.available(view.version), view.place)
    known = known[known["indicator_id"] == indicator_id]
    if known.empty or not view.is_national:
        return TODAY, _periods(known["period"])
    counts = known.groupby("unit_valid_from")["province_code"].nunique()
    chosen = max(counts.index, key=lambda one: (counts[one] >= WELL_KNOWN, one))
    at = known[known["unit_valid_from"] == chosen]["period"]
    return dt.date.fromisoformat(chosen), _periods(at)


def classes_on_offer(measure: Indicator, method: Method) -> tuple[str, ...]:
    """Numbers of classes that may be asked for; steps of the catalogue's own leave no choice."""
    offered = range(classes.FEWEST, classes.MOST + 1)
    if method is Method.FIXED and measure.breaks:
        made = {classes.breaks([], indicator=measure, classes=n).regular for n in offered}
        if len(made) == 1:
            return (str(made.pop()),)
    return tuple(str(n) for n in offered)


def _classing(measure: Indicator) -> tuple[Method, int]:
    method = Method(address.settle("method", list(Method), default=Method.FIXED, is_quiet=True))
    offered = classes_on_offer(measure, method)
    usual = str(len(measure.breaks) + 1 if measure.breaks else classes.USUAL)
    default = usual if usual in offered else offered[0]
    return method, int(address.settle("classes", offered, default=default, is_quiet=True))


def home(available: pd.DataFrame) -> str:
    """Where an address that names no place opens: where there are figures to see."""
    inside = provinces_inside(available)
    if HOME_PLACE in inside or available.empty:
        return HOME_PLACE
    if any(is_national_map(available, one) for one in available["indicator_id"].unique()):
        return NATION.code
    return inside[0] if inside else HOME_PLACE


# What exists changes with a revision only, and is asked in every run of every reader.


@st.cache_resource(max_entries=load.STORES_KEPT, show_spinner=False)
def _home(version: str) -> str:
    return home(load.available(version))


@st.cache_resource(max_entries=load.STORES_KEPT, show_spinner=False)
def _is_of_communes(version: str) -> bool:
    return not known_communes(load.available(version)).empty


@st.cache_resource(max_entries=load.VIEWS_KEPT, show_spinner=False)
def _ids(version: str, place: str, is_by_commune: bool) -> tuple[str, ...]:
    """Ids of the indicators with figures in a place, in the catalogue's order."""
    there = set(_of_place(version, place, is_by_commune)["indicator_id"])
    return tuple(one for one in indicators() if one in there)


@st.cache_resource(max_entries=load.VIEWS_KEPT, show_spinner=False)
def _known(version: str, place: str, is_by_commune: bool, indicator_id: str) -> pd.DataFrame:
    """What exists of one indicator in a place; see `Store.available`."""
    known = _of_place(version, place, is_by_commune)
    return known[known["indicator_id"] == indicator_id]


def _of_place(version: str, place: str, is_by_commune: bool) -> pd.DataFrame:
    known = load.available(version)
    return known_communes(known) if is_by_commune else known_here(known, _unit(place))


def _unit(code: str) -> Unit:
    return units.unit(NATION if code == NATION.code else UnitKey(code, TODAY))


def _level() -> Level:
    """What the nation is shown by; said in the address where it is not the usual."""
    options = (Level.PROVINCE.value, Level.COMMUNE.value)
    return Level(address.settle(LEVEL_KEY, options, default=options[0], is_quiet=True))


def _place(version: str) -> Unit:
    provinces = units.children(NATION, edition=TODAY)
    codes = [NATION.code, *(one.code for one in provinces)]
    chosen = address.settle("place", codes, default=_home(version), is_sticky=True)
    return _unit(chosen)


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
