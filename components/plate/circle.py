"""Counts as circles: area follows the count, small ones above large ones."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import pandas as pd

from components.maps.view import radius, reach
from components.plate import look, naming
from components.plate.drawing import Drawing
from components.plate.element import Paint, element, line
from data.model import State

ZERO: Final = 4  # radius of the open ring that says "reported, and it is nought"
WRITTEN: Final = 17  # from this radius on the number stands in the circle
LEAST: Final = 1.5
HALO: Final = 2.5


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
    """

    place: int
    x: float
    y: float
    r: float
    is_zero: bool
    text: str


def circles(one: Drawing, *, taken: Iterable[naming.Box] = ()) -> str:
    """Rings, discs, numbers, and names where there is room.

    Args:
        one: The map.
        taken: Boxes that hold other names already.
    """
    found = _placed(one)
    marks = "".join(_mark(circle) for circle in found)
    numbers = "".join(
        line(
            circle.text,
            x=circle.x,
            y=circle.y,
            anchor="middle",
            size=naming.SIZE,
            weight=naming.WEIGHT,
            fill=look.ink_on(look.CIRCLE),
        )
        for circle in found
        if circle.r >= WRITTEN and not _is_covered(circle, found)
    )
    return marks + numbers + _names(one, found, taken)


def _placed(one: Drawing) -> list[Circle]:
    """Largest first."""
    far = one.view.reach or reach(one.view.scope)
    told = one.rows["state"].isin([State.REPORTED, State.ESTIMATED])
    counts = one.rows["value"].where(told)
    largest = one.view.largest or counts.max()
    texts = one.rows["short_text" if "short_text" in one.rows else "value_text"]
    found = []
    for place, (shape, count, text) in enumerate(zip(one.shapes.units, counts, texts, strict=True)):
        if pd.isna(count) or not shape.parts:
            continue
        x, y = one.frame.point(shape.spot)
        size = radius(float(count), largest=float(largest), reach=far)
        r = max(size, LEAST) if count > 0 else ZERO
        found.append(Circle(place=place, x=x, y=y, r=r, is_zero=count <= 0, text=str(text)))
    return sorted(found, key=lambda circle: -circle.r)


def _mark(circle: Circle) -> str:
    at: Paint = {"cx": circle.x, "cy": circle.y, "r": circle.r}
    if circle.is_zero:
        return element("circle", **at, fill=look.PAGE, stroke=look.INK, stroke_width=1.5)
    rim: Paint = {"stroke": look.PAGE, "stroke_width": 1.25}
    return element("circle", **at, fill=look.CIRCLE, fill_opacity=0.8) + element(
        "circle", **at, fill="none", **rim
    )


def _is_covered(circle: Circle, found: Sequence[Circle]) -> bool:
    """Whether a smaller circle lies over the number."""
    return any(
        other.r < circle.r
        and math.hypot(max(abs(other.x - circle.x) - 12, 0), max(abs(other.y - circle.y) - 6, 0))
        < other.r
        for other in found
    )


def _names(one: Drawing, found: Sequence[Circle], taken: Iterable[naming.Box]) -> str:
    left, top, wide, high = one.room
    drawn = naming.beside(
        [(circle.place, circle.x, circle.y, circle.r) for circle in found],
        one.names,
        room=(left + 4, top + 4, left + wide - 4, top + high - 4),
        taken=[*taken, *((x, y, x + w, y + h) for x, y, w, h in one.furniture)],
    )
    halo: Paint = {"stroke": look.PAPER, "stroke_width": HALO, "stroke_linejoin": "round"}
    font: Paint = {"size": naming.SIZE, "weight": naming.WEIGHT, "anchor": "middle"}
    return "".join(
        line(text, x=name.x, y=name.y, fill=look.PAPER, is_spoken=False, **font, **halo)
        + line(text, x=name.x, y=name.y, fill=look.INK, **font)
        for name in drawn
        for text in name.lines
    )
