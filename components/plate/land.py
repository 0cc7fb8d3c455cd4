"""The map itself: land, borders, patterns, names or circles, and the inset of the archipelagos."""

import math
from typing import Final

from components.maps.view import Mode
from components.plate import around, circle, inset, leading, look, naming, point
from components.plate.drawing import Drawing
from components.plate.element import Paint, element, line
from components.plate.plan import Points
from components.plate.shape import lines, path
from geo import boundary

HALO: Final = 2.5
PATTERN_HALO: Final = 4
DIVERGING_LINE: Final = look.FRAME


def land(one: Drawing, points: Points | None = None) -> str:
    """Everything in the room, cut off at its edge.

    Args:
        one: The map.
        points: Shown instead of circles.
    """
    left, top, wide, high = one.room
    rect: Paint = {"x": left, "y": top, "width": wide, "height": high, "rx": 4}
    is_circles = one.view.mode is not Mode.COLOURS
    names = _names(one)
    is_own = one.view.scope not in (boundary.PROVINCES, boundary.FORMER_PROVINCES)
    led = [] if is_circles or is_own else leading.led(one, names)
    beyond = around.neighbours(one)
    if not beyond and one.view.scope in boundary.NATIONAL:
        beyond = around.apart(around.countries(one), [box for name in led for box in name.boxes])
    drawn_names = "" if is_circles else _named(one, names)
    halos = (
        ""
        if is_circles
        else "".join(_halo(one, name) for name in names if not one.stands_back(name.place))
    )
    inside = (
        around.land(one),
        _units(one),
        _veil(one),
        halos,
        _borders(one),
        _chosen(one),
        drawn_names,
        around.written(beyond),
        leading.written(led),
        "" if points is None else point.written(one, points),
        circle.circles(one, taken=[name.box for name in beyond])
        if is_circles and points is None
        else "",
    )
    return "".join(
        (
            element("clipPath", element("rect", **rect), id="room"),
            element("rect", **rect, fill=look.PAPER),
            element("g", *inside, clip_path="url(#room)"),
            *(
                inset.box(found, one.shades, one.view)
                + (circle.in_box(one, found) if is_circles and points is None else "")
                for found in one.insets
            ),
        )
    )


def _units(one: Drawing) -> str:
    found = []
    for shape, shade in zip(one.shapes.units, one.shades, strict=True):
        data = path(one.shapes, shape, one.frame, without=one.elsewhere)
        if not data:
            continue
        fill = look.ground(shade, one.view.palette)
        found.append(element("path", d=data, fill=fill, fill_rule="evenodd", data_unit=shape.code))
        if pattern := look.over(shade):
            found.append(element("path", d=data, fill=pattern, fill_rule="evenodd"))
    return "".join(found)


def _veil(one: Drawing) -> str:
    """Paper over the units that stand back, as on the screen."""
    over: Paint = {"fill": look.PAPER, "fill_opacity": look.VEIL, "fill_rule": "evenodd"}
    return "".join(
        element("path", d=data, data_back=shape.code, **over)
        for place, shape in enumerate(one.shapes.units)
        if one.stands_back(place)
        and (data := path(one.shapes, shape, one.frame, without=one.elsewhere))
    )


def _borders(one: Drawing) -> str:
    gone = {max(ref, ~ref) for part in one.apart for ring in part.rings for ref in ring}
    known, frame = one.shapes, one.frame
    pale = [
        arc
        for arc, sides in known.inner.items()
        if all(one.shades[side] in look.PATTERNED for side in sides)
    ]
    line_colour, line_width = (DIVERGING_LINE, 0.5) if one.view.is_diverging else (look.PAGE, 0.75)
    share = _line_share(one)
    is_own = one.view.scope not in boundary.NATIONAL
    strokes = (
        ([arc for arc in known.inner if arc not in gone], line_colour, line_width * share),
        (pale, look.MUTED, 1.25 * share),
        (known.provinces, look.MUTED, 0.75),
        ([arc for arc in known.outer if arc not in gone], look.MUTED, 1.5 if is_own else 0.75),
    )
    return "".join(
        element("path", d=lines(known, arcs, frame), **_stroke(colour, width))
        for arcs, colour, width in strokes
        if arcs
    )


def _stroke(colour: str, width: float) -> Paint:
    return {"fill": "none", "stroke": colour, "stroke_width": width, "stroke_linejoin": "round"}


def _line_share(one: Drawing) -> float:
    """Lines are thinner where units are only some pixels wide, as on the screen."""
    _, _, wide, high = one.room
    return max(0.2, min(1, math.sqrt(wide * high / len(one.shades)) / 24))


def _chosen(one: Drawing) -> str:
    found = [shape for shape in one.shapes.units if shape.code == one.view.selected]
    return "".join(
        element("path", d=data, **_stroke(colour, width))
        for shape in found
        if (data := path(one.shapes, shape, one.frame, without=one.elsewhere))
        for colour, width in ((look.PAGE, 5.5), (look.ACCENT, 3))
    )


def _names(one: Drawing) -> list[naming.Name]:
    """Those set in their shapes; one that would hide most of a pattern is left out."""
    if one.view.mode is not Mode.COLOURS:
        return []
    found = naming.inside(one.shapes, one.frame, one.names, apart=one.apart)
    return [
        name for name in found if not (name.is_large and one.shades[name.place] in look.PATTERNED)
    ]


def _halo(one: Drawing, name: naming.Name) -> str:
    """Clears the strokes of a pattern from around the letters, inside the unit only."""
    shade = one.shades[name.place]
    colour = look.ground(shade, one.view.palette)
    is_over = bool(look.over(shade))
    stroke: Paint = {"stroke": colour, "stroke_linejoin": "round"}
    written = "".join(
        line(
            text,
            x=name.x,
            y=name.y + shift,
            anchor="middle",
            is_spoken=False,
            stroke_width=PATTERN_HALO if is_over else HALO,
            **_font(colour),
            **stroke,
        )
        for text, shift in zip(name.lines, naming.shifts(len(name.lines)), strict=True)
    )
    if not is_over:
        return written
    key = f"unit-{name.place}"
    data = path(one.shapes, one.shapes.units[name.place], one.frame)
    clip = element("clipPath", element("path", d=data, clip_rule="evenodd"), id=key)
    return clip + element("g", written, clip_path=f"url(#{key})")


def _font(colour: str) -> Paint:
    return {"size": naming.SIZE, "weight": naming.WEIGHT, "fill": colour}


def _named(one: Drawing, names: list[naming.Name]) -> str:
    found = []
    for name in names:
        shade = one.shades[name.place]
        ink = look.ink_on(look.ground(shade, one.view.palette))
        if one.stands_back(name.place):
            ink = look.MUTED
        for text, shift in zip(name.lines, naming.shifts(len(name.lines)), strict=True):
            found.append(line(text, x=name.x, y=name.y + shift, anchor="middle", **_font(ink)))
    return "".join(found)
