"""What fresh eyes typed: wordings, groups, periods and notes, with the values put in."""

from typing import Any

import pytest

from data.catalog import named
from data.ingest import Checked, IngestError, Refusal, check
from data.ingest.column import Column, column
from data.ingest.form import Field
from data.ingest.period_text import not_reported, periods
from data.ingest.value import Kind, read
from data.model import Qualifier
from tests.unit.data.ingest.sample import book, places

FIBRE = "fibre_household_coverage_pct"
ONLINE = "online_dossier_rate_pct"
Rows = list[list[Any]]


def checked(*sheets: tuple[str, Rows], province: str = "66", name: str = "bang.xlsx") -> Checked:
    return check(book(*sheets), file_name=name, province_code=province)


def values(found: Checked) -> dict[tuple[str, str], float]:
    table = found.observations
    keys = zip(table["indicator_id"], table["period"], strict=True)
    return dict(zip(keys, table["value"], strict=True))


def online(period: str, value: float) -> Rows:
    head = ["STT", "Xã", "Tỷ lệ hồ sơ trực tuyến (%)"]
    return [[f"TỶ LỆ HỒ SƠ TRỰC TUYẾN {period}"], head, [1, "Xã Ea Hiao", value]]


def test_a_group_over_columns_is_no_indicator() -> None:
    rows: Rows = [
        ["QUÝ IV/2025"],
        ["STT", "Đơn vị", "Hạ tầng số", None, None],
        [None, None, "Tổng số hộ", "Hộ được phủ cáp quang", "Tỷ lệ (%)"],
        [1, "Xã Ea Hiao", 1100, 1000, 90.91],
    ]
    found = values(checked(("S", rows)))
    assert found[FIBRE, "2025-Q4"] == pytest.approx(100 * 1000 / 1100)
    assert found["households_count", "2025-Q4"] == 1100
    assert len(found) == 2


def test_a_section_row_is_no_indicator() -> None:
    rows: Rows = [
        ["QUÝ IV/2025"],
        ["STT", "Chỉ tiêu", "ĐVT", "Kế hoạch", "Thực hiện"],
        ["I", "Hạ tầng số", None, None, 0.9],
        [1, "Số cụm loa truyền thanh thông minh", "cụm", 12, 15],
    ]
    assert values(checked(("S", rows))) == {("smart_loudspeaker_clusters", "2025-Q4"): 15}


def test_parts_of_the_index_need_its_name_beside_them() -> None:
    assert column(["Hạ tầng số"]) is None
    found = column(["Hạ tầng số"], is_of_index=True)
    assert isinstance(found, Column)
    assert found.indicator.id == "dti_infrastructure_value"


def test_numbered_rows_and_the_year_before_of_a_form_are_told_apart() -> None:
    rows: Rows = [
        ["Đơn vị báo cáo: UBND Xã Đức Trọng"],
        ["BÁO CÁO THỐNG KÊ NĂM 2025"],
        ["Chỉ tiêu", "Mã số", "Thực hiện năm trước", "Ước thực hiện năm báo cáo"],
        ["1. Số Tổ công nghệ số cộng đồng", "04", 10, 12],
    ]
    found = values(checked(("S", rows), province="68"))
    assert found == {("cdt_team_count", "2024"): 10, ("cdt_team_count", "2025"): 12}


def test_a_workbook_of_nothing_is_an_error() -> None:
    rows: Rows = [["NĂM 2025"], ["STT", "Chỉ tiêu", "Thực hiện"], [1, "Số con trâu", 7]]
    assert [one.rule for one in checked(("S", rows)).errors] == ["L16"]


def test_a_row_told_twice_is_asked() -> None:
    rows: Rows = [
        ["NĂM 2025"],
        ["STT", "Chỉ tiêu", "Kế hoạch", "Thực hiện"],
        [1, "Số cụm loa truyền thanh thông minh", 9, 7],
        [2, "Cụm loa truyền thanh thông minh", 9, 8],
    ]
    found = checked(("S", rows))
    assert found.errors
    assert found.observations.empty


def test_the_period_s_own_columns_are_taken_and_the_cumulative_told() -> None:
    whole, part = "Tổng số hồ sơ tiếp nhận", "Hồ sơ tiếp nhận trực tuyến"
    rows: Rows = [
        ["HỒ SƠ TTHC THÁNG 12/2025"],
        ["STT", "Xã", "Trong kỳ", None, "Lũy kế từ đầu năm", None],
        [None, None, whole, part, whole, part],
        [1, "Xã Ea Hiao", 200, 150, 1000, 700],
    ]
    found = checked(("S", rows))
    assert values(found) == {(ONLINE, "2025-12"): 75}
    assert list(found.observations["basis"]) == ["in_period"]
    assert places(found, "L7") == ["S!F2"]


def test_rows_of_parts_are_left_out_and_told() -> None:
    rows: Rows = [
        ["QUÝ IV/2025"],
        ["STT", "Xã", "Số thành viên tổ CNSCĐ"],
        [1, "Xã Ea Hiao", 60],
        [None, "Trong đó: nữ", 25],
        [None, "- Đoàn viên", 30],
        [None, "+ nữ", 20],
    ]
    found = checked(("S", rows))
    assert values(found) == {("cdt_team_members", "2025-Q4"): 60}
    assert places(found, "L7") == ["S!B4", "S!B5", "S!B6"]
    assert not found.errors


@pytest.mark.parametrize(
    ("header", "indicator_id", "field"),
    [
        ("Tỷ lệ hộ được phủ mạng cáp quang (%)", FIBRE, Field.VALUE),
        ("Số hộ được phủ mạng cáp quang", FIBRE, Field.NUMERATOR),
        ("Tỷ lệ hộ gia đình có thuê bao cáp quang", "fibre_household_subscribed_pct", Field.VALUE),
        ("Số chỉ tiêu đạt kế hoạch", "plan_targets_met", Field.VALUE),
        ("Tỷ lệ thôn có tổ công nghệ số cộng đồng", "village_cdt_team_pct", Field.VALUE),
    ],
)
def test_words_that_change_nothing_may_be_left_out(
    header: str, indicator_id: str, field: Field
) -> None:
    found = column([header])
    assert isinstance(found, Column)
    assert (found.indicator.id, found.field) == (indicator_id, field)


@pytest.mark.parametrize("header", ["Tổng số hồ sơ đất đai", "Số hồ sơ đất đai", "Hộ cáp quang"])
def test_a_whole_is_never_taken_for_its_part(header: str) -> None:
    assert named(header) is None


def test_a_table_s_title_completes_its_headings() -> None:
    rows: Rows = [
        ["TỔ CÔNG NGHỆ SỐ CỘNG ĐỒNG THÁNG 11 NĂM 2025"],
        ["STT", "Xã, phường", "Số tổ công nghệ số cộng đồng", "Số thành viên"],
        [1, "Xã Ea Hiao", 10, 60],
    ]
    found = values(checked(("S", rows)))
    assert found == {("cdt_team_count", "2025-11"): 10, ("cdt_team_members", "2025-11"): 60}


def test_a_heading_almost_right_is_told_the_nearest_name() -> None:
    rows = online("QUÝ IV/2025", 71)
    rows[1].append("Số cụm loa truyền thanh thông mình mới")
    rows[2].append(4)
    (one,) = (one for one in checked(("S", rows)).problems if one.rule == "L2")
    assert one.found == "ingest.L2_near_found"


def test_sheets_named_carelessly_each_have_their_month() -> None:
    sheets = [("T9.2025", online("", 73.0)), ("10-25", online("", 74.0))]
    found = values(checked(*sheets))
    assert found == {(ONLINE, "2025-09"): 73, (ONLINE, "2025-10"): 74}


def test_only_the_sheet_without_a_period_is_left_open() -> None:
    sheets = [("quy 4 - 2025", online("", 72.0)), ("Quí I.2026", online("", 73.0))]
    found = checked(*sheets, ("nháp", online("", 1.0)))
    assert values(found) == {(ONLINE, "2025-Q4"): 72, (ONLINE, "2026-Q1"): 73}
    assert [one.sheet for one in found.problems if one.rule == "L17"] == ["nháp"]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("tháng Mười hai năm 2025", "2025-12"),
        ("tháng năm năm 2025", "2025-05"),
        ("quý bốn năm 2025", "2025-Q4"),
        ("Quí I.2026", "2026-Q1"),
        ("6 tháng năm 2025", "2025-H1"),
    ],
)
def test_periods_in_words(text: str, period: str) -> None:
    assert [str(one) for one in periods(text)] == [period]


@pytest.mark.parametrize("text", ["11T/2025", "11 tháng đầu năm 2025"])
def test_months_nobody_reports_on_are_no_year(text: str) -> None:
    assert periods(text) == ()
    assert not_reported(text) == "11T/2025"
    (one,) = checked(("S", online(text, 71))).errors
    assert one.found == "ingest.L13_unreported_found"


def test_an_inventory_is_of_the_day_it_states() -> None:
    rows: Rows = [
        ["DANH SÁCH CỤM LOA TRUYỀN THANH THÔNG MINH"],
        ["(tính đến 31/12/2025)"],
        ["STT", "Xã", "Thôn", "Vĩ độ", "Kinh độ"],
        [1, "Xã Ea Hiao", "Thôn 1", 13.2, 108.2],
    ]
    found = checked(("S", rows))
    assert values(found) == {("smart_loudspeaker_clusters", "2025"): 1}
    assert "L9" in {one.rule for one in found.problems}


@pytest.mark.parametrize(
    ("rows", "refusal"),
    [
        (
            [
                ["CÁP QUANG QUÝ IV/2025"],
                [None, None, "Đơn vị tính: nghìn hộ, %"],
                ["STT", "Đơn vị", "Tổng số hộ", "Số hộ được phủ cáp quang"],
                [1, "Xã Ea Hiao", 1.5, 1.2],
            ],
            Refusal.IN_THOUSANDS,
        ),
        (
            [
                ["HỒ SƠ NĂM 2025"],
                ["Tháng", "Xã Ea Hiao", "Xã Ea H'Leo"],
                ["Tháng 10", 70, 71],
            ],
            Refusal.TURNED,
        ),
    ],
)
def test_what_would_be_read_wrongly_is_refused_by_name(rows: Rows, refusal: Refusal) -> None:
    with pytest.raises(IngestError) as refused:
        checked(("S", rows))
    assert refused.value.refusal is refusal


@pytest.mark.parametrize(
    ("text", "value", "qualifier"),
    [
        ("đạt 87%", 87, Qualifier.EXACT),
        ("95%*", 95, Qualifier.EXACT),
        ("không dưới 80%", 80, Qualifier.AT_LEAST),
        ("đạt trên 90%", 90, Qualifier.ABOVE),
    ],
)
def test_words_around_a_percentage(text: str, value: float, qualifier: Qualifier) -> None:
    found = read(text)
    assert (found.kind, found.value, found.qualifier) == (Kind.NUMBER, value, qualifier)
    assert read("đạt").kind is Kind.YES
