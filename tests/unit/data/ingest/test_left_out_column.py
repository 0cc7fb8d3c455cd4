"""Columns beside the results that hold none: plans, comparisons, units of measure."""

import pytest

from data.ingest import Checked
from tests.unit.data.ingest.sample import checked, places, row_of, sheet_of

FM = "wireless_loudspeaker_clusters"
MUONG_KIM = "03637"


def table(*heads: str) -> Checked:
    inner = (None, None, *heads)
    outer = ("STT", "Tên xã", "Cụm loa FM", *(None for _ in heads[1:]))
    row = (1, "Xã Mường Kim", *range(3, 3 + len(heads)))
    title = ("UBND TỈNH LAI CHÂU, KẾT QUẢ THÁNG 5/2026",)
    return checked(sheet_of([title, outer, inner, row]))


def test_a_plan_and_its_share_are_named_as_such_and_not_as_unknown() -> None:
    found = table("Kế hoạch", "Tỷ lệ (%)", "Thực hiện")
    assert row_of(found, FM, MUONG_KIM)["value"] == 5
    assert places(found, "L7") == ["Sheet1!C2", "Sheet1!D2"]
    assert not places(found, "L2")


@pytest.mark.parametrize("head", ["So với cùng kỳ (%)", "Kỳ trước", "Cùng kỳ năm trước", "Tăng"])
def test_a_comparison_is_named_as_such(head: str) -> None:
    found = table("Thực hiện", head)
    assert row_of(found, FM, MUONG_KIM)["value"] == 3
    assert places(found, "L7") == ["Sheet1!D2"]
    assert not places(found, "L2")


def test_a_second_column_of_the_same_is_not_left_out_without_a_word() -> None:
    found = table("Thực hiện", "Kết quả")
    assert row_of(found, FM, MUONG_KIM)["value"] == 3
    assert places(found, "L7") == ["Sheet1!D2"]


@pytest.mark.parametrize("head", ["ĐVT", "Đơn vị tính"])
def test_units_of_measure_and_plans_beside_the_names_need_no_mapping(head: str) -> None:
    rows = [
        ("UBND TỈNH LAI CHÂU, KẾT QUẢ THÁNG 5/2026",),
        ("STT", "Tên xã", head, "Cụm loa FM", "Kế hoạch năm 2026", "Số con trâu"),
        (1, "Xã Mường Kim", "cụm", 3, 4, 5),
    ]
    found = checked(sheet_of(rows))
    assert places(found, "L2") == ["Sheet1!F2"]
    assert places(found, "L7") == ["Sheet1!E2"]
