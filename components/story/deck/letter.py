"""Text on slides: set in the largest print that fits its room, and never cut without a sign.

Widths are those of our own font, which is wider than Arial: what fits here fits there.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.util import Pt

from components.plate import glyph, look
from components.story.character import clean
from components.story.deck.box import Box, Thing

LEAD: Final = 1.22
"""Height of a line to the size of its letters."""
BOLD: Final = 600
PLAIN: Final = 400
RIGHT_TO_LEFT: Final = frozenset({"R", "AL"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A paragraph.

    Args:
        text: What it says.
        size: Of its letters, points.
        is_bold: Heavier.
        colour: `#rrggbb`; "" leaves the template's own.
        is_right: Set flush right.
    """

    text: str
    size: float
    is_bold: bool = False
    colour: str = look.INK
    is_right: bool = False


def tied(text: str) -> str:
    """No line begins with the sign of percent."""
    return text.replace(" %", "\N{NO-BREAK SPACE}%")


def is_right_to_left(text: str) -> bool:
    """Whether its first letter with a direction runs to the left."""
    first = (unicodedata.bidirectional(one) for one in text)
    return next((one for one in first if one in {"L", *RIGHT_TO_LEFT}), "L") in RIGHT_TO_LEFT


def cut(text: str, *, wide: float, size: float, most: int, is_bold: bool = False) -> str:
    """The text as it is, where it fits so many lines; else what of it fits, ending in …."""
    if len(wrapped(text, wide=wide, size=size, most=99, is_bold=is_bold)) <= most:
        return clean(text)
    return " ".join(wrapped(text, wide=wide, size=size, most=most, is_bold=is_bold))


def wrapped(text: str, *, wide: float, size: float, most: int, is_bold: bool = False) -> list[str]:
    """The lines of a text; the last says with … what is cut off."""
    return list(_wrapped(text, wide / size, most, BOLD if is_bold else PLAIN))


@lru_cache(maxsize=20_000)
def _wrapped(text: str, wide: float, most: int, weight: int) -> tuple[str, ...]:
    """The same in letters of size 1: the same words are measured for many rooms and slides."""
    pieces = _broken(clean(text), wide, weight)
    return tuple(glyph.wrapped(pieces, room=wide, size=1, weight=weight, most=max(1, most)))


@lru_cache(maxsize=20_000)
def width(text: str, weight: int) -> float:
    """Of a line in letters of size 1."""
    return glyph.width(text, size=1, weight=weight)


def _broken(text: str, wide: float, weight: int) -> str:
    """A word longer than a line is broken, as a slide would."""
    words = []
    for word in text.split(" "):
        while len(word) > 1 and width(word, weight) > wide:
            fits = max(1, int(len(word) * wide / width(word, weight)) - 1)
            words.append(word[:fits])
            word = word[fits:]  # noqa: PLW2901 - the rest of it
        words.append(word)
    return " ".join(words)


def high(line: Line, *, wide: float, most: int = 99) -> float:
    """Height of a paragraph."""
    lines = wrapped(line.text, wide=wide, size=line.size, most=most, is_bold=line.is_bold)
    return len(lines) * line.size * LEAD


def fitted(
    text: str, *, wide: float, high: float, sizes: Sequence[float], is_bold: bool = False
) -> tuple[str, float]:
    """The text in the largest size that fits; in the last one what fits of it, ending in …."""
    for size in sizes:
        most = int(high / (size * LEAD))
        if most < 1:
            continue
        lines = wrapped(text, wide=wide, size=size, most=99, is_bold=is_bold)
        if len(lines) <= most:
            return clean(text), size
    size = sizes[-1]
    most = max(1, int(high / (size * LEAD)))
    return cut(text, wide=wide, size=size, most=most, is_bold=is_bold), size


def fitting(lines: Sequence[Line], *, wide: float, high_: float) -> list[Line]:
    """As many paragraphs as fit; the last of them is cut where only a part does."""
    kept: list[Line] = []
    left = high_
    for line in lines:
        most = int(left / (line.size * LEAD))
        if most < 1:
            break
        text = cut(line.text, wide=wide, size=line.size, most=most, is_bold=line.is_bold)
        kept.append(replace(line, text=text))
        left -= high(kept[-1], wide=wide)
    return kept


def written(shapes: Thing, box: Box, lines: Sequence[Line], *, name: str) -> float:
    """A text box at the top of a room.

    Args:
        shapes: Of the slide.
        box: The room; the text box takes of it what it needs.
        lines: Paragraphs.
        name: Of the shape.

    Returns:
        The height that it takes.
    """
    kept = fitting(lines, wide=box.w, high_=box.h)
    if not kept:
        return 0.0
    used = min(box.h, sum(high(line, wide=box.w) for line in kept) + 1)
    shape = shapes.add_textbox(*box._replace(h=used).emu)
    shape.name = name
    fill(shape.text_frame, kept)
    return used


def fill(frame: Thing, lines: Sequence[Line], *, is_middle: bool = False) -> None:
    """Put paragraphs into a shape, without margins."""
    frame.word_wrap = True
    frame.auto_size = MSO_AUTO_SIZE.NONE
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE if is_middle else MSO_ANCHOR.TOP
    for at, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if not at else frame.add_paragraph()
        put(paragraph, line)


def put(paragraph: Thing, line: Line) -> None:
    """One paragraph; an empty one is as high as its letters would be, and not as the usual 18."""
    if not line.text:
        paragraph._p.get_or_add_endParaRPr().set("sz", str(round(line.size * 100)))
        return
    paragraph.line_spacing = Pt(round(line.size * LEAD, 1))  # whatever a template's letters want
    run = paragraph.add_run()
    run.text = clean(line.text)
    run.font.size = Pt(line.size)
    run.font.bold = line.is_bold
    if line.colour:
        run.font.color.rgb = rgb(line.colour)
    if line.is_right:
        paragraph.alignment = PP_ALIGN.RIGHT
    if is_right_to_left(line.text):
        paragraph._p.get_or_add_pPr().set("rtl", "1")


def rgb(colour: str) -> RGBColor:
    """`#19696f` as the file writes it."""
    plain = colour.lstrip("#")
    return RGBColor(*(int(plain[at : at + 2], 16) for at in (0, 2, 4)))  # type: ignore[no-untyped-call]
