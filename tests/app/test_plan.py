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


def test_english_is_spoken_when_the_address_asks(app: AppTest) -> None:
    at_page(app, "plan", lang="en", plan="minh_hoa_dien_bien")
    assert "of 18 targets met or exceeded" in app.title[0].value
    assert "Figures until" in [one.label for one in app.selectbox]
