"""What buttons and clicks call: turn to another place, select a unit."""

import streamlit as st

from components import address, load
from components.coverage import is_national_map
from components.filters import LEVEL_KEY, NATION_INDICATOR
from geo import units
from geo.units import NATION, TODAY, Level, Unit, UnitKey
from text import say


def go_to(code: str) -> None:
    """Turn to another place; a national map shows what enough provinces have figures of."""
    address.choose("place", code)
    address.choose("unit", address.NOTHING)
    address.choose(LEVEL_KEY, address.NOTHING)
    if code == NATION.code and not is_national_map(
        load.available(load.version()), address.held("indicator")
    ):
        address.choose("indicator", NATION_INDICATOR)


def pick(code: str) -> None:
    """Select a unit, or let go of it with nothing."""
    address.choose("unit", code)


def pick_anywhere(unit: Unit) -> None:
    """Select a unit where it is: here, or in the province that it belongs to."""
    above = unit.parent
    if unit.valid_from != TODAY and unit.level is not Level.PROVINCE:
        above = None  # a former commune is only found in the province looked at
    if above is not None and above != NATION and above.code != st.session_state.get("place"):
        go_to(above.code)
    pick(unit.code)


def go_into(unit: Unit) -> None:
    """From a commune on the nation's map to its province, where it stays selected."""
    if unit.parent is not None:
        go_to(unit.parent.code)
        pick(unit.code)


def place_name(code: str) -> str:
    """`Điện Biên`, `Việt Nam`."""
    return say("page.nation") if code == NATION.code else units.unit(UnitKey(code, TODAY)).name
