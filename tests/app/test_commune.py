from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from components import frame
from components.sheet import sheet
from data import plan, profile
from data.profile import Among
from data.store import open_store
from geo import units
from geo.units import TODAY, UnitKey
from tests.app.conftest import SILENT, at_page
from tests.app.test_pages import words
from text import Language, speaking

FIRST = "03301"  # Xã Búng Lao, the lowest; no OCOP product
THIRD = "03283"  # Xã Chiềng Sinh
PROVINCE = UnitKey("11", TODAY)


def listed(app: AppTest) -> dict[str, list[str]]:
    """The rows of the last table of figures, by the indicator's name."""
    table = app.table[len(app.table) - 1].value
    rows = [[str(cell) for cell in row] for row in table.to_numpy().tolist()]
    return {row[0].split("](")[0].removeprefix("["): row[1:] for row in rows}


def on_paper(home: Path, code: str) -> dict[str, dict[str, Any]]:
    """What the printed sheet says of the same commune, by the indicator's name."""
    place, unit = units.unit(PROVINCE), units.unit(UnitKey(code, TODAY))
    plans = plan.plans_of(place)
    with open_store(f"sqlite:///{home / 'banso.db'}") as store:
        known = profile.known_of(store.available(), "11")
        until = profile.periods(known)[0]
        told = profile.read(store, known, province=place, until=until, shown=[unit], plans=plans)
    one = profile.maker(told, plans, profile.kinds(told, {})).profile(unit, Among.NEAR)
    printed = sheet(one, source="", revision="")
    return {row["name"]: row for group in printed["groups"] for row in group["rows"]}


def test_it_says_what_the_commune_is_how_far_behind_and_every_figure(app: AppTest) -> None:
    at_page(app, "commune", place="11", unit=THIRD)
    assert not app.exception
    assert app.title[0].value == "Xã Chiềng Sinh"
    said = words(app)
    assert "Đã trả lời 2/2 chỉ tiêu của kỳ" in said
    assert "số liệu đến quý III/2025" in said
    assert "Dữ liệu minh hoạ" in said
    assert "Bản số liệu r3" in said
    value, target, rank, kin, strip, spark, reported = listed(app)["Hộ được phủ cáp quang"]
    assert "**7,0\u00a0%**" in value
    assert "III/2025" in value
    assert ">\u00a060" in target
    assert "42/44" in rank
    assert "/11" in kin
    assert strip.startswith("![Hộ được phủ cáp quang: đơn vị này 7,0")
    assert "Từ 4,0" in spark
    assert reported == "2/2"


def test_missing_is_said_and_has_no_rank_and_its_last_figure_is_dated(app: AppTest) -> None:
    at_page(app, "commune", place="11", unit=SILENT)
    value, target, rank, kin, *_, reported = listed(app)["Hộ được phủ cáp quang"]
    assert "**Chưa báo cáo**" in value
    assert "(II/2025)" in value
    assert "Chưa có số liệu" in target
    assert rank == "–"
    assert kin.startswith("–")
    assert reported == "1/2"


@pytest.mark.parametrize("code", [FIRST, THIRD, SILENT])
def test_paper_and_screen_say_the_same(app: AppTest, filled: Path, code: str) -> None:
    at_page(app, "commune", place="11", unit=code)
    shown = listed(app)
    printed = on_paper(filled, code)
    assert printed
    for name, row in printed.items():
        cells = shown[frame.escape(name)]
        value, target, rank, kin, _, _, reported = cells
        for part in (row["value"], row["value_note"]):
            assert frame.escape(part) in value
        for part in (row["status"], row["target_note"]):
            assert frame.escape(part) in target.replace(":material/", "")
        assert frame.escape(row["rank"]) in rank
        assert frame.escape(row["kin"]) in kin
        assert frame.escape(row["kin_note"]) in kin
        assert reported == row["reported"]


def test_whom_it_is_compared_with_is_the_readers_choice_and_stands_in_the_address(
    app: AppTest,
) -> None:
    at_page(app, "commune", place="11", unit=THIRD)
    assert "10 xã, phường của tỉnh gần giống nhất" in words(app)
    assert "among" not in app.query_params
    next(one for one in app.selectbox if one.key == "among").select("kind").run()
    assert app.query_params["among"] == "kind"
    assert "So với 42 xã của tỉnh" in words(app)
    next(one for one in app.selectbox if one.key == "among").select("zone").run()
    assert "commune-attributes.csv" in words(app)
    assert listed(app)["Hộ được phủ cáp quang"][3] == "–"


def test_an_earlier_period_and_one_plan_alone_can_be_chosen(app: AppTest) -> None:
    at_page(app, "commune", place="11", unit=THIRD, at="2025-Q2", targets="minh_hoa_dien_bien")
    assert not app.exception
    value, target, *_ = listed(app)["Hộ được phủ cáp quang"]
    assert "**4,0\u00a0%**" in value
    assert "70\u00a0%" in target
    assert app.query_params["targets"] == "minh_hoa_dien_bien"


def test_what_it_was_made_of_is_named_with_its_silence(app: AppTest) -> None:
    at_page(app, "commune", place="11", unit=FIRST)
    assert "Hợp nhất từ\\: Xã Ẳng Tở, Xã Chiềng Đông, Xã Búng Lao" in words(app)
    assert "Các đơn vị cũ không có số liệu" in words(app)


def test_without_a_commune_one_can_be_chosen(app: AppTest) -> None:
    at_page(app, "commune", place="11", unit="99999")
    assert app.title[0].value == "Hồ sơ xã, phường"
    next(one for one in app.selectbox if one.key == "unit").select(THIRD).run()
    assert app.title[0].value == "Xã Chiềng Sinh"
    assert app.query_params["unit"] == THIRD
    at_page(app, "commune", place="VN")
    assert not app.exception


def test_a_province_without_figures_and_an_empty_store_say_so(
    app: AppTest, empty_app: AppTest
) -> None:
    at_page(app, "commune", place="01", unit="00004")
    assert not app.exception
    at_page(empty_app, "commune", place="11", unit=THIRD)
    assert not empty_app.exception
    assert "python -m data load-shipped" in empty_app.code[0].value


def test_it_speaks_english(app: AppTest) -> None:
    at_page(app, "commune", place="11", unit=THIRD, lang="en")
    assert "indicators of the period answered" in words(app)
    with speaking(Language.EN):
        assert app.title[0].value == units.unit(UnitKey(THIRD, TODAY)).full_name_en


def test_it_is_reached_from_the_maps_panel_the_table_and_a_plans_line(app: AppTest) -> None:
    at_page(app, "map", place="11", unit=THIRD)
    links = [one for one in app.get("page_link") if one.proto.page == "commune"]
    assert any("unit=" + THIRD in one.proto.query_string for one in links)
    at_page(app, "map", place="11", view="table")
    assert f"](commune?place=11&unit={THIRD}&lang=vi)" in str(app.table[0].value.to_numpy())
    at_page(app, "plan", place="11", plan="minh_hoa_dien_bien", target="cap_quang")
    assert f"](commune?place=11&unit={FIRST}&targets=minh_hoa_dien_bien&lang=vi)" in words(app)


def test_all_sheets_of_a_province_are_for_whoever_has_an_account(app: AppTest) -> None:
    app.session_state["downloads"] = True
    at_page(app, "commune", place="11", unit=THIRD)
    assert not app.exception
    assert "sheets_make" not in [one.key for one in app.button]
    assert "Đăng nhập để tạo hồ sơ của cả 45 xã, phường" in words(app)


def test_without_a_commune_every_one_of_the_province_is_a_link(app: AppTest) -> None:
    at_page(app, "commune", place="11")
    assert not app.exception
    links = [one.proto.query_string for one in app.get("page_link")]
    every = [one.code for one in units.communes("11")]
    assert [code for code in every if not any(f"unit={code}" in one for one in links)] == []
