"""Tables by province of other shapes than the field's."""

import datetime as dt

import pytest

from data.ingest import IngestError, Refusal
from geo.units import FORMER, TODAY
from tests.unit.data.ingest.sample import checked, places, row_of, sheet_of


def test_years_as_columns_with_value_and_rank_below_and_points_by_heading() -> None:
    rows = [
        ("BẢNG XẾP HẠNG DTI CẤP TỈNH",),
        ("TT", "Tên tỉnh, thành phố", "Năm 2023", None, "Năm 2025", None),
        (None, None, "Điểm DTI (thang 1000)", "Xếp hạng", "Giá trị DTI", "Thứ hạng"),
        (1, "TP Hồ Chí Minh", "718,3", "2/63", "0,7501", "2/34"),
        (2, "Thừa Thiên Huế", "645.2", "4/63", "0,7305", "5/34"),
    ]
    found = checked(sheet_of(rows, merges=("C2:D2", "E2:F2", "A2:A3", "B2:B3")))
    assert found.recognised == "province_table"
    table = found.observations.set_index(["indicator_id", "unit_code", "period"])
    assert table.loc[("dti_rank", "79", "2023"), "value"] == 2
    assert table.loc[("dti_value", "79", "2023"), "value"] == pytest.approx(0.7183)
    assert table.loc[("dti_rank", "79", "2023"), "unit_valid_from"] == FORMER.isoformat()
    assert table.loc[("dti_value", "79", "2025"), "value"] == 0.7501
    assert table.loc[("dti_value", "79", "2025"), "unit_valid_from"] == TODAY.isoformat()


def test_points_of_a_thousand_are_an_index_by_the_heading_or_the_word() -> None:
    rows = [
        ("CHỈ SỐ CHUYỂN ĐỔI SỐ (DTI) NĂM 2025",),
        ("STT", "Tỉnh", "Điểm"),
        (1, "Tuyên Quang", 650.4),
        (2, "Cà Mau", "593,4 điểm"),
        (3, "Huế", 0.71),
    ]
    found = checked(sheet_of(rows))
    values = dict(zip(found.observations["unit_code"], found.observations["value"], strict=True))
    assert values == {"08": pytest.approx(0.6504), "96": pytest.approx(0.5934), "46": 0.71}
    assert not found.errors


def test_a_rank_that_excel_made_a_date_is_named_as_such() -> None:
    rows = [
        ("DTI",),
        ("Tỉnh", "Năm", "Xếp hạng"),
        ("Tây Ninh", 2025, dt.date(2025, 9, 12)),
        ("Gia Lai", 2025, "9/34"),
    ]
    found = checked(sheet_of(rows))
    (error,) = found.errors
    assert (error.rule, error.place) == ("V3", "Sheet1!C3")
    assert row_of(found, "dti_rank", "52")["value"] == 9


def test_a_former_province_in_a_ranking_of_today_is_asked_and_not_merged() -> None:
    rows = [
        ("DTI 2025",),
        ("Tỉnh", "Năm", "Xếp hạng"),
        ("Quảng Nam", 2025, "7/34"),
        ("Quảng Ngãi", 2025, "8/34"),
    ]
    found = checked(sheet_of(rows))
    assert places(found, "P1") == ["Sheet1!A3"]
    assert list(found.observations["unit_code"]) == ["51"]


def test_a_table_of_all_provinces_is_not_taken_for_one() -> None:
    rows = [("DTI",), ("Tỉnh", "Năm", "DTI"), ("Tây Ninh", 2025, 0.7), ("Gia Lai", 2025, 0.6)]
    with pytest.raises(IngestError) as refused:
        checked(sheet_of(rows), province="56")
    assert refused.value.refusal is Refusal.OTHER_PROVINCE
