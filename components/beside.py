"""What stands beside the map, as the address says: `beside=2025-Q2`, `beside_indicator=ID`."""

from dataclasses import replace
from typing import Final

from components import address, filters, framing, units_view
from components.asked import UnknownViewError
from components.filters import LEVEL_KEY, Selection
from components.picture import Picture, picture
from components.units_view import UnitsView
from data.period import Period, parse

KEY: Final = "beside"
INDICATOR_KEY: Final = "beside_indicator"


def settled(one: Picture | None, *, view: str) -> Picture | None:
    """The second map that the reader asked for; None where nobody asked.

    Args:
        one: The first.
        view: Chart and table show one view alone, and keep what was asked.
    """
    if one is None:
        return None
    here = one.selection
    asked = address.settle(INDICATOR_KEY, indicators(here))
    other = _of_indicator(here, asked) if asked else here
    offered = [str(period) for period in periods(other)]
    chosen = address.settle(KEY, offered)
    if view != "map" or not (asked or chosen):
        return None
    period = parse(chosen) if chosen else _same_or_latest(other, here.period)
    return picture(replace(other, period=period), one.theme)


def indicators(here: Selection) -> tuple[str, ...]:
    """Ids of what else has figures in this place."""
    return tuple(found for found in here.indicators if found != here.indicator.id)


def periods(of: Selection) -> tuple[Period, ...]:
    """When the second map may be of: its units are those of its outlines."""
    return framing.on_these_outlines(of) if of.period else ()


def asked_of(here: Selection) -> Selection:
    """The selection whose periods are on offer for the second map."""
    asked = address.held(INDICATOR_KEY)
    return _of_indicator(here, asked) if asked else here


def _of_indicator(here: Selection, indicator_id: str) -> Selection:
    """The same place by another indicator, classed its own way; as alike as it can be."""
    parts = {
        "place": here.place.code,
        LEVEL_KEY: here.level.value if here.is_by_commune else "",
        "indicator": indicator_id,
        "period": str(here.period or ""),
    }
    is_reported = here.units_view is UnitsView.REPORTED
    viewed = {units_view.KEY: here.units_view.value} if is_reported else {}
    # Of another indicator there may be no such period, and nothing of former communes.
    for less in ({**parts, **viewed}, {**parts, **viewed, "period": ""}, {**parts, "period": ""}):
        try:
            found = filters.given({key: value for key, value in less.items() if value})
        except UnknownViewError:
            continue
        is_there = here.unit in {unit.code for unit in found.units}
        return replace(found, unit=here.unit if is_there else "")
    return here


def _same_or_latest(other: Selection, period: Period | None) -> Period | None:
    offered = periods(other)
    return period if period in offered else (offered[-1] if offered else other.period)
