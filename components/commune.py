"""Whose profile is looked at, settled from the address, and the profile made ready."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import streamlit as st

from components import address, filters, load, spoken
from components.filters import Selection
from data import conversion, plan, profile
from data.catalog import indicator
from data.passage import HeldPassage, Subject
from data.period import Period, parse
from data.plan import Plan
from data.profile import Among, Maker, Profile
from geo import attribute, units
from geo.units import NATION, TODAY, Unit, UnitKey
from text import language

ALL: Final = "all"
PAGE: Final = "commune"


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """One commune as the address says.

    Args:
        selection: Its place, for what every page shares; `unit` is the commune, or "".
        unit: The commune; None where none was chosen.
        until: No figure is of a later period; None where nothing was ever reported.
        periods: Those that can be chosen, newest first.
        plans: Those that hold in the place.
        targets: Id of the one whose targets are shown, or "all".
        among: Whom it is compared with.
    """

    selection: Selection
    unit: Unit | None
    until: Period | None
    periods: tuple[Period, ...]
    plans: tuple[Plan, ...]
    targets: str
    among: Among

    @property
    def place(self) -> Unit:
        """The province."""
        return self.selection.place

    @property
    def shown_plans(self) -> tuple[Plan, ...]:
        """Those whose targets are shown, in the order in which they count."""
        return tuple(one for one in self.plans if self.targets in {ALL, one.id})


def view() -> View:
    """Settle the view from the address; widgets of the same keys may be drawn afterwards."""
    version = load.version()
    known = load.available(version)
    codes = [NATION.code, *(one.code for one in units.children(NATION, edition=TODAY))]
    chosen = address.settle("place", codes, default=filters.home(version), is_sticky=True)
    place = units.unit(NATION if chosen == NATION.code else UnitKey(chosen, TODAY))
    address.let_go("unit", since=TODAY.isoformat())
    inside = () if place.key == NATION else units.communes(place.code)
    code = address.settle("unit", {one.code for one in inside})
    here = profile.known_of(known, place.code) if inside else known.iloc[:0]
    periods = profile.periods(here)
    names = [str(one) for one in periods]
    until = parse(address.settle("at", names, default=names[0])) if names else None
    is_invented = bool(here["is_demonstration"].any())
    known_plans = plan.plans_of(place, known=load.plans(version))
    plans = tuple(one for one in known_plans if is_invented or not one.is_demonstration)
    ids = [ALL, *(one.id for one in plans)]
    return View(
        selection=_selection(version, place, code),
        unit=units.unit(UnitKey(code, TODAY)) if code else None,
        until=until,
        periods=periods,
        plans=plans,
        targets=address.settle("targets", ids, default=ALL, is_quiet=True),
        among=Among(address.settle("among", list(Among), default=Among.NEAR, is_quiet=True)),
    )


def one_profile(seen: View) -> Profile | None:
    """The chosen commune's; None without one, or where nothing was ever reported.

    Made once for everybody who looks at the same view of the same revision; read only.
    """
    if seen.unit is None or seen.until is None:
        return None
    return _one(_key(seen, seen.unit.code), seen)


def key_drawn(seen: View) -> tuple[object, ...]:
    """Tells what is drawn of a profile from every other, in any language."""
    return (*_key(seen, seen.selection.unit), language())


def passages(seen: View, unit: Unit) -> tuple[HeldPassage, ...]:
    """What a commune's reports say in words, up to the view's period, the newest first."""
    told = [
        one
        for one in spoken.passages(seen.selection.version, place=seen.place.code)
        if one.passage.unit == unit.key
        and (seen.until is None or parse(one.passage.period).end <= seen.until.end)
    ]
    return tuple(sorted(told, key=lambda one: parse(one.passage.period).end, reverse=True))


def newest_passages(seen: View, unit: Unit) -> tuple[HeldPassage, ...]:
    """Of each subject the newest."""
    found: dict[Subject, HeldPassage] = {}
    for one in passages(seen, unit):
        found.setdefault(one.passage.subject, one)
    return tuple(found[subject] for subject in Subject if subject in found)


def every_maker(seen: View) -> Maker | None:
    """Makes the profiles of all communes of the province, read in one go."""
    if seen.until is None:
        return None
    return _maker(seen, units.communes(seen.place.code))


def link(unit: Unit, *, targets: str = ALL) -> dict[str, str]:
    """The parameters of a link to a commune's profile."""
    above = unit.parent.code if unit.parent else NATION.code
    found = {"place": above, "unit": unit.code}
    return found if targets == ALL else found | {"targets": targets}


def _selection(version: str, place: Unit, code: str) -> Selection:
    """What pages share of a view; the indicator is the one that was looked at before."""
    known = address.held("indicator") or filters.HOME_INDICATOR
    return Selection(
        version=version,
        place=place,
        edition=TODAY,
        indicator=indicator(known),
        indicators=(),
        period=None,
        periods=(),
        unit=code,
    )


def _key(seen: View, code: str) -> tuple[str, ...]:
    chosen = (one.id for one in seen.shown_plans)
    weighed = (conversion.version(), attribute.version())
    return (
        seen.selection.version,
        *weighed,
        seen.place.code,
        code,
        str(seen.until),
        seen.among,
        *chosen,
    )


@st.cache_resource(max_entries=load.VIEWS_KEPT, show_spinner=False)
def _one(key: tuple[str, ...], _seen: View) -> Profile:  # noqa: ARG001 - the key
    if _seen.unit is None:
        raise ValueError(_seen)
    return _maker(_seen, [_seen.unit]).profile(_seen.unit, _seen.among)


def _maker(seen: View, shown: Sequence[Unit]) -> Maker:
    if seen.until is None:
        raise ValueError(seen)
    told = profile.read(
        load.figures_at(seen.selection.version),
        profile.known_of(load.available(seen.selection.version), seen.place.code),
        province=seen.place,
        until=seen.until,
        shown=shown,
        plans=seen.shown_plans,
        weights=conversion.weights(),
    )
    return profile.maker(told, seen.shown_plans, profile.kinds(told, attribute.zones()))
