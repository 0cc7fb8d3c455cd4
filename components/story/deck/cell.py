"""A native table put on a slide, cell by cell."""

from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.oxml.xmlchemy import OxmlElement
from pptx.util import Pt

from components.plate import look
from components.story.deck import letter
from components.story.deck.box import Box, Thing
from components.story.deck.frame import described
from components.story.deck.grid import MOST_LINES, PAD, SIZE, SLACK, Grid
from components.story.deck.letter import Line, put, rgb


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
            ground = grid.grounds[row - 1][at] if row and grid.grounds else ""
            ink = look.ink_on(ground) if ground else look.INK
            line = Line(
                text=words, size=size, is_bold=not row, is_right=grid.is_right[at], colour=ink
            )
            cell = table.cell(row, at)
            _set(cell, line)
            colour = grid.colours[row - 1] if row and grid.colours and not at else ""
            _ground(cell, ground or (look.PAGE if row else look.NEIGHBOUR))
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
