"""What other systems of this kind failed, by its number: the same figures in map, table and file.

Tests elsewhere that hold one of these bear its number as a mark: `pytest -m anchor`.
"""

import ast
import io
import re
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from components import exports, filters, framing, legend_rows, mapped
from components.maps import message
from components.maps.view import Theme
from components.picture import Picture, picture
from data import classes
from geo import topology
from tests.app.conftest import FIBRE, OCOP, SILENT, VILLAGES, at_page

HERE = Path(__file__).resolve().parents[1]
VIEW = {"place": "11", "indicator": FIBRE, "period": "2025-Q2"}
ZERO = "0\xa0%"
NUMBERS = tuple(f"4.{number}" for number in range(1, 13))


def seen(**parts: str) -> Picture:
    made = picture(filters.given(VIEW | parts), Theme.LIGHT)
    assert made is not None
    return made


@pytest.fixture
def one(filled: Path, monkeypatch: pytest.MonkeyPatch) -> Picture:
    monkeypatch.setenv("BANSO_HOME", str(filled))
    return seen()


def letters(one: Picture) -> dict[str, str]:
    """What the browser gets of each unit."""
    view = mapped.view_of(one, height=500)
    layer = topology.layer(view.scope)
    sent = re.search(r'"shades":"([^"]*)"', message.message(view, layer))
    assert sent is not None
    return dict(zip(layer.codes, sent[1], strict=True))


def table_of(app: AppTest) -> pd.DataFrame:
    return app.table[0].value


@pytest.mark.anchor("4.1")
def test_anchor_4_1_a_true_zero_is_zero_in_map_table_csv_and_workbook(
    one: Picture, app: AppTest
) -> None:
    code = str(one.rows.loc[one.rows["value"] == 0, "unit_code"].iloc[0])
    assert letters(one)[code] == "0"
    table = table_of(at_page(app, "map", **VIEW, view="table")).set_index("Mã")
    assert ZERO.replace("0", "0,0") in str(table.loc[code, "Giá trị"])
    rows = exports.shown(one)
    file = pd.read_csv(io.BytesIO(exports.as_csv(rows)), dtype=str, keep_default_na=False)
    assert file.set_index("unit_code").loc[code, "value"] == "0"
    book = openpyxl.load_workbook(io.BytesIO(exports.as_workbook(rows, one)))["data"]
    head = [cell.value for cell in book[4]]
    of_code = next(
        row for row in book.iter_rows(min_row=5, values_only=True)
        if row[head.index("unit_code")] == code
    )  # fmt: skip
    assert of_code[head.index("value")] == 0


@pytest.mark.usefixtures("one")
@pytest.mark.anchor("4.1")
def test_anchor_4_1_missing_is_no_zero_in_map_table_and_csv(app: AppTest) -> None:
    later = seen(period="2025-Q3")
    assert letters(later)[SILENT] == "m"
    parts = VIEW | {"period": "2025-Q3"}
    table = table_of(at_page(app, "map", **parts, view="table")).set_index("Mã")
    assert "Chưa báo cáo" in str(table.loc[SILENT, "Giá trị"])
    file = pd.read_csv(
        io.BytesIO(exports.as_csv(exports.shown(later))), dtype=str, keep_default_na=False
    )
    silent = file.set_index("unit_code").loc[SILENT]
    assert (silent["value"], silent["class_label"]) == ("", "")


@pytest.mark.usefixtures("one")
@pytest.mark.anchor("4.3")
@pytest.mark.parametrize("method", [*classes.Method])
def test_anchor_4_3_map_legend_table_and_export_have_one_class(method: str) -> None:
    found = seen(method=method, isolate="" if method == classes.Method.TARGET else "0,100")
    names = classes.labels(found.breaks, indicator=found.indicator)
    drawn = letters(found)
    exported = exports.shown(found).set_index("unit_code")["class_label"]
    listed = dict(zip(found.rows["unit_code"], legend_rows.of_units(found), strict=True))
    for code, letter in drawn.items():
        expected = names[int(letter)] if letter.isdecimal() else ""
        assert exported[code] == listed[code] == expected
    legend = {row.label: row.count for row in legend_rows.of_classes(found, found.colours)}
    told = exported[exported != ""].value_counts().to_dict()
    assert {name: n for name, n in legend.items() if n} == told


@pytest.mark.usefixtures("one")
@pytest.mark.anchor("4.4")
@pytest.mark.parametrize("method", [*classes.Method])
def test_anchor_4_4_every_period_of_the_slider_has_the_same_breaks(method: str) -> None:
    before, after = seen(method=method), seen(method=method, period="2025-Q3")
    assert before.breaks == after.breaks
    assert before.colours == after.colours
    played = framing.frames(before.selection)
    assert played is not None
    for shown, frame in zip((before, after), played.frames, strict=True):
        assert frame.rows is not None
        indexes = frame.rows.set_index("unit_code")["class_index"]
        pd.testing.assert_series_equal(
            indexes, shown.rows.set_index("unit_code")["class_index"], check_names=False
        )


@pytest.mark.usefixtures("one")
@pytest.mark.anchor("4.6")
@pytest.mark.anchor("4.11")
@pytest.mark.parametrize("indicator", [FIBRE, VILLAGES, OCOP])
def test_anchor_4_6_and_4_11_map_table_and_file_say_the_same_of_every_unit(
    app: AppTest, indicator: str
) -> None:
    parts = {"indicator": indicator}
    found = seen(**parts)
    told = mapped.view_of(found, height=500).rows.set_index("unit_code")
    table = table_of(at_page(app, "map", **(VIEW | parts), view="table")).set_index("Mã")
    file = exports.shown(found).set_index("unit_code")
    assert set(table.index) == set(file.index) == set(told.index)
    for code, row in told.iterrows():
        assert row["value_text"] in str(table.loc[str(code), "Giá trị"])
        value = float(file["value"].astype(float)[str(code)])
        assert pd.isna(value) == pd.isna(row["value"])
        assert pd.isna(value) or found.indicator.show(value) == row["value_text"]
    assert set(file["period"]) == {"2025-Q2"}


def test_every_number_has_a_test_that_bears_it() -> None:
    held = {
        str(one.args[0].value)
        for path in HERE.rglob("test_*.py")
        for one in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(one, ast.Call)
        and isinstance(one.func, ast.Attribute)
        and one.func.attr == "anchor"
        and isinstance(one.args[0], ast.Constant)
    }
    assert held == set(NUMBERS)
