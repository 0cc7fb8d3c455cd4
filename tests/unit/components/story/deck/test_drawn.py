"""The deck as LibreOffice draws it, held against what the deck itself says.

Each slide is looked at as a picture and as words with their places: nothing lies over another,
nothing is outside, no colour of a chart or of a map's class is missing.
"""

import re
import unicodedata
from itertools import combinations
from pathlib import Path
from typing import Any, Final

import numpy as np
import pytest
from PIL import Image
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE

from components.story.deck import deck
from components.story.deck.box import Box
from components.story.shown import Kind
from tests.office import DOTS, Word, converted, pages, words
from tests.unit.components.plate.sample import COLOURS
from tests.unit.components.story.deck.test_deck import WAYS, box
from tests.unit.components.story.sample import chart, screening

CLOSE: Final = 14
"""Of 255: how far a drawn colour may be from the one asked for."""
LEAST_DOTS: Final = 4
LEAST_INK: Final = 0.002
"""Of a slide that says anything."""
COVERED: Final = 0.4
"""Of the smaller of two words: boxes of neighbouring lines share a little of their height."""
INCH: Final = 72


class Drawn:
    """A deck and what came of it."""

    def __init__(self, content: bytes, folder: Path) -> None:
        source = folder / "deck.pptx"
        source.write_bytes(content)
        self.file: Any = Presentation(str(source))
        pdf = converted(source)
        self.pages, self.words = pages(pdf), words(pdf)

    def __iter__(self) -> Any:
        return zip(self.file.slides, self.pages, self.words, strict=True)


@pytest.fixture(scope="module", params=["16:9", "4:3 shapes"])
def drawn(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Drawn:
    content = deck(screening(), **WAYS[request.param])
    return Drawn(content, tmp_path_factory.mktemp("drawn"))


def plain(text: str) -> str:
    """Letters alone: lines are broken elsewhere, and Arabic is written in its drawn forms."""
    return "".join(re.findall(r"\w", unicodedata.normalize("NFKC", text)))


def crop(page: Image.Image, room: Box) -> Any:
    dots = [round(each * DOTS / INCH) for each in (room.x, room.y, room.right, room.bottom)]
    return np.asarray(page.crop(tuple(dots)), dtype=int)  # type: ignore[arg-type]


def has(dots: Any, colour: str) -> bool:
    """Whether a colour is among the dots."""
    asked = np.array([int(colour.lstrip("#")[at : at + 2], 16) for at in (0, 2, 4)])
    return int((abs(dots - asked).max(axis=2) <= CLOSE).sum()) >= LEAST_DOTS


def covered(one: Word, other: Word) -> float:
    wide = min(one.right, other.right) - max(one.x, other.x)
    high = min(one.bottom, other.bottom) - max(one.y, other.y)
    least = min((each.right - each.x) * (each.bottom - each.y) for each in (one, other))
    return max(0.0, wide) * max(0.0, high) / least if least else 0.0


def test_there_is_a_page_a_slide_and_none_is_blank(drawn: Drawn) -> None:
    assert len(drawn.pages) == len(drawn.words) == len(drawn.file.slides)
    for number, (_, page, _) in enumerate(drawn, start=1):
        dots = np.asarray(page.convert("L"))
        assert (dots < 128).mean() > LEAST_INK, number


def test_the_title_of_each_slide_is_on_its_page(drawn: Drawn) -> None:
    for number, (slide, _, told) in enumerate(drawn, start=1):
        text = plain("".join(one.text for one in told))
        title = plain(slide.shapes.title.text_frame.text)
        is_arabic = any(unicodedata.bidirectional(one) == "AL" for one in title)
        assert (set(title) <= set(text)) if is_arabic else (title in text), number


def test_no_word_lies_over_another_or_leaves_the_page(drawn: Drawn) -> None:
    wide, high = drawn.file.slide_width.pt, drawn.file.slide_height.pt
    for number, (_, _, told) in enumerate(drawn, start=1):
        for one in told:
            assert one.x >= -1 and one.y >= -1, (number, one)
            assert one.right <= wide + 1 and one.bottom <= high + 1, (number, one)
        for one, other in combinations(told, 2):
            assert covered(one, other) < COVERED, (number, one, other)


def test_a_map_shows_every_class(drawn: Drawn) -> None:
    seen = 0
    for number, (slide, page, _) in enumerate(drawn, start=1):
        for shape in slide.shapes:
            if shape.name.startswith("Bản đồ") and number != OF_CIRCLES:
                seen += 1
                dots = crop(page, box(shape))
                assert all(has(dots, colour) for colour in COLOURS), (number, shape.name)
    assert seen >= 4


OF_CIRCLES: Final = 3


def test_native_charts_are_drawn_in_their_colours_and_say_their_last_figure(drawn: Drawn) -> None:
    kinds = set()
    for number, (slide, page, told) in enumerate(drawn, start=1):
        for shape in slide.shapes:
            if not shape.has_chart:
                continue
            kinds.add(shape.chart.chart_type)
            dots = crop(page, box(shape))
            for series in shape.chart.plots[0].series:
                colour = next(series._element.iter("{*}srgbClr")).get("val")
                assert has(dots, colour), (number, series.name, colour)
            if shape.chart.plots[0]._element.tag.endswith("lineChart"):
                last = f"{chart(Kind.LINE).series[0].values[-1]:.1f}"
                assert last in {one.text for one in told}, number
    assert len(kinds) == len(Kind)


def test_where_figures_mean_something_else_a_line_is_drawn_with_its_words(drawn: Drawn) -> None:
    seen = 0
    for slide, page, told in drawn:
        for shape in slide.shapes:
            if not shape.has_chart or shape.chart._chartSpace.find("{*}userShapes") is None:
                continue
            seen += 1
            assert "1/7/2025:" in {one.text for one in told}
            place = next(shape.chart._chartSpace.iter("{*}manualLayout"))
            x, w = (float(place.find(f"{{*}}{tag}").get("val")) for tag in "xw")
            at = shape.left.pt + shape.width.pt * (x + w * 2 / 8)
            line = crop(page, Box(at - 2, shape.top.pt + 20, 4, shape.height.pt * 0.6))
            dark = (line.max(axis=2) < 190).any(axis=1).mean()
            assert dark > 0.3, "the dashes of the line"
    assert seen == 2


def test_what_lies_beside_a_map_is_its_own_table(drawn: Drawn) -> None:
    for slide, _, told in drawn:
        text = plain("".join(one.text for one in told))
        for shape in slide.shapes:
            if shape.has_table and shape.shape_type == MSO_SHAPE_TYPE.TABLE:
                cells = [cell.text for cell in shape.table.iter_cells()]
                assert all(plain(one) in text for one in cells if one.isascii())
