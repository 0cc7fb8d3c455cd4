"""Framed boxes of Hoàng Sa and Trường Sa, from the same shapes; an island is a dot at least."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from components.maps import furniture
from components.maps.view import MapView, Mode
from components.plate import look
from components.plate.element import Paint, element, line
from components.plate.shape import Part, Shapes, drawn, fitted, world_box
from geo.topology import Layer

GAP: Final = 12
WIDTH: Final = 168
HIGHEST: Final = 168
HEAD: Final = 42  # pixels of a box that its two lines of heading take
MARGIN: Final = 10
FOOT: Final = 44  # pixels below the boxes, for scale and north
DOT: Final = 1.6


@dataclass(frozen=True, slots=True, kw_only=True)
class Inset:
    """One box.

    Args:
        title: Of the archipelago.
        subtitle: The province that it belongs to.
        pieces: The place of each part's unit, and the part.
        room: Left, top, width, height.
        shapes: Where the parts' points are.
    """

    title: str
    subtitle: str
    pieces: tuple[tuple[int, Part], ...]
    room: tuple[float, float, float, float]
    shapes: Shapes


def insets(
    shapes: Shapes, layer: Layer, room: tuple[float, float, float, float]
) -> tuple[Inset, ...]:
    """The boxes that a map has, down its right side; none where it has no archipelago."""
    left, top, wide, high = room
    found = []
    for said in furniture.insets(layer):
        west, north, east, south = world_box(said["bounds"])
        pieces = tuple(
            (place, part)
            for place, unit in enumerate(shapes.units)
            for part in unit.parts
            if west < part.middle[0] < east and north < part.middle[1] < south
        )
        if pieces:
            found.append((said["title"], said["subtitle"], pieces))
    if not found:
        return ()
    tall = min(HIGHEST, (high - FOOT - GAP * len(found)) / len(found))
    first = top + high - FOOT - len(found) * tall - (len(found) - 1) * GAP
    return tuple(
        Inset(
            title=title,
            subtitle=subtitle,
            pieces=pieces,
            room=(left + wide - GAP - WIDTH, first + at * (tall + GAP), WIDTH, tall),
            shapes=shapes,
        )
        for at, (title, subtitle, pieces) in enumerate(found)
    )


def box(one: Inset, shades: Sequence[str], view: MapView) -> str:
    """The box, its heading and its islands."""
    left, top, wide, high = one.room
    edge: Paint = {"fill": look.PAGE, "stroke": look.FRAME, "stroke_width": 1}
    return "".join(
        (
            element("rect", x=left, y=top, width=wide, height=high, **edge),
            line(one.title, x=left + 8, y=top + 13, size=11, weight=600, fill=look.INK),
            line(one.subtitle, x=left + 8, y=top + 28, size=11, fill=look.MUTED),
            *_pieces(one, shades, view),
        )
    )


def middle(one: Inset) -> tuple[float, float]:
    """Of the room below its heading."""
    left, top, wide, high = one.room
    return left + wide / 2, top + HEAD + (high - HEAD - MARGIN) / 2


def _pieces(one: Inset, shades: Sequence[str], view: MapView) -> list[str]:
    left, top, wide, high = one.room
    boxes = [part.box for _, part in one.pieces]
    united = (
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
    )
    room = (left + MARGIN, top + HEAD, wide - 2 * MARGIN, high - HEAD - MARGIN)
    frame = fitted(united, room)
    found = []
    for place, part in one.pieces:
        shade = shades[place]
        is_plain = view.mode is Mode.CIRCLES and shade not in look.PATTERNED
        fill = look.MUTED if is_plain else look.ground(shade, view.palette)
        edge: Paint = {"fill": fill, "stroke": look.MUTED, "stroke_width": 0.75}
        code = one.shapes.units[place].code
        if view.part and code not in view.part:
            edge["opacity"] = look.FAINT
        west, north, east, south = part.box
        if max(east - west, south - north) * frame.scale < 2 * DOT:
            x, y = frame.point(part.middle)
            found.append(element("circle", cx=x, cy=y, r=DOT, data_unit=code, **edge))
            continue
        data = "".join(
            drawn(frame.placed(one.shapes.joined(ring)), is_closed=True) for ring in part.rings
        )
        found.append(element("path", d=data, fill_rule="evenodd", data_unit=code, **edge))
    return found
