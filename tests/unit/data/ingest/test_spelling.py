"""A name that is repaired is told, and one that is right is not."""

import pytest

from tests.unit.data.ingest.sample import checked, form, khanh_hoa, places


@pytest.mark.parametrize(
    "name", ["P. Nha Trang", "PHƯỜNG NHA TRANG", "Nha Trang", "UBND phường Nha Trang"]
)
def test_a_right_name_is_not_told(name: str) -> None:
    assert not places(checked(khanh_hoa([(1, name, 20, 15, 75, 3, None)])), "P9")


def test_tones_may_stand_either_way() -> None:
    for name in ("Phường Ninh Hòa", "Phường Ninh Hoà"):
        assert not places(checked(khanh_hoa([(1, name, 20, 15, 75, 3, None)])), "P9")


def test_names_read_otherwise_are_told_together() -> None:
    rows = [(1, "P. Nha Tràng", 20, 15, 75, 3, None), (2, "P CAM RANH", 20, 15, 75, 3, None)]
    rows.append((3, "XA VAN HUNG", 20, 15, 75, 3, None))
    (note,) = (one for one in checked(khanh_hoa(rows)).problems if one.rule == "P9")
    assert "“P. Nha Tràng” → Phường Nha Trang (B9)" in str(note)
    assert "“XA VAN HUNG” → Xã Vạn Hưng (B11)" in str(note)
    assert "CAM RANH" not in str(note)


def test_so_is_the_name_in_a_form() -> None:
    answers = {"Tên xã/phường/đặc khu:": "P. Cam Rành"}
    assert places(checked(form([("CT1", "Cụm loa FM", "Cụm", 3)], answers=answers)), "P9")
