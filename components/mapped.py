"""A view as its map shows it, before the reader asks for more on it."""

from dataclasses import replace
from typing import Final

from components import figure_address, framing, legend_rows, sentence
from components.load import VIEWS_KEPT
from components.maps.view import MapView, Mode, Time, reach
from components.memo import memo
from components.picture import Picture
from data import classes
from text import say

HEIGHT: Final = 500
COMPACT_HEIGHT: Final = 368


def plain(one: Picture, *, is_compact: bool) -> MapView:
    """The map with its slider, without points and sizes; another indicator's can be shown ahead."""
    height = COMPACT_HEIGHT if is_compact else HEIGHT
    view = _view_of(f"{one.key} {height}", one, height)
    time = time_of(one, frames=figure_address.frames_address(one))
    ahead = figure_address.ahead_address(one, is_compact=is_compact)
    return replace(view, time=time, ahead=ahead)


def time_of(one: Picture, *, frames: str = "") -> Time | None:
    """The periods that the map's slider offers; None where there is only one."""
    labels = framing.slid(one.selection)
    if len(labels) < framing.FEWEST_TO_SLIDE:
        return None
    return Time(period=str(one.period), labels=labels, frames=frames)


@memo(most=VIEWS_KEPT)
def _view_of(key: str, _one: Picture, _height: int) -> MapView:  # noqa: ARG001 - the key
    return view_of(_one, height=_height)


def view_of(one: Picture, *, height: int) -> MapView:
    """What the map shows: rates as colours, counts as circles."""
    is_compact = height <= COMPACT_HEIGHT
    return MapView(
        scope=one.selection.scope,
        rows=one.rows.assign(value_text="") if one.selection.is_by_commune else one.words,
        palette=() if one.is_circles else one.colours,
        alt=sentence.alt_map(one),
        mode=Mode.CIRCLES if one.is_circles else Mode.COLOURS,
        theme=one.theme,
        selected=one.selection.unit or None,
        height=height,
        reach=reach(one.selection.scope, is_compact=is_compact),
        largest=one.largest if one.is_circles else None,
        # A small map has no room for it; there the slider alone says that the period is theirs.
        notices=() if is_compact else _notices(one),
        labels=() if one.is_circles else classes.labels(one.breaks, indicator=one.indicator),
        words=figure_address.words_address(one),
        key=one.key,
        legend=legend_rows.bands(one, is_compact=is_compact),
        is_diverging=one.is_against_target,
    )


def _notices(one: Picture) -> tuple[str, ...]:
    """That figures were converted, and how many of them are of a part."""
    if not one.is_converted:
        return ()
    parts = int(one.is_of_part.sum())
    told = (say("conversion.notice_part", n=parts),) if parts else ()
    return (say("conversion.notice"), *told)
