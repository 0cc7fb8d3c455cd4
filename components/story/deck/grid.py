"""Native tables: the rows that fit, and in words how many there are besides."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.oxml.xmlchemy import OxmlElement
from pptx.util import Pt

from components.plate import look
from components.story.deck import letter
from components.story.deck.box import GAP, Box, Thing
from components.story.deck.frame import described
from components.story.deck.letter import BOLD, LEAD, Line, put, rgb, wrapped, written
from components.story.shown import Column, Table
from text import say

SIZE: Final = 12.0
PAD: Final = (5.0, 2.5)
MOST_LINES: Final = 3
LEAST_WIDE: Final = 44.0
MOST_WIDE: Final = 300.0
FIRST_LEAST: Final = 110.0
SLACK: Final = 4.0
LEAST_TEXT: Final = 96.0
BLOCKS: Final = 3
KEYS: Final = ("unit", "value", "rank", "state", "goal", "change", "lead", "moved", "class")
"""What a table keeps first where there is little room; then the columns without a key."""
LAST: Final = frozenset({"code", "source", "basis", "quotient"})
REST: Final = 18.0
PERIOD: Final = "period"  # of several, the newest are kept


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


def drawn(shapes: Thing, box: Box, one: Table, *, size: float = SIZE) -> list[str]:
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
    places = room._replace(h=room.h - REST)
    at, deep = 0, 0.0
    for place in _blocks(one, kept, places, size):
        grid, fits = cut(one, kept, range(at, len(one)), place, size=size)
        if not fits:
            break
        put_down(shapes, place, grid, name=one.title, size=size)
        at, deep = at + fits, max(deep, sum(grid.heights))
        if at == len(one):
            break
    told = rest(one, shown=at, left_out=left_out)
    if told:
        below = room.below(deep, gap=3)
        line = Line(text=" ".join(told), size=11, colour=look.MUTED)
        written(shapes, below._replace(h=REST - 2), [line], name="rest")
    return told


def _blocks(one: Table, columns: Sequence[Column], box: Box, size: float) -> list[Box]:
    """A narrow table of many rows goes on beside itself."""
    _, fits = cut(one, columns, range(len(one)), box, size=size)
    wanted = sum(natural(column, size) for column in columns)
    count = min(BLOCKS, int((box.w + GAP) / (wanted + GAP)))
    if fits in {0, len(one)} or count < 2:  # noqa: PLR2004 - beside itself
        return [box]
    return box.columns([1] * min(count, -(-len(one) // fits)))


def rest(one: Table, *, shown: int, left_out: Sequence[Column] = ()) -> list[str]:
    """`và 35 dòng khác`, and the columns that are not there; nothing of a whole table."""
    told = []
    if shown < len(one):
        told.append(say("deck.rest", n=len(one) - shown))
    if left_out:
        told.append(say("deck.columns_left", names=", ".join(each.title for each in left_out)))
    return told


def columns_for(
    one: Table, wide: float, *, size: float = SIZE
) -> tuple[list[Column], list[Column]]:
    """The columns that there is room for, in their order; and the others."""
    places = {key: at for at, key in enumerate(KEYS)}

    def rank(column: Column) -> tuple[int, int]:
        last = len(KEYS) + (column.key in LAST)
        at = one.columns.index(column)
        return places.get(column.key, last), -at if column.key == PERIOD else at

    kept: list[Column] = []
    taken = 0.0
    for column in sorted(one.columns, key=rank):
        least = _least(column, size)
        if kept and taken + least > wide:
            continue
        kept.append(column)
        taken += least
    left_out = [column for column in one.columns if column not in kept]
    return [column for column in one.columns if column in kept], left_out


def natural(column: Column, size: float) -> float:
    """The width that a column would like."""
    words = [*column.printed, *column.title.split(" ")]
    longest = max((size * letter.width(text, BOLD) for text in words), default=0)
    return min(MOST_WIDE, max(LEAST_WIDE, longest + 2 * PAD[0] + SLACK))


def _least(column: Column, size: float) -> float:
    """What a column needs: numbers are never broken, words may be."""
    wanted = natural(column, size)
    if column.is_number:
        return wanted
    return min(wanted, FIRST_LEAST if column.key == "unit" else LEAST_TEXT)


def widths_of(columns: Sequence[Column], wide: float, size: float) -> tuple[float, ...]:
    """Each what it needs, and of what is left the share of what it would like."""
    least = [_least(column, size) for column in columns]
    wanted = [natural(column, size) - need for column, need in zip(columns, least, strict=True)]
    left = max(0.0, wide - sum(least))
    share = min(1.0, left / sum(wanted)) if sum(wanted) else 0.0
    found = [need + share * more for need, more in zip(least, wanted, strict=True)]
    squeezed = min(1.0, wide / sum(found))
    return tuple(each * squeezed for each in found)


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
        if sum(heights) + needed > box.h:
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


def _high(
    cells: Sequence[str], widths: Sequence[float], size: float, *, is_bold: bool = False
) -> float:
    lines = max(
        len(_lines(text, wide, size, is_bold=is_bold))
        for text, wide in zip(cells, widths, strict=True)
    )
    return lines * size * LEAD + 2 * PAD[1] + 0.5


def _lines(text: str, wide: float, size: float, *, is_bold: bool) -> list[str]:
    inner = wide - 2 * PAD[0] - SLACK / 2
    return wrapped(text, wide=inner, size=size, most=MOST_LINES, is_bold=is_bold)


def put_down(shapes: Thing, box: Box, grid: Grid, *, name: str, size: float = SIZE) -> None:
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
            inner = grid.widths[at] - 2 * PAD[0] - SLACK / 2
            words = letter.cut(text, wide=inner, size=size, most=MOST_LINES, is_bold=not row)
            line = Line(text=words, size=size, is_bold=not row, is_right=grid.is_right[at])
            cell = table.cell(row, at)
            _set(cell, line)
            colour = grid.colours[row - 1] if row and grid.colours and not at else ""
            _ground(cell, look.NEIGHBOUR if not row else look.PAGE)
            if colour:
                _edge(cell, colour)


def _set(cell: Thing, line: Line) -> None:
    cell.margin_left = cell.margin_right = Pt(PAD[0])
    cell.margin_top = cell.margin_bottom = Pt(PAD[1])
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    frame = cell.text_frame
    frame.word_wrap = True
    frame.auto_size = MSO_AUTO_SIZE.NONE
    put(frame.paragraphs[0], line)
    if line.is_right:
        frame.paragraphs[0].alignment = PP_ALIGN.RIGHT


def _ground(cell: Thing, colour: str) -> None:
    cell.fill.solid()
    cell.fill.fore_color.rgb = rgb(colour)


def _edge(cell: Thing, colour: str) -> None:
    """A broad left edge in the colour of the class or state; the words beside say it too."""
    edge, solid, ink = (OxmlElement(f"a:{tag}") for tag in ("lnL", "solidFill", "srgbClr"))
    for key, value in (("w", str(int(Pt(5)))), ("cap", "flat"), ("cmpd", "sng"), ("algn", "ctr")):
        edge.set(key, value)
    ink.set("val", colour.lstrip("#").upper())
    solid.append(ink)
    edge.append(solid)
    cell._tc.get_or_add_tcPr().insert(0, edge)  # edges come before the ground
