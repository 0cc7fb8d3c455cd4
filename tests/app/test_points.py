"""Points on the map page: offered where there are some, and what cannot be shown is told."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from components import filters, load, point_layer
from components.maps.view import Theme
from components.picture import picture
from components.pictured import Over, plate
from components.plate import look, svg
from components.section import point_list
from data.store import open_store
from tests import point
from tests.app.conftest import at_page, fill, opened
from tests.point import LOUD, QUARTER

HERE = {"place": "11", "indicator": LOUD, "period": QUARTER}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with an inventory beside figures without one; read only."""
    there = tmp_path_factory.mktemp("points")
    with open_store(f"sqlite:///{there / 'banso.db'}") as store:
        fill(store)
        point.publish(store)
    return there


@pytest.fixture
def app(home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[AppTest]:
    yield from opened(home, monkeypatch)


def said(app: AppTest) -> str:
    return "\n".join(str(one.value) for one in app.markdown)


def tables(app: AppTest) -> str:
    return "\n".join(str(one.value.to_numpy().tolist()) for one in app.table)


def test_points_are_offered_only_where_the_indicator_has_some(app: AppTest) -> None:
    at_page(app, "map", **HERE)
    assert not app.exception
    offered = next(one for one in app.button_group if one.key == point_layer.KEY)
    assert [one.content for one in offered.proto.options] == ["Vị trí cụm loa thông minh"]
    assert not offered.value
    at_page(app, "map", indicator="fibre_household_coverage_pct")
    assert not app.exception
    assert point_layer.KEY not in [one.key for one in app.button_group]
    assert "points" not in app.query_params


def test_what_the_map_cannot_draw_is_told_with_its_cell(app: AppTest) -> None:
    at_page(app, "map", **HERE, points="on")
    assert not app.exception
    assert "134/135" in said(app)
    assert "sơ đồ" in said(app)
    assert "nằm ngoài xã đã báo cáo" not in said(app)
    assert "2361234.5 512345.6" in tables(app).replace("\\", "")
    assert "kinh tuyến trục" in said(app)


def test_with_official_outlines_the_point_outside_is_listed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = next(opened(tmp_path, monkeypatch))
    with open_store(f"sqlite:///{tmp_path / 'banso.db'}") as store:
        point.publish(store)
    point.install(tmp_path)
    at_page(app, "map", **HERE, points="on")
    assert not app.exception
    assert "1 vị trí nằm ngoài xã đã báo cáo" in said(app)
    listed = tables(app)
    assert "Ngoài địa bàn tỉnh" in listed
    assert " km" in listed
    assert "F5" in listed


def test_a_name_that_nobody_was_told_gives_nothing(app: AppTest) -> None:
    at_page(app, "map", **HERE, points="on")
    known = point_layer.layer(
        load.version(),
        indicator_id=LOUD,
        place="11",
        edition="2025-07-01",
        period=QUARTER,
    )
    assert point_layer.named(known.name) is known.parcel
    stem = known.name.rpartition("-")[0]
    for name in (
        f"{stem}-{'0' * 32}",
        f"{stem}-",
        "a-b",
        f"{LOUD}.99.2025-07-01.{QUARTER}-0",
        f"{LOUD}.11.yesterday.{QUARTER}-0",
        f"{LOUD}.11.2025-07-01.never-0",
        f"unknown.11.2025-07-01.{QUARTER}-0",
    ):
        assert point_layer.named(name) is None, name


@pytest.mark.anchor("4.6")
def test_the_exported_picture_has_the_points_of_the_screen(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BANSO_HOME", str(home))
    one = picture(filters.given(HERE), Theme.LIGHT)
    assert one is not None
    known = {"indicator_id": LOUD, "place": "11", "edition": "2025-07-01", "period": QUARTER}
    points = point_layer.layer(load.version(), **known)
    made = plate(one, Over(points=points))
    assert made.points is not None
    assert len(made.points.sizes) == 134
    drawn = svg(made)
    assert f'fill="{look.ACCENT}"' in drawn
    assert 'fill-opacity="0.8"' not in drawn, "points stand for the circles, as on the screen"
    assert "mỗi chấm một vị trí" in drawn


def test_every_point_stands_in_a_table_that_is_sent_when_it_is_asked_for(app: AppTest) -> None:
    at_page(app, "map", **HERE, points="on")
    assert not app.dataframe
    app.session_state[point_list.LIST] = True
    app.run()
    assert not app.exception
    table = app.dataframe[0].value
    assert len(table) == 134
    assert "Cụm Sín Thầu 2" in set(table["Vị trí"])
