"""Files of what is seen say what the screen says."""

import io
import json
import re
from collections.abc import Iterator
from pathlib import Path

import geopandas as gpd
import openpyxl
import pandas as pd
import pytest

from components import exports, load
from components.filters import Selection
from components.maps.view import Theme
from components.part import Part
from components.picture import Picture, picture
from components.pictured import Over, files_shown, pictures_shown, plate
from components.plate import svg
from data.catalog import indicator
from data.export import INVENTED
from data.period import parse
from geo import units
from geo.units import TODAY, UnitKey
from tests.app.conftest import FIBRE, SILENT


@pytest.fixture
def one(filled: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Picture]:
    monkeypatch.setenv("BANSO_HOME", str(filled))
    view = Selection(
        version=load.version(),
        place=units.unit(UnitKey("11", TODAY)),
        edition=TODAY,
        indicator=indicator(FIBRE),
        indicators=(FIBRE,),
        period=parse("2025-Q3"),
        periods=(parse("2025-Q2"), parse("2025-Q3")),
    )
    made = picture(view, Theme.LIGHT)
    assert made is not None
    yield made


def test_csv_has_a_row_a_unit_and_leaves_missing_empty(one: Picture) -> None:
    rows = pd.read_csv(io.BytesIO(exports.as_csv(exports.shown(one))), dtype={"unit_code": str})
    assert len(rows) == 45
    silent = rows.set_index("unit_code").loc[SILENT]
    assert pd.isna(silent["value"])
    assert silent["state"] == "missing"
    assert rows["is_demonstration"].sum() == 44


def test_a_workbook_of_invented_figures_says_so_above_them(one: Picture) -> None:
    book = openpyxl.load_workbook(io.BytesIO(exports.as_workbook(exports.shown(one), one)))
    sheet = book.worksheets[0]
    assert "minh hoạ" in str(sheet["A2"].value)
    assert sheet.max_row == 4 + 45


def test_every_file_says_which_places_stand_out_and_their_figure(one: Picture) -> None:
    """30, 50 and 70 of 1.000 households: 5 % together."""
    codes = tuple(unit.code for unit in units.communes("11")[:3])
    some = Part(asked=codes, codes=codes)
    files = {name: make for _, name, make in files_shown(one, seen=Over(part=some))}
    assert all(f"2025-Q3-only-{'-'.join(codes)}-demo" in name for name in files)
    made = {name.rsplit(".", 1)[1]: make() for name, make in files.items()}
    rows = pd.read_csv(io.BytesIO(made["csv"]), dtype={"unit_code": str})
    assert set(rows.loc[rows["is_in_part"], "unit_code"]) == set(codes)
    said = str(openpyxl.load_workbook(io.BytesIO(made["xlsx"])).worksheets[0]["A3"].value)
    drawn = made["svg"].decode()
    for text in (said, drawn):
        assert "Làm nổi:" in text
        assert "5,0" in text
    assert "các nơi còn lại" in said
    pale = set(re.findall(r'data-back="(\d+)"', drawn))
    assert pale == {row.unit_code for row in one.rows.itertuples()} - set(codes)


def test_geojson_and_geoparquet_hold_the_same_units_with_their_outlines(one: Picture) -> None:
    features = json.loads(exports.as_geojson(one))["features"]
    table = gpd.read_parquet(io.BytesIO(exports.as_geoparquet(one)))
    assert {each["properties"]["unit_code"] for each in features} == set(table["unit_code"])
    assert len(table) == 45
    assert table.crs.to_epsg() == 4326
    silent = next(each for each in features if each["properties"]["unit_code"] == SILENT)
    assert silent["properties"]["value"] is None


def test_the_name_of_a_file_says_what_is_in_it(one: Picture) -> None:
    names = [name for _, name, _ in exports.with_outlines(one)]
    assert names[0] == f"{FIBRE}-11-2025-Q3-demo.csv"
    assert [name.rsplit(".", 1)[1] for name in names] == ["csv", "xlsx", "geojson", "parquet"]


def test_whole_numbers_have_no_point_and_every_file_marks_invented_rows_alike(one: Picture) -> None:
    [(_, _, over_time)] = exports.figures_over_time(one)
    for content in (exports.as_csv(exports.shown(one)), over_time()):
        rows = pd.read_csv(io.BytesIO(content), dtype=str)
        invented = rows[rows["is_demonstration"] == "True"]
        assert invented["source"].str.startswith(INVENTED).all()
        assert set(invented["denominator"].dropna()) == {"1000"}


@pytest.mark.anchor("4.6")
def test_a_picture_has_the_class_of_every_unit_and_the_light_palette(one: Picture) -> None:
    dark = picture(one.selection, Theme.DARK)
    assert dark is not None
    shown = plate(dark)
    assert shown.view.palette == one.colours
    drawn = re.findall(r'fill="(#\w{6})" fill-rule="evenodd" data-unit="(\d+)"', svg(shown))
    assert len(drawn) == len(one.rows)
    for colour, code in drawn:
        row = one.row(code)
        expected = "#FFFFFF" if pd.isna(row["class_index"]) else one.colours[row["class_index"]]
        assert colour == expected, row["unit_name"]


def test_a_picture_is_offered_as_png_and_svg_and_says_that_figures_are_invented(
    one: Picture,
) -> None:
    files = {name.rsplit(".", 1)[1]: (name, content) for _, name, content in pictures_shown(one)}
    assert files["svg"][0] == f"{FIBRE}-11-2025-Q3-demo.svg"
    assert files["png"][1]().startswith(b"\x89PNG")
    assert "Dữ liệu minh hoạ" in files["svg"][1]().decode()
