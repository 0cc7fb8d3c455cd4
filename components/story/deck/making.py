"""Slides of a story that PowerPoint opens: charts with their sheets, tables, maps, notes."""

import datetime as dt
import io
from itertools import chain
from typing import Final

from pptx.enum.text import PP_ALIGN
from pptx.opc.constants import RELATIONSHIP_TYPE

from components.plate import look
from components.story.character import clean
from components.story.deck.base import Base, opened
from components.story.deck.box import Box, Thing
from components.story.deck.frame import begun, problem, titled, told
from components.story.deck.letter import Line, fill, fitted
from components.story.deck.view import slides
from components.story.shown import Screening, Shown
from text import language, say

OPENING: Final = (40.0, 36.0, 32.0, 28.0, 24.0, 20.0, 16.0, 14.0)
BELOW: Final = (20.0, 18.0, 16.0, 14.0)


def deck(
    screening: Screening,
    *,
    template: bytes | None = None,
    is_wide: bool = True,
    is_vector: bool = False,
) -> bytes:
    """The slides of a story.

    Args:
        screening: What they show.
        template: The province's own PPTX or POTX; its layouts and placeholders are used.
        is_wide: 16:9, else 4:3; a template has its own size.
        is_vector: Maps as shapes that can be taken apart, a commune each, instead of pictures.

    Raises:
        TemplateError: Slides cannot be made from the template.
    """
    base = opened(template, is_wide=is_wide)
    at = 0
    if not screening.is_page:
        _opening(base, screening)
        at = 1
    for one, note in zip(screening.slides, screening.notes, strict=True):
        at = _shown(base, one, note, at=at, is_vector=is_vector)
    _facts(base, screening)
    file = io.BytesIO()
    base.file.save(file)
    return file.getvalue()


def _shown(base: Base, one: Shown, note: str, *, at: int, is_vector: bool) -> int:
    """The slides of one view; returns the number of the last."""
    draws = iter(()) if one.problem or one.is_empty else slides(one, is_vector=is_vector)
    first = next(draws, None)
    if first is None:
        slide, box = begun(base, one, at=at + 1, has_map=False)
        problem(slide, box, one.problem)
        told(slide, one, note=note, also=[one.problem])
        return at + 1
    for number, draw in enumerate(chain((first,), draws)):
        at += 1
        slide, box = begun(base, one, at=at, has_map=not number)
        also = draw(slide.shapes, box)
        told(slide, one, note=note, also=also)
    return at


def _opening(base: Base, screening: Screening) -> None:
    """The name of the story, what its figures are of, and that some are invented."""
    slide = base.file.slides.add_slide(base.opening)
    width, height = base.size
    box = Box(width * 0.08, height * 0.28, width * 0.84, height * 0.34)
    marks = {one.mark for one in screening.slides if one.mark}
    lines = [screening.said, *sorted(marks)]
    holder = next(
        (one for one in slide.placeholders if one != slide.shapes.title and one.has_text_frame),
        None,
    )
    if base.is_own or slide.shapes.title.width is None:
        box = titled(base, slide, screening.name, box, sizes=OPENING)
    else:
        own = slide.shapes.title
        room = Box(own.left.pt, own.top.pt, own.width.pt, own.height.pt)
        titled(base, slide, screening.name, room, sizes=OPENING)
    if holder is not None:
        if base.is_own:
            below = Box(box.x, box.bottom + 18, box.w, height * 0.24)
            holder.left, holder.top, holder.width, holder.height = below.emu
        wide = holder.width.pt - 16
        words, size = fitted(" · ".join(filter(None, lines)), wide=wide, high=90, sizes=BELOW)
        muted = look.MUTED if base.is_own else ""  # a template has its own
        holder.text_frame.clear()
        fill(holder.text_frame, [Line(text=words, size=size, colour=muted)])
        if base.is_own:  # below the title, not in the middle under its end
            holder.text_frame.paragraphs[0].alignment = PP_ALIGN.LEFT
    for other in list(slide.placeholders):
        if other not in (slide.shapes.title, holder):
            other._element.getparent().remove(other._element)
    names = [f"{n}. {one.title}" for n, one in enumerate(screening.slides, start=1)]
    frame = slide.notes_slide.notes_text_frame
    frame.text = "\n".join(clean(text) for text in (screening.name, *lines, *names) if text)


def _facts(base: Base, screening: Screening) -> None:
    """What the file says of itself; the picture of the library's base is not ours."""
    facts: Thing = base.file.core_properties
    facts.title = clean(screening.name)[:255]
    facts.author = facts.last_modified_by = say("deck.author")
    facts.subject = clean(screening.said)[:255]
    facts.language = language().value
    facts.keywords = facts.comments = ""
    facts.revision = 1
    facts.created = facts.modified = dt.datetime.now(dt.UTC).replace(tzinfo=None)
    package = base.file.part.package
    for key, one in list(package._rels.items()):
        if one.reltype == RELATIONSHIP_TYPE.THUMBNAIL:
            package.drop_rel(key)
