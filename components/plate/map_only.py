"""The map of a picture alone, for a page that sets title, legend and figures itself."""

from components.plate import look
from components.plate.drawing import drawing
from components.plate.element import Paint, element, words
from components.plate.land import land
from components.plate.plan import Plate
from components.plate.sheet import map_furniture
from text import language


def map_svg(one: Plate, *, width: float, height: float) -> str:
    """Land, names or circles, insets, scale and north; the same as on the whole picture.

    Args:
        one: The picture.
        width: Of the map.
        height: Of the map.
    """
    drawn = drawing(one.view, (0, 0, width, height))
    box: Paint = {"width": width, "height": height}
    return element(
        "svg",
        element("title", words(f"{one.title} · {one.note}"), id="title"),
        element("desc", words(one.view.alt), id="desc"),
        look.patterns(),
        element("rect", **box, fill=look.PAGE),
        land(drawn, one.points),
        map_furniture(drawn),
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {width:g} {height:g}",
        role="img",
        lang=language().value,
        aria_labelledby="title desc",
        **box,
    )
