"""The page of comparisons without a browser: its four views, an empty store, the address."""

import io
from pathlib import Path
from typing import Final

import pytest
from openpyxl import load_workbook
from streamlit.testing.v1 import AppTest

from geo import attribute, units
from tests.app.conftest import FIBRE, SILENT, VILLAGES, at_page
from tests.app.test_pages import words

HEAT_PAGE: Final = Path(__file__).with_name("heat_workbook_page.py")
VIEWS = ("heat", "scatter", "rank", "equity")


@pytest.mark.parametrize("place", ["11", "VN"])
@pytest.mark.parametrize("show", VIEWS)
def test_each_view_opens_and_ends_with_its_revision(app: AppTest, show: str, place: str) -> None:
    at_page(app, "compare", show=show, place=place)
    assert not app.exception
    assert not app.error
    assert app.title
    assert "Bản số liệu r3" in words(app)


@pytest.mark.parametrize("show", VIEWS)
def test_an_empty_store_says_what_to_type(empty_app: AppTest, show: str) -> None:
    at_page(empty_app, "compare", show=show)
    assert not empty_app.exception
    assert "python -m data load-shipped" in empty_app.code[0].value


def test_the_heat_map_counts_what_is_there_and_what_is_not(app: AppTest) -> None:
    at_page(app, "compare")
    # 2 rates of 44 communes that reported; of OCOP there is no figure at all, so no column
    assert "88/90 ô có số liệu, 2 ô chưa báo cáo, 0 ô không áp dụng" in words(app)
    assert app.title[0].value == "2 chỉ tiêu của 45 xã, phường"


def test_the_scatter_says_how_many_places_have_both_figures(app: AppTest) -> None:
    at_page(app, "compare", show="scatter", x=FIBRE, y=VILLAGES)
    assert "44/45 xã, phường có số liệu của cả hai chỉ tiêu" in words(app)
    assert "không có nghĩa chỉ tiêu này gây ra chỉ tiêu kia" in words(app).replace("\\", "")


def test_the_ranking_ends_with_who_is_silent_and_marks_who_is_carried(app: AppTest) -> None:
    best = units.communes("11")[-1].code
    at_page(app, "compare", show="rank", indicator=FIBRE, marked=best)
    table = app.table[0].value
    last = [str(cell) for cell in table.iloc[-1]]
    assert last[0] == "–"
    assert "Chưa báo cáo" in " ".join(last)
    assert ":material/bookmark:" in str(table.iloc[0, 1])
    assert app.query_params["marked"] == best
    assert "44/45 xã, phường được xếp hạng" in words(app)


def test_the_gap_of_tenths_is_the_title_and_areas_unknown_are_said_so(app: AppTest) -> None:
    at_page(app, "compare", show="equity", indicator=FIBRE)
    # 44 communes: 4 at each end; best 91, 89, 87, 85 %, worst 3, 5, 7, 9 % unless silent
    codes = [one.code for one in units.communes("11")]
    rates = sorted(2.0 * at + 3 for at, code in enumerate(codes) if code != SILENT)
    gap = (sum(rates[-4:]) - sum(rates[:4])) / 4
    assert f"{gap:.1f}".replace(".", ",") in app.title[0].value
    assert attribute.FILE in words(app)


def test_an_indicator_that_does_not_pool_says_so(app: AppTest) -> None:
    at_page(app, "compare", show="equity", place="VN", indicator="dti_value")
    assert "chỉ tính cho tỷ lệ có tử số và mẫu số" in words(app)


def test_the_workbook_has_numbers_codes_and_frozen_panes(
    app: AppTest,  # noqa: ARG001 - its store
) -> None:
    page = AppTest.from_file(str(HEAT_PAGE), default_timeout=60).run()
    assert not page.exception
    sheet = load_workbook(io.BytesIO(page.session_state["made"])).active
    assert sheet is not None
    assert sheet.freeze_panes == "C9"
    codes = [one.code for one in units.communes("11")]
    row = 9 + codes.index(SILENT)
    assert sheet.cell(row=row, column=1).value == SILENT
    assert sheet.cell(row=row, column=3).value == "missing"
    first = sheet.cell(row=9, column=3)
    assert first.value == 3.0
    assert first.number_format == "#,##0.0"
