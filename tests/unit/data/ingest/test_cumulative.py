"""What adds up the year beside what happened in the period: the latter is taken, and it is told."""

from collections.abc import Sequence

import pytest

from data.ingest.checked import Checked
from tests.unit.data.ingest.sample import Row, checked, row_of, sheet_of

FM = "wireless_loudspeaker_clusters"
MUONG_KIM = "03637"


def statistical(*rows: Row) -> Checked:
    head: Sequence[Row] = (
        ("Biểu số: 001/CĐS-X", None, None, "Đơn vị báo cáo: UBND xã Mường Kim"),
        ("UBND TỈNH LAI CHÂU",),
        ("BÁO CÁO THÁNG 5/2026",),
    )
    return checked(sheet_of([*head, *rows]))


def table(*rows: Row) -> Checked:
    return checked(sheet_of([("UBND TỈNH LAI CHÂU",), ("KẾT QUẢ THÁNG 5/2026",), *rows]))


def plain(*rows: Row) -> Checked:
    head = [("PHIẾU BÁO CÁO",), ("Tên xã:", "Xã Mường Kim"), ("Tỉnh:", "Lai Châu"),
            ("Kỳ báo cáo:", "Tháng 5/2026")]  # fmt: skip
    return checked(sheet_of([*head, *rows]))


CASES = {
    "form, cumulative first": statistical(
        ("Chỉ tiêu", "Mã số", "ĐVT", "Lũy kế thực hiện từ đầu năm", "Thực hiện trong tháng"),
        ("Cụm loa FM", "01", "cụm", 50, 5),
    ),
    "form, cumulative last": statistical(
        ("Chỉ tiêu", "Mã số", "ĐVT", "Thực hiện trong tháng", "Lũy kế từ đầu năm"),
        ("Cụm loa FM", "01", "cụm", 5, 50),
    ),
    "form, two heading rows": statistical(
        ("Chỉ tiêu", "Mã số", "ĐVT", "Kết quả", None),
        (None, None, None, "Lũy kế từ đầu năm", "Thực hiện trong tháng"),
        ("Cụm loa FM", "01", "cụm", 50, 5),
    ),
    "form of a commune": plain(
        ("Tên chỉ tiêu", "ĐVT", "Lũy kế từ đầu năm", "Thực hiện trong tháng", "Ghi chú"),
        ("Cụm loa FM", "cụm", 50, 5, None),
    ),
    "table": table(
        ("STT", "Tên xã", "Cụm loa FM", None),
        (None, None, "Lũy kế từ đầu năm", "Thực hiện trong tháng"),
        (1, "Xã Mường Kim", 50, 5),
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_the_figure_of_the_period_is_taken_and_both_columns_are_named(case: str) -> None:
    found = CASES[case]
    row = row_of(found, FM, MUONG_KIM)
    assert (row["value"], row["basis"]) == (5.0, "in_period")
    (told,) = (one for one in found.problems if one.rule == "L7")
    assert "Lũy kế" in told.said
    assert "trong tháng" in told.said


def test_a_column_of_the_period_before_is_named_in_a_form() -> None:
    found = plain(("Tên chỉ tiêu", "ĐVT", "Kỳ trước", "Giá trị"), ("Cụm loa FM", "cụm", 3, 5))
    assert row_of(found, FM, MUONG_KIM)["value"] == 5.0
    assert any("Kỳ trước" in one.said for one in found.problems)


def test_a_cumulative_column_alone_is_kept_as_such() -> None:
    found = statistical(
        ("Chỉ tiêu", "Mã số", "ĐVT", "Lũy kế từ đầu năm"), ("Cụm loa FM", "01", "cụm", 50)
    )
    row = row_of(found, FM, MUONG_KIM)
    assert (row["value"], row["basis"]) == (50.0, "cumulative")


def test_a_long_dash_is_stored_as_not_reported_and_told() -> None:
    found = table(("STT", "Tên xã", "Cụm loa FM"), (1, "Xã Mường Kim", "—"))
    row = row_of(found, FM, MUONG_KIM)
    assert row["state"] == "missing"
    assert row["value"] != row["value"]
    assert {"V11", "R1"} <= {one.rule for one in found.problems}


def test_villages_take_the_figure_of_the_period_too() -> None:
    rows = [
        ("UBND XÃ MƯỜNG KIM - TỈNH LAI CHÂU",),
        ("TỔNG HỢP CÁC BẢN THÁNG 5/2026",),
        ("STT", "Bản", "Cụm loa FM", None),
        (None, None, "Lũy kế từ đầu năm", "Trong tháng"),
        (1, "Bản A", 20, 2),
        (2, "Bản B", 30, 3),
    ]
    found = checked(sheet_of(rows))
    row = row_of(found, FM, MUONG_KIM)
    assert (row["value"], row["basis"]) == (5.0, "in_period")
    assert any(one.rule == "L7" and "Lũy kế" in one.said for one in found.problems)


def test_a_heading_may_say_in_its_name_what_it_counts() -> None:
    found = table(("STT", "Tên xã", "Số cụm loa FM lũy kế"), (1, "Xã Mường Kim", 50))
    assert row_of(found, FM, MUONG_KIM)["basis"] == "cumulative"
    found = table(
        ("STT", "Tên xã", "Tỷ lệ hồ sơ trực tuyến (trong tháng) (%)"), (1, "Xã Mường Kim", 71)
    )
    row = row_of(found, "online_dossier_rate_pct", MUONG_KIM)
    assert (row["value"], row["basis"]) == (71, "in_period")


def test_side_by_side_in_their_names_the_figure_of_the_period_is_taken() -> None:
    heads = ("Số cụm loa FM lũy kế từ đầu năm", "Số cụm loa FM trong tháng")
    found = table(("STT", "Tên xã", *heads), (1, "Xã Mường Kim", 50, 5))
    assert row_of(found, FM, MUONG_KIM)["value"] == 5
    (note,) = (one for one in found.problems if one.rule == "L7")
    assert all(head in str(note) for head in heads)
