"""Printed totals beside rows in doubt: the sums with and without them, and which one fits."""

import pytest

from data.ingest.checked import Checked
from tests.unit.data.ingest.sample import Row, checked, sheet_of

TAN_TRAO = "Xã Tân Trào"


def table(*rows: Row) -> Checked:
    head = [
        ("UBND TỈNH TUYÊN QUANG",),
        ("SỐ LIỆU QUÝ I/2026",),
        (
            "STT",
            "Tên xã",
            "Cụm loa FM",
            "Số thôn có cáp quang",
            "Tổng số thôn",
            "Tỷ lệ thôn có cáp quang (%)",
        ),
    ]
    return checked(sheet_of([*head, (1, TAN_TRAO, 5, 8, 10, 80), *rows]))


def said(found: Checked, rule: str) -> str:
    (one,) = (one for one in found.problems if one.rule == rule and one.cell.startswith("C"))
    return one.said


@pytest.mark.parametrize(
    ("printed", "verdict"),
    [
        (12, "khớp khi tính cả các dòng đó"),
        (20, "không giải thích được"),
    ],
)
def test_a_row_of_an_unknown_unit_explains_the_gap_or_does_not(printed: int, verdict: str) -> None:
    found = table((2, "Xã Không Có Tên", 7, 1, 10, 10), (None, "Tổng cộng", printed, 9, 20, 45))
    told = said(found, "T1")
    assert "tính cả các dòng đó được 12" in told
    assert "không tính được 5" in told
    assert verdict in told


@pytest.mark.parametrize(("printed", "verdict"), [(5, "không tính các dòng đó"), (7, "một phần")])
def test_a_unit_that_comes_twice_explains_the_gap(printed: int, verdict: str) -> None:
    found = table((2, TAN_TRAO, 7, 1, 10, 10), (None, "Tổng cộng", printed, 9, 20, 45))
    told = said(found, "T1")
    assert "tính cả các dòng đó được 12" in told
    assert verdict in told


def test_a_total_rate_is_computed_both_ways() -> None:
    found = table((2, "Xã Không Có Tên", 7, 1, 10, 10), (None, "Tổng cộng", 12, 9, 20, 45))
    (one,) = (one for one in found.problems if one.rule == "T2")
    assert "được 45 %" in one.said
    assert "được 80 %" in one.said
    assert "khớp khi tính cả" in one.said


def test_a_total_without_rows_in_doubt_is_told_as_before() -> None:
    found = table((2, "Xã Sơn Dương", 7, 1, 10, 10), (None, "Tổng cộng", 13, 9, 20, 45))
    assert "có tổng là 12" in said(found, "T1")


def test_a_stranger_of_another_section_is_not_counted_in_this_one() -> None:
    found = table(
        (None, "Cộng khối xã", 6, None, None, None),
        (2, "Xã Không Có Tên", 7, 1, 10, 10),
        (3, "Xã Sơn Dương", 1, 1, 10, 10),
        (None, "Tổng cộng", 13, 10, 30, None),
    )
    first, last = (one.said for one in found.problems if one.rule == "T1" and one.cell[0] == "C")
    assert "chưa rõ đơn vị" not in first
    assert "khớp khi tính cả" in last
