from io import BytesIO

import pandas as pd
import pytest
from openpyxl import load_workbook

from data.ingest import IngestError, Refusal
from tests.unit.data.ingest import sample
from tests.unit.data.ingest.sample import checked, khanh_hoa, places, row_of

ROWS = (
    ("I", "Khối phường"),
    (1, "Phường Cam Ranh", 20, 15, 75, 3, None),
    (2, "P.Nha Trang", 30, 30, "100%", "-", None),
    ("II", "Khối xã"),
    (3, "xã  Vạn Hưng", 10, "…", "…", None, "chưa báo cáo"),
    (4, "ĐK Trường Sa", 0, 0, "-", 1, None),
)
TOTAL = (None, "Tổng cộng", 60, 45, 75, 4, None)
FOOT = (
    ("Ghi chú: số liệu tính đến ngày 14/12/2025.",),
    (),
    (None, "NGƯỜI LẬP BIỂU", None, None, None, "GIÁM ĐỐC"),
    (None, "Nguyễn Văn A", None, None, None, "Trần Thị B"),
)


def test_a_table_of_another_province_is_understood() -> None:
    found = checked(khanh_hoa(ROWS, foot=[TOTAL, *FOOT]))
    assert (found.recognised, found.scope, str(found.period)) == ("commune_table", "56", "2025-Q4")
    cam_ranh = row_of(found, "village_fibre_pct", "22420")
    assert (cam_ranh["numerator"], cam_ranh["denominator"], cam_ranh["value"]) == (15, 20, 75)
    assert (cam_ranh["cell"], cam_ranh["cutoff_date"]) == ("D10", "2025-12-14")
    assert row_of(found, "villages_count", "22366")["value"] == 30
    assert not found.errors


def test_a_dash_is_none_dots_and_blanks_are_missing_and_nothing_of_nothing_does_not_apply() -> None:
    found = checked(khanh_hoa(ROWS))
    speakers = {
        code: row_of(found, "wireless_loudspeaker_clusters", code) for code in ("22366", "22525")
    }
    assert (speakers["22366"]["value"], speakers["22366"]["state"]) == (0.0, "reported")
    assert speakers["22525"]["state"] == "missing"
    assert pd.isna(speakers["22525"]["value"])
    assert row_of(found, "village_fibre_pct", "22525")["state"] == "missing"
    assert row_of(found, "village_fibre_pct", "22736")["state"] == "not_applicable"


def test_sections_totals_notes_and_signatures_are_no_communes() -> None:
    found = checked(khanh_hoa(ROWS, foot=[TOTAL, *FOOT]))
    assert set(found.observations["unit_code"]) == {"22420", "22366", "22525", "22736"}


def test_a_column_with_nothing_in_it_states_nothing() -> None:
    rows = [(1, "Phường Cam Ranh", 20, 15, 75, None, None), (2, "P. Nha Trang", 30, 30, 100)]
    found = checked(khanh_hoa(rows))
    assert set(found.observations["indicator_id"]) == {"villages_count", "village_fibre_pct"}


def test_a_printed_sum_that_is_not_the_sum_is_told_and_not_stored() -> None:
    wrong = (None, "Cộng", 61, 45, 75, 4, None)
    found = checked(khanh_hoa(ROWS, foot=[wrong]))
    assert places(found, "T1") == ["Phụ lục II!C15"]
    assert "61" in str(next(one for one in found.problems if one.rule == "T1"))


def test_the_same_commune_twice_is_kept_out_and_both_cells_are_named() -> None:
    rows = [(1, "Phường Cam Ranh", 20, 15, 75, 3), (2, "P. Cam Ranh", 20, 16, 80, 3)]
    found = checked(khanh_hoa(rows))
    assert {one.rule for one in found.errors} == {"P3"}
    assert "Phụ lục II!C9, Phụ lục II!C10" in str(found.errors[0])
    assert found.observations.empty


def test_an_unknown_name_is_an_error_with_suggestions_and_never_a_guess() -> None:
    found = checked(khanh_hoa([(1, "Phường Cam Ranh", 20, 15, 75, 3), (2, "Xã Vạn Hưngg", 9, 9)]))
    (error,) = found.errors
    assert (error.rule, error.place) == ("P1", "Phụ lục II!B10")
    assert "Xã Vạn Hưng" in str(error)


def test_a_former_commune_is_named_with_what_it_is_part_of_now() -> None:
    found = checked(khanh_hoa([(1, "Phường Cam Ranh", 20, 15, 75, 3), (2, "Xã Vạn Khánh", 9, 9)]))
    (error,) = found.errors
    assert error.rule == "P2"
    assert "Đại Lãnh" in str(error) or "Tu Bông" in str(error)


def test_columns_of_plans_and_of_groups_unknown_are_no_results() -> None:
    head = ("STT", "Xã, phường", "Kế hoạch", "Thực hiện", "Hộ nghèo", "Hồ sơ trực tuyến")
    under = (None, None, "Số thôn có cáp quang", "Cụm loa FM", "Tổng số hộ", None)
    rows = [("TỈNH KHÁNH HÒA, QUÝ IV/2025",), head, under, (1, "P. Cam Ranh", 5, 2, 3, 90)]
    found = checked(sample.sheet_of(rows))
    assert set(found.observations["indicator_id"]) == {"wireless_loudspeaker_clusters"}
    assert places(found, "L2") == ["Sheet1!C2", "Sheet1!E2"]
    assert [one.place for one in found.errors if one.rule == "L6"] == ["Sheet1!F2"]


def test_a_percent_format_decides_cell_by_cell() -> None:
    head = ("STT", "Xã, phường", "Tỷ lệ hồ sơ trực tuyến")
    rows = [("TỈNH KHÁNH HÒA, THÁNG 5/2026",), head, (1, "P. Cam Ranh", 0.9179),
            (2, "P. Nha Trang", 91.79), (3, "Xã Vạn Hưng", "91,79%")]  # fmt: skip
    body = sample.sheet_of(rows)
    path = BytesIO(body)
    book = load_workbook(path)
    book["Sheet1"]["C3"].number_format = "0.00%"
    found = checked(sample.saved(book))
    assert list(found.observations["value"]) == [91.79, 91.79, 91.79]


def test_hidden_rows_and_columns_are_left_out_and_named() -> None:
    book = load_workbook(BytesIO(khanh_hoa(ROWS)))
    sheet = book["Phụ lục II"]
    sheet.row_dimensions[10].hidden = True
    sheet.column_dimensions["F"].hidden = True
    found = checked(sample.saved(book))
    assert "22420" not in set(found.observations["unit_code"])
    assert "wireless_loudspeaker_clusters" not in set(found.observations["indicator_id"])
    (note,) = (str(one) for one in found.problems if one.rule == "L1")
    assert "10, F" in note


def test_the_period_comes_from_the_file_name_where_the_table_has_none() -> None:
    rows = [("UBND TỈNH KHÁNH HÒA",), ("STT", "Tên xã", "Cụm loa FM"), (1, "P. Cam Ranh", 3)]
    body = sample.sheet_of(rows)
    assert str(checked(body, name="bao cao quy 4 nam 2025.xlsx").period) == "2025-Q4"
    found = checked(body, name="bao cao.xlsx")
    assert [one.rule for one in found.errors] == ["L13"]
    assert found.observations.empty


def test_a_period_in_the_name_that_differs_is_told() -> None:
    found = checked(khanh_hoa(ROWS), name="so lieu quy 3-2025.xlsx")
    assert str(found.period) == "2025-Q4"
    assert places(found, "L3") == [""]


def test_the_province_must_be_known_and_be_the_one_it_was_sent_for() -> None:
    with pytest.raises(IngestError) as other:
        checked(khanh_hoa(ROWS), province="11")
    assert other.value.refusal is Refusal.OTHER_PROVINCE
    assert "Tỉnh Khánh Hòa" in str(other.value)
    with pytest.raises(IngestError) as unknown:
        checked(khanh_hoa(ROWS), province="99")
    assert unknown.value.refusal is Refusal.UNKNOWN_PROVINCE
    rows = [("QUÝ IV/2025",), ("STT", "Tên xã", "Cụm loa FM"), (1, "P. Cam Ranh", 3)]
    with pytest.raises(IngestError) as none:
        checked(sample.sheet_of(rows))
    assert none.value.refusal is Refusal.NO_PROVINCE
    assert checked(sample.sheet_of(rows), province="56").scope == "56"


def test_a_table_of_before_the_merger_follows_the_former_list() -> None:
    rows = [("TỈNH ĐIỆN BIÊN, NĂM 2024",), ("STT", "Tên xã, phường", "Cụm loa FM"),
            (1, "Phường Mường Thanh", 4)]  # fmt: skip
    found = checked(sample.sheet_of(rows))
    (row,) = found.observations.to_dict(orient="records")
    assert row["unit_valid_from"] == "2004-07-08"
    assert row["unit_code"] != "03334"
