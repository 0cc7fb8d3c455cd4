"""Counts as circles: area follows the count, small ones above large ones.

Of a rate and what it is of, the circles have the colours of their classes.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from components.maps import shading
from components.plate import look, naming, number
from components.plate.drawing import Drawing
from components.plate.element import Paint, element, line
from components.plate.inset import Inset
from components.plate.inset import middle as middle_of
from components.plate.shape import path

ZERO: Final = 4  # radius of the open ring that says "reported, and it is nought"
LEAST_ZERO: Final = 2
LEAST: Final = 1.5
LEAST_OF_MANY: Final = 0.7  # of which the small are most, and would all look alike
MANY: Final = 400  # units
STROKE_OF_MANY: Final = 0.4
HALO: Final = 2.5
RIM_OF_MISSING: Final[Paint] = {"stroke": look.MUTED, "stroke_width": 0.5}
NO_INK: Final = "-"
COUNT_STRENGTH: Final = 0.8  # a class has the colour of the legend, whole
COUNT_STRENGTH_OF_MANY: Final = 0.4  # the land is seen through them


@dataclass(frozen=True, slots=True, kw_only=True)
class Circle:
    """One count on the map.

    Args:
        place: Of its unit in the order of the layer.
        x: Middle.
        y: Middle.
        r: Radius.
        is_zero: Reported, and it is nought.
        text: The number.
        ink: Letter of its class, where the map has classes too.
    """

    place: int
    x: float
    y: float
    r: float
    is_zero: bool
    text: str
    ink: str = NO_INK


def circles(one: Drawing, *, taken: Iterable[naming.Box] = ()) -> str:
    """Rings, discs, numbers, and names where there is room.

    Args:
        one: The map.
        taken: Boxes that hold other names already.
    """
    found = _placed(one)
    palette = one.view.palette
    share = stroke_share(one)
    marks = "".join(
        element("g", _mark(circle, palette, share), opacity=look.FAINT)
        if one.stands_back(circle.place)
        else _mark(circle, palette, share)
        for circle in found
    )
    found = [circle for circle in found if not one.stands_back(circle.place)]  # told by name
    inside, beside = number.numbers(
        [(circle.x, circle.y, circle.r, "" if circle.is_zero else circle.text) for circle in found]
    )
    numbers = "".join(
        line(
            found[at].text,
            x=x,
            y=y,
            anchor="middle",
            size=naming.SIZE,
            weight=naming.WEIGHT,
            fill=look.ink_on(_ground(found[at], palette)),
        )
        for at, (x, y) in inside.items()
    )
    told = {found[at].place: found[at].text for at in beside}
    return marks + _missing(one) + numbers + _names(one, found, told, taken)


def _missing(one: Drawing) -> str:
    """Thousands of circles hide the land: what did not report lies above them."""
    if len(one.shapes.units) <= MANY:
        return ""
    return "".join(
        element("path", d=data, fill=look.ground(shade, one.view.palette), fill_rule="evenodd")
        + element("path", d=data, fill=look.over(shade), fill_rule="evenodd", **RIM_OF_MISSING)
        for shape, shade in zip(one.shapes.units, one.shades, strict=True)
        if shade == shading.NOT_REPORTED
        and (data := path(one.shapes, shape, one.frame, without=one.elsewhere))
    )


def in_box(one: Drawing, box: Inset) -> str:
    """The circle of a unit that lies in an inset whole, in the middle of its box."""
    held = {place for place, _ in box.pieces}
    x, y = middle_of(box)
    share = stroke_share(one)
    return "".join(
        element("g", mark, opacity=look.FAINT) if one.stands_back(circle.place) else mark
        for circle in _circles(one)
        if circle.place in held and _is_apart(one, circle.place)
        for mark in (_mark(replace(circle, x=x, y=y), one.view.palette, share),)
    )


def stroke_share(one: Drawing) -> float:
    """Strokes are thinner where circles are thousands."""
    return STROKE_OF_MANY if len(one.shapes.units) > MANY else 1


def _is_apart(one: Drawing, place: int) -> bool:
    return all(part.rings in one.elsewhere for part in one.shapes.units[place].parts)


def _placed(one: Drawing) -> list[Circle]:
    """Those on the map itself, largest first."""
    found = [circle for circle in _circles(one) if not _is_apart(one, circle.place)]
    return sorted(found, key=lambda circle: -circle.r)


def _circles(one: Drawing) -> list[Circle]:
    """The radii are those that the browser gets."""
    sizes = shading.radii(one.rows, one.view).tolist()
    inks = shading.inks(one.rows, one.view.mode) or NO_INK * len(sizes)
    texts = one.rows["short_text" if "short_text" in one.rows else "value_text"]
    least = LEAST_OF_MANY if len(one.shapes.units) > MANY else LEAST
    found = []
    told = zip(one.shapes.units, sizes, texts, inks, strict=True)
    for place, (shape, tenths, text, ink) in enumerate(told):
        if tenths == shading.NO_CIRCLE or not shape.parts:
            continue
        x, y = one.frame.point(shape.spot)
        r = max(tenths / shading.TENTHS, least) if tenths else ZERO
        found.append(
            Circle(place=place, x=x, y=y, r=r, is_zero=not tenths, text=str(text), ink=ink)
        )
    return found


def _ground(circle: Circle, palette: Sequence[str]) -> str:
    return look.CIRCLE if circle.ink == NO_INK else look.ground(circle.ink, palette)


def _mark(circle: Circle, palette: Sequence[str], share: float) -> str:
    at: Paint = {"cx": circle.x, "cy": circle.y, "r": circle.r}
    if circle.is_zero:
        at["r"] = max(ZERO * share, LEAST_ZERO)
        return element("circle", **at, fill=look.PAGE, stroke=look.INK, stroke_width=1.5 * share)
    if circle.ink == NO_INK:
        is_many = share < 1  # pale rims of thousands would be a veil
        edge = look.CIRCLE if is_many else look.PAGE
        rim: Paint = {"stroke": edge, "stroke_width": min(1.25 * share, circle.r / 4)}
        strength = COUNT_STRENGTH_OF_MANY if is_many else COUNT_STRENGTH
        return element("circle", **at, fill=look.CIRCLE, fill_opacity=strength) + element(
            "circle", **at, fill="none", **rim
        )
    # Dark circles over dark ones part, and pale ones part from the land.
    drawn = element("circle", **at, fill="none", stroke=look.PAGE, stroke_width=3 * share)
    drawn += element("circle", **at, fill=_ground(circle, palette), data_ink=circle.ink)
    if pattern := look.over(circle.ink):
        drawn += element("circle", **at, fill=pattern)
    rim = {"stroke": look.MUTED, "stroke_width": min(share, circle.r / 4)}
    return drawn + element("circle", **at, fill="none", **rim)


def _names(
    one: Drawing, found: Sequence[Circle], told: Mapping[int, str], taken: Iterable[naming.Box]
) -> str:
    """Names; `told` are numbers that have no room in the circles of their units."""
    left, top, wide, high = one.room
    names = [
        f"{name}: {told[place]}" if place in told else name for place, name in enumerate(one.names)
    ]
    drawn = naming.beside(
        [(circle.place, circle.x, circle.y, circle.r) for circle in found],
        names,
        led=set(told),
        room=(left + 4, top + 4, left + wide - 4, top + high - 4),
        taken=[*taken, *((x, y, x + w, y + h) for x, y, w, h in one.furniture)],
    )
    halo: Paint = {"stroke": look.PAPER, "stroke_width": HALO, "stroke_linejoin": "round"}
    font: Paint = {"size": naming.SIZE, "weight": naming.WEIGHT, "anchor": "middle"}
    leads = "".join(
        element(
            "path", d=f"M{x:.1f} {y:.1f}L{to_x:.1f} {to_y:.1f}", stroke=colour, stroke_width=wide
        )
        for colour, wide in ((look.PAPER, HALO), (look.INK, 0.75))
        for (x, y), (to_x, to_y) in (name.lead for name in drawn if name.lead)
    )
    return leads + "".join(
        line(text, x=name.x, y=name.y, fill=look.PAPER, is_spoken=False, **font, **halo)
        + line(text, x=name.x, y=name.y, fill=look.INK, **font)
        for name in drawn
        for text in name.lines
    )
