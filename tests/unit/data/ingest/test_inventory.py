"""Inventories that say which points work, and those with their columns turned."""

import pytest

from data.ingest import Checked
from data.ingest.inventory import is_idle
from tests.unit.data.ingest.sample import checked, places, row_of, sheet_of


@pytest.mark.parametrize(
    "text",
    [
        "Hỏng", "Hỏng, ngừng hoạt động", "Chưa lắp đặt", "Không hoạt động", "Không còn hoạt động",
        "Đã tháo dỡ", "Đang sửa chữa", "Chờ thay thế", "Tạm dừng", "Mất kết nối",
        "chưa đưa vào sử dụng",
    ],
)  # fmt: skip
def test_words_for_a_point_that_does_not_work(text: str) -> None:
    assert is_idle(text)


@pytest.mark.parametrize(
    "text",
    [
        "Hoạt động", "Đang hoạt động", "Hoạt động tốt", "Bình thường", "Đang sử dụng", "Tốt", "",
        "Hỏng 1 loa, vẫn hoạt động", "Đã sửa, hết hỏng", "Không hỏng", "Cũ", "Đang dùng",
    ],
)  # fmt: skip
def test_words_for_a_point_that_works_or_is_not_said_not_to(text: str) -> None:
    assert not is_idle(text)


def test_no_under_the_heading_in_operation_says_that_a_point_does_not_work() -> None:
    assert is_idle("Không", head="dang hoat dong")
    assert not is_idle("Không", head="ghi chu")


def inventory(*rows: tuple[object, ...]) -> Checked:
    head = ("STT", "Xã", "Vĩ độ", "Kinh độ", "Tình trạng")
    title = [("UBND TỈNH KHÁNH HÒA",), ("DANH SÁCH CỤM LOA THÔNG MINH QUÝ I/2026",)]
    return checked(sheet_of([*title, head, *((n, *row) for n, row in enumerate(rows, start=1))]))


def test_only_points_in_operation_are_counted_and_the_others_are_told() -> None:
    found = inventory(
        ("Phường Cam Ranh", 11.92, 109.15, "Đang hoạt động"),
        ("Phường Cam Ranh", 11.93, 109.16, "Hỏng"),
        ("Xã Vạn Hưng", 12.7, 109.2, "Chưa lắp đặt"),
    )
    counts = [row_of(found, "smart_loudspeaker_clusters", code) for code in ("22420", "22525")]
    assert [one["value"] for one in counts] == [1, 0]
    assert {one["state"] for one in counts} == {"reported"}
    (counted, idle) = (one for one in found.problems if one.rule == "L7")
    assert "1 điểm tại 1 đơn vị" in counted.said
    assert idle.place == "Sheet1!E5"
    assert "E5 (“Hỏng”), E6 (“Chưa lắp đặt”)" in idle.said


def test_a_longitude_under_the_heading_of_the_latitude_is_told() -> None:
    found = inventory(
        ("Phường Cam Ranh", 11.92, 109.15, None), ("Phường Cam Ranh", 109.16, 11.93, None)
    )
    assert row_of(found, "smart_loudspeaker_clusters", "22420")["value"] == 2
    assert places(found, "L7") == ["Sheet1", "Sheet1!C5"]


def test_a_point_that_does_not_work_is_kept_with_its_state() -> None:
    found = inventory(
        ("Phường Cam Ranh", 11.92, 109.15, "Đang hoạt động"),
        ("Phường Cam Ranh", 11.93, 109.16, "Hỏng"),
    )
    assert [one.state for one in found.points] == ["Đang hoạt động", "Hỏng"]
