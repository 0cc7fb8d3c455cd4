"""A table of many coloured cells: pictures; its figures are in the workbook."""

import io
import math
from typing import Final

from components.plate import glyph, look, png
from components.plate.element import Paint, element, line
from components.story.deck.box import Box, Thing
from components.story.deck.frame import described
from components.story.deck.going import MOST, Going
from components.story.deck.land import DOTS, INCH
from components.story.deck.letter import Line, written
from components.story.shown import Column, Table
from text import say

NAMES: Final = 112.0
HEADS: Final = 104.0
TURN: Final = -50
LEAD: Final = 1.05
SIZE: Final = 9.0
SHARE: Final = 0.86
"""Of a row's height that its letters take."""
FOOT: Final = 16.0
KEY: Final = 18.0
"""What the legend below the cells takes."""
LONG: Final = (HEADS - 16) / math.sin(math.radians(-TURN))
OVER: Final = LONG * math.cos(math.radians(-TURN))
"""How far the last head reaches to the right."""
LEAST_ROW: Final = 5.0
MOST_ROW: Final = 15.0
HATCH: Final = "hatch"


def is_heat(one: Table) -> bool:
    """Whether its cells have colours."""
    return any(column.colours for column in one.columns)


class Heat(Going):
    """A table as pictures: on so many slides that its names can be read.

    Args:
        table: All of it; its first column names the rows.
    """

    def drawn(self, shapes: Thing, box: Box) -> list[str]:
        """The picture in a room, above what its colours say.

        Args:
            shapes: Of the slide.
            box: The room.

        Returns:
            That the figures are elsewhere, and rows that there was no room for.
        """
        room = box._replace(h=box.h - FOOT)
        start, name = self.at, self.table.title
        self.at = start + _rows(room, len(self.table) - start, MOST - self.slides)
        self.slides += 1
        svg = picture(self.table, room, rows=range(start, self.at))
        shape = shapes.add_picture(io.BytesIO(png(svg, zoom=DOTS / INCH)), *room.emu)
        described(shape, name=name, alt=say("deck.on", title=name) if start else name)
        words = [say("deck.in_workbook")]
        left = len(self.table) - self.at
        if left:
            is_last = self.slides == MOST
            words.append(say("deck.rest", n=left) if is_last else say("deck.goes_on"))
        foot = Box(box.x, box.bottom - FOOT + 1, box.w, FOOT - 1)
        written(shapes, foot, [Line(text=" ".join(words), size=11, colour=look.MUTED)], name="rest")
        return words


def _rows(room: Box, left: int, slides: int) -> int:
    """How many rows a slide has: as many on each, in letters that are read where it may be."""
    high = max(1.0, room.h - HEADS - KEY)
    fits = max(1, int(high * SHARE / SIZE))
    count = min(slides, -(-left // fits))
    return max(1, min(-(-left // count), int(high / LEAST_ROW)))


def picture(one: Table, box: Box, *, rows: range) -> str:
    """The drawing: a row a place, a column an indicator, its name turned above it."""
    first, *others = one.columns
    wide = (box.w - NAMES - OVER) / max(1, len(others))
    high = min(MOST_ROW, (box.h - HEADS - KEY) / max(1, len(rows)))
    most = 2 if wide * math.sin(math.radians(-TURN)) > 2 * LEAD * SIZE else 1
    parts = [_head(each, NAMES + wide * (at + 0.5), most=most) for at, each in enumerate(others)]
    for place, row in enumerate(rows):
        y = HEADS + high * place
        font: Paint = {"size": min(SIZE, high * SHARE), "anchor": "end", "fill": look.INK}
        name = glyph.wrapped(first.printed[row], room=NAMES - 8, size=font["size"], most=1)[0]
        parts.append(line(name, x=NAMES - 5, y=y + high / 2, **font))
        parts += [
            _cell(each, row, Box(NAMES + wide * at, y, wide, high))
            for at, each in enumerate(others)
        ]
    return element(
        "svg",
        element("defs", _hatch()),
        element("rect", width=box.w, height=box.h, fill=look.PAGE),
        *parts,
        *_legend(one, HEADS + high * len(rows) + KEY / 2 + 2, wide=box.w),
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {box.w:g} {box.h:g}",
        width=box.w,
        height=box.h,
    )


def _head(one: Column, x: float, *, most: int) -> str:
    lines = glyph.wrapped(one.title, room=LONG, size=SIZE, most=most)
    turned = [
        line(text, x=0, y=SIZE * LEAD * (at - (len(lines) - 1) / 2), size=SIZE, fill=look.INK)
        for at, text in enumerate(lines)
    ]
    return element("g", *turned, transform=f"translate({x:.1f} {HEADS - 5}) rotate({TURN})")


def _legend(one: Table, y: float, *, wide: float) -> list[str]:
    """Swatches with their words, and the hatch of what is not known."""
    entries = [*one.legend, ((f"url(#{HATCH})",), say("deck.heat_none"))]
    taken = sum(14 * len(colours) + 23 + glyph.width(words, size=10) for colours, words in entries)
    x, parts = max(0.0, min(NAMES, wide - taken)), []
    for colours, words in entries:
        for colour in colours:
            rect: Paint = {"x": x, "y": y - 5, "width": 14, "height": 10, "fill": colour}
            parts.append(element("rect", **rect, stroke=look.FRAME, stroke_width=0.5))
            x += 14
        parts.append(line(words, x=x + 5, y=y, size=10, fill=look.INK))
        x += 5 + glyph.width(words, size=10) + 18
    return parts


def _cell(one: Column, row: int, box: Box) -> str:
    colour = one.colours[row] if one.colours else ""
    place: Paint = {"x": box.x, "y": box.y, "width": box.w, "height": box.h}
    if one.values[row] is None:
        return element("rect", **place, fill=f"url(#{HATCH})", stroke=look.PAGE, stroke_width=0.5)
    return element("rect", **place, fill=colour or look.PAGE, stroke=look.PAGE, stroke_width=0.5)


def _hatch() -> str:
    size: Paint = {"width": 4, "height": 4}
    ground = element("rect", **size, fill=look.PAGE)
    stripe = element("rect", width=1, height=4, fill=look.HATCH_LINE)
    turned: Paint = {"patternTransform": "rotate(45)", "patternUnits": "userSpaceOnUse"}
    return element("pattern", ground, stripe, id=HATCH, **size, **turned)
