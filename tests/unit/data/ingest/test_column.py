import pytest

from data.ingest.column import Column, Unclear, column, denominators
from data.ingest.form import Field


@pytest.mark.parametrize(
    ("labels", "indicator_id", "field"),
    [
        (("Hộ được phủ cáp quang", "Số hộ"), "fibre_household_coverage_pct", Field.NUMERATOR),
        (("Hộ được phủ cáp quang", "Tỷ lệ (%)"), "fibre_household_coverage_pct", Field.VALUE),
        (("Hộ có thuê bao cáp quang", "Số hộ"), "fibre_household_subscribed_pct", Field.NUMERATOR),
        (("Hộ có thuê bao cáp quang", "Tổng số"), "fibre_household_subscribed_pct",
         Field.DENOMINATOR),
        (("Hạ tầng số", "Thôn có cáp quang (%)"), "village_fibre_pct", Field.VALUE),
        (("HỒ SƠ TRỰC TUYẾN (hồ sơ)",), "online_dossier_rate_pct", Field.NUMERATOR),
        (("Tổng số hộ",), "households_count", Field.VALUE),
        (("Thôn chưa có sóng di động",), "villages_no_signal_count", Field.VALUE),
    ],
)  # fmt: skip
def test_a_heading_names_one_number_of_one_indicator(
    labels: tuple[str, ...], indicator_id: str, field: Field
) -> None:
    found = column(labels)
    assert isinstance(found, Column)
    assert (found.indicator.id, found.field) == (indicator_id, field)


@pytest.mark.parametrize(
    "labels",
    [
        ("Ghi chú",),
        ("Kế hoạch năm 2025", "Hộ được phủ cáp quang (%)"),
        ("Hộ được phủ cáp quang", "So với cùng kỳ (%)"),
        ("Hộ nghèo", "Tổng số hộ"),
        ("Số con trâu",),
    ],
)
def test_plans_comparisons_and_what_is_unknown_name_nothing(labels: tuple[str, ...]) -> None:
    assert column(labels) is None


def test_a_rate_without_percent_or_count_is_unclear() -> None:
    assert isinstance(column(["Hồ sơ trực tuyến"]), Unclear)
    assert isinstance(column(["Hồ sơ trực tuyến"], unit="%"), Column)


def test_covered_and_subscribed_households_share_a_denominator_and_nothing_else() -> None:
    served = {one.id for one in denominators(["Tổng số hộ"])}
    assert {"fibre_household_coverage_pct", "fibre_household_subscribed_pct"} <= served
    assert denominators(["Hộ nghèo", "Tổng số hộ"]) == ()
