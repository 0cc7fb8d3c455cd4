"""The maps of a picture that shows more than one map: each with its figure and its legend."""

import re
from typing import Final

from components.plate import Plate, glyph, look
from components.plate.element import element, line, lines
from components.plate.legend import TIGHT, legend
from components.plate.map_only import map_svg
from components.story.shown import Shown

MAP_SHARE: Final = 0.56
MAP_HIGH: Final = 460.0
HALF_HIGH: Final = 430.0
GAP: Final = 32.0
SMALL: Final = 15
NAMED: Final = re.compile(r'(\bid="|url\(#|href="#)')
LABELLED: Final = re.compile(r' aria-labelledby="[^"]*"| xmlns="[^"]*"')

Drawn = tuple[str, float]


def maps(one: Shown, *, x: float, y: float, width: float) -> Drawn:
    """The map with its legend at its side, or two with theirs below; nothing of a view without.

    Args:
        one: The view.
        x: Left edge.
        y: Top.
        width: Of both together.
    """
    if one.plate is None:
        return "", y
    if one.plate_beside is None:
        return _alone(one.plate, x, y, width)
    half = (width - GAP) / 2
    made = [
        _half(each, x + at * (half + GAP), y, half, at)
        for at, each in enumerate((one.plate, one.plate_beside))
    ]
    return "".join(drawn for drawn, _ in made), max(end for _, end in made) + GAP


def _alone(one: Plate, x: float, y: float, width: float) -> Drawn:
    wide = width * MAP_SHARE
    name = glyph.wrapped(one.title, room=width, size=18, weight=600, most=2)
    head = lines(name, x=x, y=y + 10, step=24, size=18, fill=look.INK, weight=600)
    y += 24 * len(name) + 4
    drawn = _map(one, x, y, (wide, MAP_HIGH), 0)
    said, end = _said(one, x + wide + GAP, y, width - wide - GAP)
    return head + drawn + said, max(y + MAP_HIGH, end) + GAP


def _half(one: Plate, x: float, y: float, wide: float, at: int) -> Drawn:
    name = glyph.wrapped(one.title, room=wide, size=18, weight=600, most=2)
    note = glyph.wrapped(one.note, room=wide, size=SMALL, most=2)
    head = lines(name, x=x, y=y + 10, step=24, size=18, fill=look.INK, weight=600)
    head += lines(note, x=x, y=y + 64, step=20, size=SMALL, fill=look.MUTED, weight=400)
    y += 24 * 2 + 20 * 2 + 12  # the same for both, however long their names are
    drawn = _map(one, x, y, (wide, HALF_HIGH), at)
    said, end = _said(one, x, y + HALF_HIGH + 12, wide)
    return head + drawn + said, end


def _said(one: Plate, x: float, y: float, wide: float) -> Drawn:
    """The figure of all together with what it never stands without, then the legend."""
    parts = []
    for text in glyph.wrapped(one.whole_name, room=wide, size=16):
        parts.append(line(text, x=x, y=y + 10, size=16, fill=look.INK))
        y += 22
    if one.whole:
        parts.append(line(one.whole, x=x, y=y + 20, size=32, weight=700, fill=look.INK))
        y += 46
    for text in one.beside:
        for part in glyph.wrapped(text, room=wide, size=SMALL):
            parts.append(line(part, x=x, y=y + 8, size=SMALL, fill=look.INK))
            y += 21
    drawn, end = legend(one.key, x=x, y=y + 14, width=wide, row=TIGHT)
    return "".join((*parts, drawn)), end


def _map(one: Plate, x: float, y: float, room: tuple[float, float], at: int) -> str:
    """The map with names of its own inside the picture: another map's would stand for them."""
    wide, high = room
    made = LABELLED.sub("", map_svg(one, width=wide, height=high))
    made = NAMED.sub(rf"\g<1>m{at}-", made)
    return element("g", made, transform=f"translate({x:g} {y:g})")
