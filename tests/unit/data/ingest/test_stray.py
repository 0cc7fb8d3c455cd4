"""A row that is no unit of its table is told where it belongs."""

import pytest

from data.ingest.stray import without_phone
from tests.unit.data.ingest.sample import checked, khanh_hoa, sheet_of, template_with
from text import Language, speaking


def test_a_commune_of_another_province_is_told_which() -> None:
    found = checked(khanh_hoa([(1, "Xã Bảo Nhai", 20, 15, 75, 3, None)]))
    (error,) = found.errors
    assert error.rule == "P1"
    assert "Xã Bảo Nhai (Tỉnh Lào Cai)" in str(error)
    with speaking(Language.EN):
        assert "Lào Cai" in str(error)


@pytest.mark.parametrize("name", ["Xã Bảo Nhai", None])
def test_so_is_one_in_a_template_by_name_or_code(name: str | None) -> None:
    (error,) = checked(template_with({"A8": "02890", "B8": name})).errors
    assert "Xã Bảo Nhai (Tỉnh Lào Cai)" in str(error)


def test_a_commune_of_today_in_a_table_from_before_is_told_since_when() -> None:
    rows = [
        ("UBND TỈNH ĐIỆN BIÊN, QUÝ II NĂM 2025",),
        ("STT", "Tên xã, phường", "Cụm loa FM"),
        (1, "Phường Mường Thanh", 3),
        (2, "Xã Mường Nhà", 3),
        (3, "Phường Điện Biên Phủ", 3),
    ]
    (error,) = checked(sheet_of(rows)).errors
    assert error.place == "Sheet1!B5"
    assert "chỉ có từ ngày 1/7/2025" in str(error)
    assert "Phường Tân Thanh" in str(error)


@pytest.mark.parametrize(
    ("province", "name", "old"),
    [("QUẢNG NGÃI", "Xã Măng Đen", "Măng Đen"), ("THÁI NGUYÊN", "Xã Chợ Đồn", "Bằng Lũng")],
)
def test_so_is_one_that_another_province_brought_into_the_merger(
    province: str, name: str, old: str
) -> None:
    head = [(f"UBND TỈNH {province}, NĂM 2024",), ("STT", "Tên xã, phường", "Cụm loa FM")]
    (error,) = checked(sheet_of([*head, (1, name, 3)])).errors
    assert "chỉ có từ ngày 1/7/2025" in str(error)
    assert old in str(error)


def test_a_name_that_nobody_bears_is_still_asked() -> None:
    (error,) = checked(khanh_hoa([(1, "Xã Không Có", 20, 15, 75, 3, None)])).errors
    assert "Không tìm thấy" in str(error)


def test_phone_numbers_are_never_repeated() -> None:
    assert without_phone("Liên hệ 0912 345 678 hoặc +84912345678") == "Liên hệ … hoặc …"
    assert without_phone("Xã 02890") == "Xã 02890"


def test_a_name_merged_over_rows_is_of_each_of_them() -> None:
    head = [("UBND TỈNH QUẢNG NGÃI, QUÝ IV/2025",), ("STT", "Tên xã", "Thôn", "Tổng số hộ")]
    rows = [
        (1, "Xã Ba Gia", "Thôn 1", 100),
        (None, None, "Thôn 2", 150),
        (2, "Xã Ba Vinh", "Thôn 1", 90),
    ]
    found = checked(sheet_of([*head, *rows], merges=("B3:B4",)))
    (error,) = found.errors
    assert (error.rule, error.place) == ("P3", "Sheet1!D4")
    assert list(found.observations["value"]) == [90]


def test_a_row_without_a_name_is_told_as_such() -> None:
    head = [("UBND TỈNH QUẢNG NGÃI, QUÝ IV/2025",), ("STT", "Tên xã", "Tổng số hộ")]
    (error,) = checked(sheet_of([*head, (1, "Xã Ba Gia", 100), (2, None, 150)])).errors
    assert (error.rule, error.place) == ("P1", "Sheet1!B4")
    assert "“”" not in str(error)
