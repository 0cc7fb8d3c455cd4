"""Tables whose rows are indicators, of other places, orders and periods than the field's."""

import pytest

from geo.lineage import successors
from geo.units import FORMER, TODAY, UnitKey
from tests.unit.data.ingest.sample import checked, places, row_of, sheet_of

PLAN = [
    ("ỦY BAN NHÂN DÂN",),
    ("TỈNH TUYÊN QUANG",),
    ("KẾT QUẢ THỰC HIỆN KẾ HOẠCH CHUYỂN ĐỔI SỐ 9 THÁNG NĂM 2025",),
    ("STT", "Tiêu chí", "Mục tiêu năm 2025", "Kết quả 9 tháng năm 2025", "Đơn vị tính", "Ghi chú"),
    ("I", "Chính quyền số"),
    ("1.", "Văn bản điện tử (cấp tỉnh/cấp xã)", "100/100", "99,1/97,2", "%", None),
    ("2.", "Tỷ lệ hồ sơ trực tuyến", "≥ 80", "khoảng 75", "%", "lũy kế"),
    (3, "Chỉ tiêu đạt và vượt", 20, "12/20", None, None),
    (4, "Số con trâu", 5, 7, "Con", None),
    (5, "Hồ sơ công việc", "90 - 95", "70 - 75", "%", None),
    (None, "NGƯỜI LẬP BIỂU"),
]


def test_another_order_of_columns_and_two_levels_are_understood() -> None:
    found = checked(sheet_of(PLAN))
    assert (found.recognised, found.scope, str(found.period)) == ("plan_result", "08", "2025-9M")
    assert set(found.observations["unit_valid_from"]) == {TODAY.isoformat()}
    assert row_of(found, "edoc_province_agencies_pct", "08")["value"] == 99.1
    commune = row_of(found, "edoc_commune_agencies_pct", "08")
    assert (commune["value"], commune["raw"]) == (97.2, "99,1/97,2")
    dossiers = row_of(found, "online_dossier_rate_pct", "08")
    assert (dossiers["value"], dossiers["qualifier"], dossiers["basis"]) == (75, "≈", "cumulative")
    met = row_of(found, "plan_targets_met", "08")
    assert (met["value"], met["denominator"]) == (12, 20)
    assert places(found, "L2") == ["Sheet1!B9"]
    assert places(found, "L7") == ["Sheet1!C4"]
    assert [(one.rule, one.place) for one in found.errors] == [("V5", "Sheet1!D10")]


def test_levels_that_do_not_match_their_figures_are_asked() -> None:
    rows = [*PLAN[:5], (1, "Văn bản điện tử (cấp tỉnh/cấp xã)", None, "99/97/92", "%", None)]
    found = checked(sheet_of(rows))
    assert [(one.rule, one.place) for one in found.errors] == [("V1", "Sheet1!D6")]
    assert found.observations.empty


def test_a_commune_s_plan_and_result_is_the_commune_s() -> None:
    rows = [
        ("UBND XÃ VẠN HƯNG",),
        ("TỈNH KHÁNH HÒA",),
        ("TÌNH HÌNH THỰC HIỆN CHỈ TIÊU NĂM 2025",),
        ("TT", "Chỉ tiêu", "ĐVT", "Kế hoạch", "Ước thực hiện"),
        (1, "Cụm loa FM", "Cụm", 5, 4),
    ]
    row = row_of(checked(sheet_of(rows)), "wireless_loudspeaker_clusters", "22525")
    assert (row["value"], row["state"], row["period"]) == (4, "estimated", "2025")


FORM = [
    ("Biểu số: 005/CĐS-X", None, None, None, "Đơn vị báo cáo: UBND phường Cam Ranh"),
    ("Kỳ báo cáo: Quý II năm 2026", None, None, None, "Đơn vị nhận báo cáo: UBND tỉnh Khánh Hòa"),
    ("Chỉ tiêu", "Mã số", "Thực hiện kỳ trước", "Thực hiện kỳ báo cáo", "So với kỳ trước (%)"),
    ("A", "B", 1, 2, "3=2/1"),
    ("Tổng số hồ sơ", "01", "1.200", "1.250", 104.2),
    ("Trong đó:", None, None, None, None),
    ("- Hồ sơ đất đai", "02", 300, 310, 103),
    ("Số hồ sơ trực tuyến", "03", 900, "1.000", 111),
    ("Tỷ lệ (03/01)", "04", "75,0", "80,0", None),
]


def test_a_form_of_another_office_and_period_is_understood() -> None:
    found = checked(sheet_of(FORM))
    assert (found.recognised, found.scope) == ("statistical_form", "56")
    assert not found.errors
    rates = found.observations[found.observations["indicator_id"] == "online_dossier_rate_pct"]
    assert dict(zip(rates["period"], rates["value"], strict=True)) == {
        "2026-Q1": 75.0,
        "2026-Q2": 80.0,
    }
    assert set(rates["unit_code"]) == {"22420"}
    assert places(found, "L7") == ["Sheet1!E3", "Sheet1!A7"]


def test_a_form_of_a_commune_that_is_not_there_is_asked() -> None:
    rows = [(*FORM[0][:4], "Đơn vị báo cáo: UBND phường Cam Rang"), *FORM[1:]]
    found = checked(sheet_of(rows))
    assert [one.rule for one in found.errors] == ["P1"]
    assert "Cam Ranh" in str(found.errors[0])


@pytest.mark.parametrize(
    ("rows", "layout"),
    [
        (
            [
                ("PHỤ LỤC: CHỈ TIÊU GIAO CÁC XÃ",),
                ("TT", "Chỉ tiêu", "ĐVT", "Kế hoạch 2026", "Mục tiêu đến năm 2030"),
                (1, "Cụm loa FM", "Cụm", 5, 9),
            ],
            "plan_annex",
        ),
        (
            [
                ("DANH MỤC NHIỆM VỤ",),
                ("STT", "Nội dung công việc", "Đơn vị thực hiện", "Thời hạn hoàn thành"),
                (1, "Lắp cụm loa", "UBND xã Vạn Hưng", "Quý II/2026"),
            ],
            "assignment",
        ),
    ],
)
def test_annexes_of_other_wordings_are_known_and_ask_for_their_plan(
    rows: list[tuple[object, ...]], layout: str
) -> None:
    found = checked(sheet_of(rows), province="56")
    assert found.recognised == layout
    assert [one.rule for one in found.errors] == ["K1"]
    assert [one.kind for one in found.questions] == ["plan"]
    assert not found.plan_lines


def test_a_former_township_reports_as_itself_and_never_as_its_namesake_or_its_province() -> None:
    rows = [
        ("Biểu số: 02/TK", None, "Đơn vị báo cáo: UBND thị trấn Mường Chà"),
        ("Năm 2024", None, "Đơn vị nhận báo cáo: UBND tỉnh Điện Biên"),
        ("Chỉ tiêu", "Mã số", "Thực hiện"),
        ("Tổng số hộ", "01", "1.900"),
    ]
    found = checked(sheet_of(rows))
    (row,) = found.observations.to_dict(orient="records")
    assert (row["unit_valid_from"], row["value"]) == (FORMER.isoformat(), 1900)
    (now,) = successors(UnitKey(row["unit_code"], FORMER))
    assert now.new.code == "03172"  # Xã Na Sang; Xã Mường Chà of today is another place


@pytest.mark.parametrize(
    "lines",
    [
        [("UBND HUYỆN MƯỜNG CHÀ",), ("TỈNH ĐIỆN BIÊN",)],
        [("ỦY BAN NHÂN DÂN",), ("THÀNH PHỐ ĐIỆN BIÊN PHỦ",), ("TỈNH ĐIỆN BIÊN",)],
    ],
)
def test_a_district_s_figures_are_not_its_province_s(lines: list[tuple[str]]) -> None:
    head = ("TT", "Chỉ tiêu", "ĐVT", "Kế hoạch", "Kết quả")
    found = checked(sheet_of([*lines, ("NĂM 2024",), head, (1, "Cụm loa FM", "Cụm", 5, 4)]))
    assert [one.rule for one in found.errors] == ["P1"]
    assert found.observations.empty


def test_a_left_out_column_is_named_by_its_own_heading() -> None:
    rows = [
        ("UBND TỈNH QUẢNG TRỊ",),
        ("KẾT QUẢ 6 THÁNG ĐẦU NĂM 2026",),
        ("TT", "Chỉ tiêu", "ĐVT", "Kế hoạch năm", "Thực hiện", None),
        (None, None, None, None, "6 tháng đầu năm", "So với KH (+/-)"),
        (1, "Tỷ lệ hồ sơ trực tuyến", "%", 80, 85.4, "vượt 5,4%"),
    ]
    found = checked(sheet_of(rows, merges=("E3:F3",)))
    assert list(found.observations["value"]) == [85.4]
    assert any("So với KH" in str(one) for one in found.problems if one.rule == "L7")


def three_levels(label: str) -> list[tuple[str, object]]:
    head = [
        ("UBND TỈNH QUẢNG TRỊ",),
        ("KẾT QUẢ THỰC HIỆN CHỈ TIÊU NĂM 2024",),
        ("TT", "Chỉ tiêu", "ĐVT", "Kế hoạch năm", "Thực hiện"),
    ]
    found = checked(sheet_of([*head, (1, label, "%", 100, "99,1/97,2/90,5")]))
    table = found.observations
    told: list[tuple[str, object]] = [("error", str(one)) for one in found.errors]
    return told or sorted(zip(table["indicator_id"], table["value"], strict=True))


@pytest.mark.parametrize(
    "label",
    [
        "Tỷ lệ văn bản điện tử cấp tỉnh/huyện/xã",
        "Trao đổi văn bản điện tử (3 cấp: tỉnh, huyện, xã)",
        "Văn bản điện tử: cấp tỉnh/cấp huyện/cấp xã",
    ],
)
def test_the_levels_of_a_row_may_be_written_in_several_ways(label: str) -> None:
    assert three_levels(label) == [
        ("edoc_commune_agencies_pct", 90.5),
        ("edoc_district_agencies_pct", 97.2),
        ("edoc_province_agencies_pct", 99.1),
    ]


def test_levels_that_a_row_does_not_name_are_asked_and_never_guessed() -> None:
    ((_, error),) = three_levels("Tỷ lệ văn bản điện tử")
    assert "cấp tỉnh/cấp huyện/cấp xã" in str(error)
