"""Files of one view: colours of the screen, figures of a revision, a sentence where nothing is."""

import io
import json
import re
from pathlib import Path
from typing import Final

import openpyxl
import pptx
import pypdf
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from components import load
from components.plate import look
from components.story import naming, poster
from components.story.page_file import Form, Taken
from components.story.showing import shown
from data.story.record import ONLY_TODAY, View
from tests.app import taken
from tests.app.conftest import FIBRE, SILENT, at_page
from text import Language

MAP: Final = View.of(f"map?place=11&indicator={FIBRE}")
HEAT: Final = View.of(f"compare?place=11&indicator={FIBRE}&colour=quantiles")
WITHDRAWN: Final = View.of("map?place=11&indicator=withdrawn_pct")
USUAL: Final = ["PNG", "SVG", "Excel", "CSV", "PowerPoint", "PDF"]
FILLED: Final = re.compile(r'fill="(#\w{6})" fill-rule="evenodd" data-unit="(\d+)"')


@pytest.fixture(autouse=True)
def _home(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    st.cache_resource.clear()
    monkeypatch.setenv("BANSO_HOME", str(filled))


def of(
    view: View, *, revision: int | None = 3, is_pinned: bool = False, spoken: str = "vi"
) -> dict[Form, bytes]:
    seen = Taken(view=view, revision=revision, is_pinned=is_pinned, spoken=Language(spoken))
    return {form: seen.made(form) for form in Form}


def words(made: dict[Form, bytes]) -> dict[Form, str]:
    """What each file says, but the picture in pixels."""
    return {
        Form.SVG: taken.drawn_text(made[Form.SVG]),
        Form.XLSX: taken.workbook_text(made[Form.XLSX]),
        Form.CSV: made[Form.CSV].decode("utf-8-sig"),
        Form.PPTX: taken.slide_text(made[Form.PPTX]),
        Form.PDF: taken.document_text(made[Form.PDF]),
    }


def flat(text: str) -> str:
    return " ".join(text.split())


def test_a_unit_has_one_class_and_one_colour_in_all_files_and_on_the_screen(
    app: AppTest, tmp_path: Path
) -> None:
    page = at_page(app, "map", place="11", indicator=FIBRE, view="table")
    listed = page.table[0].value
    names = dict(zip(map(taken.plain, listed["Đơn vị"]), listed["Mức"], strict=True))
    made = taken.files(MAP)
    drawn = {code: colour for colour, code in FILLED.findall(made["svg"].decode())}
    plate = shown(MAP).plate
    assert plate is not None
    colours = {row.label: row.colour for row in plate.key.classes}
    for ending in ("geojson", "gpkg"):
        rows = taken.layers(made[ending], ending, tmp_path)
        assert len(rows) == len(names)
        for row in rows.itertuples():
            label = taken.plain(names[row.unit_name])
            assert (row.class_label or "") == label
            assert (row.class_colour or "") == colours.get(label, "")
            assert drawn[row.unit_code] == (row.class_colour or look.PAGE)
        silent = rows.set_index("unit_code").loc[SILENT]
        assert silent["state"] == "missing"
        assert silent.isna()["value"]


def test_a_cell_of_the_heat_map_has_one_colour_in_workbook_picture_and_table() -> None:
    made = taken.files(HEAT)
    columns = shown(HEAT).tables[0].columns
    sheet = openpyxl.load_workbook(io.BytesIO(made["xlsx"])).active
    assert sheet is not None
    grounds = [sheet.cell(9 + at, 3).fill.start_color.rgb[2:] for at in range(45)]
    expected = [one.removeprefix("#").upper() for one in columns[1].colours]
    for ground, colour, value in zip(grounds, expected, columns[1].values, strict=True):
        assert ground == ("000000" if value is None else colour)
    assert len(set(grounds)) == 6  # five classes, and one that told nothing
    drawn = made["svg"].decode().upper()
    assert all(f'FILL="#{one}"' in drawn for one in set(grounds) - {"000000"})


def test_a_pinned_revision_keeps_its_figures_and_every_file_says_which_it_is() -> None:
    then, now = shown(MAP, revision=1), shown(MAP)
    assert then.facts[0].value != now.facts[0].value
    for form, text in words(of(MAP, revision=1, is_pinned=True)).items():
        assert "bản 1" in flat(text), form
    for form, text in words(of(MAP)).items():
        assert "r3" in flat(text), form
        assert "minh hoạ" in flat(text), form


@pytest.mark.parametrize("view", [WITHDRAWN, View.of("compare?place=58&show=scatter")])
def test_of_nothing_every_file_is_a_sentence(view: View) -> None:
    problem = shown(view).problem
    assert problem
    made = of(view)
    assert made[Form.PNG].startswith(b"\x89PNG")
    for form, text in words(made).items():
        assert flat(problem) in flat(text), form


def test_a_store_without_any_figure_gives_files_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BANSO_HOME", str(tmp_path))
    st.cache_resource.clear()
    problem = shown(MAP).problem
    for form, text in words(of(MAP, revision=None)).items():
        assert flat(problem) in flat(text), form


def test_a_revision_that_is_not_there_is_a_sentence() -> None:
    for form, text in words(of(MAP, revision=99)).items():
        assert "99" in flat(text), form


def test_files_speak_the_language_of_the_reader() -> None:
    for form, text in words(of(MAP, spoken="en")).items():
        assert "Demonstration data" in flat(text), form
        assert "Dien Bien" in flat(text), form


def test_a_page_has_no_opening_that_a_story_has() -> None:
    made = of(MAP)
    assert len(pptx.Presentation(io.BytesIO(made[Form.PPTX])).slides) == 1
    first = pypdf.PdfReader(io.BytesIO(made[Form.PDF])).pages[0].extract_text()
    assert "Hộ được phủ cáp quang" in first
    assert "44/45" in flat(first)
    assert openpyxl.load_workbook(io.BytesIO(made[Form.XLSX])).active.title.startswith("1 ")  # type: ignore[union-attr]


def test_two_maps_have_their_own_rows_layers_and_names_inside_one_picture(tmp_path: Path) -> None:
    made = taken.files(View(MAP.page, {**MAP.parts, "beside": "2025-Q2"}))
    features = json.loads(made["geojson"])["features"]
    assert {one["properties"]["period"] for one in features} == {"2025-Q2", "2025-Q3"}
    assert len(features) == 90
    assert len(taken.layers(made["gpkg"], "gpkg", tmp_path, name=f"{FIBRE}_2025-Q2")) == 45
    ids = re.findall(r' id="([^"]+)"', made["svg"].decode())
    assert len(ids) == len(set(ids))


def test_a_picture_that_is_too_large_for_programs_has_fewer_pixels() -> None:
    drawn = '<svg viewBox="0 0 6000 9000"></svg>'
    assert 6000 * 9000 * poster.zoom(drawn) ** 2 <= poster.MOST_PIXELS + 1


@pytest.mark.parametrize(
    "page", ["map", "overview", "trends", "compare", "dti", "reporting", "commune", "plan"]
)
def test_the_menu_is_the_same_on_every_page(app: AppTest, page: str) -> None:
    app.session_state["downloads"] = True
    at_page(app, page, place="11", indicator=FIBRE, unit="03334")
    said = [one.proto.label for one in app.get("download_button")]
    assert [one for one in said if one in USUAL] == USUAL
    assert set(said) - set(USUAL) <= {"GeoJSON", "GeoPackage", "Cả kế hoạch (Excel)"}


def test_nothing_is_made_or_sent_until_the_menu_is_opened(app: AppTest) -> None:
    at_page(app, "map", place="11", indicator=FIBRE)
    assert not app.get("download_button")


def test_the_name_of_a_file_is_short_and_plain() -> None:
    assert naming.stem(MAP) == f"map-11-{FIBRE}"
    assert naming.stem(View(MAP.page, {**MAP.parts, "view": "map"})) == naming.stem(MAP)
    odd = naming.stem(View(MAP.page, {"place": "../11", "indicator": "x" * 500}))
    assert len(odd) <= naming.LONGEST_STEM
    assert "/" not in odd


def test_the_page_of_reports_is_always_of_today() -> None:
    assert View.of("reporting?place=11").page in ONLY_TODAY
    assert shown(View.of("reporting?place=11")).title.startswith("44/45")
    assert load.revision().number == 3
