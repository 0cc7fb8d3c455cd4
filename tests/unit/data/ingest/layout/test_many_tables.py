"""Workbooks with several periods or several tables; other provinces and names than the field's."""

from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from openpyxl import Workbook

from data.ingest import IngestError, Refusal
from geo.units import FORMER, TODAY
from tests.unit.data.ingest.sample import checked, places, row_of, saved, sheet_of

HEAD = ("STT", "Tên xã, phường", "Cụm loa FM", "Số tổ CNSCĐ")


def book_of(sheets: Mapping[str, Sequence[Sequence[Any]]]) -> bytes:
    book = Workbook()
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    book.remove(book.worksheets[0])
    return saved(book)


def values(found: Any, indicator_id: str, code: str) -> dict[str, float]:
    table = found.observations
    here = table[(table["indicator_id"] == indicator_id) & (table["unit_code"] == code)]
    return dict(zip(here["period"], here["value"], strict=True))


def test_careless_sheet_names_give_each_sheet_its_period() -> None:
    rows = [("UBND TỈNH KHÁNH HÒA - NĂM 2026",), HEAD, (1, "P. Cam Ranh", 3, 4)]
    found = checked(
        book_of(
            {
                "Q1": rows,
                "quy 2 ": [rows[0], HEAD, (1, "Phường Cam Ranh", 5, 6)],
                "Sheet3": [
                    ("UBND TỈNH KHÁNH HÒA",),
                    ("KẾT QUẢ THÁNG 7/2026",),
                    HEAD,
                    (1, "P Cam Ranh", 7, 8),
                ],
            }
        )
    )
    assert (found.recognised, found.scope, found.period) == ("commune_tables", "56", None)
    assert values(found, "wireless_loudspeaker_clusters", "22420") == {
        "2026-Q1": 3.0,
        "2026-Q2": 5.0,
        "2026-07": 7.0,
    }


def test_a_tab_without_a_year_takes_that_of_the_file_or_of_the_other_sheets() -> None:
    title = ("UBND TỈNH KHÁNH HÒA",)
    rows = [title, HEAD, (1, "P. Cam Ranh", 3, 4)]
    found = checked(book_of({"T7": rows}), name="bao cao 2025.xlsx")
    assert set(found.observations["period"]) == {"2025-07"}
    found = checked(book_of({"T7": rows, "T8-2025": rows}))
    assert set(found.observations["period"]) == {"2025-07", "2025-08"}
    assert [one.rule for one in checked(book_of({"T7": rows})).errors] == ["L13"]


def test_a_sheet_without_a_table_is_named_and_the_others_are_read() -> None:
    rows = [("TỈNH KHÁNH HÒA, QUÝ I/2026",), HEAD, (1, "P. Cam Ranh", 3, 4)]
    found = checked(book_of({"So lieu": rows, "Ghi chép": [("Họp ngày 5",), ("abc", 3)]}))
    assert places(found, "L8") == ["Ghi chép"]
    assert row_of(found, "cdt_team_count", "22420")["value"] == 4


STACKED = [
    ("UBND TỈNH TUYÊN QUANG",),
    ("BIỂU 01: CỤM LOA QUÝ III/2025",),
    ("STT", "Đơn vị", "Cụm loa FM"),
    (1, "Xã Yên Phú", 3),
    (2, "Xã Bạch Xa", 4),
    (None, "Tổng cộng", 7),
    ("Ghi chú: số liệu tính đến 14/9/2025",),
    (),
    ("BIỂU 02: TỔ CÔNG NGHỆ SỐ QUÝ II/2025",),
    ("TT", "Tên xã", "Tổng số thôn", "Số thôn có cáp quang", "Tỷ lệ (%)"),
    (1, "Xã Yên Phú", 20, 18, 90),
    (2, "Xã Bạch Xa", 10, 6, 60),
    (None, "Cộng", 31, 24, 80),
    ("NGƯỜI LẬP BIỂU",),
]


def test_two_tables_in_a_sheet_are_two_tables_with_their_own_heads_totals_and_notes() -> None:
    rows = [list(row) for row in STACKED]
    rows[8] = ["BIỂU 02: CÁP QUANG QUÝ IV/2025"]
    found = checked(sheet_of(rows))
    assert (found.recognised, found.scope) == ("commune_tables", "08")
    table = found.observations
    speakers = table[table["indicator_id"] == "wireless_loudspeaker_clusters"]
    fibre = table[table["indicator_id"] == "village_fibre_pct"]
    assert (set(speakers["period"]), set(fibre["period"])) == ({"2025-Q3"}, {"2025-Q4"})
    assert (set(speakers["cutoff_date"]), set(fibre["cutoff_date"])) == ({"2025-09-14"}, {""})
    assert list(speakers["value"]) == [3, 4]
    assert list(fibre["value"]) == [90, 60]
    assert places(found, "T1") == ["Sheet1!C13"]  # 31 printed, 30 added; the first table holds


def test_a_table_of_former_communes_below_one_of_today_s_keeps_its_own_units() -> None:
    found = checked(sheet_of(STACKED))  # the second table is of a quarter before the merger
    assert (found.scope, found.edition) == ("08", TODAY)
    since = found.observations.groupby("period")["unit_valid_from"].agg(set)
    assert since["2025-Q3"] == {TODAY.isoformat()}
    assert since["2025-Q2"] == {FORMER.isoformat()}


def test_quarters_with_their_own_year_heading_and_counts_below() -> None:
    rows = [
        ("TỈNH KHÁNH HÒA: THÔN CÓ CÁP QUANG",),
        ("STT", "Đơn vị", "Quý III/2025", None, None, "Quý IV/2025", None, None),
        (None, None, *("Tổng số thôn", "Số thôn có cáp quang", "Tỷ lệ (%)") * 2),
        (1, "P. Cam Ranh", 20, 15, 75, 20, 16, "80%"),
        (2, "Xã Vạn Hưng", 10, 5, 50, None, None, None),
    ]
    found = checked(sheet_of(rows, merges=("C2:E2", "F2:H2", "A2:A3", "B2:B3")))
    assert found.recognised == "period_table"
    assert values(found, "village_fibre_pct", "22420") == {"2025-Q3": 75.0, "2025-Q4": 80.0}
    late = found.observations.query("period == '2025-Q4' and unit_code == '22525'")
    assert set(late["state"]) == {"missing"}
    assert not found.errors


def test_a_column_from_before_the_commune_was_is_empty_restated_or_asked() -> None:
    head = ("STT", "Đơn vị", *(f"T{month}" for month in range(5, 9)))
    title = ("TỈNH KHÁNH HÒA: SỐ CỤM LOA KHÔNG DÂY NĂM 2025 (TRONG THÁNG)",)
    rows = [
        title,
        head,
        (1, "Phường Bắc Nha Trang", None, 4, 5, 6),
        (2, "Xã Ninh Sơn", 7, None, 8, None),  # a former commune had this name elsewhere
    ]
    found = checked(sheet_of(rows))
    assert places(found, "P8") == ["Sheet1!D3"]
    assert places(found, "P7") == ["Sheet1!C4"]
    assert values(found, "wireless_loudspeaker_clusters", "22333") == {
        "2025-06": 4.0, "2025-07": 5.0, "2025-08": 6.0,
    }  # fmt: skip
    assert set(found.observations["basis"]) == {"in_period"}
    assert "2025-06" not in values(found, "wireless_loudspeaker_clusters", "22810")


FORMER_ROWS = [
    ("SỐ LIỆU TÍNH ĐẾN NGÀY 31/12/2024",),
    ("TT", "Đơn vị hành chính", "Tổng số hộ", "Hộ có internet", "Tỷ lệ"),
    ("I", "THỊ XÃ NINH HÒA", 300, 210, "70,00%"),
    (1, "P. Ninh Hải", 100, 60, "60,00%"),
    (2, "Xã Ninh Sơn", 100, 70, "70,00%"),
    (3, "X. Ninh Phước", 100, 80, "80,00%"),
    ("II", "TP NHA TRANG", 201, 190, "95,00%"),
    (1, "Phường Vĩnh Hải", 200, 190, "95,00%"),
    (None, "TOÀN TỈNH", 500, 400, "80,00%"),
]


def test_former_wards_are_never_those_of_today_that_have_their_names() -> None:
    found = checked(sheet_of(FORMER_ROWS), province="56")
    assert (found.recognised, str(found.period)) == ("district_table", "2024")
    assert set(found.observations["unit_valid_from"]) == {FORMER.isoformat()}
    assert not found.errors
    rates = found.observations.query("indicator_id == 'fibre_household_subscribed_pct'")
    assert list(rates["value"]) == [60, 70, 80, 95]
    assert len(set(rates["unit_code"]) & {"22810", "22852", "22870", "22846"}) == 0
    assert places(found, "T1") == ["Sheet1!C7", "Sheet1!C9"] or places(found, "T1") == ["Sheet1!C7"]
    assert places(found, "L9") == ["Sheet1"]


def test_a_code_of_today_opens_the_former_communes_of_today_s_province() -> None:
    rows = [
        ("SỐ LIỆU ĐẾN 30/6/2024 - TỈNH YÊN BÁI",),
        ("TT", "Đơn vị", "Cụm loa FM"),
        (1, "Phường Yên Ninh", 4),
    ]
    found = checked(sheet_of(rows), province="15")  # today's Lào Cai
    assert (found.scope, str(found.period)) == ("15", "2024-H1")
    assert set(found.observations["unit_valid_from"]) == {FORMER.isoformat()}
    with pytest.raises(IngestError) as refused:
        checked(sheet_of(rows), province="56")
    assert refused.value.refusal is Refusal.OTHER_PROVINCE


def test_district_rows_without_numerals_and_their_sums_below_are_subtotals() -> None:
    rows = [
        ("TỈNH KHÁNH HÒA - NĂM 2023",),
        ("TT", "Đơn vị", "Cụm loa FM"),
        (1, "Thị xã Ninh Hòa", 9),
        (2, "Xã Ninh Sơn", 4),
        (3, "Xã Ninh Phước", 5),
        (None, "Cộng thị xã Ninh Hòa", 8),
        (4, "TP. Nha Trang", None),
        (5, "P. Vĩnh Hải", 3),
        (None, "Tổng cộng", 12),
    ]
    found = checked(sheet_of(rows))
    assert (found.recognised, found.scope) == ("district_table", "56")
    assert list(found.observations["value"]) == [4, 5, 3]
    assert places(found, "T1") == ["Sheet1!C6"]
    assert not found.errors


def test_months_as_numbers_below_one_heading_are_months() -> None:
    rows = [
        ("TỈNH LÂM ĐỒNG: CỤM LOA TRUYỀN THANH KHÔNG DÂY NĂM 2026",),
        ("TT", "Đơn vị", "Tháng", None, None),
        (None, None, 1, 2, 3),
        (1, "Xã Đạ Tẻh", 4, 5, 6),
    ]
    found = checked(sheet_of(rows, merges=("C2:E2",)))
    assert values(found, "wireless_loudspeaker_clusters", "25126") == {
        "2026-01": 4.0, "2026-02": 5.0, "2026-03": 6.0,
    }  # fmt: skip


def test_a_total_in_the_first_row_is_checked_against_the_rows_below_it() -> None:
    rows = [
        ("TỈNH LÂM ĐỒNG QUÝ I/2026",),
        HEAD,
        (None, "Toàn tỉnh", 9, 9),
        (1, "Xã Đạ Tẻh", 3, 4),
        (2, "Xã Đạ Tẻh 2", 6, 6),
    ]
    found = checked(sheet_of(rows))
    assert places(found, "T1") == ["Sheet1!D3"]


def test_sheets_without_a_province_take_the_one_that_the_others_name() -> None:
    rows = [HEAD, (1, "Xã Đạ Tẻh", 3, 4)]
    title = ("UBND TỈNH LÂM ĐỒNG",)
    found = checked(book_of({"Quý I.2026": [title, *rows], "Q.II": rows, "THANG 7 ": rows}))
    assert found.scope == "68"
    assert set(found.observations["period"]) == {"2026-Q1", "2026-Q2", "2026-07"}
    with pytest.raises(IngestError) as refused:
        checked(book_of({"Quý I.2026": [title, *rows], "Q.II": [("TỈNH GIA LAI",), *rows]}))
    assert refused.value.refusal is Refusal.NO_PROVINCE


@pytest.mark.parametrize("caption", ["2. Hộ", "2) Hộ", "2.1. Hộ", "II. Hộ", "b) Hộ", "Bảng 2: Hộ"])
def test_a_caption_among_the_ordinals_between_two_tables_is_no_row(caption: str) -> None:
    rows = [
        ("UBND TỈNH KHÁNH HÒA, QUÝ I/2026",),
        ("STT", "Tên xã", "Cụm loa FM"),
        (1, "P. Cam Ranh", 3),
        (None, "Tổng", 3),
        (),
        (caption,),
        ("STT", "Tên xã", "Tổng số hộ"),
        (1, "P. Cam Ranh", 900),
    ]
    found = checked(sheet_of(rows))
    assert not found.errors
    assert row_of(found, "households_count", "22420")["value"] == 900.0


def test_a_numbered_row_with_its_name_and_nothing_else_stays_a_row() -> None:
    rows = [("UBND TỈNH KHÁNH HÒA, QUÝ I/2026",), ("STT", "Tên xã", "Cụm loa FM"),
            (1, "P. Cam Ranh", 3), (2, "Xã Vạn Hưng", None)]  # fmt: skip
    assert len(checked(sheet_of(rows)).observations) == 2
