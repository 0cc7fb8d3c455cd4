"""Counts told in thousands: stored in full where the row itself says so, else asked or refused."""

import pytest

from data.ingest import IngestError, Refusal
from data.ingest.answer import Answers
from data.ingest.checked import Checked
from tests.unit.data.ingest.sample import checked, form, places, row_of, sheet_of

HOUSEHOLDS = "households_count"
PEOPLE = "population_count"
FIBRE = "fibre_household_coverage_pct"
CAM_RANH = "22420"


def of(label: str, unit: str | None, value: object) -> Checked:
    return checked(form([(None, label, unit, value, None)]))


@pytest.mark.parametrize(
    ("unit", "typed", "stored"),
    [
        ("nghìn hộ", 12.5, 12_500.0),
        ("Ngàn hộ", "12,5", 12_500.0),
        ("1000 hộ", 4, 4_000.0),
        ("1.000 hộ", 4.25, 4_250.0),
        ("(nghìn hộ)", 12.3, 12_300.0),
        ("ĐVT: nghìn hộ", 12.3, 12_300.0),
        ("trăm hộ", 45, 4_500.0),
        ("nghìn", 4, 4_000.0),
        ("hộ", 4, 4.0),
        (None, "12,5 nghìn hộ", 12_500.0),
        ("hộ", "12,5 nghìn hộ", 12_500.0),
        ("nghìn hộ", "12,5 nghìn hộ", 12_500.0),
        ("nghìn hộ", "12.500 hộ", 12_500.0),
    ],
)
def test_a_row_in_thousands_is_stored_in_full(unit: str, typed: object, stored: float) -> None:
    found = of("Tổng số hộ", unit, typed)
    assert row_of(found, HOUSEHOLDS, CAM_RANH)["value"] == stored
    told = typed not in {stored, "12.500 hộ"}
    assert (places(found, "V13") != []) is told


@pytest.mark.parametrize("label", ["Tổng số hộ (nghìn hộ)", "Tổng số hộ (ĐVT: 1000 hộ)"])
def test_a_label_in_thousands_is_stored_in_full(label: str) -> None:
    assert row_of(of(label, None, 12.5), HOUSEHOLDS, CAM_RANH)["value"] == 12_500.0


def test_both_counts_of_a_rate_are_stored_in_full() -> None:
    found = checked(
        form(
            [
                (None, "Hộ được phủ cáp quang", "nghìn hộ", 9, None),
                (None, "Tổng số hộ", "hộ", 12_000, None),
            ]
        )
    )
    row = row_of(found, FIBRE, CAM_RANH)
    assert (row["numerator"], row["denominator"], row["value"]) == (9_000.0, 12_000.0, 75.0)


@pytest.mark.parametrize("typed", ["1.845", 12_500, "1,234"])
def test_thousands_that_no_commune_has_are_asked(typed: object) -> None:
    found = of("Tổng số hộ", "nghìn hộ", typed)
    assert found.observations.empty
    (asked,) = found.questions
    assert len(asked.readings) == 2
    low = asked.readings[0].value
    again = checked(
        form([(None, "Tổng số hộ", "nghìn hộ", typed, None)]),
        answers=Answers(readings={asked.key: low}),
    )
    assert row_of(again, HOUSEHOLDS, CAM_RANH)["value"] == low


@pytest.mark.parametrize(
    "rows",
    [
        [("Ghi chú: ĐVT: nghìn hộ",)],
        [("ĐVT: 1.000 hộ",)],
        [(None, "I. Hộ gia đình (ĐVT: %, nghìn hộ)", None, None, None)],
    ],
)
def test_a_note_of_thousands_refuses_a_form_whose_rows_say_nothing(rows: list[tuple[str]]) -> None:
    with pytest.raises(IngestError) as refused:
        checked(form([(None, "Tổng số hộ", None, 12.5, None), *rows]))
    assert refused.value.refusal is Refusal.IN_THOUSANDS


def test_a_percentage_is_never_multiplied() -> None:
    found = of("Tỷ lệ hộ được phủ cáp quang", "%", 91.5)
    assert row_of(found, FIBRE, CAM_RANH)["value"] == 91.5


def test_a_rate_per_thousand_people_is_no_multiple() -> None:
    from data.ingest.multiple import parted  # noqa: PLC0415

    assert parted("thuê bao/1000 dân")[0] == 1.0
    assert parted("Tỷ lệ %")[0] == 1.0
    assert parted("nghìn tỷ đồng") == (1e12, "dong")


def test_a_statistic_that_is_told_in_thousands_stays() -> None:
    rows = [
        ("Biểu số: 001/CĐS-T", None, None, "Đơn vị báo cáo: UBND tỉnh Lào Cai"),
        ("BÁO CÁO NĂM 2025",),
        ("Chỉ tiêu", "Đơn vị tính", "Mã số", "Thực hiện"),
        ("A", "B", "C", 1),
        ("Dân số trung bình", "Nghìn người", "01", 1_800.5),
        ("Tổng số hộ", "Nghìn hộ", "02", 430.2),
    ]
    found = checked(sheet_of(rows))
    assert row_of(found, "population_thousand", "15")["value"] == 1_800.5
    assert row_of(found, HOUSEHOLDS, "15")["value"] == 430_200.0


def of_villages(note: str, *heads: str, total: float = 3.2) -> Checked:
    rows = [
        ("UBND XÃ VẠN HƯNG - TỈNH KHÁNH HÒA",),
        (f"TỔNG HỢP THÔN QUÝ I/2026 {note}",),
        ("STT", "Thôn", *heads),
        (1, "Thôn A", *(1.2 for _ in heads)),
        (2, "Thôn B", *(2 for _ in heads)),
        (None, "Cộng", *(total for _ in heads)),
    ]
    return checked(sheet_of(rows))


UNITS = ["nghìn hộ", "1.000 hộ", "1000 hộ", "ngàn hộ"]


@pytest.mark.parametrize("unit", UNITS)
def test_a_village_table_in_thousands_is_stored_in_full_in_each_spelling(unit: str) -> None:
    for found in (
        of_villages(f"(Đơn vị tính: {unit})", "Tổng số hộ"),
        of_villages("", f"Tổng số hộ ({unit})"),
    ):
        row = row_of(found, HOUSEHOLDS, "22525")
        assert (row["value"], row["raw"]) == (3_200.0, "1.2 + 2")
        assert places(found, "V13") == ["Sheet1!C6"]
        assert not places(found, "T1")


def test_a_wrong_total_of_a_village_table_in_thousands_is_told_in_full() -> None:
    (told,) = (one for one in of_villages("(ĐVT: nghìn hộ)", "Tổng số hộ", total=4).problems
               if one.rule.startswith("T"))  # fmt: skip
    assert "4.000" in str(told)
    assert "3.200" in str(told)


MEMBERS = "cdt_village_team_members"


def of_provinces(note: str, unit: str = "") -> Checked:
    head = f"Số thành viên tổ CNSCĐ cấp thôn {unit}"
    rows = [
        (f"TỔ CÔNG NGHỆ SỐ CỘNG ĐỒNG NĂM 2025 {note}",),
        ("STT", "Tỉnh, thành phố", head),
        *zip((1, 2, 3), ("Lào Cai", "Điện Biên", "Hà Nội"), (12.5, 7, 1_250), strict=True),
    ]
    return checked(sheet_of(rows), province="VN")


@pytest.mark.parametrize("unit", ["nghìn người", "1.000 người", "1000 người", "ngàn người"])
def test_a_province_table_in_thousands_is_stored_in_full_in_each_spelling(unit: str) -> None:
    for found in (of_provinces(f"(Đơn vị tính: {unit})"), of_provinces("", f"({unit})")):
        assert row_of(found, MEMBERS, "15")["value"] == 12_500.0
        assert row_of(found, MEMBERS, "01")["value"] == 1_250_000.0
        assert places(found, "V13") == ["Sheet1!C3", "Sheet1!C4", "Sheet1!C5"]


@pytest.mark.parametrize("note", ["(ĐVT: %, nghìn hộ)", "(ĐVT: nghìn)"])
def test_a_note_of_thousands_that_names_no_column_refuses_villages_and_provinces_too(
    note: str,
) -> None:
    with pytest.raises(IngestError) as of_a_commune:
        of_villages(note, "Tổng số hộ")
    with pytest.raises(IngestError) as of_the_nation:
        of_provinces(note)
    for refused in (of_a_commune, of_the_nation):
        assert refused.value.refusal is Refusal.IN_THOUSANDS


def of_communes(note: str, *heads: str) -> Checked:
    rows = [
        ("UBND TỈNH KHÁNH HÒA",),
        (f"SỐ HỘ QUÝ I/2026 {note}",),
        ("STT", "Tên xã", *heads),
        (1, "Xã Vạn Hưng", *(1.2 for _ in heads)),
        (2, "P. Cam Ranh", *(3.4 for _ in heads)),
        (None, "Tổng cộng", *(4.6 for _ in heads)),
    ]
    return checked(sheet_of(rows))


@pytest.mark.parametrize("unit", ["1000 hộ", "1.000 hộ", "nghìn hộ"])
def test_a_commune_table_in_thousands_is_stored_in_full_in_each_spelling(unit: str) -> None:
    for found in (
        of_communes(f"(ĐVT: {unit})", "Tổng số hộ"),
        of_communes("", f"Tổng số hộ ({unit})"),
    ):
        assert row_of(found, HOUSEHOLDS, CAM_RANH)["value"] == 3_400.0
        assert places(found, "V13") == ["Sheet1!C4", "Sheet1!C5"]
        assert not places(found, "T1")


@pytest.mark.parametrize(
    ("note", "heads"),
    [
        ("(ĐVT: %, nghìn hộ)", ["Tổng số hộ"]),
        ("(ĐVT: nghìn hộ)", ["Cụm loa FM"]),
        ("(ĐVT: nghìn)", ["Tổng số hộ"]),
    ],
)
def test_a_note_of_thousands_that_is_of_no_column_for_certain_refuses(
    note: str, heads: list[str]
) -> None:
    with pytest.raises(IngestError) as refused:
        of_communes(note, *heads)
    assert refused.value.refusal is Refusal.IN_THOUSANDS


def test_a_long_column_in_thousands_is_told_once() -> None:
    names = ("Xã Vạn Hưng", "P. Cam Ranh", "P. Nha Trang", "Xã Cam Lâm", "Xã Diên Lâm")
    rows = [
        ("UBND TỈNH KHÁNH HÒA, QUÝ I/2026",),
        ("STT", "Tên xã", "Tổng số hộ (nghìn hộ)"),
        *((at, name, 1.5) for at, name in enumerate(names, 1)),
    ]
    found = checked(sheet_of(rows))
    assert set(found.observations["value"]) == {1_500.0}
    (note,) = (one for one in found.problems if one.rule == "V13")
    assert "4 ô khác" in str(note)


def test_a_row_of_an_unknown_place_counts_in_full_in_what_a_total_may_be() -> None:
    rows = [
        ("UBND TỈNH KHÁNH HÒA, QUÝ I/2026",),
        ("STT", "Tên xã", "Tổng số hộ (nghìn hộ)"),
        (1, "Xã Vạn Hưng", 1.5),
        (2, "Xã Không Có", 2.5),
        (None, "Tổng cộng", 4),
    ]
    (told,) = (one for one in checked(sheet_of(rows)).problems if one.rule == "T1")
    assert str(told).count("4.000") > 1


def test_a_total_that_is_right_to_the_last_digit_is_not_warned_of() -> None:
    names = ("Xã Mường Kim", "Xã Khoen On", "Xã Pắc Ta")
    rows = [
        ("UBND TỈNH LAI CHÂU, KẾT QUẢ QUÝ I/2026",),
        ("STT", "Tên xã", "Tổng số hộ"),
        *(
            (at, name, told)
            for at, (name, told) in enumerate(zip(names, (0.1, 0.2, 0.3), strict=True), 1)
        ),
        (None, "Tổng cộng", 0.6),
    ]
    assert not places(checked(sheet_of(rows)), "T1")
    rows[-1] = (None, "Tổng cộng", 0.7)
    (told,) = (one for one in checked(sheet_of(rows)).problems if one.rule == "T1")
    assert "0,6." in str(told) or "0,6 " in str(told) or str(told).endswith("0,6")


@pytest.mark.parametrize("place", ["Tên xã", "Thôn"])
def test_a_total_over_a_cell_that_is_asked_is_not_checked(place: str) -> None:
    names = ("Thôn A", "Thôn B") if place == "Thôn" else ("Xã Vạn Hưng", "Xã Vạn Thắng")
    rows = [
        ("UBND XÃ VẠN HƯNG - TỈNH KHÁNH HÒA",),
        ("KẾT QUẢ QUÝ I/2026",),
        ("STT", place, "Số cụm loa thông minh"),
        (1, names[0], "15/16"),
        (2, names[1], 2),
        (None, "Cộng", 17),
    ]
    found = checked(sheet_of(rows))
    assert found.questions
    assert not places(found, "T1")


def test_a_note_of_one_unit_is_of_its_columns_and_asks_of_the_others() -> None:
    rows = [
        ("UBND TỈNH LAI CHÂU, KẾT QUẢ QUÝ I/2026",),
        (None, None, None, "ĐVT: nghìn hộ"),
        ("STT", "Tên xã", "Tổng số hộ", "Dân số", "Số người từ 15 tuổi trở lên (người)"),
        (1, "Xã Mường Kim", "2,5", 9, 6_400),
    ]
    found = checked(sheet_of(rows))
    assert row_of(found, HOUSEHOLDS, "03637")["value"] == 2_500
    assert row_of(found, "population_15plus_count", "03637")["value"] == 6_400
    (asked,) = found.questions
    assert [one.value for one in asked.readings] == [9, 9_000]
    again = checked(sheet_of(rows), answers=Answers(readings={asked.key: 9_000.0}))
    assert row_of(again, PEOPLE, "03637")["value"] == 9_000
