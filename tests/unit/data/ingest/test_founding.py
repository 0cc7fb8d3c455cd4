"""P7 and P8 in a form: last year's figure beside this year's, of a commune that was not there."""

import pytest

from data.ingest import Checked
from tests.unit.data.ingest.sample import checked, places, sheet_of


def form(commune: str, *, province: str, before: object = 4100) -> Checked:
    rows = [
        ("Biểu số: 001/CĐS-X", None, None, None, f"Đơn vị báo cáo: UBND {commune}"),
        (f"TỈNH {province}",),
        ("BÁO CÁO NĂM 2025",),
        ("Chỉ tiêu", "Mã số", "ĐVT", "Thực hiện năm trước", "Thực hiện"),
        ("Tổng số hộ", "01", "hộ", before, 4210),
    ]
    return checked(sheet_of(rows))


@pytest.mark.parametrize(
    ("commune", "province"),
    [("phường Mường Thanh", "ĐIỆN BIÊN"), ("xã Ninh Sơn", "KHÁNH HÒA")],
)
def test_a_figure_that_may_be_of_a_namesake_elsewhere_is_asked(commune: str, province: str) -> None:
    found = form(commune, province=province)
    assert places(found, "P7") == ["Sheet1!D5"]
    assert list(found.observations["period"]) == ["2025"]


def test_a_figure_without_a_namesake_is_restated_and_told() -> None:
    found = form("phường Điện Biên Phủ", province="ĐIỆN BIÊN")
    assert places(found, "P8") == ["Sheet1!D5"]
    assert sorted(found.observations["period"]) == ["2024", "2025"]
    assert not found.errors


def test_a_former_namesake_within_the_commune_is_told() -> None:
    found = form("xã Vạn Hưng", province="KHÁNH HÒA")
    (told,) = (one for one in found.problems if one.rule == "P8")
    assert "cùng tên" in told.said
    assert sorted(found.observations["period"]) == ["2024", "2025"]


def test_a_blank_from_before_a_commune_was_is_no_figure() -> None:
    found = form("phường Mường Thanh", province="ĐIỆN BIÊN", before=None)
    assert list(found.observations["period"]) == ["2025"]
    assert not found.problems
