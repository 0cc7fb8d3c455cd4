"""A part of a bar, and its swatch in the legend: colour, hatch or stripes, as on the page."""

from typing import Final

from components.plate import look
from components.plate.element import Paint, element
from components.story.shown import Series

STEP: Final = 6.0


def bar_part(one: Series, rect: Paint, *, cleared: float = 0.0) -> list[str]:
    """The rectangle of a series.

    Args:
        one: Whose part it is.
        rect: Where: `x`, `y`, `width`, `height`.
        cleared: So much of its middle is left without a pattern, for the number there.
    """
    parts = [element("rect", **rect, fill=one.colour)]
    if one.is_hatched:
        parts.append(element("rect", **rect, fill="url(#hatch)"))
    if one.is_striped:
        count = int(rect["width"] / STEP)
        lines = "".join(
            f"M{rect['x'] + STEP * (at + 0.5):.1f} {rect['y']:.1f}v{rect['height']:.1f}"
            for at in range(count)
        )
        stroke: Paint = {"stroke": look.PAGE, "stroke_width": 1.5, "stroke_opacity": 0.7}
        parts.append(element("path", d=lines, **stroke))
    if one.is_hatched or one.is_striped:
        wide, high = min(rect["width"], cleared), min(rect["height"], cleared)
        x = rect["x"] + (rect["width"] - wide) / 2
        y = rect["y"] + (rect["height"] - high) / 2
        parts.append(element("rect", x=x, y=y, width=wide, height=high, fill=one.colour))
    return [*parts, element("rect", **rect, fill="none", stroke=look.FRAME)]
