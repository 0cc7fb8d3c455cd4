"""The province's own template is used as it is, or refused with a sentence."""

import io
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from pptx import Presentation
from pptx.util import Cm, Pt

from components.story.deck import TemplateError, deck
from components.story.deck.error import Fault
from components.story.deck.letter import rgb
from tests.unit.components.story.sample import FACTS, screening, shown, units


def saved(file: Any) -> bytes:
    content = io.BytesIO()
    file.save(content)
    return content.getvalue()


def template(change: Callable[[Any], None] = lambda _: None) -> bytes:
    """One with two slides of its own."""
    file = Presentation()
    for _ in range(2):
        slide = file.slides.add_slide(file.slide_layouts[1])
        slide.shapes.title.text = "Trang mẫu của tỉnh"
    change(file)
    return saved(file)


def retyped(content: bytes, old: bytes, new: bytes, **added: bytes) -> bytes:
    """The same with other content types, and other parts."""
    found = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as packed, zipfile.ZipFile(found, "w") as made:
        for name in packed.namelist():
            body = packed.read(name)
            is_types = name == "[Content_Types].xml"
            made.writestr(name, body.replace(old, new) if is_types else body)
        for name, body in added.items():
            made.writestr(f"ppt/{name}.bin", body)
    return found.getvalue()


def fault(content: bytes) -> Fault:
    with pytest.raises(TemplateError) as refused:
        deck(screening([shown(tables=(units(3),))]), template=content)
    assert len(str(refused.value)) > 20
    return refused.value.fault


def test_its_layouts_size_and_placeholders_are_used_and_its_slides_are_not() -> None:
    def wide(file: Any) -> None:
        file.slide_width, file.slide_height = Pt(1000), Pt(560)

    story = screening([shown(facts=FACTS, tables=(units(3),))])
    file: Any = Presentation(io.BytesIO(deck(story, template=template(wide))))
    assert (file.slide_width.pt, file.slide_height.pt) == (1000, 560)
    assert len(file.slides) == 2
    assert "Trang mẫu" not in "".join(
        shape.text_frame.text for slide in file.slides for shape in slide.shapes
        if shape.has_text_frame
    )  # fmt: skip
    slide = file.slides[1]
    assert slide.slide_layout.name in {one.name for one in file.slide_layouts}
    title = slide.shapes.title
    assert (title.left, title.top) == (slide.slide_layout.placeholders[0].left, title.top)
    empty = [one for one in slide.placeholders if one.has_text_frame and not one.text_frame.text]
    assert empty == []


def test_a_potx_is_a_template_too() -> None:
    old, new = b"presentation.main+xml", b"template.main+xml"
    content = retyped(template(), old, new)
    assert deck(screening([shown(tables=(units(3),))]), template=content)


def test_what_is_no_template_is_refused_with_a_sentence() -> None:
    assert fault(b"") is Fault.NOT_PPTX
    assert fault(b"%PDF-1.7 no slides") is Fault.NOT_PPTX
    assert fault(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)) is Fault.LOCKED
    assert fault(retyped(template(), b"presentationml.presentation", b"x")) is Fault.NOT_PPTX
    macros = b"application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml"
    old = b"application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
    assert fault(retyped(template(), old, macros)) is Fault.MACROS
    assert fault(retyped(template(), b"", b"", vbaProject=b"x")) is Fault.MACROS
    assert fault(template()[:9000]) is Fault.NOT_PPTX


def test_a_template_without_room_or_title_is_refused() -> None:
    def titles_gone(file: Any) -> None:
        for layout in file.slide_layouts:
            for holder in list(layout.placeholders):
                holder._element.getparent().remove(holder._element)

    assert fault(template(titles_gone)) is Fault.NO_LAYOUT

    def tiny(file: Any) -> None:
        file.slide_width, file.slide_height = Pt(200), Pt(120)
        for layout in file.slide_layouts:
            for holder in layout.placeholders:
                holder.left = holder.top = 0
                holder.width, holder.height = Pt(150), Pt(40)

    assert fault(template(tiny)) is Fault.SMALL


def test_a_slide_smaller_than_its_layouts_is_refused_and_its_size_told() -> None:
    def sized(width: float, height: float) -> bytes:
        def change(file: Any) -> None:
            file.slide_width, file.slide_height = Cm(width), Cm(height)

        return template(change)

    with pytest.raises(TemplateError) as refused:
        deck(screening([shown(tables=(units(3),))]), template=sized(7.6, 2.6))
    assert refused.value.fault is Fault.SMALL
    assert "7,6 x 2,6 cm" in str(refused.value)
    assert "14,1 x 10,6 cm" in str(refused.value)
    assert fault(sized(16, 11)) is Fault.NO_LAYOUT  # the boxes reach far over it


def test_on_a_dark_template_a_pale_ground_lies_below_what_is_drawn() -> None:
    def dark(file: Any) -> None:
        master = file.slide_master
        master.background.fill.solid()
        master.background.fill.fore_color.rgb = rgb("#0B2545")

    def usual(file: Any) -> None:
        del file

    story = screening([shown(tables=(units(3),))])
    for change, is_laid in ((dark, True), (usual, False)):
        file: Any = Presentation(io.BytesIO(deck(story, template=template(change))))
        names = [one.name for one in file.slides[1].shapes]
        assert ("ground" in names) is is_laid
        if is_laid:
            assert names.index("ground") < names.index("note")
