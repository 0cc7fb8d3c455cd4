import pytest

from geo.label import place_names, readings
from geo.units import FORMER, communes


def test_every_official_name_parts_into_its_kind_and_the_rest() -> None:
    for one in (*communes("VN"), *communes("VN", edition=FORMER)):
        first = readings(one.full_name)[0]
        assert f"{first.kind} {first.name}" == one.full_name
        assert first.kind == one.kind_vi


@pytest.mark.parametrize(
    ("written", "kind", "name"),
    [
        ("P.Điện Biên Phủ", "Phường", "Điện Biên Phủ"),
        ("Ph. Mường Thanh", "Phường", "Mường Thanh"),
        ("P1", "Phường", "1"),
        ("TT. Mường Chà", "Thị trấn", "Mường Chà"),
        ("TTr. Mường Chà", "Thị trấn", "Mường Chà"),
        ("ĐK Trường Sa", "Đặc khu", "Trường Sa"),
        ("- X.Pú Nhi", "Xã", "Pú Nhi"),
        ("2. Uỷ ban nhân dân xã Nà Tấu:", "Xã", "Nà Tấu"),
        ("HĐND và UBND xã Nà Tấu", "Xã", "Nà Tấu"),
        ("TP. ĐIỆN BIÊN PHỦ", "Thành phố", "ĐIỆN BIÊN PHỦ"),
        ("Phương Thiện", "", "Phương Thiện"),
        ("Chợ Mới", "", "Chợ Mới"),
        ("Xà Phiên", "", "Xà Phiên"),
    ],
)
def test_prefixes_are_read_with_or_without_points_and_spaces(
    written: str, kind: str, name: str
) -> None:
    first = readings(written)[0]
    assert (first.kind, first.name) == (kind, name)


def test_a_kind_without_diacritics_may_be_a_part_of_the_name() -> None:
    assert [(one.kind, one.name) for one in readings("XA DUNG")] == [
        ("Xã", "DUNG"),
        ("", "XA DUNG"),
    ]


@pytest.mark.parametrize(
    ("written", "is_former", "places"),
    [
        ("Xã Sam Mứn (cũ)", True, ()),
        ("Xã Sam Mứn cũ", True, ()),
        ("Xã Sam Mứn (mới)*", False, ()),
        ("Xã Nà Tấu (Mường Ảng cũ)", False, (("muong ang",),)),
        ("Xã Bảo Nhai (H. Bắc Hà cũ)", False, (("huyen bac ha", "bac ha"),)),
        (
            "Xã Bảo Nhai, huyện Bắc Hà, tỉnh Lào Cai",
            False,
            (("huyen bac ha", "bac ha"), ("tinh lao cai", "lao cai")),
        ),
        ("Xã Bảo Nhai - H. Bắc Hà", False, (("huyen bac ha", "bac ha"),)),
    ],
)
def test_what_follows_a_name_says_where_and_whether_it_is_former(
    written: str, is_former: bool, places: tuple[tuple[str, ...], ...]
) -> None:
    first = readings(written)[0]
    assert first.name in ("Sam Mứn", "Nà Tấu", "Bảo Nhai")
    assert (first.is_former, first.places) == (is_former, places)


def test_headings_name_a_place_with_and_without_its_kind() -> None:
    assert place_names("II. TP. BẠC LIÊU") == ("thanh pho bac lieu", "bac lieu")
    assert place_names("Quận 4") == ("quan 4", "4")
    assert place_names(" ") == ()


def test_nothing_reads_as_nothing() -> None:
    assert readings("…") == readings("") == readings(" * ") == ()
