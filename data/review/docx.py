"""The report as a DOCX, so that an office can go on writing in it."""

import datetime as dt
import io
from typing import Final

from docx import Document
from docx.document import Document as Written
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.section import Section as Page
from docx.shared import Length, Mm, Pt, RGBColor
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from data.review.block import Block, Figure, Grid, Paper
from data.review.openxml import field, plain, repeat, whole
from data.review.width import widths

FACE: Final = "Times New Roman"
MARK: Final = RGBColor(0x5B, 0x3A, 0x8C)
SHORT, LONG = Mm(210), Mm(297)
CENTRE: Final = WD_ALIGN_PARAGRAPH.CENTER
MAP_HIGH: Final = Mm(104)
MAP_WIDE: Final = Mm(165)
LONG_TITLE: Final = 160


def report_docx(one: Paper, *, at: dt.datetime) -> bytes:
    """The report, A4 in the face and margins that offices write in; wide tables lie across.

    Args:
        one: What it says.
        at: When it was closed, of a draft saved: what the file says of itself.
    """
    written = Document()
    _about(written, one, at)
    _page(written.sections[0])
    _head(written, one)
    for section in one.sections:
        title = _line(written, section.title, is_bold=True, before=Pt(10))
        title.paragraph_format.keep_with_next = True
        for block in section.blocks:
            _block(written, block, width=Mm(165))
    _signature(written, one)
    for section in one.appendices:
        _page(written.add_section(WD_SECTION.NEW_PAGE), is_across=section.is_across)
        _line(written, section.title, is_bold=True, align=CENTRE)
        for block in section.blocks:
            _block(written, block, width=Mm(262) if section.is_across else Mm(165))
    _marks(written, one)
    _foot(written, one)
    body = io.BytesIO()
    written.save(body)
    return body.getvalue()


def _about(written: Written, one: Paper, at: dt.datetime) -> None:
    plain(written)
    said = written.core_properties
    said.title, said.author, said.comments = one.title[:255], "Bản Số", ""
    said.language = one.language
    said.created = said.modified = at.replace(tzinfo=None)
    normal = written.styles["Normal"]
    normal.font.name, normal.font.size = FACE, Pt(13)
    fonts = normal.element.get_or_add_rPr().get_or_add_rFonts()
    for name in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
        fonts.set(qn(name), FACE)
    normal.paragraph_format.space_after = Pt(4)


def _page(page: Page, *, is_across: bool = False) -> None:
    if is_across:
        page.orientation = WD_ORIENT.LANDSCAPE
        page.page_width, page.page_height = LONG, SHORT
        page.top_margin, page.bottom_margin = Mm(18), Mm(16)
        page.left_margin, page.right_margin = Mm(20), Mm(15)
        return
    page.orientation = WD_ORIENT.PORTRAIT
    page.page_width, page.page_height = SHORT, LONG
    page.top_margin = page.bottom_margin = Mm(20)
    page.left_margin, page.right_margin = Mm(30), Mm(15)


def _head(written: Written, one: Paper) -> None:
    """The agency at the left, the state at the right, then what the document is."""
    table = written.add_table(rows=1, cols=2)
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    left, right = table.rows[0].cells
    table.autofit = False
    wide = (Mm(76), Mm(98))
    for column, cell, share in zip(table.columns, (left, right), wide, strict=True):
        column.width = cell.width = share
    _cell(left, one.parent, size=11.5)
    _cell(left, one.agency, size=11.5, is_bold=True)
    _cell(left, one.number, size=12)
    _cell(right, one.nation[0], size=12, is_bold=True)
    _cell(right, one.nation[1], size=12.5, is_bold=True, is_ruled=True)
    _cell(right, one.placed, size=12.5, is_italic=True)
    for cell in (left, right):
        cell._element.remove(cell.paragraphs[0]._element)  # the empty one that a cell begins with
    _line(written, one.kind, is_bold=True, align=CENTRE, size=14, before=Pt(12))
    size = 12 if len(one.title) > LONG_TITLE else 14
    _line(written, one.title, is_bold=True, align=CENTRE, size=size)
    for line in one.about:
        _line(written, line, is_italic=True, align=CENTRE, size=11.5)


def _cell(
    cell: _Cell,
    text: str,
    *,
    size: float,
    is_bold: bool = False,
    is_italic: bool = False,
    is_ruled: bool = False,
) -> None:
    made = _format(cell.add_paragraph(), text, size=size, is_bold=is_bold, is_italic=is_italic)
    made.alignment, made.paragraph_format.space_after = CENTRE, Pt(3 if is_ruled else 0)
    if is_ruled:
        made.runs[0].underline = True


def _signature(written: Written, one: Paper) -> None:
    written.add_paragraph()
    table = written.add_table(rows=1, cols=2)
    whole(table.rows[0]._tr)
    left, right = table.rows[0].cells
    head, *rest = one.recipients
    _format(left.paragraphs[0], head, size=11, is_bold=True, is_italic=True)
    for line in rest:
        _format(left.add_paragraph(), line, size=11)
    _format(right.paragraphs[0], one.signature[0], is_bold=True).alignment = CENTRE
    how = _format(right.add_paragraph(), one.signature[1], size=11, is_italic=True)
    how.alignment = CENTRE


def _block(written: Written, one: Block, *, width: Length) -> None:
    if isinstance(one, Grid):
        _grid(written, one, width=width)
    elif isinstance(one, Figure):
        _figure(written, one)
    elif one.is_heading:
        _line(written, one.text, is_bold=True, before=Pt(6)).paragraph_format.keep_with_next = True
    elif one.is_note:
        _line(written, one.text, is_italic=True, size=10)
    else:
        made = _line(written, one.text)
        made.paragraph_format.first_line_indent = Mm(10)
        made.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY


def _grid(written: Written, one: Grid, *, width: Length) -> None:
    if one.is_titled:
        above = _line(written, one.title, is_bold=True, before=Pt(6))
        above.paragraph_format.keep_with_next = True
    table = written.add_table(rows=1, cols=len(one.columns), style="Table Grid")
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    wide = widths(one, width)
    for cell, name in zip(table.rows[0].cells, one.columns, strict=True):
        _format(cell.paragraphs[0], name, size=10.5, is_bold=True).alignment = CENTRE
    repeat(table.rows[0]._tr)
    for row in one.rows:
        made = table.add_row()
        whole(made._tr)
        for at, (cell, text) in enumerate(zip(made.cells, row, strict=True)):
            words = _format(cell.paragraphs[0], text, size=10.5)
            if at in one.numbers:
                words.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for column, share in zip(table.columns, wide, strict=True):
        column.width = share
    for row in table.rows:
        for cell, share in zip(row.cells, wide, strict=True):
            cell.width = share
            cell.paragraphs[0].paragraph_format.space_after = Pt(0)
    written.add_paragraph().paragraph_format.space_after = Pt(0)


def _figure(written: Written, one: Figure) -> None:
    title = _line(written, one.title, is_bold=True)
    title.paragraph_format.keep_with_next = True
    holder = written.add_paragraph()
    holder.alignment = CENTRE
    drawn = holder.add_run().add_picture(io.BytesIO(one.png), width=MAP_WIDE)
    if drawn.height > MAP_HIGH:
        drawn.width = Length(int(drawn.width * MAP_HIGH / drawn.height))
        drawn.height = MAP_HIGH
    drawn._inline.docPr.set("descr", one.alt)  # what a screen reader says; no public way


def _marks(written: Written, one: Paper) -> None:
    """Above every page, small: the formal head below it is the office's own."""
    if one.marks:
        holder = _format(written.sections[0].header.paragraphs[0], " · ".join(one.marks), size=8.5)
        holder.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        holder.runs[0].font.color.rgb = MARK


def _foot(written: Written, one: Paper) -> None:
    """On every page which review it is, and the page's number, which Word counts."""
    holder = written.sections[0].footer.paragraphs[0]
    _format(holder, f"{one.foot} ", size=8.5)
    for part in one.page.replace("\0", "\0PAGE\0").replace("\1", "\0NUMPAGES\0").split("\0"):
        if part in {"PAGE", "NUMPAGES"}:
            for made in field(part):  # a run each: the number takes the size of the last
                run = holder.add_run()
                run.font.size = Pt(8.5)
                run._r.append(made)
        else:
            _format(holder, part, size=8.5)


def _line(
    written: Written,
    text: str,
    *,
    size: float = 13,
    is_bold: bool = False,
    is_italic: bool = False,
    align: WD_ALIGN_PARAGRAPH | None = None,
    before: Length | None = None,
) -> Paragraph:
    made = _format(written.add_paragraph(), text, size=size, is_bold=is_bold, is_italic=is_italic)
    if align is not None:
        made.alignment = align
    made.paragraph_format.space_before = before
    return made


def _format(
    made: Paragraph,
    text: str,
    *,
    size: float = 13,
    is_bold: bool = False,
    is_italic: bool = False,
) -> Paragraph:
    """The text as one run; what XML cannot hold is left out."""
    run = made.add_run("".join(sign for sign in text if sign >= " " or sign in "\n\t"))
    run.font.size, run.bold, run.italic = Pt(size), is_bold or None, is_italic or None
    return made
