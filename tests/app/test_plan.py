import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data import plan
from data.status import Status
from tests.app.conftest import at_page, opened
from tests.app.test_pages import words


def table(app: AppTest) -> list[list[str]]:
    return [[str(cell) for cell in row] for row in app.table[0].value.to_numpy().tolist()]


def test_it_opens_on_the_places_own_plan_with_its_citation(app: AppTest) -> None:
    at_page(app, "plan")
    assert not app.exception
    assert app.query_params["plan"] == "dien_bien_2309"
    assert "2309/KH-UBND ngày 27/5/2025, Ủy ban nhân dân tỉnh Điện Biên" in words(app)
    assert "Bản số liệu r3" in words(app)


def test_a_plan_without_figures_is_no_data_and_nobody_is_called_late(app: AppTest) -> None:
    at_page(app, "plan")
    assert app.title[0].value == "9 mục tiêu, chưa có số liệu để xét"
    assert len(table(app)) == 9
    assert all("Chưa có số liệu" in row[4] for row in table(app))
    assert "Nguy cơ không đạt" not in words(app)


def test_every_row_names_who_leads(app: AppTest) -> None:
    for one in ("dien_bien_2309", "qd_411", "minh_hoa_dien_bien"):
        at_page(app, "plan", plan=one)
        assert all(row[5].strip() for row in table(app))


def test_the_detail_says_the_sentence_and_prints_the_rule_with_its_numbers(app: AppTest) -> None:
    at_page(app, "plan", plan="minh_hoa_dien_bien", target="cap_quang")
    said = words(app)
    pattern = r"Hiện [\d,]+\s%, kém kỳ gốc 64,7\s%; kế hoạch cần 72,4\s% vào 30/9/2025"
    assert re.search(pattern, said)
    assert "nên xếp **Giảm so với gốc**" in said
    assert "Sở Khoa học và Công nghệ" in said
    assert "(hiện tại − gốc) / (lộ trình − gốc)" in said


def test_how_many_communes_stand_at_the_value_is_counted_among_those_with_figures(
    app: AppTest,
) -> None:
    at_page(app, "plan", plan="minh_hoa_dien_bien", target="cap_quang_xa")
    row = next(row for row in table(app) if "70" in row[0])
    assert row[1] == "**11/44 xã, phường**"
    assert "Chưa đạt" in row[4]
    assert "11/44 xã, phường có số liệu đạt mức ≥\u00a070" in words(app)


def test_a_filter_stands_in_the_address_and_can_be_taken_back(app: AppTest) -> None:
    at_page(app, "plan", plan="minh_hoa_dien_bien", group="G2")
    assert "6/18 mục tiêu" in words(app)
    assert len(table(app)) == 6
    next(one for one in app.button if one.key == "everything").click().run()
    assert len(table(app)) == 18
    assert "group" not in app.query_params
    next(one for one in app.button if one.key == "only_status_no_data").click().run()
    assert app.query_params["status"] == Status.NO_DATA.value
    assert all("Chưa có số liệu" in row[4] for row in table(app))


def test_a_national_plan_is_asked_of_the_place_looked_at(app: AppTest) -> None:
    at_page(app, "plan", plan="qd_411")
    fibre = next(row for row in table(app) if "cáp quang" in row[0])
    assert fibre[1] != "–"
    assert "Chưa đạt" in fibre[4]
    at_page(app, "plan", plan="qd_411", place="01")
    assert all("Chưa có số liệu" in row[4] for row in table(app))


def test_tasks_have_their_deadlines_and_silence_is_not_lateness(app: AppTest) -> None:
    at_page(app, "plan", show="tasks")
    rows = table(app)
    assert app.title[0].value == "1/12 nhiệm vụ được báo cáo hoàn thành"
    assert rows[0][0].startswith("đến 31/12/2025")
    assert "đã qua hạn" in rows[1][0]
    assert "Chưa có báo cáo" in rows[1][5]


def test_the_reported_tally_stands_beside_what_can_be_computed(app: AppTest) -> None:
    at_page(app, "plan", place="56", plan="ninh_thuan_2023")
    assert "ghi 8/19" in words(app)
    assert "chỉ 3 chỉ tiêu có mức được công bố" in words(app)


def test_an_address_of_a_plan_opens_its_own_place_and_a_former_code_says_so(app: AppTest) -> None:
    at_page(app, "plan", plan="ninh_thuan_2023", place="11")
    assert "plan=ninh" in app.toast[0].value
    del app.query_params["place"]
    at_page(app, "plan", plan="ninh_thuan_2023")
    assert (app.query_params["place"], app.query_params["plan"]) == ("56", "ninh_thuan_2023")
    assert "ghi 8/19" in words(app)
    assert not [one.value for one in app.toast]
    at_page(app, "plan", plan="ninh_thuan_2023", place="58")
    assert app.query_params["place"] == "56"
    assert "place=58" in app.toast[0].value


def test_an_invented_plan_is_marked_and_offered_only_beside_invented_figures(
    app: AppTest,
) -> None:
    at_page(app, "plan", plan="minh_hoa_dien_bien")
    assert "violet" in words(app)
    offered = plan.plans()["minh_hoa_dien_bien"].label
    assert offered in app.selectbox(key="plan").options


def test_without_any_figures_plans_are_still_there_to_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = next(iter(opened(tmp_path, monkeypatch)))
    at_page(app, "plan")
    assert not app.exception
    assert app.title[0].value == "9 mục tiêu, chưa có số liệu để xét"
    assert "Kế hoạch minh hoạ" not in app.selectbox(key="plan").options


def test_every_line_leads_to_its_map_and_its_trend_where_there_are_figures(app: AppTest) -> None:
    at_page(app, "plan", plan="minh_hoa_dien_bien")
    ways = {row[0]: row[6] for row in table(app)}
    fibre = ways["Hộ được phủ cáp quang"]
    assert "(map?lang=vi&place=11&indicator=fibre_household_coverage_pct&period=2025-Q3)" in fibre
    assert "&plan=minh_hoa_dien_bien)" in fibre
    assert "–" in ways.values()


def test_each_agency_has_its_targets_and_its_tasks_soonest_first(app: AppTest) -> None:
    at_page(app, "plan", show="agencies")
    assert not app.exception
    heads = [one.value for one in app.subheader]
    at = next(n for n, one in enumerate(heads) if "Dân tộc và Tôn giáo" in one)
    rows = app.table[at].value.to_numpy().tolist()
    assert "đến 31/12/2025" in rows[0][0]
    assert "đã qua hạn" in rows[0][0]
    assert any("Mục tiêu" in row[1] for row in rows)
    assert any("Nhiệm vụ" in row[1] for row in rows)
    leads = plan.plans()["dien_bien_2309"].tasks["phong_hop_truc_tuyen"].leads
    at_page(app, "plan", show="agencies", agency=leads[0])
    assert len(app.table) == 1


def test_tasks_are_narrowed_by_agency_too_and_say_so(app: AppTest) -> None:
    leads = plan.plans()["dien_bien_2309"].tasks["phong_hop_truc_tuyen"].leads
    at_page(app, "plan", show="tasks", agency=leads[0])
    n = len(table(app))
    assert 0 < n < 12
    assert f"{n}/12 nhiệm vụ" in words(app)


def test_each_commune_is_told_with_what_it_meets_and_silence_is_not_failure(app: AppTest) -> None:
    at_page(app, "plan", plan="minh_hoa_dien_bien", show="places")
    rows = table(app)
    assert len(rows) == 45
    assert "Mường Chà" in rows[-1][0]
    assert rows[-1][1] == "–"
    assert "(commune?" in rows[0][0]
    assert "where=" in rows[0][4]
    where = re.search(r"where=(\d+)", rows[0][4])
    assert where
    at_page(app, "plan", plan="minh_hoa_dien_bien", show="targets", where=where[1])
    assert "chưa đạt" in words(app)
    assert 0 < len(table(app)) < 18


def test_provinces_stand_side_by_side_for_a_national_plan(app: AppTest) -> None:
    at_page(app, "plan", place="VN", plan="qd_411", show="places")
    assert not app.exception
    rows = table(app)
    assert len(rows) == 34
    here = next(row for row in rows if "Điện Biên" in row[0])
    assert "place=11" in here[0]
    assert here[1] == "0/1"
    assert [row[1] for row in rows if row is not here] == ["–"] * 33
    assert "violet" in words(app)


def test_what_was_chosen_is_there_again_after_other_pages(app: AppTest) -> None:
    at_page(app, "plan", plan="minh_hoa_dien_bien", status="not_met", target="cap_quang_xa")
    asked = {"plan", "status", "target", "at"}
    before = {key: app.query_params[key] for key in asked if key in app.query_params}
    for other in ("map", "trends", "compare", "commune", "overview"):
        app.query_params.clear()
        at_page(app, other)
        app.query_params.clear()
        at_page(app, "plan")
        now = {key: app.query_params[key] for key in before if key in app.query_params}
        assert now == before, other


def test_the_map_keeps_its_indicator_while_a_plan_is_read(app: AppTest) -> None:
    at_page(app, "map", indicator="village_mobile_broadband_pct")
    for name in ("plan", "map"):
        app.query_params.clear()
        at_page(app, name)
    assert app.query_params["indicator"] == "village_mobile_broadband_pct"


def test_english_is_spoken_when_the_address_asks(app: AppTest) -> None:
    at_page(app, "plan", lang="en", plan="minh_hoa_dien_bien")
    assert "of 18 targets met or exceeded" in app.title[0].value
    assert "Figures until" in [one.label for one in app.selectbox]
