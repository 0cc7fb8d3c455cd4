"""The ways from a target to the map and to the trend of its indicator."""

from typing import Final
from urllib.parse import urlencode

import streamlit as st

from components import frame, load, pin, plan_words
from components.scoreboard import Scoreboard
from components.units_view import known_here
from data.plan import Score
from geo import units
from geo.units import NATION, TODAY, UnitKey
from text import say

PAGES: Final = {"map": ":material/map:", "trends": ":material/show_chart:"}


def buttons(board: Scoreboard, one: Score) -> None:
    """Beside the details."""
    if not _is_there(board, one):
        return
    with st.container(horizontal=True, gap="small"):
        for page, icon in PAGES.items():
            st.page_link(
                frame.PAGES / f"{page}.py",
                label=say(f"plan.to_{page}"),
                icon=icon,
                query_params=_asked(board, one, page),
            )


def line(board: Scoreboard, one: Score, *, otherwise: str = "–") -> str:
    """In a row, as Markdown.

    Args:
        board: The plan.
        one: The target.
        otherwise: What stands there without figures to see.
    """
    if not _is_there(board, one):
        return otherwise
    found = (
        f"[{say(f'plan.short_{page}')}]({page}?{urlencode(_asked(board, one, page) | pin.parts())})"
        for page in PAGES
    )
    return f":small[{' · '.join(found)}]"


def _asked(board: Scoreboard, one: Score, page: str) -> dict[str, str]:
    asked = plan_words.link(one, board.place)
    is_drawn = page == "trends" and not (one.target.is_of_communes or one.target.is_each)
    return asked | ({"plan": board.plan.id} if is_drawn else {})


def _is_there(board: Scoreboard, one: Score) -> bool:
    """There are figures in the place looked at: of a former province's plan, another place's."""
    if board.plan.scope not in {NATION, board.place.key}:
        return False
    return one.target.indicator_id in _known(load.version(), board.place.code)


@st.cache_resource(max_entries=load.VIEWS_KEPT, show_spinner=False)
def _known(version: str, code: str) -> frozenset[str]:
    known = load.available(version)
    place = NATION if code == NATION.code else UnitKey(code, TODAY)
    return frozenset(known_here(known, units.unit(place))["indicator_id"])
