"""Native tables: the rows that fit, and in words how many there are besides."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.util import Pt

from components.plate import glyph, look
from components.story.deck.box import Box
from components.story.deck.frame import described, rgb
from components.story.deck.letter import LEAD, Line, put, wrapped, written
from components.story.shown import Column, Table
from text import say

SIZE: Final = 12.0
PAD: Final = (5.0, 2.5)
MOST_LINES: Final = 3
LEAST_WIDE: Final = 44.0
MOST_WIDE: Final = 300.0
FIRST_LEAST: Final = 110.0
STRIPE: Final = 10.0
KEYS: Final = ("unit", "value", "rank", "state", "goal", "change", "lead", "moved", "class")
"""What a table keeps first where there is little room; then the columns without a key."""
LAST: Final = frozenset({"code", "source", "basis", "quotient"})
REST: Final = 18.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table cut to a room.

    Args:
        heads: Of the columns.
        rows: Cells as printed.
        is_right: Which columns are flush right.
        widths: Of the columns.
        heights: Of the head and of each row.
        colours: One a row, "" for none.
    """

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    is_right: tuple[bool, ...]
    widths: tuple[float, ...]
    heights: tuple[float, ...]
    colours: tuple[str, ...]


def drawn(shapes: Any, box: Box, one: Table, *, size: float = SIZE) -> list[str]:  # noqa: ANN401
    """A table at the top of a room, below its title.

    Args:
        shapes: Of the slide.
        box: The room.
        one: The table.
        size: Of the letters.

    Returns:
        What there was no room for, in words.
    """
    head = Line(text=one.title, size=13, is_bold=True)
    used = written(shapes, box._replace(h=34), [head], name="table title")
    room = box.below(used, gap=4)
    kept, left_out = columns_for(one, room.w, size=size)
    order = list(range(len(one)))
    grid, fits = cut(one, kept, order, room._replace(h=room.h - REST), size=size)
    put_down(shapes, room, grid, name=one.title, size=size)
    told = rest(one, shown=fits, left_out=left_out)
    if told:
        below = room.below(sum(grid.heights), gap=3)
        line = Line(text=" ".join(told), size=11, colour=look.MUTED)
        written(shapes, below._replace(h=REST - 2), [line], name="rest")
    return told


def rest(one: Table, *, shown: int, left_out: Sequence[Column] = ()) -> list[str]:
    """`và 35 dòng khác`, and the columns that are not there; nothing of a whole table."""
    told = []
    if shown < len(one):
        told.append(say("deck.rest", n=len(one) - shown))
    if left_out:
        told.append(say("deck.columns_left", names=", ".join(each.title for each in left_out)))
    return told


def columns_for(one: Table, wide: float, *, size: float = SIZE) -> tuple[list[Column], list[Column]]:
    """The columns that there is room for, in their order; and the others."""
    places = {key: at for at, key in enumerate(KEYS)}

    def rank(column: Column) -> tuple[int, int]:
        last = len(KEYS) + (1 if column.key in LAST else 0)
        return places.get(column.key, last), one.columns.index(column)

    kept: list[Column] = []
    taken = 0.0
    for column in sorted(one.columns, key=rank):
        least = FIRST_LEAST if column.key == "unit" else min(natural(column, size), MOST_WIDE / 2)
        if kept and taken + least > wide:
            continue
        kept.append(column)
        taken += least
    return (
        [column for column in one.columns if column in kept],
        [column for column in one.columns if column not in kept],
    )


def natural(column: Column, size: float) -> float:
    """The width that a column would like."""
    words = [*column.printed, *(piece for piece in column.title.split(" "))]
    longest = max((glyph.width(text, size=size, weight=500) for text in words), default=0)
    return min(MOST_WIDE, max(LEAST_WIDE, longest + 2 * PAD[0] + 2))


def widths_of(columns: Sequence[Column], wide: float, size: float) -> tuple[float, ...]:
    """Each its natural width; what is over or too little is the share of the widest."""
    found = [natural(column, size) for column in columns]
    over = sum(found) - wide
    if over > 0:
        text = [at for at, column in enumerate(columns) if not column.is_number] or [0]
        room = sum(found[at] for at in text)
        for at in text:
            found[at] = max(LEAST_WIDE, found[at] - over * found[at] / room)
    share = wide / sum(found) if sum(found) > wide else 1.0
    return tuple(each * share for each in found)


def cut(
    one: Table, columns: Sequence[Column], order: Sequence[int], box: Box, *, size: float
) -> tuple[Grid, int]:
    """The rows that fit a room, in an order; and how many those are."""
    widths = widths_of(columns, box.w, size)
    heads = tuple(column.title for column in columns)
    heights = [_high(heads, widths, size, is_bold=True)]
    rows: list[tuple[str, ...]] = []
    for at in order:
        cells = tuple(column.printed[at] for column in columns)
        needed = _high(cells, widths, size)
        if rows and sum(heights) + needed > box.h:
            break
        rows.append(cells)
        heights.append(needed)
    colours = tuple(one.colours[at] for at in order[: len(rows)]) if one.colours else ()
    grid = Grid(
        heads=heads,
        rows=tuple(rows),
        is_right=tuple(column.is_number for column in columns),
        widths=widths,
        heights=tuple(heights),
        colours=colours,
    )
    return grid, len(rows)


def _high(cells: Sequence[str], widths: Sequence[float], size: float, *, is_bold: bool = False) -> float:
    lines = max(
        len(_lines(text, wide, size, is_bold=is_bold))
        for text, wide in zip(cells, widths, strict=True)
    )
    return lines * size * LEAD + 2 * PAD[1] + 0.5


def _lines(text: str, wide: float, size: float, *, is_bold: bool) -> list[str]:
    inner = wide - 2 * PAD[0] - STRIPE / 5
    return wrapped(text, wide=inner, size=size, most=MOST_LINES, is_bold=is_bold)


def put_down(shapes: Any, box: Box, grid: Grid, *, name: str, size: float = SIZE) -> None:  # noqa: ANN401
    """The table as PowerPoint has them, each row as high as its words need."""
    room = box._replace(w=sum(grid.widths), h=sum(grid.heights))
    frame = shapes.add_table(len(grid.rows) + 1, len(grid.heads), *room.emu)
    described(frame, name=name, alt=name)
    table = frame.table
    table.horz_banding = False
    for at, wide in enumerate(grid.widths):
        table.columns[at].width = Pt(wide)
    for at, high in enumerate(grid.heights):
        table.rows[at].height = Pt(high)
    for row, cells in enumerate([grid.heads, *grid.rows]):
        for at, text in enumerate(cells):
            words = " ".join(_lines(text, grid.widths[at], size, is_bold=not row))
            line = Line(text=words, size=size, is_bold=not row, is_right=grid.is_right[at])
            cell = table.cell(row, at)
            _set(cell, line)
            colour = grid.colours[row - 1] if row and grid.colours and not at else ""
            _ground(cell, look.NEIGHBOUR if not row else look.PAGE)
            if colour:
                _edge(cell, colour)


def _set(cell: Any, line: Line) -> None:  # noqa: ANN401
    cell.margin_left = cell.margin_right = Pt(PAD[0])
    cell.margin_top = cell.margin_bottom = Pt(PAD[1])
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    frame = cell.text_frame
    frame.word_wrap = True
    frame.auto_size = MSO_AUTO_SIZE.NONE
    put(frame.paragraphs[0], line)
    if line.is_right:
        frame.paragraphs[0].alignment = PP_ALIGN.RIGHT


def _ground(cell: Any, colour: str) -> None:  # noqa: ANN401
    cell.fill.solid()
    cell.fill.fore_color.rgb = rgb(colour)


def _edge(cell: Any, colour: str) -> None:  # noqa: ANN401
    """A broad left edge in the colour of the class or state; the words beside say it too."""
    from lxml import etree

    space = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
    properties = cell._tc.get_or_add_tcPr()  # noqa: SLF001 - the library knows no edges
    edge = etree.Element(f"{space}lnL", w=str(int(Pt(5))), cap="flat", cmpd="sng", algn="ctr")
    solid = etree.SubElement(edge, f"{space}solidFill")
    etree.SubElement(solid, f"{space}srgbClr", val=colour.lstrip("#").upper())
    etree.SubElement(edge, f"{space}prstDash", val="solid")
    properties.insert(0, edge)  # edges come before the ground
