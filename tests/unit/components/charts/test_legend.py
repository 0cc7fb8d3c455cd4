from itertools import pairwise
from typing import Any

import pytest

from components.charts import circles
from components.charts.legend import ROW_PX, TARGET_PX, LegendRow, histogram
from components.charts.legend_row import bands
from components.charts.style import Theme

CLASSES = [
    LegendRow(label="0 – < 20", colour="#d3f2a3", count=2),
    LegendRow(label="20 – < 40", colour="#82d091", count=6, is_selected=True),
    LegendRow(label="40 – 100", colour="#074050", count=1302),
]


def rows(**more: Any) -> list[dict[str, Any]]:
    chart = histogram(CLASSES, missing=4, not_applicable=0, theme=Theme.LIGHT, **more).to_dict()
    tables = chart["datasets"].values()
    return next(table for table in tables if "count" in table[0])


def test_the_highest_class_stands_on_top_and_the_grey_rows_below() -> None:
    assert [row["label"] for row in rows()] == [
        "40 – 100",
        "20 – < 40",
        "0 – < 20",
        "Chưa báo cáo",
        "Không áp dụng",
    ]


def test_both_grey_rows_stand_even_at_count_zero() -> None:
    missing, not_applicable = rows()[-2:]
    assert (missing["count"], missing["state"]) == (4, "missing")
    assert (not_applicable["count"], not_applicable["state"]) == (0, "not_applicable")
    assert missing["picture"] != not_applicable["picture"]


def test_the_target_gets_a_gap_between_the_classes_it_divides() -> None:
    tops = [row["top"] for row in rows()[:3]]
    parted = [row["top"] for row in rows(target_below=2, target_label="mục tiêu 40 %")[:3]]
    assert tops == [0, ROW_PX, 2 * ROW_PX]
    assert parted == [0, ROW_PX + TARGET_PX, 2 * ROW_PX + TARGET_PX]


def test_counts_are_printed_the_readers_way() -> None:
    assert rows()[0]["printed"] == "1.302"


@pytest.mark.parametrize("theme", Theme)
def test_it_is_drawn_on_the_page_colour_of_its_theme(theme: Theme) -> None:
    chart = histogram(CLASSES, missing=0, not_applicable=0, theme=theme).to_dict()
    assert chart["config"]["background"] == {"light": "#FFFFFF", "dark": "#12181C"}[theme]


def test_no_class_at_all_still_draws_the_grey_rows() -> None:
    chart = histogram([], missing=45, not_applicable=0, theme=Theme.LIGHT).to_dict()
    assert len(next(iter(chart["datasets"].values()))) == 2


def test_not_convertible_has_a_row_and_a_look_of_its_own_where_there_was_a_conversion() -> None:
    found = rows(not_convertible=6, missing_label="Chưa có số liệu")[-3:]
    assert [row["label"] for row in found] == [
        "Chưa có số liệu",
        "Không áp dụng",
        "Không quy đổi được",
    ]
    assert found[-1]["count"] == 6
    assert len({row["picture"] for row in found}) == 3


def test_the_map_is_told_where_each_row_stands_and_whose_it_is() -> None:
    states = {"missing": 4, "not_applicable": 0, "estimated": 1}
    drawn = rows(estimated=1, target_below=2)
    told = bands(CLASSES, states=states, target_below=2)
    assert [one.label for one in told] == [row["label"] for row in drawn]
    assert all(one.top < row["top"] < one.bottom for one, row in zip(told, drawn, strict=True))
    assert [one.shades for one in told] == ["2c", "1b", "0a", "m", "x", "abcdefg"]
    assert all(one.bottom <= two.top for one, two in pairwise(told))


def test_the_sizes_of_a_legend_part_all_circles_among_them() -> None:
    told = circles.bands(
        largest=300, reach=20, whole=20, unit="cụm",
        counts={"zero": 1, "missing": 2, "not_applicable": 0},
    )  # fmt: skip
    sizes, others = told[:3], told[3:]
    reaches = [one.radii for one in sizes]
    assert [two[1] == one[0] for one, two in pairwise(one for one in reaches if one)] == [True] * 2
    assert (sizes[0].label, others[0].radii) == ("300 cụm", (0, circles.SMALLEST_PX))
    assert [one.shades for one in others] == ["", "m", "x"]


def test_on_a_phone_the_legend_has_smaller_circles_of_the_same_counts_with_room_for_words() -> None:
    facts = {"largest": 300.0, "whole": 20, "counts": {}, "unit": "cụm"}
    wide, small = (circles.bands(reach=reach, **facts) for reach in (20, 7))  # type: ignore[arg-type]
    assert [one.label for one in small] == [one.label for one in wide]
    assert [one.radii for one in small] == [one.radii for one in wide], "as radii travel"
    assert all(two.top - one.top >= circles.LABELS_APART_PX - 1 for one, two in pairwise(small))
