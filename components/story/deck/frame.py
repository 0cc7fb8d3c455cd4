"""What every slide has: title, note, mark, source, revision, number, and the speaker's notes."""

import copy
from html import unescape
from typing import Final

from pptx.enum.shapes import MSO_SHAPE, PP_PLACEHOLDER
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Pt

from components.maps import furniture
from components.plate import glyph, look
from components.story.character import clean
from components.story.deck import ground
from components.story.deck.base import Base
from components.story.deck.box import Box, Thing
from components.story.deck.letter import (
    LEAD,
    Line,
    fill,
    fitted,
    high,
    put,
    rgb,
    tied,
    written,
)
from components.story.shown import Shown
from geo import topology
from text import say

TITLES: Final = (28.0, 24.0, 20.0, 18.0, 16.0, 14.0, 12.0, 11.0)
NOTES: Final = (16.0, 14.0, 12.0, 11.0)
FEET: Final = (12.0, 11.0, 10.0, 9.0)
NOTE_HIGH: Final = 40.0
FOOT_HIGH: Final = 32.0
NUMBER: Final = 48.0
MARK: Final = 13.0
NOTICE: Final = 15.0


def begun(base: Base, one: Shown, *, at: int, has_map: bool) -> tuple[Thing, Box]:
    """A slide with its frame, and the room that is left for what it shows.

    Args:
        base: What it is made from.
        one: What it shows.
        at: Its number.
        has_map: There is a map on it, whose outlines have a source.
    """
    slide = base.file.slides.add_slide(base.content)
    head = titled(base, slide, one.title, base.title)
    for holder in list(slide.placeholders):
        if holder != slide.shapes.title:  # what stays empty asks to be filled
            holder._element.getparent().remove(holder._element)
    body = base.body
    if base.is_own:  # a short title leaves its room to what is below it
        body = body._replace(y=head.bottom + 4, h=body.bottom - head.bottom - 4)
    if not base.is_pale:
        ground.laid(slide.shapes, body)
    beside = _mark(slide, one.mark, body)
    used = 0.0
    if one.note:
        wide = body.w - beside
        text, size = fitted(one.note, wide=wide, high=NOTE_HIGH, sizes=NOTES)
        line = Line(text=text, size=size, colour=look.MUTED)
        used = written(slide.shapes, Box(body.x, body.y, wide, NOTE_HIGH), [line], name="note")
    foot = _foot(base, slide, one, at=at, outlines=_outlines(one) if has_map else "")
    top = body.y + max(used, MARK * 2 if beside else 0.0) + 10
    return slide, Box(body.x, top, body.w, foot - 8 - top)


def titled(base: Base, slide: Thing, text: str, box: Box, *, sizes: Thing = TITLES) -> Box:
    """The title in the layout's own placeholder, smaller where it is long; returns its room."""
    shape = slide.shapes.title
    words, size = fitted(tied(text), wide=box.w - 16, high=box.h - 8, sizes=sizes, is_bold=True)
    colour = look.INK if base.is_own else ""
    line = Line(text=words, size=size, is_bold=True, colour=colour)
    if base.is_own:
        box = box._replace(h=min(box.h, high(line, wide=box.w - 16) + 4))
        shape.left, shape.top, shape.width, shape.height = box.emu
    frame = shape.text_frame
    frame.clear()
    put(frame.paragraphs[0], line)
    frame.word_wrap = True
    if base.is_own:
        fill_anchor(frame)
    return box


def fill_anchor(frame: Thing) -> None:
    """Ours begins at the left edge of all else."""
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.vertical_anchor = MSO_ANCHOR.BOTTOM
    frame.paragraphs[0].alignment = PP_ALIGN.LEFT


def _mark(slide: Thing, text: str, body: Box) -> float:
    """The mark of invented figures, at the right of the note; and the room that it takes."""
    if not text:
        return 0.0
    wide = glyph.width(text, size=MARK, weight=600) + 24
    box = Box(body.right - wide, body.y, wide, MARK * 2)
    shape = slide.shapes.add_shape(MSO_SHAPE.ROUNDED_RECTANGLE, *box.emu)
    shape.name = "mark"
    shape.shadow.inherit = False
    shape.fill.solid()
    shape.fill.fore_color.rgb = rgb(look.MARK_GROUND)
    shape.line.color.rgb = rgb(look.MARK)
    shape.line.width = Pt(1)
    fill(
        shape.text_frame,
        [Line(text=text, size=MARK, is_bold=True, colour=look.MARK)],
        is_middle=True,
    )
    shape.text_frame.paragraphs[0].alignment = PP_ALIGN.CENTER
    return wide + 12


def _foot(base: Base, slide: Thing, one: Shown, *, at: int, outlines: str) -> float:
    """Source and revision, and the number of the slide; returns where they begin."""
    body = base.body
    revision = f"{one.revision}." if one.revision else ""
    words = " ".join(filter(None, (one.source, revision, outlines)))
    has_own = not base.is_own and _numbered(base, slide)
    wide = body.w if has_own else body.w - NUMBER - 12
    text, size = fitted(words, wide=wide, high=FOOT_HIGH, sizes=FEET)
    top = body.bottom - FOOT_HIGH
    if text:
        line = Line(text=text, size=size, colour=look.MUTED)
        written(slide.shapes, Box(body.x, top, wide, FOOT_HIGH), [line], name="source")
    if not has_own:
        number = Line(text=str(at), size=FEET[0], colour=look.MUTED, is_right=True)
        box = Box(body.right - NUMBER, top, NUMBER, FEET[0] * LEAD + 2)
        written(slide.shapes, box, [number], name="number")
    return top


def _outlines(one: Shown) -> str:
    """Whose outlines a map shows, or that they are schematic."""
    if one.plate is None:
        return ""
    words = unescape(furniture.attribution(topology.layer(one.plate.view.scope)))
    return f"{words[:1].upper()}{words[1:]}."


def _numbered(base: Base, slide: Thing) -> bool:
    """The template's own slide number, where its layout has one."""
    for holder in base.content.placeholders:
        if holder.placeholder_format.type is PP_PLACEHOLDER.SLIDE_NUMBER:
            slide.shapes._spTree.append(copy.deepcopy(holder._element))
            numbered(slide)
            return True
    return False


def numbered(slide: Thing) -> None:
    """Every shape of a slide has a number of its own."""
    for at, one in enumerate(slide.shapes._spTree.iter("{*}cNvPr"), start=1):
        one.set("id", str(at))


def told(slide: Thing, one: Shown, *, note: str, also: list[str]) -> None:
    """The speaker's notes: the author's words, then what the slide says, in sentences.

    Args:
        slide: Of the deck.
        one: What it shows.
        note: Of its author.
        also: What there was no room for.
    """
    facts = [" ".join((f"{fact.name}: {fact.value}.", *fact.beside)).strip() for fact in one.facts]
    parts = [note, one.title, one.note, *facts, *one.sentences, *also, one.source, one.revision]
    frame = slide.notes_slide.notes_text_frame
    frame.text = "\n".join(clean(part) for part in parts if part)


def described(shape: Thing, *, name: str, alt: str) -> None:
    """A name for the list of shapes, and words for who does not see it."""
    shape.name = clean(name)
    properties = next(shape._element.iter("{*}cNvPr"))
    properties.set("descr", clean(alt))


def problem(slide: Thing, box: Box, text: str) -> None:
    """Why there is nothing to see."""
    text = text or say("deck.nothing")
    words, size = fitted(text, wide=box.w * 0.8, high=box.h, sizes=(22.0, 18.0, NOTICE))
    room = Box(box.x, box.y + 24, box.w * 0.8, box.h - 24)
    written(slide.shapes, room, [Line(text=words, size=size)], name="problem")
