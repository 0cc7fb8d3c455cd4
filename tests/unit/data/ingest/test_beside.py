"""Two tables side by side under one heading row."""

from collections.abc import Sequence

import pytest

from tests.unit.data.ingest.sample import Row, checked, places, row_of, sheet_of

FM = "wireless_loudspeaker_clusters"
TITLE: Sequence[Row] = (("UBND TỈNH QUẢNG NGÃI",), ("CỤM LOA FM QUÝ III/2025",))
HEAD = ("STT", "Xã", "Số cụm loa FM")


@pytest.mark.parametrize("gap", [(None,), ()])
def test_the_right_half_is_a_table_of_its_own(gap: Row) -> None:
    rows = [
        (*HEAD, *gap, *HEAD),
        (1, "Xã Ba Vì", 3, *gap, 3, "Xã Ba Tô", 8),
        (2, "Xã Ba Dinh", 4, *gap, 4, "Xã Ba Động", 9),
        (5, "Xã Ba Gia", 6),
    ]
    found = checked(sheet_of([*TITLE, *rows]))
    assert sorted(found.observations["value"]) == [3, 4, 6, 8, 9]
    assert row_of(found, FM, "21529")["value"] == 3
    assert not found.errors
    assert not places(found, "L2")


def test_each_half_adds_up_its_own_total() -> None:
    rows = [
        (*HEAD, None, *HEAD),
        (1, "Xã Ba Vì", 3, None, 3, "Xã Ba Tô", 8),
        (2, "Xã Ba Dinh", 4, None, 4, "Xã Ba Động", 9),
        (None, "Cộng", 7, None, None, "Cộng", 18),
    ]
    found = checked(sheet_of([*TITLE, *rows]))
    assert places(found, "T1") == ["Sheet1!G6"]


def test_a_column_of_units_of_measure_starts_no_table() -> None:
    rows = [
        ("STT", "Đơn vị", "Số cụm loa FM", "Đơn vị", "Ghi chú"),
        (1, "Xã Ba Vì", 3, "cụm", None),
        (2, "Xã Ba Dinh", 4, "cụm", None),
    ]
    found = checked(sheet_of([*TITLE, *rows]))
    assert list(found.observations["value"]) == [3, 4]
