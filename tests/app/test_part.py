"""Some of the places on the map brought out: of an area, or carried from another page."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from geo import attribute, units
from tests.app.conftest import at_page, opened
from tests.app.test_pages import words

FIRST, SECOND, THIRD = (one.code for one in units.communes("11")[:3])


@pytest.fixture
def area_app(filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[AppTest]:
    """The app where the operator says of three communes what they are."""
    shutil.copy(filled / "banso.db", tmp_path)
    lines = ["code,khu_vuc,em_area,source,ntm_group,border,poor"]
    lines += [f"{FIRST},III,,QĐ 1,3,yes,", f"{SECOND},III,,QĐ 1,3,,", f"{THIRD},,no,QĐ 1,1,,"]
    (tmp_path / attribute.FILE).write_text("\n".join(lines), encoding="utf-8")
    yield from opened(tmp_path, monkeypatch)


def test_an_area_has_its_own_figure_beside_that_of_the_others(area_app: AppTest) -> None:
    """30 and 50 of 1.000 households each: 4 % together."""
    at_page(area_app, "map", only="khu_vuc_III")
    assert not area_app.exception
    assert "**4,0 %** trong nhóm: 2 xã, phường, 2 có số liệu" in said(area_app)
    assert "các nơi còn lại: 43 xã, phường, 42 có số liệu" in said(area_app)


def test_areas_are_offered_that_the_list_knows_and_stand_in_the_address(area_app: AppTest) -> None:
    at_page(area_app, "map")
    asked = area_app.multiselect(key="only")
    assert asked.options == [
        *("Xã khu vực III", "Xã nhóm 1 (nông thôn mới)", "Xã nhóm 3 (nông thôn mới)"),
        *("Xã vùng đồng bào dân tộc thiểu số và miền núi",),
        *("Xã ngoài vùng đồng bào dân tộc thiểu số và miền núi", "Xã biên giới"),
    ]
    asked.select("ntm_3").run()
    assert area_app.query_params["only"] == "ntm_3"
    assert "trong nhóm: 2 xã, phường" in said(area_app)


def test_places_are_carried_by_their_codes_and_let_go_of(app: AppTest) -> None:
    at_page(app, "map", only=f"{SECOND},{THIRD},nowhere")
    assert not app.exception
    assert "trong nhóm: 2 xã, phường" in said(app)
    assert "only=nowhere" in app.toast[0].value
    app.multiselect(key="only").set_value([]).run()
    assert "only" not in app.query_params
    assert "trong nhóm" not in said(app)


def test_without_a_list_and_a_choice_nothing_is_offered(app: AppTest) -> None:
    at_page(app, "map")
    assert "only" not in [one.key for one in app.multiselect]


def said(app: AppTest) -> str:
    return words(app).replace("\N{NO-BREAK SPACE}", " ").replace("\\", "")
