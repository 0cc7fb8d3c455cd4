"""What slides are made from: our own plain base, or the province's template."""

import io
import re
import zipfile
from dataclasses import dataclass
from typing import Final

from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.util import Emu, Pt

from components.story.deck.box import Box, Thing
from components.story.deck.error import Fault, TemplateError
from components.story.deck.ground import is_pale
from text import language
from text.number import decimal

FONT: Final = "Arial"
FONTS: Final = re.compile(rb'(<a:(?:major|minor)Font>\s*<a:latin typeface=")[^"]*')
WIDE: Final = (960.0, 540.0)
NARROW: Final = (720.0, 540.0)
MARGIN: Final = 36.0
TITLE: Final = 74.0
FOOT: Final = 20.0
LEAST: Final = (320.0, 200.0)
"""Room in points that a slide's content needs."""
LEAST_SLIDE: Final = (400.0, 300.0)
"""Points of a slide on which that room and its title can be."""
OVER: Final = 1.03
"""So far a layout's boxes may reach over its slide: a few bleed on purpose."""
LEAST_TITLE: Final = 24.0
MOST_BYTES: Final = 50_000_000
MOST_UNPACKED: Final = 300_000_000
OLD: Final = b"\xd0\xcf\x11\xe0"
"""How Office files begin that are encrypted, or older than 2007."""
TYPES: Final = "[Content_Types].xml"
AS_TEMPLATE: Final = b"presentationml.template.main+xml"
AS_SLIDES: Final = b"presentationml.presentation.main+xml"
HEADS: Final = frozenset({PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE})
BODIES: Final = frozenset({PP_PLACEHOLDER.OBJECT, PP_PLACEHOLDER.BODY})
FEET: Final = frozenset({PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.SLIDE_NUMBER})


@dataclass(frozen=True, slots=True, kw_only=True)
class Base:
    """An open presentation without slides.

    Args:
        file: The presentation.
        opening: Layout of the first slide.
        content: Layout of every other one.
        title: Room of a slide's title; None leaves it to the layout.
        body: Room of everything else.
        is_own: It is ours, not a province's.
        is_pale: Its slides are white or nearly; else a white ground is laid below what is drawn.
    """

    file: Thing
    opening: Thing
    content: Thing
    title: Box
    body: Box
    is_own: bool
    is_pale: bool = True

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of a slide, points."""
        return Emu(self.file.slide_width).pt, Emu(self.file.slide_height).pt


def opened(template: bytes | None, *, is_wide: bool) -> Base:
    """The presentation to fill.

    Args:
        template: The province's own file; None for ours.
        is_wide: 16:9, else 4:3; a template has its own size.

    Raises:
        TemplateError: It is no PPTX, is locked, holds macros, or has no layout to use.
    """
    return _own(is_wide=is_wide) if template is None else _theirs(template)


def _own(*, is_wide: bool) -> Base:
    """The library's plain base, in the font that every Windows has, put to the size asked for."""
    file = Presentation()
    width, height = WIDE if is_wide else NARROW
    share = Pt(width) / file.slide_width
    file.slide_width, file.slide_height = Pt(width), Pt(height)
    master = file.slide_master
    for holder in (master, *master.slide_layouts):
        for shape in holder.placeholders:
            if shape._element.spPr.xfrm is not None:
                shape.left, shape.width = round(shape.left * share), round(shape.width * share)
    theme = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme._blob = FONTS.sub(rb"\g<1>" + FONT.encode(), theme.blob)
    layouts = master.slide_layouts
    return Base(
        file=file,
        opening=layouts[0],
        content=layouts.get_by_name("Title Only"),
        title=Box(MARGIN, 22, width - 2 * MARGIN, TITLE),
        body=Box(MARGIN, 100, width - 2 * MARGIN, height - 100 - FOOT),
        is_own=True,
    )


def _theirs(content: bytes) -> Base:
    """The province's file, its own slides taken out."""
    try:
        file = Presentation(io.BytesIO(_checked(content)))
    except TemplateError:
        raise
    except Exception as error:  # the library fails in many ways on a broken file
        raise TemplateError(Fault.BROKEN) from error
    _refuse_small(file)
    _empty(file)
    best = max(
        ((layout, *_rooms(file, layout)) for layout in _layouts(file)),
        key=lambda found: _worth(found[0], found[2]),
        default=None,
    )
    if best is None or best[2].w < LEAST[0] or best[2].h < LEAST[1]:
        raise TemplateError(Fault.NO_LAYOUT)
    content_layout, title, body = best
    opening = next((one for one in _layouts(file) if _is_opening(one)), content_layout)
    return Base(
        file=file,
        opening=opening,
        content=content_layout,
        title=title,
        body=body,
        is_own=False,
        is_pale=is_pale(content_layout),
    )


def _refuse_small(file: Thing) -> None:
    found = (Emu(file.slide_width), Emu(file.slide_height))
    if any(one.pt < least for one, least in zip(found, LEAST_SLIDE, strict=True)):
        sizes = (*(one.cm for one in found), *(Pt(least).cm for least in LEAST_SLIDE))
        said = [decimal(one, digits=1, locale=language()) for one in sizes]
        keys = ("width", "height", "least_width", "least_height")
        raise TemplateError(Fault.SMALL, **dict(zip(keys, said, strict=True)))


def _checked(content: bytes) -> bytes:
    """The file, if it may be opened; a template of slides is read as slides."""
    if content.startswith(OLD):
        raise TemplateError(Fault.LOCKED)
    if len(content) > MOST_BYTES:
        raise TemplateError(Fault.LARGE)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            names = packed.namelist()
            if sum(one.file_size for one in packed.infolist()) > MOST_UNPACKED:
                raise TemplateError(Fault.LARGE)
            if TYPES not in names:
                raise TemplateError(Fault.NOT_PPTX)
            types = packed.read(TYPES)
            if b"macroEnabled" in types or any(one.endswith("vbaProject.bin") for one in names):
                raise TemplateError(Fault.MACROS)
            if AS_TEMPLATE not in types and AS_SLIDES not in types:
                raise TemplateError(Fault.NOT_PPTX)
            if AS_TEMPLATE not in types:
                return content
            return _repacked(packed, types.replace(AS_TEMPLATE, AS_SLIDES))
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError) as error:
        raise TemplateError(Fault.NOT_PPTX) from error


def _repacked(packed: zipfile.ZipFile, types: bytes) -> bytes:
    found = io.BytesIO()
    with zipfile.ZipFile(found, "w", zipfile.ZIP_DEFLATED) as made:
        for name in packed.namelist():
            made.writestr(name, types if name == TYPES else packed.read(name))
    return found.getvalue()


def _empty(file: Thing) -> None:
    """Without the slides that the template was shown with."""
    listed = file.slides._sldIdLst
    for one in list(listed):
        file.part.drop_rel(one.rId)
        listed.remove(one)


def _layouts(file: Thing) -> list[Thing]:
    return [layout for master in file.slide_masters for layout in master.slide_layouts]


def _title_of(layout: Thing) -> Thing:
    return next((one for one in layout.placeholders if _kind(one) in HEADS), None)


def _kind(shape: Thing) -> Thing:
    return shape.placeholder_format.type


def _is_opening(layout: Thing) -> bool:
    return any(_kind(one) is PP_PLACEHOLDER.CENTER_TITLE for one in layout.placeholders)


def _rooms(file: Thing, layout: Thing) -> tuple[Box, Box]:
    """Where the layout has its title, and where there is room for the rest."""
    head = _title_of(layout)
    nothing = Box(0, 0, 0, 0)
    if head is None or head.width is None or _is_opening(layout):
        return nothing, nothing
    title = _box(head)
    if title.h < LEAST_TITLE:
        return nothing, nothing
    bodies = [_box(one) for one in layout.placeholders if _kind(one) in BODIES and one.width]
    if not all(_is_within(file, one) for one in (title, *bodies)):
        return nothing, nothing  # of a slide that was made smaller than its boxes
    if len(bodies) == 1:
        return title, bodies[0]
    foot = Emu(file.slide_height).pt - FOOT
    tops = [Emu(one.top).pt for one in layout.placeholders if _kind(one) in FEET and one.top]
    end = min([foot, *(top for top in tops if top > title.bottom)])
    top = title.bottom + 6
    return title, Box(title.x, top, title.w, end - top - 4)


def _is_within(file: Thing, box: Box) -> bool:
    """Whether a box lies on its slide."""
    width, height = Emu(file.slide_width).pt, Emu(file.slide_height).pt
    return box.right <= width * OVER and box.bottom <= height * OVER


def _worth(layout: Thing, body: Box) -> tuple[bool, bool, float]:
    """A title alone, or with one place for content; the larger the better."""
    others = [one for one in layout.placeholders if _kind(one) not in HEADS | FEET]
    has_room = body.w >= LEAST[0] and body.h >= LEAST[1]
    return has_room, len(others) <= 1, body.w * body.h


def _box(shape: Thing) -> Box:
    return Box(*(Emu(one).pt for one in (shape.left, shape.top, shape.width, shape.height)))
