"""Inventories of loudspeakers: counted by commune, their coordinates judged."""

import pytest

from data.ingest import IngestError, Refusal
from tests.unit.data.ingest.sample import checked, places, row_of, sheet_of

SMART = [
    ("UBND TỈNH KHÁNH HÒA",),
    ("DANH SÁCH CỤM LOA TRUYỀN THANH THÔNG MINH - QUÝ III/2025",),
    ("STT", "Tên xã, phường", "Vị trí lắp đặt", "Tọa độ", None, "Số loa"),
    (None, None, None, "Vĩ độ", "Kinh độ", None),
    (1, "Phường Cam Ranh", "Nhà văn hóa TDP 1", 11.921, 109.159, 4),
    (2, "P. Cam Ranh", "Nhà văn hóa TDP 2", "11°55'15\"N", "109°09'32\"E", 2),
    (3, "Xã Vạn Hưng", "Thôn Xuân Tự", "1.395.210,5", "612.345,7", 3),
    (4, "Xã Vạn Hưng", "Thôn Xuân Vinh", "đang đo", None, 3),
    (5, "Xã Vạn Hưng", "Thôn Xuân Hà", None, None, 3),
    (None, "Tổng cộng", None, None, None, 15),
]


def test_points_are_counted_by_commune_and_said_to_be() -> None:
    found = checked(sheet_of(SMART, merges=("D3:E3",)))
    assert (found.recognised, found.scope, str(found.period)) == ("point_list", "56", "2025-Q3")
    assert not found.errors
    counted = {
        code: row_of(found, "smart_loudspeaker_clusters", code)["value"]
        for code in ("22420", "22525")
    }
    assert counted == {"22420": 2, "22525": 3}
    assert len(found.observations) == 2
    assert places(found, "L7") == ["Sheet1", "Sheet1!D8"]
    (told, strange) = (str(one) for one in found.problems if one.rule == "L7")
    assert "5 điểm tại 2 đơn vị" in told
    for notation in ("độ thập phân", "độ, phút, giây", "VN-2000"):
        assert notation in told
    assert "đang đo" in strange


def test_the_type_of_each_point_parts_the_counts() -> None:
    rows = [
        ("THỐNG KÊ CỤM LOA TỈNH KHÁNH HÒA NĂM 2025",),
        ("TT", "Loại", "Xã", "X (m)", "Y (m)", "Số cụm"),
        (1, "Loa IP", "Xã Vạn Hưng", 1395210, 612345, 2),
        (2, "FM", "Xã Vạn Hưng", 1395310, 612445, 1),
        (3, "Ứng dụng CNTT-VT", "Xã Vạn Hưng", 1395410, 612545, None),
        (4, "Khác", "Xã Vạn Hưng", 1395410, 612545, 1),
    ]
    found = checked(sheet_of(rows))
    assert row_of(found, "smart_loudspeaker_clusters", "22525")["value"] == 3
    assert row_of(found, "wireless_loudspeaker_clusters", "22525")["value"] == 1
    assert [(one.rule, one.place) for one in found.errors] == [("L5", "Sheet1!B6")]


def test_one_commune_s_inventory_takes_the_commune_from_its_title() -> None:
    rows = [
        ("UBND XÃ VẠN HƯNG - TỈNH KHÁNH HÒA",),
        ("DANH SÁCH CỤM LOA FM THÁNG 10/2025",),
        ("STT", "Thôn", "Tọa độ"),
        (1, "Xuân Tự", "12.61, 109.20"),
        (2, "Xuân Hà", "12.62, 109.21"),
    ]
    found = checked(sheet_of(rows))
    assert row_of(found, "wireless_loudspeaker_clusters", "22525")["value"] == 2
    assert not found.errors


def test_an_inventory_that_does_not_say_of_what_is_refused() -> None:
    rows = [("TỈNH KHÁNH HÒA QUÝ I/2026",), ("STT", "Xã", "Tọa độ"), (1, "Xã Vạn Hưng", "12,1")]
    with pytest.raises(IngestError) as refused:
        checked(sheet_of(rows))
    assert refused.value.refusal is Refusal.WHICH_POINTS


def test_an_unknown_commune_of_a_point_is_asked_and_not_counted() -> None:
    rows = [*SMART[:5], (2, "Xã Vạn Hưngg", "Thôn A", 12.6, 109.2, 2)]
    found = checked(sheet_of(rows, merges=("D3:E3",)))
    assert places(found, "P1") == ["Sheet1!B6"]
    assert list(found.observations["value"]) == [1]


def test_each_counted_row_is_a_point_of_its_figure_with_its_cell() -> None:
    found = checked(sheet_of(SMART, merges=("D3:E3",)))
    assert [(one.unit_code, one.name, one.cell) for one in found.points] == [
        ("22420", "Nhà văn hóa TDP 1", "D5"),
        ("22420", "Nhà văn hóa TDP 2", "D6"),
        ("22525", "Thôn Xuân Tự", "D7"),
        ("22525", "Thôn Xuân Vinh", "D8"),
        ("22525", "Thôn Xuân Hà", "D9"),
    ]
    assert [one.notation.value for one in found.points] == [
        "decimal", "degrees", "vn2000", "unreadable", "none",
    ]  # fmt: skip
    placed = [(one.latitude, one.longitude) for one in found.points]
    assert placed[:2] == [(11.921, 109.159), (11.920833, 109.158889)]
    assert placed[2:] == [(None, None)] * 3
    assert found.points[2].raw == "1.395.210,5 612.345,7"
    assert {one.key for one in found.points} == {
        ("smart_loudspeaker_clusters", code, "2025-07-01", "2025-Q3") for code in ("22420", "22525")
    }


def test_a_point_says_its_kind_its_state_and_how_many_it_is() -> None:
    rows = [
        ("THỐNG KÊ CỤM LOA TỈNH KHÁNH HÒA NĂM 2025",),
        ("TT", "Loại", "Xã", "Tọa độ", "Tên cụm loa", "Tình trạng", "Số cụm"),
        (1, "Loa IP", "Xã Vạn Hưng", "12.61, 109.20", "Cụm UBND xã", "Hoạt động", 2),
        (2, "FM", "Xã Vạn Hưng", "12.62, 109.21", "Cụm thôn Xuân Tự", "Hỏng", 1),
    ]
    found = checked(sheet_of(rows))
    said = [(one.name, one.kind, one.state, one.size) for one in found.points]
    assert said == [
        ("Cụm UBND xã", "Loa IP", "Hoạt động", 2.0),
        ("Cụm thôn Xuân Tự", "FM", "Hỏng", 1.0),
    ]


def test_points_of_a_figure_that_is_kept_out_are_kept_out() -> None:
    rows = [*SMART[:5], (2, "Xã Vạn Hưngg", "Thôn A", 12.6, 109.2, 2)]
    found = checked(sheet_of(rows, merges=("D3:E3",)))
    assert [one.name for one in found.points] == ["Nhà văn hóa TDP 1"]
