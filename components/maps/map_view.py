"""The map on the page."""

from collections.abc import Callable
from typing import Any, Final

import streamlit as st

from components.maps import base_map
from components.maps.component import drawn
from components.maps.sent import sent
from components.maps.view import TIME_HEIGHT, MapView, Mode, Theme, Time, radius, reach

__all__ = ["MapView", "Mode", "Theme", "Time", "radius", "reach", "show"]

_SEEN: Final = "seen"
_LINE_GAP_PX: Final = 8  # browsers leave it below a frame; less room would make a scroll bar


def show(
    view: MapView,
    *,
    key: str = "map",
    on_choose: Callable[[str], None] | None = None,
    on_period: Callable[[str], None] | None = None,
) -> str | None:
    """Draw the map and say what the reader just did on it.

    Args:
        view: What to show. Only values travel when it changes; the frame, its shapes, its zoom
            and its place stay as they are, and a change of scope loads shapes into it.
        key: Of the component; two maps on a page have two.
        on_choose: Called before the run that a click starts, with the same as is returned, so
            that what stands above the map on the page already knows.
        on_period: The same with the id of the period at which the time slider came to rest.

    Returns:
        Code of the unit that the reader chose since the last run, "" when the reader let go of
        the chosen one (clicked it again, pressed Esc), None when neither happened.
    """

    def tell() -> None:
        news = _news(st.session_state.get(key), key)
        if on_period is not None and "period" in news:
            on_period(str(news["period"]))
        if on_choose is not None and "code" in news:
            on_choose(str(news["code"]))

    _, fault = base_map.settled()
    if fault:
        st.warning(fault, icon=":material/warning:")
    height = view.height + (TIME_HEIGHT if view.time else 0)
    # The frame is without height for a moment; what stands below must not jump.
    with st.container(height=height + _LINE_GAP_PX, border=False, gap=None, autoscroll=False):
        answer = drawn(sent(view), key=key, height=height, on_change=tell)
    return _news(answer, key).get("code") if on_choose is None else None


def _news(answer: dict[str, Any] | None, key: str) -> dict[str, Any]:
    """What an answer of the frame says, the first time it is seen; else nothing."""
    at = (answer or {}).get("at")
    if at is None or st.session_state.get(f"{key}_{_SEEN}") == at:
        return {}
    st.session_state[f"{key}_{_SEEN}"] = at
    return dict(answer or {})
