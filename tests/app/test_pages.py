from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from components.section.find import PLACE_LIST, UNIT_LIST
from data.actor import operator
from data.store import open_store
from geo import units
from tests.app.conftest import FIBRE, SILENT, VILLAGES, at_page, fill, opened, publish, report

PAGES = ("overview", "map", "trends", "catalogue")


def words(app: AppTest) -> str:
    """Everything the page says, in reading order."""
    kinds = (app.title, app.header, app.subheader, app.markdown, app.metric)
    return " ".join(str(one.value) for kind in kinds for one in kind)


@pytest.mark.parametrize("name", PAGES)
def test_every_page_opens_and_ends_with_its_revision(app: AppTest, name: str) -> None:
    at_page(app, name)
    assert not app.exception
    assert app.title
    assert "Bản số liệu r3" in words(app)


@pytest.mark.parametrize("name", PAGES)
def test_invented_figures_say_so_on_every_page(app: AppTest, name: str) -> None:
    at_page(app, name)
    assert "Dữ liệu minh hoạ" in words(app)


@pytest.mark.parametrize("name", PAGES)
def test_real_figures_carry_no_mark(app: AppTest, name: str) -> None:
    at_page(app, name, place="VN")
    assert not app.exception
    assert "violet" not in words(app)


@pytest.mark.parametrize("name", ["overview", "map", "trends"])
def test_an_empty_store_says_what_to_type(empty_app: AppTest, name: str) -> None:
    at_page(empty_app, name)
    assert not empty_app.exception
    assert "python -m data load-shipped" in empty_app.code[0].value


@pytest.mark.parametrize("name", PAGES)
def test_english_is_spoken_when_the_address_asks(app: AppTest, name: str) -> None:
    at_page(app, name, lang="en")
    assert "Revision r3" in words(app)
    assert "Bản số liệu" not in words(app)


def test_it_opens_on_the_fibre_coverage_of_dien_bien_in_its_newest_quarter(app: AppTest) -> None:
    app.run()
    assert app.title[0].value == "Hộ được phủ cáp quang"
    assert app.query_params["place"] == "11"
    assert app.query_params["indicator"] == FIBRE
    assert app.query_params["period"] == "2025-Q3"


def test_the_total_is_of_those_that_reported_and_says_how_many(app: AppTest) -> None:
    at_page(app, "map")
    assert "44 xã, phường" in words(app)
    assert "44/45 xã, phường đã báo cáo" in words(app)


def test_who_did_not_report_is_named(app: AppTest) -> None:
    at_page(app, "map")
    assert "Xã Mường Chà" in words(app)


@pytest.mark.anchor("4.1")
def test_zero_is_shown_as_zero_and_missing_as_a_word(app: AppTest) -> None:
    at_page(app, "map", period="2025-Q2", view="table")
    values = app.table[0].value["Giá trị"].tolist()
    assert any("0,0" in value for value in values)
    at_page(app, "map", period="2025-Q3", view="table")
    assert "Chưa báo cáo" in app.table[0].value["Giá trị"].tolist()[-1]


def test_choosing_an_indicator_changes_the_title_and_the_address(app: AppTest) -> None:
    at_page(app, "map").selectbox(key="indicator").select(VILLAGES).run()
    assert app.title[0].value == "Thôn có sóng 4G/5G"
    assert app.query_params["indicator"] == VILLAGES


def test_choosing_a_period_changes_the_figures_and_the_address(app: AppTest) -> None:
    at_page(app, "map", view="table")  # a map has its slider in itself; see tests/browser
    before = app.metric[0].value
    app.select_slider(key="period").set_value("2025-Q2").run()
    assert app.metric[0].value != before
    assert app.query_params["period"] == "2025-Q2"


@pytest.mark.anchor("4.12")
def test_an_address_opens_the_view_it_was_taken_from(app: AppTest) -> None:
    at_page(app, "map", indicator=VILLAGES, period="2025-Q2", unit=SILENT, method="natural")
    assert app.title[0].value == "Thôn có sóng 4G/5G"
    assert app.query_params["period"] == "2025-Q2"
    assert app.selectbox(key="method").value == "natural"
    assert app.header[0].value == "Xã Mường Chà"


def test_a_stale_address_falls_back_instead_of_failing(app: AppTest) -> None:
    at_page(app, "map", indicator="withdrawn", period="1999", place="99", unit="x", lang="xx")
    assert not app.exception
    assert app.query_params["indicator"] == FIBRE
    assert app.query_params["period"] == "2025-Q3"


def test_a_choice_survives_a_turn_of_the_page(app: AppTest) -> None:
    at_page(app, "map").selectbox(key="indicator").select(VILLAGES).run()
    at_page(app, "trends")
    assert app.title[0].value == "Thôn có sóng 4G/5G"


def test_one_step_up_is_the_country_by_province_with_three_years_of_dti(app: AppTest) -> None:
    at_page(app, "map").button(key="up").click().run()
    assert not app.exception
    assert app.title[0].value == "Chỉ số chuyển đổi số (DTI)"
    assert app.query_params["place"] == "VN"
    app.segmented_control(key="view").set_value("table").run()
    assert app.select_slider(key="period").options == ["Năm 2022", "Năm 2023", "Năm 2024"]


def test_indexes_have_no_total_and_the_page_says_why(app: AppTest) -> None:
    at_page(app, "map", place="VN")
    assert not app.metric
    assert "không lấy trung bình" in words(app)


def test_not_applicable_is_a_word_of_its_own(app: AppTest) -> None:
    at_page(app, "map", indicator="ocop_ecommerce_product_pct", unit="03127")
    assert not app.exception


def test_a_province_without_figures_says_what_to_type_and_where_figures_are(app: AppTest) -> None:
    at_page(app, "map", place="01")
    assert not app.exception
    assert "import tệp.xlsx --province 01" in app.code[0].value
    assert "indicator" in [one.key for one in app.selectbox]
    app.button(key="elsewhere_VN").click().run()
    assert app.query_params["place"] == "VN"
    assert app.title[0].value == "Chỉ số chuyển đổi số (DTI)"


def test_communes_are_found_without_diacritics(app: AppTest) -> None:
    app.session_state[UNIT_LIST] = True
    at_page(app, "map").text_input(key="unit_text").input("muong cha").run()
    found = [one for one in app.button if str(one.key).startswith("found_")]
    assert [one.label for one in found][:1] == ["Xã Mường Chà"]
    found[0].click().run()
    assert app.query_params["unit"] == SILENT


def test_provinces_are_found_without_diacritics(app: AppTest) -> None:
    app.session_state[PLACE_LIST] = True
    at_page(app, "map").text_input(key="place_text").input("lao cai").run()
    rows = [one for one in app.button if str(one.key).startswith("to_")]
    assert [one.label for one in rows] == ["Lào Cai"]
    rows[0].click().run()
    assert app.query_params["place"] == "15"
    assert app.session_state[PLACE_LIST] is False
    assert not [one for one in app.button if str(one.key).startswith("to_")]


def test_a_commune_of_another_province_is_found_with_its_province(app: AppTest) -> None:
    app.session_state[UNIT_LIST] = True
    at_page(app, "map").text_input(key="unit_text").input("bao nhai").run()
    found = [one for one in app.button if str(one.key).startswith("found_")]
    assert found[0].label == "Xã Bảo Nhai, Lào Cai"
    found[0].click().run()
    assert app.query_params["place"] == "15"
    assert app.query_params["unit"] == str(found[0].key).removeprefix("found_")


def test_the_place_in_the_address_may_be_written_small(app: AppTest) -> None:
    at_page(app, "map", place="vn")
    assert app.query_params["place"] == "VN"
    assert not app.toast


def test_an_address_that_is_not_known_is_said_once(app: AppTest) -> None:
    at_page(app, "map", place="99", indicator="withdrawn")
    assert "place=99, indicator=withdrawn" in app.toast[0].value
    assert not app.run().toast


def test_a_former_province_leads_to_the_communes_of_the_one_it_lies_in(app: AppTest) -> None:
    at_page(app, "map", place="VN", unit="11")
    app.button(key="open_successor").click().run()
    assert app.query_params["place"] == "11"


def test_without_figures_at_home_it_opens_where_there_are_some(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_store(f"sqlite:///{tmp_path / 'banso.db'}") as store:
        fill(store)
        sent = store.submissions()
        invented = sent.loc[sent["is_demonstration"].astype(bool), "submission_id"]
        store.desk(operator("test")).withdraw([int(one) for one in invented], reason="test")
    app = next(opened(tmp_path, monkeypatch)).run()
    assert not app.exception
    assert app.query_params["place"] == "VN"
    assert app.title[0].value == "Chỉ số chuyển đổi số (DTI)"


def test_the_reports_of_a_quarter_say_who_is_missing(app: AppTest) -> None:
    at_page(app, "reporting", place="11", report="2025-Q3")
    assert not app.exception
    assert app.title[0].value == "44/45 xã, phường đã nộp đủ báo cáo"
    names = [str(cell) for table in app.table for cell in table.value.to_numpy().ravel()]
    assert "Xã Mường Chà" in names


def test_the_nation_is_asked_for_a_province(app: AppTest) -> None:
    at_page(app, "reporting", place="VN")
    assert not app.exception
    assert "Chọn một tỉnh" in words(app)


def test_the_nation_by_commune_counts_every_commune_and_opens_its_province(app: AppTest) -> None:
    at_page(app, "map", place="VN", level="commune", unit="03127", indicator=FIBRE)
    assert not app.exception
    assert app.query_params["level"] == "commune"
    assert "/3.321 xã, phường, đặc khu đã báo cáo" in words(app)
    assert any(one.value.endswith(", Điện Biên") for one in app.header)
    assert app.table[0].value["name"].str.contains(", Điện").any()
    app.button(key="open_own_province").click().run()
    assert app.query_params["place"] == "11"
    assert app.query_params["unit"] == "03127"
    assert "level" not in app.query_params


def test_no_change_is_no_rise(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_store(f"sqlite:///{tmp_path / 'banso.db'}") as store:
        for quarter in ("2025-Q3", "2025-Q4"):
            rows = [report(FIBRE, one.code, quarter, 500, 5) for one in units.communes("11")]
            publish(store, rows, f"{quarter}.xlsx", scope="11")
    app = at_page(next(opened(tmp_path, monkeypatch)), "overview", place="11")
    assert not app.exception
    [tile] = [one.proto for one in app.metric if one.delta]
    assert tile.direction == tile.NONE
    assert tile.color == tile.GRAY
