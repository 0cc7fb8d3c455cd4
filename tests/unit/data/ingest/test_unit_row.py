"""A row of units of measure under the headings: each is the unit of its own column."""

import pytest

from data.ingest.checked import Checked
from tests.unit.data.ingest.sample import checked, places, row_of, sheet_of

HOUSEHOLDS = "households_count"
PEOPLE = "population_count"
FIBRE = "fibre_household_coverage_pct"
MUONG_KIM = "03637"
TITLE = ("UBND TỈNH LAI CHÂU, KẾT QUẢ QUÝ I/2026",)


def table(heads: tuple[str, ...], units: tuple[object, ...], *numbers: object) -> Checked:
    row = (1, "Xã Mường Kim", *numbers)
    return checked(sheet_of([TITLE, ("STT", "Tên xã", *heads), units, row]))


@pytest.mark.parametrize(
    "units",
    [
        (None, None, "nghìn hộ", "nghìn người"),
        (None, None, "(nghìn hộ)", "(ngàn người)"),
        (None, None, "1.000 hộ", "1.000 người"),
        (None, None, "ĐVT: nghìn hộ", "ĐVT: 1000 người"),
        (None, "Đơn vị tính", "nghìn hộ", "nghìn người"),
    ],
)
def test_each_column_has_the_thousands_of_its_own_cell(units: tuple[object, ...]) -> None:
    found = table(("Tổng số hộ", "Dân số"), units, 3, 11.5)
    assert row_of(found, HOUSEHOLDS, MUONG_KIM)["value"] == 3_000
    assert row_of(found, PEOPLE, MUONG_KIM)["value"] == 11_500
    assert len(places(found, "V13")) == 2


def test_a_unit_row_of_several_units_multiplies_only_the_column_in_thousands() -> None:
    heads = ("Tổng số hộ", "Số hộ được phủ cáp quang", "Tỷ lệ hộ được phủ cáp quang")
    found = table(heads, (None, None, "nghìn hộ", "hộ", "%"), 1.25, 1_000, 80)
    row = row_of(found, FIBRE, MUONG_KIM)
    assert (row["numerator"], row["denominator"]) == (1_000, 1_250)
    assert row_of(found, HOUSEHOLDS, MUONG_KIM)["value"] == 1_250
    assert not places(found, "N1")


def test_a_column_that_is_known_for_communes_only_is_named_in_a_table_of_provinces() -> None:
    rows = [
        ("BIỂU TỔNG HỢP CÁC TỈNH NĂM 2025",),
        ("TT", "Tỉnh, thành phố", "Tổng số hộ (nghìn hộ)", "Dân số (1.000 người)"),
        (1, "Đắk Lắk", 712.3, 1_000.5),
        (2, "Lâm Đồng", 901.2, 1_001.5),
    ]
    found = checked(sheet_of(rows))
    assert row_of(found, "population_thousand", "66")["value"] == 1_000.5
    (told,) = (one for one in found.problems if one.rule == "L7")
    assert told.cell == "C2"
    assert "chỉ có ở cấp xã" in str(told)


def test_a_heading_in_thousands_over_communes_is_no_indicator_of_provinces() -> None:
    rows = [
        TITLE,
        ("STT", "Tên xã", "Dân số (nghìn người)"),
        (1, "Xã Mường Kim", "11,5"),
    ]
    found = checked(sheet_of(rows))
    assert row_of(found, PEOPLE, MUONG_KIM)["value"] == 11_500
    assert places(found, "V13") == ["Sheet1!C3"]


def test_a_whole_that_nothing_here_divides_by_is_named() -> None:
    heads = ("Cụm loa FM", "Tổng số TTHC")
    found = table(heads, (None, None, None, None), 3, 120)
    assert places(found, "L2") == ["Sheet1!D2"]


@pytest.mark.parametrize("heads", [("Tổng số hộ (nghìn hộ)",), ("Tổng số hộ", "Số hộ nghèo")])
def test_a_table_of_provinces_with_columns_of_communes_says_that_they_are(
    heads: tuple[str, ...],
) -> None:
    rows = [
        ("BIỂU TỔNG HỢP CÁC TỈNH NĂM 2025",),
        ("TT", "Tỉnh, thành phố", *heads),
        (1, "Đắk Lắk", *(712.3 for _ in heads)),
        (2, "Lâm Đồng", *(901.2 for _ in heads)),
    ]
    found = checked(sheet_of(rows), province="VN")
    assert found.observations.empty
    assert "chỉ có ở cấp xã" in " ".join(str(one) for one in found.problems if one.rule == "L7")
    assert places(found, "L16") == ["Sheet1!C2"]
