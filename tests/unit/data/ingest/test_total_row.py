"""Rows that add up others, however they are called, and those that average them."""

import pytest

from data.ingest import Checked
from tests.unit.data.ingest.sample import Row, checked, places, sheet_of


def table(*rows: Row) -> Checked:
    head = [("UBND TỈNH QUẢNG NGÃI",), ("SỐ LIỆU QUÝ IV/2025",)]
    return checked(sheet_of([*head, ("STT", "Tên đơn vị", "Tổng số hộ", "Cụm loa FM"), *rows]))


COMMUNES: tuple[Row, ...] = ((1, "Xã Ba Gia", 1000, 5), (2, "Xã Ba Vinh", 2000, 7))
NAMES = (
    "Cộng toàn tỉnh (I+II)", "Tổng toàn tỉnh", "Cả tỉnh", "Toàn tỉnh", "TỔNG HỢP", "TC",
    "TỈNH QUẢNG NGÃI", "Tỉnh Quảng Ngãi:",
)  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_a_total_is_known_by_any_of_its_names(name: str) -> None:
    for rows in ((*COMMUNES, (None, name, 3000, 12)), ((None, name, 3000, 12), *COMMUNES)):
        found = table(*rows)
        assert [one.rule for one in found.problems] == ["P6"]
        assert len(found.observations) == 4


def test_each_of_several_totals_adds_up_all() -> None:
    found = table(*COMMUNES, *((None, name, 3000, 12) for name in NAMES[:4]))
    assert not places(found, "T1")
    found = table(*COMMUNES, (None, "Cộng", 3000, 12), (None, "Cả tỉnh", 3000, 13))
    assert places(found, "T1") == ["Sheet1!D7"]


@pytest.mark.parametrize("name", ["Bình quân", "TB", "Trung bình toàn tỉnh"])
def test_a_row_of_averages_is_no_sum(name: str) -> None:
    found = table(*COMMUNES, (None, "Cộng", 3000, 12), (None, name, 1500, 6))
    assert not places(found, "T1")
    found = table(*COMMUNES, (None, name, 1400, 6))
    (warning,) = (one for one in found.problems if one.rule == "T1")
    assert warning.place == "Sheet1!C6"
    assert "1.500" in str(warning)


def test_provinces_beside_the_nation_and_an_average_are_a_table_of_provinces() -> None:
    rows = [
        ("CHỈ SỐ CHUYỂN ĐỔI SỐ CẤP TỈNH (DTI) NĂM 2023",),
        ("TT", "Tỉnh, thành phố", "DTI", "Hạng"),
        (1, "Quảng Bình", 0.6, "20/63"),
        (None, "Cả nước", 0.65, None),
        (None, "Trung bình", 0.65, None),
        (None, "Toàn quốc", 0.65, None),
    ]
    found = checked(sheet_of(rows))
    assert (found.recognised, list(found.observations["value"])) == ("province_table", [0.6, 20])
    assert not found.problems
