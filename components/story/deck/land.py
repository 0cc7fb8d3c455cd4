"""A map on a slide: a picture of 300 dots an inch, or a shape a commune; and its legend."""

import io
from typing import Final

import numpy as np
from pptx.enum.dml import MSO_PATTERN
from pptx.enum.shapes import MSO_SHAPE
from pptx.util import Emu, Pt

from components.charts.circles import round_sizes
from components.maps import shading
from components.maps.view import Mode
from components.plate import Key, Plate, look, png
from components.plate.drawing import Drawing, drawing
from components.plate.map_only import map_svg
from components.plate.shape import Shape
from components.story.deck.box import Box, Thing
from components.story.deck.frame import described
from components.story.deck.letter import BOLD, LEAD, Line, fitted, put, rgb, width, written
from text import language, say
from text.number import whole

DOTS: Final = 300
INCH: Final = 72.0
MOST_SHAPES: Final = 400
"""More freeforms than these make PowerPoint slow; such a map stays a picture."""
ROW: Final = 11.0
ROWS: Final = (ROW, 10.0, 9.0, 8.0)
SWATCH: Final = 30.0
COUNT: Final = 36.0
"""Of the column of counts at least; a longer figure has what it needs: none is ever broken."""
HATCHED: Final = {
    shading.NOT_REPORTED: (MSO_PATTERN.WIDE_UPWARD_DIAGONAL, look.HATCH_LINE, look.PAGE),
    shading.NOT_APPLICABLE: (MSO_PATTERN.DOTTED_GRID, look.DOT, look.DOT_GROUND),
    shading.NOT_CONVERTED: (MSO_PATTERN.LIGHT_HORIZONTAL, look.HATCH_LINE, look.PAGE),
    shading.OF_PART: (MSO_PATTERN.SOLID_DIAMOND, look.HATCH_LINE, look.PAGE),
}
"""The patterns of the screen as PowerPoint has them: pattern, line, ground."""
STATES: Final = dict(look.SHADE_OF)


def may_be_shapes(one: Plate) -> bool:
    """Whether the map can be drawn as shapes: colours only, and not too many."""
    return one.view.mode is Mode.COLOURS and len(one.view.rows) <= MOST_SHAPES and not one.points


def drawn(shapes: Thing, box: Box, one: Plate, *, is_vector: bool) -> None:
    """The map in a room.

    Args:
        shapes: Of the slide.
        box: The room.
        one: The map with all that belongs to it.
        is_vector: A shape a unit, where that can be done.
    """
    if is_vector and may_be_shapes(one):
        _shapes(shapes, box, one)
        return
    picture = png(map_svg(one, width=box.w, height=box.h), zoom=DOTS / INCH)
    shape = shapes.add_picture(io.BytesIO(picture), *box.emu)
    described(shape, name=say("deck.map", name=one.title), alt=one.view.alt)


def _shapes(shapes: Thing, box: Box, one: Plate) -> None:
    """A freeform a unit, named as it is, all of them in one group."""
    found = drawing(one.view, box)
    group = shapes.add_group_shape()
    described(group, name=say("deck.map", name=one.title), alt=one.view.alt)
    rows = dict(zip(found.rows.index, found.rows["value_text"], strict=True))
    for at, (shape, shade) in enumerate(zip(found.shapes.units, found.shades, strict=True)):
        made = _freeform(group.shapes, found, shape)
        if made is None:
            continue
        name = found.names[at]
        described(made, name=name, alt=f"{name}: {rows.get(shape.code, '')}")
        _painted(made, shade, found)
    group._element.recalculate_extents()
    for line in found.notices:
        foot = Box(box.x, box.bottom - 16, box.w * 0.8, 16)
        text = Line(text=line, size=9, colour=look.MUTED)
        written(shapes, foot, [text], name="notice")
        break


def _freeform(shapes: Thing, found: Drawing, shape: Shape) -> Thing:
    """All rings of a unit as one shape."""
    rings = [
        found.frame.placed(found.shapes.joined(ring))
        for part in shape.parts
        if part.rings not in found.elsewhere
        for ring in part.rings
    ]
    placed = [np.round(ring * int(Pt(1))).astype(int) for ring in rings if len(ring) > 2]  # noqa: PLR2004
    if not placed:
        return None
    builder = shapes.build_freeform(*map(int, placed[0][0]), scale=1.0)
    for at, ring in enumerate(placed):
        points = [(int(x), int(y)) for x, y in ring]
        if at:
            builder.move_to(*points[0])
        builder.add_line_segments(points[1:], close=True)
    return builder.convert_to_shape(Emu(0), Emu(0))


def _painted(made: Thing, shade: str, found: Drawing) -> None:
    made.shadow.inherit = False
    made.line.width = Pt(0.5)
    made.line.color.rgb = rgb(look.FRAME if shade in HATCHED else look.PAGE)
    painted(made.fill, shade, look.ground(shade, found.view.palette))


def painted(fill_: Thing, shade: str, ground: str) -> None:
    """The look of a letter: a colour, or one of the patterns."""
    if shade not in HATCHED:
        fill_.solid()
        fill_.fore_color.rgb = rgb(ground)
        return
    pattern, line, behind = HATCHED[shade]
    fill_.patterned()
    fill_.pattern = pattern
    fill_.fore_color.rgb = rgb(line)
    fill_.back_color.rgb = rgb(behind)


def legend(shapes: Thing, box: Box, key: Key) -> float:
    """What the looks mean, and how many units have each: a small native table.

    Returns:
        The height that it takes.
    """
    lines = [Line(text=key.title, size=13, is_bold=True)]
    lines += [Line(text=key.note, size=10, colour=look.MUTED)] if key.note else []
    used = written(shapes, box._replace(h=min(box.h, 76)), lines, name="legend title")
    room = box.below(used, gap=4)
    if key.sizes is not None:
        used = _circles(shapes, room, key)
        room = room.below(used, gap=6)
    rows = [(row.label, row.count, "", row.colour) for row in reversed(key.classes)]
    rows += [(words, n, state, "") for state, (words, n) in key.states.items()]
    size = next((size for size in ROWS if len(rows) * _high(size) <= room.h), ROWS[-1])
    if len(rows) * _high(size) > room.h:  # a look that nothing has explains nothing
        rows = [row for row in rows if row[1]]
    rows = rows[: int(room.h / _high(size))]
    if not rows:
        return room.y - box.y
    _rows(shapes, room, rows, name=key.title, size=size)
    return room.y + _high(size) * len(rows) - box.y


def _high(size: float) -> float:
    return size * LEAD + (4 if size < ROW else 5)


def _rows(
    shapes: Thing,
    box: Box,
    rows: list[tuple[str, int, str, str]],
    *,
    name: str,
    size: float,
) -> None:
    wide = min(box.w, 320.0)
    high = _high(size)
    counted = _counted([row[1] for row in rows], size)
    frame = shapes.add_table(len(rows), 3, *box._replace(w=wide, h=high * len(rows)).emu)
    described(frame, name=name, alt=name)
    table = frame.table
    table.first_row = table.horz_banding = False
    for at, broad in enumerate((SWATCH, wide - SWATCH - counted, counted)):
        table.columns[at].width = Pt(broad)
    for at, (label, count, state, colour) in enumerate(rows):
        table.rows[at].height = Pt(high)
        cells = [table.cell(at, column) for column in range(3)]
        for cell in cells:
            cell.margin_left = cell.margin_right = Pt(5)
            cell.margin_top = cell.margin_bottom = Pt(1)
            cell.fill.background()
        shade = STATES.get(state, "")
        painted(cells[0].fill, shade, colour or look.PAGE)
        room = wide - SWATCH - counted - 12
        words, fits = fitted(label, wide=room, high=size * LEAD + 0.1, sizes=(size, 9, 8, 7))
        sign = {"zero": "○", "estimated": "≈"}.get(state, "")
        texts = (sign, words, whole(count, locale=language()))
        for column, (cell, text) in enumerate(zip(cells, texts, strict=True)):
            size_ = fits if column == 1 else size
            line = Line(text=text, size=size_, is_bold=column == 2, is_right=column == 2)  # noqa: PLR2004
            fill_cell(cell, line)


def _counted(counts: list[int], size: float) -> float:
    """The width in which no count is broken."""
    words = (whole(count, locale=language()) for count in counts)
    return max(COUNT, max((width(text, BOLD) for text in words), default=0.0) * size + 14)


def fill_cell(cell: Thing, line: Line) -> None:
    """One line in a cell of the legend."""
    put(cell.text_frame.paragraphs[0], line)


def _circles(shapes: Thing, box: Box, key: Key) -> float:
    """Circles of round counts at the sizes of the map, each with its count below."""
    sizes = key.sizes
    if sizes is None:
        return 0.0
    found = round_sizes(sizes.largest, sizes.reach)
    wide = box.w / max(1, len(found))
    reach = max(radius for _, radius in found)
    if box.h < 2 * reach + 40:
        return 0.0
    top = box.y
    if sizes.title:
        head = Line(text=sizes.title, size=11, is_bold=True)
        top += written(shapes, box._replace(h=30), [head], name="sizes") + 4
    for at, (count, radius) in enumerate(found):
        middle = box.x + wide * (at + 0.5)
        ring = Box(middle - radius, top + 2 * (reach - radius), 2 * radius, 2 * radius)
        shape = shapes.add_shape(MSO_SHAPE.OVAL, *ring.emu)
        words = f"{whole(count, locale=language())} {sizes.unit}".strip()
        described(shape, name=words, alt=words)
        shape.shadow.inherit = False
        shape.fill.background()
        shape.line.color.rgb = rgb(look.CIRCLE)
        shape.line.width = Pt(1.25)
        label = Box(box.x + wide * at, top + 2 * reach + 4, wide, 30)
        written(shapes, label, [Line(text=words, size=ROW)], name="size")
    return top + 2 * reach + 34 - box.y
