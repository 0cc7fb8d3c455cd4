"""Limits of classes travel in the address; wrong ones say why and change nothing."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from components import exports, filters
from components.maps.view import Theme
from components.picture import picture
from components.pictured import plate
from components.plate import svg
from components.section import classing
from data.store import open_store
from geo import units
from tests.app.conftest import FIBRE, VILLAGES, at_page, opened, publish
from tests.app.test_trends import CLUSTERS, counted


@pytest.fixture
def counting(filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[AppTest]:
    """The shared store with a count in it too."""
    home = shutil.copytree(filled, tmp_path / "counting")
    with open_store(f"sqlite:///{home / 'banso.db'}") as store:
        rows = [counted(one.code, "2025-Q3", 4.0) for one in units.communes("11")]
        publish(store, rows, "clusters.xlsx", scope="11", is_demonstration=True)
    yield from opened(home, monkeypatch)


def errors(app: AppTest) -> list[str]:
    return [one.value for one in app.markdown if one.value.startswith(":red[")]


def labels(app: AppTest) -> str:
    return str([chart.proto for chart in app.get("vega_lite_chart")])


def test_limits_of_the_address_make_the_classes(app: AppTest) -> None:
    at_page(app, "map", place="11", indicator=FIBRE, breaks="15,35,55")
    assert not app.exception
    assert "35 – < 55" in labels(app)
    assert not errors(app)
    assert app.query_params["breaks"] == "15,35,55"


def test_wrong_limits_are_told_and_the_usual_classes_hold(app: AppTest) -> None:
    app.session_state[classing.KEY] = True
    at_page(app, "map", place="11", indicator=FIBRE, breaks="60,20")
    assert not app.exception
    assert "đứng sau" in errors(app)[0]
    assert "40 – < 60" in labels(app)
    assert "breaks" not in app.query_params


def test_wrong_limits_are_told_beside_the_map_and_let_the_former_stand(app: AppTest) -> None:
    at_page(app, "map", place="11", indicator=FIBRE, breaks="15,35,55")
    app.query_params["breaks"] = "-5;120"
    app.run()
    assert "“-5;120”" in errors(app)[0]
    assert "15; 35; 55" in errors(app)[0]
    assert "35 – < 55" in labels(app)
    assert app.query_params["breaks"] == "15,35,55"
    assert errors(app.run())  # it stays while the view does
    app.selectbox("indicator").set_value(VILLAGES).run()
    assert not errors(app)


def test_a_number_of_classes_that_is_not_on_offer_is_told_beside_the_map(app: AppTest) -> None:
    at_page(app, "map", place="11", indicator=FIBRE, classes="99", isolate="zz")
    told = " ".join(errors(app))
    assert "classes=99" in told
    assert "isolate=zz" in told


@pytest.mark.parametrize(
    ("indicator", "asked", "why"),
    [
        (CLUSTERS, {"isolate": "0"}, "chỉ tiêu tỷ lệ"),
        (CLUSTERS, {"breaks": "20,40"}, "không phân lớp"),
        (FIBRE, {"isolate": "0", "method": "target"}, "theo mục tiêu"),
    ],
)
def test_what_does_not_fit_the_indicator_is_told_beside_the_map(
    counting: AppTest, indicator: str, asked: dict[str, str], why: str
) -> None:
    app = counting
    at_page(app, "map", place="11", indicator=indicator, **asked)
    assert not app.exception
    (told,) = errors(app)
    key, value = next(iter(asked.items()))
    assert f"{key}={value}" in told
    assert why in told
    assert key not in app.query_params


def test_what_the_reader_leaves_behind_on_the_way_to_a_count_is_no_news(counting: AppTest) -> None:
    app = counting
    at_page(app, "map", place="11", indicator=FIBRE, isolate="0")
    app.selectbox("indicator").set_value(CLUSTERS).run()
    assert not errors(app)
    assert "isolate" not in app.query_params


def test_limits_are_let_go_with_what_they_were_given_for(app: AppTest) -> None:
    at_page(app, "map", place="11", indicator=FIBRE, breaks="15,35,55")
    app.selectbox("indicator").set_value(VILLAGES).run()
    assert not app.exception
    assert "breaks" not in app.query_params
    assert "35 – < 55" not in labels(app)


def test_a_line_written_on_the_page_goes_into_the_address(app: AppTest) -> None:
    app.session_state[classing.KEY] = True
    at_page(app, "map", place="11", indicator=FIBRE)
    app.text_input("breaks").set_value("25; 75").run()
    assert "25 – < 75" in labels(app)
    assert app.query_params["breaks"] == "25,75"
    app.text_input("breaks").set_value("").run()
    assert "breaks" not in app.query_params


@pytest.mark.anchor("4.3")
def test_exactly_nought_is_a_class_of_its_own_in_legend_table_file_and_picture(
    app: AppTest, filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_page(app, "map", place="11", indicator=FIBRE, period="2025-Q2", isolate="0")
    assert not app.exception
    assert app.query_params["isolate"] == "0"
    assert "đúng 0\xa0%" in labels(app).replace("\\302\\240", "\xa0")
    at_page(app, "map", place="11", indicator=FIBRE, period="2025-Q2", isolate="0", view="table")
    assert (app.table[0].value["Mức"] == "đúng 0\xa0%").sum() == 1
    monkeypatch.setenv("BANSO_HOME", str(filled))
    parts = {"place": "11", "indicator": FIBRE, "period": "2025-Q2", "isolate": "0"}
    one = picture(filters.given(parts), Theme.LIGHT)
    assert one is not None
    assert (exports.shown(one)["class_label"] == "đúng 0\xa0%").sum() == 1
    drawn = svg(plate(one))
    assert "đúng 0\xa0%" in drawn
    assert drawn.count(f'fill="{one.colours[0]}" fill-rule="evenodd"') == 1
    assert filters.parameters(one.selection)["isolate"] == "0"


def test_classes_against_the_target_name_it_with_its_date_and_document(app: AppTest) -> None:
    at_page(app, "map", place="11", indicator=FIBRE, method="target")
    assert not app.exception
    assert app.query_params["method"] == "target"
    said = "\n".join(str(one.value) for one in app.markdown)
    assert "Mục tiêu >\xa060\xa0%, hạn 31/12/2025 (" in said
    assert "gần đạt: " in labels(app)
    assert "isolate" not in app.query_params


def test_what_has_no_target_is_not_classed_against_one(app: AppTest) -> None:
    at_page(app, "map", place="11", indicator=VILLAGES, method="target", isolate="0,100")
    assert not app.exception
    assert "method" not in app.query_params
