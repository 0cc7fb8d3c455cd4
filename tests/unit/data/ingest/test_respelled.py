"""P9: a name that the list writes otherwise is told, whatever the layout."""

from collections.abc import Callable

import pytest

from data.ingest.checked import Checked
from tests.unit.data.ingest.sample import checked, sheet_of, template_with


def statistical() -> Checked:
    rows = [
        ("Biểu số: 001/CĐS-X", None, None, "Đơn vị báo cáo: XA MUONG KIM"),
        ("UBND TỈNH LAI CHÂU",),
        ("BÁO CÁO THÁNG 5/2026",),
        ("Chỉ tiêu", "Mã số", "ĐVT", "Thực hiện"),
        ("Cụm loa FM", "01", "cụm", 5),
    ]
    return checked(sheet_of(rows))


def villages() -> Checked:
    rows = [
        ("UBND XA MUONG KIM",),
        ("TỈNH LAI CHÂU",),
        ("TỔNG HỢP CÁC BẢN THÁNG 5/2026",),
        ("STT", "Bản", "Cụm loa FM"),
        (1, "Bản A", 2),
        (2, "Bản B", 3),
    ]
    return checked(sheet_of(rows))


def points() -> Checked:
    rows = [
        ("UBND TỈNH LAI CHÂU",),
        ("DANH SÁCH CỤM LOA THÔNG MINH QUÝ I/2026",),
        ("STT", "Tên xã", "Vĩ độ", "Kinh độ"),
        (1, "Xa Muong Kim", 21.99, 103.89),
    ]
    return checked(sheet_of(rows))


def provinces() -> Checked:
    rows = [
        ("CHỈ SỐ DTI NĂM 2025",),
        ("STT", "Tỉnh, thành phố", "DTI"),
        (1, "Lai Chau", 0.5),
        (2, "Tỉnh Cao Bằng", 0.6),
        (3, "TP. Huế", 0.7),
    ]
    return checked(sheet_of(rows))


def template_with_name(name: str) -> Checked:
    return checked(template_with({"B7": name, "A7": "03127"}))


CASES: dict[str, Callable[[], Checked]] = {
    "statistical form": statistical,
    "villages": villages,
    "points": points,
    "provinces": provinces,
    "our form": lambda: template_with_name("P. Dien Bien Phu"),
}


@pytest.mark.parametrize(
    ("case", "name", "cell"),
    [
        ("statistical form", "XA MUONG KIM", "Sheet1!D1"),
        ("villages", "XA MUONG KIM", "Sheet1!A1"),
        ("points", "Xa Muong Kim", "Sheet1!B4"),
        ("provinces", "Lai Chau", "Sheet1!B3"),
        ("our form", "P. Dien Bien Phu", "Số liệu!B7"),
    ],
)
def test_a_name_without_its_marks_is_told(case: str, name: str, cell: str) -> None:
    found = CASES[case]()
    (told,) = (one for one in found.problems if one.rule == "P9")
    assert told.place == cell
    assert name in told.said


def test_capitals_and_short_kinds_are_the_same_spelling() -> None:
    found = checked(template_with({"B7": None}))
    assert all(one.rule != "P9" for one in found.problems)
    assert "TP. Huế" not in "".join(one.said for one in provinces().problems)
