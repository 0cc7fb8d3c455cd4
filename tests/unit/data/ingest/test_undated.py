"""Sheets of a workbook with a sheet a period, one of which doesn't say which."""

import pytest

from tests.unit.data.ingest.sample import book, checked, places

ROWS = (
    ("UBND TỈNH QUẢNG TRỊ",),
    ("KẾT QUẢ CHUYỂN ĐỔI SỐ NĂM 2025",),
    ("STT", "Tên xã, phường", "Cụm loa FM"),
    (1, "Xã A Dơi", 3),
)


def test_a_sheet_whose_title_says_only_the_year_of_all_is_left_out_and_named() -> None:
    found = checked(book(("t7", ROWS), ("Thang 8 ", ROWS), ("Sheet3", ROWS)))
    assert set(found.observations["period"]) == {"2025-07", "2025-08"}
    assert places(found, "L17") == ["Sheet3"]


@pytest.mark.parametrize("tab", ["Cả năm", "Tổng hợp", "2025"])
def test_a_tab_of_the_whole_year_stays_of_the_year(tab: str) -> None:
    found = checked(book(("Q3", ROWS), ("Q4", ROWS), (tab, ROWS)))
    assert set(found.observations["period"]) == {"2025-Q3", "2025-Q4", "2025"}
    assert not places(found, "L17")


def test_sheets_that_all_say_the_year_are_of_the_year() -> None:
    other = (*ROWS[:3], (1, "Xã Ái Tử", 4))
    found = checked(book(("Sheet1", ROWS), ("Sheet2", other)))
    assert set(found.observations["period"]) == {"2025"}
    assert not places(found, "L17")
