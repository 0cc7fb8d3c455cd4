"""One view: which place, which indicator, when, and how it is classed."""

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from components import figure, units_view
from components.units_view import UnitsView
from data import classes
from data.catalog import Indicator, Target
from data.classes import Method
from data.period import Period
from geo import boundary, lineage, units
from geo.units import FORMER, NATION, TODAY, Level, Unit, UnitKey

CODES_KEPT: Final = 160  # every province, its former communes, the nation's lists


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
        isolated: Values of which each has a class of its own, of 0 and 100.
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
    isolated: tuple[float, ...] = ()
    units_view: UnitsView = UnitsView.TODAY
    former_periods: frozenset[str] = frozenset()
    is_by_commune: bool = False
    can_be_by_commune: bool = False

    @property
    def goal(self) -> Target | None:
        """What values are classed against: the target that counts at the newest period."""
        newest = self.periods[-1] if self.periods else None
        return figure.target_of(self.indicator, self.place, newest)

    @property
    def is_national(self) -> bool:
        """The whole country, by provinces or by communes; not the communes of one province."""
        return self.place.key == NATION

    @property
    def is_converted(self) -> bool:
        """Figures are put on today's units, whoever told them."""
        return self.units_view is UnitsView.TODAY

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
    def provinces(self) -> dict[str, str]:
        """Province of each unit by its code, where communes of many stand side by side."""
        if not self.is_by_commune:
            return {}
        return {one.code: figure.province_name(one) for one in self.units}

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


@lru_cache(maxsize=CODES_KEPT)
def codes_of(place: Unit, edition: dt.date, *, is_by_commune: bool = False) -> frozenset[str]:
    """Codes of those units: of the nation's communes looked up in every run."""
    return frozenset(one.code for one in units_of(place, edition, is_by_commune=is_by_commune))


def units_of(place: Unit, edition: dt.date, *, is_by_commune: bool = False) -> tuple[Unit, ...]:
    """The units side by side in a place by one list: provinces, communes, former communes."""
    if is_by_commune:
        return units.communes(place.code)
    if place.key != NATION and edition == FORMER:
        return lineage.former_communes(place.code)
    return units.children(place.key, edition=edition)
