"""Files of what is seen say what the screen says."""

import io
import json
import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import geopandas as gpd
import openpyxl
import pandas as pd
import pytest

from components import exports, geo_file, load, outlined
from components.filters import Selection
from components.maps.view import Theme
from components.part import Part
from components.picture import Picture, picture
from components.pictured import Over, plate
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
    content = exports.as_csv(exports.shown(one, some))
    rows = pd.read_csv(io.BytesIO(content), dtype={"unit_code": str})
    assert set(rows.loc[rows["is_in_part"], "unit_code"]) == set(codes)
    book = exports.as_workbook(exports.shown(one, some), one, some)
    said = str(openpyxl.load_workbook(io.BytesIO(book)).worksheets[0]["A3"].value)
    drawn = svg(plate(one, Over(part=some)))
    for text in (said, drawn):
        assert "Làm nổi:" in text
        assert "5,0" in text
    assert "các nơi còn lại" in said
    pale = set(re.findall(r'data-back="(\d+)"', drawn))
    assert pale == {row.unit_code for row in one.rows.itertuples()} - set(codes)
    told = outlined.outlined(one, some)
    assert set(told.loc[told["is_in_part"], "unit_code"]) == set(codes)


def test_files_for_other_maps_hold_the_same_units_with_their_outlines(
    one: Picture, tmp_path: Path
) -> None:
    layers = {"fibre": outlined.outlined(one)}
    features = json.loads(geo_file.as_geojson(layers))["features"]
    parquet = gpd.read_parquet(io.BytesIO(geo_file.as_geoparquet(layers["fibre"])))
    path = tmp_path / "fibre.gpkg"
    path.write_bytes(geo_file.as_geopackage(layers, told="Hộ được phủ cáp quang"))
    package = gpd.read_file(path, layer="fibre")
    for table in (parquet, package):
        assert {each["properties"]["unit_code"] for each in features} == set(table["unit_code"])
        assert len(table) == 45
        assert table.crs.to_epsg() == 4326
        assert table.set_index("unit_code")["value"].isna().sum() == 1
    silent = next(each for each in features if each["properties"]["unit_code"] == SILENT)
    assert silent["properties"]["value"] is None
    assert (silent["properties"]["state"], silent["properties"]["class_colour"]) == ("missing", "")
    with sqlite3.connect(path) as known:
        said = known.execute("select identifier, description from gpkg_contents").fetchall()
    assert said == [("fibre", "Hộ được phủ cáp quang")]


def test_the_name_of_a_file_says_what_is_in_it(one: Picture) -> None:
    names = [name for _, name, _ in outlined.with_outlines(one)]
    assert names[0] == f"{FIBRE}-11-2025-Q3-demo.csv"
    assert [name.rsplit(".", 1)[1] for name in names] == [
        "csv",
        "xlsx",
        "geojson",
        "gpkg",
        "parquet",
    ]


def test_whole_numbers_have_no_point_and_every_file_marks_invented_rows_alike(one: Picture) -> None:
    for content in map(exports.as_csv, (exports.shown(one), exports.over_time(one))):
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
