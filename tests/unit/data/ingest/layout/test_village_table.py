"""Consolidations by village of other communes than the field's."""

import pandas as pd

from tests.unit.data.ingest.sample import checked, places, row_of, sheet_of

TITLE = [
    ("UBND XÃ VẠN HƯNG", None, None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    ("BIỂU TỔNG HỢP CÁC THÔN, TỔ DÂN PHỐ QUÝ I NĂM 2026 - TỈNH KHÁNH HÒA",),
]
HEAD = ("TT", "Thôn, tổ dân phố", "CT07", "CT09", "CT01", "Tình trạng nộp")
LABELS = (None, None, "Cụm loa FM", "Số người từ 15 tuổi có tài khoản thanh toán",
          "Dân số từ 15 tuổi trở lên", None)  # fmt: skip


def village(*rows: tuple[object, ...]) -> bytes:
    return sheet_of([*TITLE, HEAD, LABELS, *rows])


def test_a_commune_whose_villages_all_reported_is_their_sum() -> None:
    found = checked(
        village(
            (1, "Thôn Xuân Tự 1", 1, "120 người", 200, "Đã nộp"),
            (2, "Thôn Xuân Tự 2", "02", 80, "1.100", "Đã nộp"),
            ("Tổng cộng", None, 3, 200, 1300, "2/2"),
        )
    )
    assert (found.recognised, found.scope, str(found.period)) == ("village_table", "56", "2026-Q1")
    speakers = row_of(found, "wireless_loudspeaker_clusters", "22525")
    assert (speakers["value"], speakers["state"], speakers["cell"]) == (3, "reported", "C7")
    accounts = row_of(found, "bank_account_15plus_pct", "22525")
    assert (accounts["numerator"], accounts["denominator"]) == (200, 1300)
    assert places(found, "R2") + places(found, "T1") == []
    assert not found.errors


def test_villages_that_did_not_report_are_named_and_never_counted_as_zero() -> None:
    found = checked(
        village(
            (1, "Thôn Xuân Tự 1", 1, 120, 200, "Đã nộp"),
            (2, "Thôn Xuân Tự 2", None, 80, None, "Nộp thiếu"),
            (3, "TDP Hiền Lương", "...", None, None, "Chưa nộp"),
            (None, "Cộng", 2, 200, 200, None),
        )
    )
    speakers = row_of(found, "wireless_loudspeaker_clusters", "22525")
    assert (speakers["value"], speakers["state"]) == (1, "estimated")
    accounts = row_of(found, "bank_account_15plus_pct", "22525")
    assert (accounts["numerator"], accounts["denominator"]) == (120, 200)  # of one village only
    told = [str(one) for one in found.problems if one.rule == "R2"]
    assert len(told) == 3
    assert any("1/3" in text and "TDP Hiền Lương" in text for text in told)
    assert places(found, "T1") == ["Sheet1!C8", "Sheet1!D8"]


def test_a_figure_no_village_gave_is_missing() -> None:
    found = checked(village((1, "Thôn A", None, 5, 10, ""), (2, "Thôn B", "…", 5, 10, "")))
    speakers = row_of(found, "wireless_loudspeaker_clusters", "22525")
    assert speakers["state"] == "missing"
    assert pd.isna(speakers["value"])


def test_a_village_s_wrong_cell_keeps_the_sum_out_and_is_named() -> None:
    found = checked(village((1, "Thôn A", "1,234", 5, 10, ""), (2, "Thôn B", 3, 5, 10, "")))
    assert [one.place for one in found.errors] == ["Sheet1!C5"]
    assert "wireless_loudspeaker_clusters" not in set(found.observations["indicator_id"])


def test_a_consolidation_that_names_no_commune_is_refused_by_its_title() -> None:
    rows = [("TỔNG HỢP CÁC THÔN THÁNG 9/2025 - TỈNH KHÁNH HÒA",), HEAD, LABELS, (1, "Thôn A", 1, 2)]
    found = checked(sheet_of(rows))
    assert [one.rule for one in found.errors] == ["P1"]
    assert found.observations.empty


def test_a_commune_table_with_a_steering_board_column_is_no_village_table() -> None:
    head = ("STT", "Tên xã", "Ban Chỉ đạo", "Thôn", "Cụm loa FM")
    found = checked(sheet_of([("TỈNH KHÁNH HÒA, QUÝ I/2026",), head, (1, "Xã Vạn Hưng", 1, 5, 3)]))
    assert found.recognised == "commune_table"


def test_a_consolidation_without_a_period_is_asked_for_it() -> None:
    rows = [("XÃ VẠN HƯNG, TỈNH KHÁNH HÒA",), HEAD, LABELS, (1, "Thôn A", 1, 2, 3)]
    found = checked(sheet_of(rows))
    assert [one.rule for one in found.errors] == ["L13"]
    assert found.observations.empty


def test_a_commune_with_a_dash_in_its_name_is_named_whole() -> None:
    rows = [
        ("UBND PHƯỜNG XUÂN HƯƠNG - ĐÀ LẠT",),
        ("TỈNH LÂM ĐỒNG, THÁNG 10 NĂM 2025",),
        ("STT", "Tổ dân phố", "Cụm loa FM"),
        (1, "TDP 1", 3),
    ]
    found = checked(sheet_of(rows))
    assert set(found.observations["unit_code"]) == {"24781"}
    assert not found.errors
