"""The maps of a review: of the targets farthest behind that communes report."""

import hashlib
from collections.abc import Sequence
from typing import Final

import streamlit as st

from components import filters, load
from components.asked import UnknownViewError
from components.charts.style import Theme
from components.picture import picture
from components.pictured import plate
from components.plate import png, svg
from data import plan
from data.plan import Score
from data.review import Content, Drawn
from geo.units import Unit
from text import Language, speaking

MOST: Final = 3
ZOOM: Final = 2.4
"""The picture is 1280 pixels wide and stands on paper 238 mm wide: 328 to the inch."""

Pictures = dict[str, bytes]
"""PNG by their hash."""


def can_be_drawn(scores: Sequence[Score], content: Content) -> dict[str, str]:
    """Ids of the targets that communes have figures of, with their indicators: worst first.

    An indicator that several targets are measured by is there once, for the worst of them.
    """
    behind = [line.target_id for line in content.behind]
    places = {target_id: at for at, target_id in enumerate(behind)}
    ordered = sorted(plan.in_order(scores), key=lambda one: places.get(one.target.id, len(behind)))
    found: dict[str, str] = {}
    for one in ordered:
        measure = one.target.indicator_id
        if measure and one.figure and one.figure.of and measure not in found.values():
            found[one.target.id] = measure
    return found


def drawn(
    version: str, content: Content, *, scores: Sequence[Score], place: Unit, wanted: Sequence[str]
) -> tuple[tuple[Drawn, ...], Pictures]:
    """The maps of a review, drawn on the server.

    Maps are Vietnamese, whoever asks: they stand in the report that is handed in.

    Args:
        version: See `load.version`.
        content: Whose targets.
        scores: The same, judged.
        place: Whose communes.
        wanted: Ids of the targets that the author chose; none for the farthest behind.
    """
    offered = can_be_drawn(scores, content)
    chosen = [one for one in wanted if one in offered] or list(offered)
    lines = {line.target_id: line for line in content.lines}
    found: list[Drawn] = []
    pictures: Pictures = {}
    for target_id in chosen:
        made = _one(version, place.code, offered[target_id], lines[target_id].period)
        if made is None:
            continue
        body, alt = made
        sha256 = hashlib.sha256(body).hexdigest()
        pictures[sha256] = body
        line = lines[target_id]
        alts = {Language.VI: alt}
        found.append(Drawn(target_id=target_id, titles=line.names, alts=alts, sha256=sha256))
        if len(found) == MOST:
            break
    return tuple(found), pictures


@st.cache_resource(max_entries=load.STORES_KEPT * MOST, show_spinner=False)
def _one(
    version: str,  # noqa: ARG001 - the key
    place: str,
    indicator_id: str,
    period: str,
) -> tuple[bytes, str] | None:
    """One map and the sentence of it; None where there is no such view."""
    with speaking(Language.VI):
        try:
            selection = filters.given({"place": place, "indicator": indicator_id, "period": period})
        except UnknownViewError:
            return None
        one = picture(selection, Theme.LIGHT)
        if one is None:
            return None
        shown = plate(one)
        return png(svg(shown), zoom=ZOOM), shown.view.alt
