"""What the reader looks at: settled from the address once a run, before anything is drawn."""

import datetime as dt
from collections.abc import Mapping
from typing import Final

import streamlit as st

from components import address, figure, limits, load, meant_place, units_view
from components.asked import Asked, Given, Turned, UnknownViewError
from components.coverage import is_national_map, provinces_inside
from components.selection import Selection, codes_of, units_of
from components.told import Told, day, of_place, told, unit_of
from components.units_view import UnitsView, known_communes
from data import classes
from data.catalog import indicator, indicators
from data.period import Period, parse
from geo import units
from geo.units import NATION, TODAY, Level, Unit

__all__ = ["Selection", "given", "parameters", "resolved", "selection", "turned", "units_of"]

HOME_PLACE: Final = "11"
LEVEL_KEY: Final = "level"
HOME_INDICATOR: Final = "fibre_household_coverage_pct"
NATION_INDICATOR: Final = "dti_value"


def selection(*, of_everything: bool = False, by_commune: bool = False) -> Selection:
    """Settle the view from the address; widgets of the same keys may be drawn afterwards.

    Args:
        of_everything: Any indicator of the catalogue may be chosen, with figures here or not.
        by_commune: The page can show every commune of the nation, where the address asks for it.
    """
    with address.at_once():
        meant_place.former()
        return resolved(address, of_everything=of_everything, by_commune=by_commune)


def given(parts: Mapping[str, str]) -> Selection:
    """The view that parameters name, of the figures that hold now; nothing is remembered.

    Args:
        parts: As `parameters` gives them.

    Raises:
        UnknownViewError: They name nothing that is here.
    """
    return resolved(Given(parts), by_commune=True)


def turned(one: Selection, *, name: str) -> Selection:
    """The view that a page comes to when its reader chooses another indicator there.

    Args:
        one: The view that they are on.
        name: What the list calls the indicator, in the language spoken.

    Raises:
        UnknownViewError: The list has none of that name.
    """
    chosen = next((key for key in one.indicators if indicator(key).short_name() == name), None)
    if chosen is None:
        raise UnknownViewError(name)
    kept = parameters(one) | {"indicator": chosen, limits.KEY: ""}
    return resolved(Turned(kept), by_commune=True)


def parameters(one: Selection) -> dict[str, str]:
    """What names a view in an address that knows nothing of the reader; see `given`."""
    found = {
        "place": one.place.code,
        LEVEL_KEY: one.level.value if one.is_by_commune else "",
        "indicator": one.indicator.id,
        "edition": one.edition.isoformat() if len(one.editions) > 1 else "",
        units_view.KEY: "" if one.units_view is UnitsView.TODAY else one.units_view.value,
        "method": one.method.value,
        "classes": str(one.classes),
        limits.KEY: classes.written(one.breaks) if one.breaks else "",
        limits.ISOLATE: ",".join(f"{value:g}" for value in one.isolated),
        "period": str(one.period or ""),
    }
    return {key: value for key, value in found.items() if value}


def resolved(asked: Asked, *, of_everything: bool = False, by_commune: bool = False) -> Selection:
    """The view that somebody asks for, out of what there is.

    Args:
        asked: Who says what they want.
        of_everything: Any indicator of the catalogue may be chosen, with figures here or not.
        by_commune: The page can show every commune of the nation, where the address asks for it.
    """
    version = load.version()
    place = _place(asked, version)
    can_be_by_commune = by_commune and place.key == NATION and _is_of_communes(version)
    is_by_commune = can_be_by_commune and _level(asked) is Level.COMMUNE
    if by_commune and not can_be_by_commune:
        asked.forget(LEVEL_KEY)
    ids = _ids(version, place.code, is_by_commune)
    if of_everything:
        ids = tuple(indicators())
    elif not ids:
        ids = tuple(one.id for one in indicators().values() if Level.COMMUNE in one.levels)
    by_province = place.key == NATION and not is_by_commune
    usual = NATION_INDICATOR if by_province else HOME_INDICATOR
    chosen = asked.settle("indicator", ids, default=usual if usual in ids else ids[0])
    known = told(version, place.code, is_by_commune, chosen)
    view = units_view.settled(known.former, asked)
    edition = _edition(asked, place, known)
    periods = known.periods
    if place.key == NATION:
        periods = known.periods_of.get(edition.isoformat(), ())
    period = None
    if periods:
        names = [str(one) for one in periods]
        period = parse(asked.settle("period", names, default=names[-1]))
    if place.key != NATION:
        edition = units_view.edition_of(view, period, former=known.former)
    asked.let_go("unit", since=edition.isoformat())
    codes = codes_of(place, edition, is_by_commune=is_by_commune)
    measure = indicator(chosen)
    goal = figure.target_of(measure, place, periods[-1] if periods else None)
    method, count = limits.classing(measure, goal, asked=asked)
    return Selection(
        version=version,
        place=place,
        edition=edition,
        indicator=measure,
        indicators=ids,
        period=period,
        periods=periods,
        editions=known.lists if by_province else (),
        unit=asked.settle("unit", codes),
        method=method,
        classes=count,
        breaks=limits.settled(measure, asked=asked, since=f"{method} {count}"),
        isolated=limits.isolated(measure, asked=asked, method=method),
        units_view=view,
        former_periods=known.former,
        is_by_commune=is_by_commune,
        can_be_by_commune=can_be_by_commune,
    )


def known_periods(view: Selection, indicator_id: str) -> tuple[dt.date, tuple[Period, ...]]:
    """Which list and which periods another indicator has figures of in the same place."""
    known = told(view.version, view.place.code, False, indicator_id)
    if not known.lists or not view.is_national:
        return TODAY, known.periods
    return day(known.usual), known.periods_of[known.usual]


@st.cache_resource(max_entries=load.STORES_KEPT, show_spinner=False)
def home(version: str) -> str:
    """Where an address that names no place opens: where there are figures to see."""
    available = load.available(version)
    inside = provinces_inside(available)
    if HOME_PLACE in inside or available.empty:
        return HOME_PLACE
    if any(is_national_map(available, one) for one in available["indicator_id"].unique()):
        return NATION.code
    return inside[0] if inside else HOME_PLACE


# What exists changes with a revision only, and is asked in every run of every reader.


@st.cache_resource(max_entries=load.STORES_KEPT, show_spinner=False)
def _is_of_communes(version: str) -> bool:
    return not known_communes(load.available(version)).empty


@st.cache_resource(max_entries=load.VIEWS_KEPT, show_spinner=False)
def _ids(version: str, place: str, is_by_commune: bool) -> tuple[str, ...]:
    """Ids of the indicators with figures in a place, in the catalogue's order."""
    there = set(of_place(version, place, is_by_commune=is_by_commune)["indicator_id"])
    return tuple(one for one in indicators() if one in there)


def _level(asked: Asked) -> Level:
    """What the nation is shown by; said in the address where it is not the usual."""
    options = (Level.PROVINCE.value, Level.COMMUNE.value)
    return Level(asked.settle(LEVEL_KEY, options, default=options[0], is_quiet=True))


def _place(asked: Asked, version: str) -> Unit:
    provinces = units.children(NATION, edition=TODAY)
    codes = [NATION.code, *(one.code for one in provinces)]
    chosen = asked.settle("place", codes, default=home(version), is_sticky=True)
    return unit_of(chosen)


def _edition(asked: Asked, place: Unit, known: Told) -> dt.date:
    """Today's list, unless the figures of this indicator are of the former provinces."""
    if place.key != NATION or len(known.lists) <= 1:
        asked.forget("edition")
        is_other = place.key == NATION and known.lists
        return day(known.usual) if is_other else TODAY
    return day(asked.settle("edition", known.lists, default=known.usual))
