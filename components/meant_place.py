"""The place that an address means though it does not name one of today's provinces."""

from typing import Final

from components import address, load
from data.store import permission
from geo import units
from geo.units import FORMER, NATION, TODAY, UnitKey

KEY: Final = "place"


def former() -> None:
    """A code of a former province opens the province of today that it lies in, and says so."""
    asked = address.said(KEY)
    todays = {NATION.code, *(one.code for one in units.children(NATION, edition=TODAY))}
    formers = {one.code for one in units.children(NATION, edition=FORMER)}
    if asked in formers - todays:
        address.mean(KEY, _home(UnitKey(asked, FORMER)), said=f"{KEY}={asked}")


def of_plan() -> None:
    """An address of a plan that names no place opens where the plan holds.

    Otherwise a plan of one province would open as another's, under the figures of that one.
    """
    if address.said(KEY):
        return
    found = load.plans(load.version()).get(address.said("plan"))
    if found is not None and found.scope != NATION:
        address.mean(KEY, _home(found.scope))


def _home(key: UnitKey) -> str:
    """Code of the first of today's provinces that a unit is, lies in, or went into."""
    return min(home.scope for home in permission.homes(key))
