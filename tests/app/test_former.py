"""Figures of former communes in the pages: as reported, and on today's communes."""

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from components import exports, figure, legend_rows, line, load, mapped, outlined
from components.filters import Selection
from components.maps.message import shaded
from components.maps.shading import OF_PART
from components.maps.view import Theme
from components.picture import Picture, picture
from components.units_view import UnitsView
from data import __main__ as cli
from data import query
from data.catalog import indicator
from data.conversion import Conversion
from data.model import NOT_CONVERTIBLE
from data.period import parse
from data.query import MapRows
from data.store import open_store
from geo import lineage, units
from geo.lineage import Relation
from geo.topology import layer
from geo.units import FORMER, TODAY, UnitKey
from tests.app.conftest import FIBRE, at_page, opened, publish, report
from tests.former_workbook import HOUSEHOLDS, covered, district_table

KHANH_HOA = units.unit(UnitKey("56", TODAY))
NHA_TRANG = units.unit(UnitKey("22366", TODAY))
SILENT = "22375"  # one of the former wards of Nha Trang: its cells are empty
DIVIDED = next(
    one
    for one in units.communes("56")
    if any(link.relation is Relation.PART for link in lineage.predecessors(one.key))
)
BEFORE, AFTER = parse("2024-Q4"), parse("2025-Q3")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with a district table handed in on the command line, and one quarter of today's."""
    folder = tmp_path_factory.mktemp("former")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BANSO_HOME", str(folder))
        patch.delenv("BANSO_DATABASE_URL", raising=False)
        for code, name, silent in (("56", "KHÁNH HÒA", (SILENT,)), ("58", "NINH THUẬN", ())):
            path = folder / f"{code}.xlsx"
            title = f"TỈNH {name}: HẠ TẦNG SỐ, QUÝ IV/2024"
            path.write_bytes(district_table(code, title=title, silent=silent))
            assert cli.main(["import", str(path), "--province", "56"]) == 0
        with open_store() as store:
            rows = [report(FIBRE, one.code, str(AFTER), 900, 5) for one in units.communes("56")]
            publish(store, rows, "today.xlsx", scope="56")
    return folder


@pytest.fixture
def app(home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[AppTest]:
    yield from opened(home, monkeypatch)


@pytest.fixture
def today(app: AppTest) -> Picture:  # noqa: ARG001 - it sets the home
    return seen()


@pytest.fixture
def reported(app: AppTest) -> Picture:  # noqa: ARG001 - it sets the home
    return seen(units_view=UnitsView.REPORTED, edition=FORMER)


def seen(**facts: Any) -> Picture:
    plain = Selection(
        version=load.version(),
        place=KHANH_HOA,
        edition=TODAY,
        indicator=indicator(FIBRE),
        indicators=(FIBRE,),
        period=BEFORE,
        periods=(BEFORE, AFTER),
        former_periods=frozenset({str(BEFORE)}),
    )
    made = picture(replace(plain, **facts), Theme.LIGHT)
    assert made is not None
    return made


def words(app: AppTest) -> str:
    assert not app.exception
    shown = [*app.markdown, *app.subheader, *app.header, *app.title]
    return "\n".join(one.value for one in shown).replace("\\", "")


def table(app: AppTest) -> str:
    return "\n".join(one.value.to_csv() for one in app.table).replace("\\", "")


def test_on_todays_communes_former_figures_are_summed_or_say_why_not(today: Picture) -> None:
    assert today.is_converted
    assert len(today.rows) == len(units.communes("56"))
    nha_trang, divided = today.row(NHA_TRANG.code), today.row(DIVIDED.code)
    olds = lineage.predecessors(NHA_TRANG.key)
    assert nha_trang["conversion"] == Conversion.PARTIAL
    assert nha_trang["denominator"] == HOUSEHOLDS * (len(olds) - 1)
    assert f"{len(olds) - 1}/{len(olds)}" in nha_trang["detail_text"]
    assert (divided["state"], divided["value_text"]) == (NOT_CONVERTIBLE, "Không quy đổi được")
    assert "bị chia" in divided["detail_text"]


def test_the_province_before_the_break_is_its_former_communes(today: Picture) -> None:
    counted = [
        covered(at, 0)
        for code in ("56", "58")
        for at, one in enumerate(_listed(code))
        if one != SILENT
    ]
    assert (today.total.numerator, today.total.counted) == (sum(counted), len(counted))
    rows = today.whole_over_time()
    assert rows["value"].tolist() == [pytest.approx(today.total.value), 90]
    assert rows["is_former"].tolist() == [True, False]


def _listed(code: str) -> list[str]:
    return [one.code for one in units.communes(code, edition=FORMER)]


def test_as_reported_the_map_is_of_former_communes(reported: Picture) -> None:
    assert reported.selection.scope == "former-56"
    assert set(reported.rows["unit_code"]) == {one.code for one in lineage.former_communes("56")}
    assert reported.row(SILENT)["value_text"] == "Chưa báo cáo"
    assert not (reported.rows["state"] == NOT_CONVERTIBLE).any()
    assert reported.total.value == pytest.approx(seen().total.value)


def test_a_former_unit_s_line_ends_at_the_break_and_a_new_one_s_begins(reported: Picture) -> None:
    [old] = [one for one in lineage.former_communes("56") if one.code == SILENT]
    other = next(
        units.unit(link.old)
        for link in lineage.predecessors(NHA_TRANG.key)
        if link.old.code != SILENT
    )
    before = line.of_units(reported, [other]).set_index("period")["value"]
    after = line.of_units(reported, [NHA_TRANG]).set_index("period")["value"]
    assert before.notna().tolist() == [True, False]
    assert after.notna().tolist() == [False, True]
    assert line.successors(reported, old) == [NHA_TRANG]
    assert old in line.origins(reported, NHA_TRANG)
    assert reported.selection.break_at == str(AFTER)


def test_on_todays_communes_the_line_joins_and_marks_what_is_not_whole(today: Picture) -> None:
    rows = line.of_units(today, [NHA_TRANG])
    assert rows["value"].notna().all()
    assert rows["mark"].tolist() == ["partial", ""]
    assert line.origins(today, NHA_TRANG) == ()
    assert "◇" in line.marks_seen(rows)


def test_namesakes_have_lines_of_their_own() -> None:
    listed = lineage.former_communes("56")
    names = line.names_of([*listed, *units.communes("56")])
    assert len(set(names.values())) == len(names)


def test_files_say_which_units_and_what_each_figure_rests_on(
    today: Picture, reported: Picture
) -> None:
    rows = pd.read_csv(
        io.BytesIO(exports.as_csv(exports.shown(today))), dtype=str, keep_default_na=False
    ).set_index("unit_code")
    assert set(rows["unit_list"]) == {"today"}
    found = rows.loc[DIVIDED.code, ["state", "conversion", "conversion_reason", "value"]]
    assert list(found) == ["not_convertible", "not_convertible", "divided", ""]
    olds = len(lineage.predecessors(NHA_TRANG.key))
    told = rows.loc[NHA_TRANG.code, ["conversion", "former_reported", "former_of"]]
    assert list(told) == ["partial", str(olds - 1), str(olds)]
    book = openpyxl.load_workbook(
        io.BytesIO(exports.as_workbook(exports.shown(reported), reported))
    )
    head = [cell.value for cell in book.worksheets[0][4]]
    assert {"unit_list", "conversion", "former_of"} <= set(head)
    assert b"summed" in exports.as_csv(exports.over_time(today))
    assert len(outlined.outlined(reported)) == len(lineage.former_communes("56"))


def test_the_address_chooses_the_view_and_former_periods_are_marked(app: AppTest) -> None:
    at_page(app, "map", place="56", period=str(BEFORE), view="table", unit=DIVIDED.code)
    seen_words = words(app)
    assert "Hợp nhất từ" in seen_words
    assert "(một phần)" in table(app)
    assert "Không quy đổi được" in table(app)
    [slider] = app.select_slider
    assert slider.options == ["Quý IV/2024 (xã cũ)", "Quý III/2025"]
    app.query_params["as"] = "reported"
    app.run()
    assert "thị trấn trước 1/7/2025" in words(app)
    assert len(app.table[0].value) == len(lineage.former_communes("56"))


def test_a_choice_is_let_go_when_its_code_would_mean_another_place(app: AppTest) -> None:
    both = {one.code for one in lineage.former_communes("56")} & {
        one.code for one in units.communes("56")
    }
    code = min(both)
    at_page(
        app, "map", place="56", period=str(BEFORE), unit=code, view="table", **{"as": "reported"}
    )
    assert units.unit(UnitKey(code, FORMER)).full_name in words(app)
    assert "Nay thuộc" in words(app)
    app.select_slider[0].set_value(str(AFTER)).run()
    assert "unit" not in app.query_params
    assert "Hợp nhất từ" not in words(app)


def test_trends_draw_both_views(app: AppTest) -> None:
    at_page(app, "trends", place="56", units=NHA_TRANG.code)
    assert "◇" in words(app)
    app.query_params["as"] = "reported"
    app.run()
    assert "◇" not in words(app)


def test_where_former_communes_said_nothing_there_is_nothing_to_choose(app: AppTest) -> None:
    at_page(app, "map", place="56", indicator=FIBRE)
    assert any(one.key == "as" for one in app.get("button_group"))
    at_page(app, "map", place="11", **{"as": "reported"})
    assert not app.exception
    assert "as" not in app.query_params


def test_a_period_of_former_communes_is_counted_over_them_and_nobody_is_overdue(
    app: AppTest,
) -> None:
    at_page(app, "reporting", place="56", report=str(BEFORE))
    every = len(lineage.former_communes("56"))
    assert app.title[0].value == f"{every - 1}/{every} xã, phường cũ đã nộp đủ báo cáo"
    assert "không nợ báo cáo của kỳ này" in words(app)
    [calendar] = [one.value for one in app.table if "Hạn gửi" in one.value.columns]
    before = calendar[calendar["Kỳ số liệu"].str.contains("xã cũ")]
    assert len(before) == 4
    assert not before["Tình trạng"].str.contains("Quá hạn").any()
    app.query_params["report"] = str(AFTER)
    app.run()
    today = len(units.communes("56"))
    assert app.title[0].value.startswith(f"{today}/{today} xã, phường")


def test_trends_as_reported_offer_and_draw_the_former_communes(
    app: AppTest, reported: Picture
) -> None:
    after = replace(reported.selection, period=AFTER, edition=TODAY)
    offered = line.offered(after)
    assert len(offered) == len(lineage.former_communes("56")) + len(units.communes("56"))
    assert offered["former-22375"].valid_from == FORMER
    chosen = {"as": "reported", "units": "former-22378", "small": "former"}
    at_page(app, "trends", place="56", indicator=FIBRE, **chosen)
    assert "Từng xã, phường cũ" in words(app)
    assert app.query_params["units"] == "former-22378"
    assert app.multiselect[0].value == ["former-22378"]


def test_a_rate_of_some_former_communes_has_no_rank_and_no_change_and_says_so(
    today: Picture,
) -> None:
    row = today.row(NHA_TRANG.code)
    assert row["value_text"].endswith("◇")
    assert pd.isna(row["rank"])
    assert NHA_TRANG.code not in set(today.valued["unit_code"])
    assert today.rows["rank"].max() <= len(today.valued)
    after = seen(period=AFTER)
    assert pd.isna(after.row(NHA_TRANG.code)["change"])
    assert after.row(NHA_TRANG.code)["rank"] == 1
    assert after.rows["change"].notna().any()
    shown = exports.shown(today).set_index("unit_code")
    assert shown.loc[NHA_TRANG.code, "state"] == "partial"
    assert "xã, phường cũ" in str(shown.loc[NHA_TRANG.code, "conversion_note"])


def test_the_file_over_time_names_every_unit_of_every_period(
    today: Picture, reported: Picture
) -> None:
    rows = exports.over_time(today)
    assert len(rows) == 2 * len(units.communes("56"))
    assert (
        rows.loc[rows["unit_code"] == NHA_TRANG.code, "unit_name"].tolist()
        == [NHA_TRANG.full_name] * 2
    )
    told = exports.over_time(reported)
    assert len(told) == len(units.communes("56")) + len(lineage.former_communes("56"))
    silent = told[(told["unit_code"] == SILENT) & (told["unit_valid_from"] == FORMER.isoformat())]
    assert silent["state"].tolist() == ["missing"]
    assert exports.as_csv(told)


def test_the_whole_is_not_joined_over_the_break_where_fewer_reported(
    today: Picture, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert line.whole(today)["unit_name"].nunique() == 1
    rows = today.whole_over_time().assign(counted=[20, 65], of=[194, 65])
    monkeypatch.setattr(Picture, "whole_over_time", lambda _: rows)
    lines = line.whole(today)
    assert lines["unit_name"].tolist() == ["Tính chung 20/194 xã, phường cũ", "Toàn tỉnh Khánh Hòa"]
    assert lines["mark"].tolist() == ["partial", ""]


def test_a_rate_of_a_part_has_a_look_of_its_own_and_stands_in_no_class(today: Picture) -> None:
    rows, shades = shaded(mapped.view_of(today, height=500), layer(today.selection.scope))
    looks = dict(zip(rows.index, shades, strict=True))
    assert looks[NHA_TRANG.code] == OF_PART
    parts = set(today.rows["unit_code"][today.is_of_part])
    assert {code for code, shade in looks.items() if shade == OF_PART} == parts
    counted = sum(row.count for row in legend_rows.of_classes(today, today.colours))
    assert counted == len(today.valued)
    assert legend_rows.states(today)["partial"] == len(parts)


def test_a_tile_compares_whole_figures_only(app: AppTest, today: Picture) -> None:
    after = seen(period=AFTER)
    whole = today.valued["unit_code"]
    then, now = (
        query.total(
            MapRows(one.rows[one.rows["unit_code"].isin(whole)]), indicator=indicator(FIBRE)
        ).value
        for one in (today, after)
    )
    assert then is not None
    assert now is not None
    at_page(app, "overview", place="56", period=str(AFTER))
    assert not app.exception
    [tile] = [one for one in app.metric if one.label == indicator(FIBRE).short_name()]
    assert tile.delta == figure.difference(indicator(FIBRE), now - then)
