"""What a template's slides are painted with: on a dark one our words need a pale ground."""

from typing import Final

from lxml import etree  # type: ignore[import-untyped]
from pptx.enum.shapes import MSO_SHAPE
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn

from components.plate import look
from components.story.deck.box import Box, Thing
from components.story.deck.letter import rgb

PALE: Final = 200
"""Of 255: the mean of the three lights of a ground on which dark ink is read."""
EDGE: Final = 6.0
SYSTEM: Final = {"window": "FFFFFF", "windowText": "000000"}


def is_pale(layout: Thing) -> bool:
    """Whether what lies under a layout's words is white or nearly; a picture or a run is not.

    Args:
        layout: Of the template.
    """
    master = layout.slide_master
    held = next(
        (
            found
            for one in (layout, master)
            if (found := one._element.cSld.find(qn("p:bg"))) is not None
        ),
        None,
    )
    if held is None:
        return True
    fill = held.find(f"{qn('p:bgPr')}/{qn('a:solidFill')}")
    drawn = fill if fill is not None else held.find(qn("p:bgRef"))
    if drawn is None or not len(drawn):
        return False
    colour = _colour(master, drawn[0])
    lights = [int(colour[at : at + 2], 16) for at in (0, 2, 4)] if colour else [0]
    return sum(lights) / len(lights) >= PALE


def _colour(master: Thing, one: Thing) -> str:
    """Of a colour as the file says it: plain, of the system, or one of the theme's."""
    kind = etree.QName(one).localname
    if kind == "srgbClr":
        return str(one.get("val"))
    if kind == "sysClr":
        return str(one.get("lastClr") or SYSTEM.get(one.get("val"), ""))
    if kind != "schemeClr":
        return ""
    mapped = master._element.find(qn("p:clrMap")).get(one.get("val"), one.get("val"))
    theme = etree.fromstring(master.part.part_related_by(RELATIONSHIP_TYPE.THEME).blob)
    told = next(theme.iter(qn(f"a:{mapped}")), None)
    return _colour(master, told[0]) if told is not None and len(told) else ""


def laid(shapes: Thing, box: Box) -> None:
    """A pale ground, below all that is drawn after it."""
    room = Box(box.x - EDGE, box.y - EDGE, box.w + 2 * EDGE, box.h + 2 * EDGE)
    shape = shapes.add_shape(MSO_SHAPE.RECTANGLE, *room.emu)
    shape.name = "ground"
    shape.shadow.inherit = False
    shape.fill.solid()
    shape.fill.fore_color.rgb = rgb(look.PAGE)
    shape.line.fill.background()
