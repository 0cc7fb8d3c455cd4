"""Which views of each page are visited: their addresses, no two alike."""

import itertools
from collections.abc import Callable, Iterator
from typing import Final

from bench.map import national
from bench.page.filled import FEW, SINCE
from data.catalog import Kind, indicators
from data.plan import plans_of
from geo import units
from geo.units import NATION, TODAY, Level, UnitKey

MOST: Final = 40
ASKED: Final = FEW

Paths = Iterator[str]


def _of_province(page: str, more: str = "") -> Callable[[], Paths]:
    def paths() -> Paths:
        for one, place in itertools.product(national.measured(), ASKED):
            yield f"{page}?place={place}&indicator={one.id}{more}"

    return paths


def _of_nation(page: str, more: str = "") -> Callable[[], Paths]:
    def paths() -> Paths:
        kinds = (Kind.RATE, Kind.INDEX)
        ids = [
            one.id
            for one in indicators().values()
            if Level.PROVINCE in one.levels and one.kind in kinds
        ]
        for one in ids:
            yield f"{page}?place={NATION.code}&indicator={one}{more}"

    return paths


def _by_commune() -> Paths:
    for one in national.measured():
        yield f"map?place={NATION.code}&level=commune&indicator={one.id}"


def _compared() -> Paths:
    for one, place in itertools.product(national.measured(), ASKED):
        yield f"map?place={place}&indicator={one.id}&period=2026-Q3&against=2026-Q1"


def _at(page: str, more: str) -> Callable[[], Paths]:
    def paths() -> Paths:
        for period, place in itertools.product(reversed(national_periods()), ASKED):
            yield f"{page}?place={place}&{more}={period}"

    return paths


def national_periods() -> tuple[str, ...]:
    """Quarters that all provinces have figures of, former communes' among them."""
    return (*(f"{year}-Q{n}" for year in (2023, 2024) for n in (1, 2, 3, 4)), *SINCE)


def _plans() -> Paths:
    for place in ASKED:
        for plan in plans_of(units.unit(UnitKey(place, TODAY))):
            for period in reversed(national_periods()):
                yield f"plan?place={place}&plan={plan.id}&at={period}"


def _communes() -> Paths:
    for place in ASKED:
        for one in units.communes(place)[:15]:
            yield f"commune?place={place}&unit={one.code}"


def _reports() -> Paths:
    for place, period in itertools.product(ASKED, reversed(SINCE)):
        for of in ("all", national.measured()[0].id):
            yield f"reporting?place={place}&report={period}&of={of}"


def _rounds() -> Paths:
    for one in units.children(NATION, edition=TODAY):
        yield f"dti?place={one.code}"


def _catalogue() -> Paths:
    for part, one in itertools.product(("indicators",), national.measured()):
        yield f"catalogue?place={ASKED[0]}&part={part}&indicator={one.id}"


PAGES: Final[dict[str, Callable[[], Paths]]] = {
    "overview of a province": _of_province("overview"),
    "overview of the nation": _of_nation("overview"),
    "map of a province": _of_province("map"),
    "map of a province, two periods": _compared,
    "map of the nation": _of_nation("map"),
    "map of the nation by commune": _by_commune,
    "trends of a province": _of_province("trends"),
    "trends of the nation": _of_nation("trends"),
    "compare, heat": _at("compare", "at"),
    "compare, two indicators": _at("compare", "show=scatter&at"),
    "compare, ranks": _of_province("compare", "&show=rank"),
    "compare, gaps": _of_province("compare", "&show=equity"),
    "index (DTI)": _rounds,
    "plan": _plans,
    "commune": _communes,
    "reporting": _reports,
    "catalogue": _catalogue,
}


def addresses(page: str) -> list[str]:
    """Addresses of views of a page."""
    return list(itertools.islice(PAGES[page](), MOST))
