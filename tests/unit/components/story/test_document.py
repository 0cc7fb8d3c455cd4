"""A story on paper has every view, every row and our own letters; nothing of a file is markup."""

import datetime as dt
import io
import re
from collections.abc import Iterator
from typing import Any

import pytest
from pypdf import PdfReader

from components.story.document import document
from components.story.shown import Screening
from tests.unit.components.plate.sample import plate
from tests.unit.components.story.sample import (
    FACTS,
    RIGHT_TO_LEFT,
    every,
    screening,
    shown,
    units,
)
from text import Language, speaking

AT = dt.datetime(2025, 10, 10, tzinfo=dt.UTC)


def opened(one: Screening) -> PdfReader:
    return PdfReader(io.BytesIO(document(one, at=AT)))


def words(found: PdfReader) -> str:
    return " ".join(page.extract_text() for page in found.pages)


@pytest.mark.parametrize("spoken", Language)
def test_it_is_tagged_and_holds_its_letters_and_its_language(spoken: Language) -> None:
    with speaking(spoken):
        found = opened(screening([shown(plate=plate(), facts=FACTS, tables=(units(3),))]))
    root: Any = found.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == spoken.value
    kinds = set(_tags(root["/StructTreeRoot"]))
    assert {"/H1", "/Table", "/TR", "/TH", "/TD", "/Figure"} <= kinds
    held: list[Any] = [page["/Resources"] for page in found.pages]
    fonts = [font for one in held for font in one["/Font"].values()]
    assert fonts
    kinds_of = [font.get_object()["/DescendantFonts"][0].get_object() for font in fonts]
    files = [kind["/FontDescriptor"].get_object() for kind in kinds_of]
    assert all("/FontFile2" in one or "/FontFile3" in one for one in files)
    assert all("BeVietnamPro" in one["/FontName"] for one in files)


def _tags(one: Any) -> Iterator[str]:
    """The kind of every element of the tree that a screen reader walks."""
    held = one.get_object() if hasattr(one, "get_object") else one
    if isinstance(held, list):
        for each in held:
            yield from _tags(each)
    elif isinstance(held, dict):
        if "/S" in held:
            yield held["/S"]
        yield from _tags(held.get("/K", []))


def test_a_picture_says_in_words_what_it_shows() -> None:
    found = opened(screening([shown(plate=plate())]))
    root: Any = found.trailer["/Root"]
    said = [one.get("/Alt") for one in _figures(root["/StructTreeRoot"])]
    assert said == [plate().view.alt]


def _figures(one: Any) -> Iterator[Any]:
    held = one.get_object() if hasattr(one, "get_object") else one
    if isinstance(held, list):
        for each in held:
            yield from _figures(each)
    elif isinstance(held, dict):
        if held.get("/S") == "/Figure":
            yield held
        yield from _figures(held.get("/K", []))


def test_no_word_is_hyphenated() -> None:
    text = words(opened(screening([shown(title="Chuyển đổi số " * 30, tables=(units(3),))])))
    assert "\N{SOFT HYPHEN}" not in text
    assert not re.search(r"\w-\n", text)


def test_every_row_of_every_table_is_there() -> None:
    text = words(opened(screening([shown(tables=(units(120, name="Xã"),))])))
    assert all(f"Xã {at}" in text for at in range(120))


def test_a_map_is_on_a_page_with_what_it_is_of() -> None:
    text = words(opened(screening([shown(title="Cáp quang", plate=plate(), facts=FACTS)])))
    assert "Cáp quang" in text
    assert "Bản số liệu r128" in text


def test_every_kind_of_view_and_the_longest_names_make_a_page() -> None:
    found = opened(screening(every()))
    assert len(found.pages) > len(every())
    assert "không còn trong danh mục" in words(found)


def test_markup_and_other_scripts_stay_text() -> None:
    evil = '#read("/etc/passwd") *đậm* $x$ ] )'
    text = words(opened(screening([shown(title=evil, note=RIGHT_TO_LEFT)])))
    assert "read(" in text
    assert "root:" not in text


def test_the_same_story_gives_the_same_bytes() -> None:
    one = screening([shown(plate=plate(), tables=(units(5),))])
    assert document(one, at=AT) == document(one, at=AT)


def test_a_story_with_a_table_of_thousands_can_be_printed() -> None:
    one = shown(tables=(units(3321, name="Xã"),))
    found = opened(screening([one]))
    said = words(found)
    assert len(found.pages) < 10
    assert "50 nơi đứng đầu" in said
    assert "50 nơi đứng cuối" in said
    assert "tệp Excel" in said


def test_a_long_word_breaks_and_the_others_of_its_line_stay_whole() -> None:
    told = f"Phường {'a' * 400} của Mường Thanh"
    said = words(opened(screening([shown(sentences=(told,))])))
    assert "Mường Thanh" in said
    assert "P\u200bh" not in said
    assert "a\u200ba" in said or "aaa" in said
