"""Long lists with the headings that offices write."""

import pytest

from data.ingest import Checked
from data.ingest.answer import NONE, Answers
from tests.unit.data.ingest.sample import Row, checked, places, row_of, sheet_of

HEAD = ("Mã đơn vị", "Tên đơn vị", "Chỉ tiêu", "Kỳ báo cáo", "Giá trị")
SHARE = "Tỷ lệ hộ gia đình được phủ mạng Internet băng rộng cáp quang"


def listed(*rows: Row, head: Row = HEAD, answers: Answers = NONE) -> Checked:
    return checked(sheet_of([("DANH SÁCH SỐ LIỆU QUÝ I/2026",), head, *rows]), answers=answers)


def test_a_list_is_known_by_vietnamese_headings_names_and_periods() -> None:
    found = listed(
        ("22420", "Phường Cam Ranh", SHARE, "Quý I/2026", 91),
        ("22420", "Phường Cam Ranh", "Tổng số hộ gia đình", "Quý I/2026", 1200),
    )
    assert (found.recognised, found.errors) == ("long_list", ())
    row = row_of(found, "fibre_household_coverage_pct", "22420")
    assert (row["value"], row["period"]) == (91.0, "2026-Q1")
    assert row_of(found, "households_count", "22420")["value"] == 1200.0


def test_shares_of_one_are_asked_in_such_a_list_too() -> None:
    found = listed(
        ("22420", "Phường Cam Ranh", SHARE, "Quý I/2026", 0.91),
        ("22525", "Xã Vạn Hưng", SHARE, "Quý I/2026", 0.85),
    )
    assert places(found, "N8")


def test_both_counts_of_a_share_have_columns_of_their_own() -> None:
    found = listed(
        ("22420", "Phường Cam Ranh", SHARE, "Quý I/2026", None, 15, 16),
        head=(*HEAD, "Tử số", "Mẫu số"),
    )
    row = row_of(found, "fibre_household_coverage_pct", "22420")
    assert (row["numerator"], row["denominator"]) == (15.0, 16.0)


@pytest.mark.parametrize("name", ["Số hộ được phủ cáp quang", "Thứ lạ"])
def test_a_name_of_no_figure_in_a_list_is_told(name: str) -> None:
    found = listed(("22420", "Phường Cam Ranh", name, "Quý I/2026", 900))
    assert places(found, "L5") == ["Sheet1!C3"]
