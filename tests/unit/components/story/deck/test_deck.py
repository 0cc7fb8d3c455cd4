"""The deck says what the story says, and PowerPoint opens it without offering to repair it.

Every box of every slide is held against the slide's edge and against every other box; how it looks
is held in `test_drawn.py`, the schemas in `test_schema.py`.
"""

import io
import posixpath
import zipfile
from itertools import combinations, pairwise
from typing import Any, Final

import openpyxl
import pytest
from lxml import etree  # type: ignore[import-untyped]
from PIL import Image
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE

from components.story.deck import deck
from components.story.deck.box import Box
from components.story.deck.grid import columns_for
from components.story.shown import Column, Kind, Shown, Table
from tests.unit.components.plate.sample import plate
from tests.unit.components.story.sample import (
    FACTS,
    RIGHT_TO_LEFT,
    TITLE,
    chart,
    screening,
    shown,
    units,
)

RELATION: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
CHART: Final = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
IN_ORDER: Final = {
    "barChart": ("barDir", "grouping", "varyColors", "ser", "dLbls", "gapWidth", "overlap", "axId"),
    "lineChart": ("grouping", "varyColors", "ser", "dLbls", "marker", "axId"),
    "scatterChart": ("scatterStyle", "varyColors", "ser", "dLbls", "axId"),
    "chart": ("title", "autoTitleDeleted", "plotArea", "legend", "plotVisOnly", "dispBlanksAs"),
}
"""Children of a chart's parts in the order that the schema wants."""


def opened(content: bytes) -> Any:
    return Presentation(io.BytesIO(content))


def made(*slides: Shown, **asked: Any) -> Any:
    return opened(deck(screening(list(slides)), **asked))


def box(shape: Any) -> Box:
    return Box(shape.left.pt, shape.top.pt, shape.width.pt, shape.height.pt)


def shrunk(one: Box) -> Box:
    """Less a tenth of a point, which rounding may take."""
    return Box(one.x + 0.1, one.y + 0.1, one.w - 0.2, one.h - 0.2)


def texts(slide: Any) -> str:
    return "\n".join(one.text_frame.text for one in slide.shapes if one.has_text_frame)


def of_the_province() -> bytes:
    """A template with a slide of its own."""
    file, content = Presentation(), io.BytesIO()
    file.slides.add_slide(file.slide_layouts[1]).shapes.title.text = "Trang mẫu"
    file.save(content)
    return content.getvalue()


WAYS: Final[dict[str, dict[str, Any]]] = {
    "16:9": {},
    "4:3 shapes": {"is_wide": False, "is_vector": True},
    "template": {"template": of_the_province()},
}


@pytest.fixture(scope="module", params=WAYS)
def whole(request: pytest.FixtureRequest) -> bytes:
    """A story of every kind of view, made in each way."""
    return deck(screening(), **WAYS[request.param])


def test_no_shape_overlaps_another_or_leaves_its_slide(whole: bytes) -> None:
    file = opened(whole)
    edge = Box(0, 0, file.slide_width.pt, file.slide_height.pt)
    for number, slide in enumerate(file.slides, start=1):
        shapes = [(one.name, box(one)) for one in slide.shapes]
        for name, one in shapes:
            assert one.x >= 0 and one.y >= 0, (number, name)
            assert one.right <= edge.w + 0.1 and one.bottom <= edge.h + 0.1, (number, name, one)
        for (first, one), (second, other) in combinations(shapes, 2):
            assert not shrunk(one).overlaps(shrunk(other)), (number, first, second)


def test_tables_are_as_high_as_their_frames_say(whole: bytes) -> None:
    for slide in opened(whole).slides:
        for shape in slide.shapes:
            if shape.has_table:
                rows = sum(row.height for row in shape.table.rows)
                columns = sum(column.width for column in shape.table.columns)
                assert abs(rows - shape.height) < 13_000
                assert abs(columns - shape.width) < 13_000


def test_every_part_has_a_type_and_every_relation_a_target(whole: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(whole)) as packed:
        names = packed.namelist()
        assert len(names) == len({name.casefold() for name in names})
        types = etree.fromstring(packed.read("[Content_Types].xml"))
        ends = {one.get("Extension").casefold() for one in types if one.get("Extension")}
        named = {one.get("PartName") for one in types if one.get("PartName")}
        for name in names:
            if name.endswith((".xml", ".rels")):
                etree.fromstring(packed.read(name))
            is_typed = f"/{name}" in named or name.rpartition(".")[2].casefold() in ends
            assert is_typed or name == "[Content_Types].xml"
        assert {one.lstrip("/") for one in named} <= set(names)
        for name in names:
            if not name.endswith(".rels"):
                continue
            home = posixpath.dirname(posixpath.dirname(name))
            ids = []
            for one in etree.fromstring(packed.read(name)).iter(RELATION):
                ids.append(one.get("Id"))
                assert one.get("TargetMode") != "External"
                target = one.get("Target")
                path = posixpath.normpath(posixpath.join("/", home, target)).lstrip("/")
                assert path in names, (name, target)
            assert len(ids) == len(set(ids))


def test_shapes_of_a_slide_have_numbers_of_their_own(whole: bytes) -> None:
    for slide in opened(whole).slides:
        ids = [one.get("id") for one in slide.shapes._spTree.iter("{*}cNvPr")]
        assert len(ids) == len(set(ids))


def test_parts_of_charts_stand_in_the_order_of_the_schema(whole: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(whole)) as packed:
        charts = [name for name in packed.namelist() if name.startswith("ppt/charts/chart")]
        assert charts
        for name in charts:
            for element in etree.fromstring(packed.read(name)).iter():
                order = IN_ORDER.get(etree.QName(element).localname)
                if order is None or not element.tag.startswith(CHART):
                    continue
                found = [etree.QName(one).localname for one in element]
                places = [order.index(one) for one in found if one in order]
                assert all(a <= b for a, b in pairwise(places)), (name, found)


def test_the_sheet_of_a_chart_has_the_figures_and_a_gap_stays_a_gap() -> None:
    told = chart(Kind.LINE)
    slide = made(shown(charts=(told,))).slides[1]
    native = next(one for one in slide.shapes if one.has_chart).chart
    for found, series in zip(native.plots[0].series, told.series, strict=True):
        assert tuple(found.values) == series.values
    sheet = openpyxl.load_workbook(
        io.BytesIO(native.part.chart_workbook.xlsx_part.blob)
    ).worksheets[0]
    rows = list(sheet.iter_rows(values_only=True))
    assert [row[0] for row in rows[1:]] == list(told.categories)
    assert tuple(row[1] for row in rows[1:]) == told.series[0].values
    assert rows[2][1] is None
    drawn = etree.fromstring(etree.tostring(native._chartSpace))
    assert drawn.find(f".//{CHART}dispBlanksAs").get("val") == "gap"
    first = drawn.find(f".//{CHART}ser/{CHART}val//{CHART}numCache")
    assert [one.get("idx") for one in first.iter(f"{CHART}pt")] == list("0234567")


@pytest.mark.parametrize("kind", [Kind.BAR, Kind.COLUMN, Kind.STACKED])
def test_bars_keep_their_figures(kind: Kind) -> None:
    told = chart(kind)
    slide = made(shown(charts=(told,))).slides[1]
    native = [one.chart for one in slide.shapes if one.has_chart]
    found = [tuple(one.values) for one in native[0].plots[0].series]
    assert found == [one.values for one in told.series]


def test_a_scatter_has_the_places_with_both_figures() -> None:
    across = tuple(float(at) for at in range(8))
    told = chart(Kind.SCATTER, across=across, across_unit="Hộ (%)")
    slide = made(shown(charts=(told,))).slides[1]
    native = next(one for one in slide.shapes if one.has_chart).chart
    found = [tuple(one.values) for one in native.plots[0].series]
    assert found == [tuple(v for v in one.values if v is not None) for one in told.series]


def rows_of(slide: Any) -> int:
    return sum(len(one.table.rows) - 1 for one in slide.shapes if one.has_table)


def test_a_long_table_goes_on_over_three_slides_and_the_rest_is_counted() -> None:
    _, *slides = made(shown(tables=(units(500, name="Xã"),))).slides
    assert len(slides) == 3
    assert "Còn tiếp ở trang sau." in texts(slides[0])
    assert "Hộ được phủ cáp quang (tiếp)" in texts(slides[1])
    rows = sum(map(rows_of, slides))
    assert f"và {500 - rows} dòng khác." in texts(slides[2])
    _, *slides = made(shown(tables=(units(3, name="Xã"),))).slides
    assert len(slides) == 1
    assert "khác" not in texts(slides[0])


def test_all_places_of_a_province_stand_on_one_slide() -> None:
    _, *slides = made(shown(title="Cáp quang", tables=(units(45, name="Xã"),))).slides
    assert [rows_of(one) for one in slides] == [45]


def targets(count: int) -> Table:
    """A list of targets, each in a unit of its own, with five columns of words."""
    names = tuple(f"Mục tiêu thứ {at}" for at in range(count))
    printed = tuple(f"{at} %" for at in range(count))
    return Table(
        title="Mục tiêu",
        columns=(
            Column(title="Mục tiêu", values=names, printed=names, key="unit"),
            Column(
                title="Hiện tại",
                values=tuple(map(float, range(count))),
                printed=printed,
                is_number=True,
                units=("%",) * count,
                key="value",
            ),
            *(
                Column(title=title, values=names, printed=("Đúng tiến độ",) * count, key=key)
                for title, key in (("Trạng thái", "state"), ("Đích", "goal"), ("Đầu mối", "lead"))
            ),
        ),
    )


def test_a_list_of_targets_keeps_its_columns_and_goes_on_over_slides() -> None:
    _, *slides = made(shown(title="Kế hoạch", tables=(targets(22),))).slides
    tables = [one.table for slide in slides for one in slide.shapes if one.has_table]
    assert sum(map(rows_of, slides)) == 22
    assert {len(one.columns) for one in tables} == {5}


def test_columns_that_a_list_of_places_gives_up_are_named() -> None:
    _, slide = made(shown(title="Cáp quang", tables=(units(45, name="Xã"),))).slides
    assert "Cột không đủ chỗ: Cột 0 Xã, Cột 1 Xã" in texts(slide)


@pytest.mark.parametrize("count", range(16, 26))
def test_no_slide_is_left_with_a_single_row(count: int) -> None:
    _, *slides = made(shown(title="Kế hoạch", tables=(targets(count),))).slides
    assert min(map(rows_of, slides)) > 2
    assert sum(map(rows_of, slides)) == count


def test_of_columns_of_periods_the_newest_are_kept() -> None:
    names = ("Đơn vị", *(f"Quý {at}" for at in range(1, 13)))
    columns = tuple(
        Column(title=name, values=(1.0,), printed=("100,0 %",), key="period" if at else "unit")
        for at, name in enumerate(names)
    )
    kept, left_out = columns_for(Table(title="Các kỳ", columns=columns), 400.0)
    assert [one.title for one in kept] == ["Đơn vị", *names[-len(kept) + 1 :]]
    assert left_out


def test_a_map_is_a_picture_of_300_dots_an_inch_beside_the_first_and_last() -> None:
    slide = made(shown(plate=plate(), facts=FACTS, tables=(units(45, name="Xã"),))).slides[1]
    picture = next(one for one in slide.shapes if one.shape_type == MSO_SHAPE_TYPE.PICTURE)
    dots = Image.open(io.BytesIO(picture.image.blob)).width
    assert abs(dots / (picture.width.pt / 72) - 300) < 2
    assert picture._element.nvPicPr.cNvPr.get("descr") == plate().view.alt
    cells = [cell.text for one in slide.shapes if one.has_table for cell in one.table.iter_cells()]
    assert {"Xã 0", "100.0 %", "Xã 44"} <= set(cells)
    assert "6 nơi chưa có số liệu" in texts(slide)


def test_a_map_of_shapes_has_one_named_freeform_a_commune_in_one_group() -> None:
    one = plate()
    slide = made(shown(plate=one, facts=FACTS, tables=(units(),)), is_vector=True).slides[1]
    group = next(found for found in slide.shapes if found.shape_type == MSO_SHAPE_TYPE.GROUP)
    names = [found.name for found in group.shapes]
    assert len(names) == len(one.view.rows)
    assert "Sín Thầu" in names
    assert all(found.shape_type == MSO_SHAPE_TYPE.FREEFORM for found in group.shapes)


def test_each_slide_has_source_revision_mark_and_the_speakers_notes(whole: bytes) -> None:
    file = opened(whole)
    for slide in list(file.slides)[1:]:
        words, notes = texts(slide), slide.notes_slide.notes_text_frame.text
        assert "Nguồn: báo cáo" in words
        assert "Dữ liệu minh hoạ" in words
        assert notes.startswith("Nói chậm, hỏi các xã.")
        assert "Bản số liệu r128" in notes


def test_a_title_of_500_characters_is_whole_on_the_slide_and_in_the_notes() -> None:
    slide = made(shown(tables=(units(3),))).slides[1]
    title = slide.shapes.title
    assert title.text_frame.text == TITLE
    assert title.text_frame.paragraphs[0].runs[0].font.size.pt >= 11
    assert TITLE in slide.notes_slide.notes_text_frame.text


def test_a_view_of_nothing_says_why_and_is_no_blank_slide() -> None:
    file = made(
        shown(title=RIGHT_TO_LEFT, problem="Chỉ tiêu này không còn trong danh mục."),
        shown(title="", note="", problem=""),
    )
    assert "không còn trong danh mục" in texts(file.slides[1])
    paragraph = file.slides[1].shapes.title.text_frame.paragraphs[0]
    assert paragraph._p.pPr.get("rtl") == "1"
    assert "chưa có gì để trình bày" in texts(file.slides[2])


def test_pictures_charts_tables_and_shapes_say_what_they_are(whole: bytes) -> None:
    for slide in opened(whole).slides:
        for shape in slide.shapes:
            is_text = shape.has_text_frame
            assert is_text or next(shape._element.iter("{*}cNvPr")).get("descr")


def test_letters_are_of_a_font_that_every_office_has() -> None:
    with zipfile.ZipFile(io.BytesIO(deck(screening([shown(tables=(units(3),))])))) as packed:
        theme = packed.read("ppt/theme/theme1.xml").decode()
        slides = [packed.read(one) for one in packed.namelist() if one.startswith("ppt/slides/s")]
    assert theme.count('<a:latin typeface="Arial"') == 2
    assert not any(b"<a:latin" in slide for slide in slides)


def test_characters_that_no_file_may_hold_are_left_out() -> None:
    file = made(shown(title="Cáp\x00 quang\x1f\n\ud800 hai", tables=(units(3),)))
    assert file.slides[1].shapes.title.text_frame.text == "Cáp quang  hai"
