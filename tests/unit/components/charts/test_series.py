import math
from dataclasses import replace
from typing import Any

import pandas as pd
import vl_convert

from components.charts.axes import Axes
from components.charts.multiples import TILE_HEIGHT_PX, tiles
from components.charts.series import prepared, trend
from components.charts.style import COLOURS, Theme
from components.charts.target_line import free_side

PERIODS = [("2025-Q1", "I/2025"), ("2025-Q2", "II/2025"), ("2025-Q3", "III/2025")]
HUNDRED = Axes(periods=PERIODS, is_percent=True)


def lines(*values: float, name: str = "Xã Mường Chà", is_selected: bool = True) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "unit_name": name,
            "period": [key for key, _ in PERIODS],
            "value": values,
            "printed": [f"{value} %" for value in values],
            "end": [f"{value}" for value in values],
            "is_selected": is_selected,
        }
    )


def drawn(spec: dict[str, Any]) -> list[dict[str, Any]]:
    return next(table for table in spec["datasets"].values() if "is_alone" in table[0])


def encodings(spec: dict[str, Any], channel: str) -> list[dict[str, Any]]:
    return [layer["encoding"][channel] for layer in spec["layer"] if channel in layer["encoding"]]


def test_a_missing_report_leaves_a_gap_and_is_never_left_out_or_bridged() -> None:
    spec = trend(lines(20, math.nan, 40), axes=HUNDRED, theme=Theme.LIGHT).to_dict()
    rows = drawn(spec)
    assert [row["value"] for row in rows] == [20, None, 40]
    assert [row["is_alone"] for row in rows] == [True, False, True]
    assert "impute" not in str(spec)


def test_rates_run_from_zero_to_a_hundred() -> None:
    spec = trend(lines(20, 21, 22), axes=HUNDRED, theme=Theme.LIGHT).to_dict()
    assert encodings(spec, "y")[0]["scale"]["domain"] == [0, 100]


def test_counts_start_at_zero_and_ranks_have_the_first_on_top() -> None:
    counts = trend(lines(3, 9, 12), axes=Axes(periods=PERIODS), theme=Theme.LIGHT).to_dict()
    ranks = trend(
        lines(3, 9, 12), axes=Axes(periods=PERIODS, is_rank=True), theme=Theme.LIGHT
    ).to_dict()
    assert encodings(counts, "y")[0]["scale"]["domain"] == [0, 12]
    assert encodings(ranks, "y")[0]["scale"]["domain"] == [12, 1]


def test_every_period_has_its_place_and_one_a_year_is_named() -> None:
    quarters = [f"{year}-Q{one}" for year in (2023, 2024, 2025) for one in (1, 2, 3, 4)]
    axes = Axes(periods=[(one, one) for one in quarters], a_year=4)
    chart = trend(lines(1, 2, 3), axes=HUNDRED, theme=Theme.LIGHT).to_dict()
    scales = [one["scale"]["domain"] for one in encodings(chart, "x") if "scale" in one]
    assert scales[0] == ["2025-Q1", "2025-Q2", "2025-Q3"]
    assert axes.named == ["2023-Q1", "2023-Q4", "2024-Q4", "2025-Q4"]
    assert HUNDRED.named == ["2025-Q1", "2025-Q2", "2025-Q3"]


def test_names_of_periods_that_would_run_into_each_other_are_left_out() -> None:
    quarters = [f"{year}-Q{one}" for year in (2023, 2024, 2025) for one in (1, 2, 3, 4)]
    periods = [(one, one.replace("2023-Q1", "I/2023").replace("-", "/")) for one in quarters]
    assert Axes(periods=periods, a_year=4, width=150).named == ["2023-Q4", "2024-Q4", "2025-Q4"]
    assert Axes(periods=periods, a_year=4, width=120).named == ["2023-Q4", "2025-Q4"]
    assert Axes(periods=periods, a_year=4, width=40).named == ["2025-Q4"]
    assert len(Axes(periods=periods, a_year=4, width=600).named) == 4


def test_numbers_of_many_digits_leave_less_room_for_names_of_periods() -> None:
    quarters = [f"{year}-Q{one}" for year in (2024, 2025, 2026) for one in (1, 2, 3, 4)]
    axes = Axes(periods=[(one, one) for one in quarters], a_year=4)
    rows = pd.DataFrame(
        {"unit_name": "Cả nước", "period": quarters, "printed": "1", "end": "3.177.680"}
    ).assign(is_selected=True)

    def named(value: float) -> list[str]:
        spec = trend(rows.assign(value=value), axes=axes, theme=Theme.LIGHT).to_dict()
        return next(one["axis"]["values"] for one in encodings(spec, "x") if one.get("axis"))

    assert named(50.0) == ["2024-Q4", "2025-Q4", "2026-Q4"]
    assert named(3_177_680.0) == ["2024-Q4", "2026-Q4"]


def said(*values: float, marked: str = "") -> dict[str, Any]:
    axes = Axes(periods=PERIODS, is_percent=True, marked=marked)
    spec = trend(lines(*values), axes=axes, theme=Theme.LIGHT).to_dict()
    return next(row for row in drawn(spec) if row["is_said"])


def test_a_last_report_that_is_old_is_muted_and_carries_its_period() -> None:
    row = said(20, 30, math.nan)
    assert (row["said"], row["is_stale"], row["ink"]) == ("30\n(II/2025)", True, "#4E5C65")


def test_the_value_printed_is_that_of_the_period_shown_not_the_newest() -> None:
    row = said(20, 30, 40, marked="2025-Q2")
    assert (row["said"], row["is_stale"], row["period"]) == ("30", False, "2025-Q2")


def test_the_words_of_a_target_stand_where_no_line_runs() -> None:
    axes = Axes(periods=PERIODS, is_percent=True, target=50, target_label="mục tiêu 50 %")
    rising = prepared(lines(20, 45, 70), axes=axes, colours=COLOURS[Theme.LIGHT])
    falling = prepared(lines(90, 55, 30), axes=axes, colours=COLOURS[Theme.LIGHT])
    assert free_side(rising, axes=axes) in {(True, True), (False, False)}
    assert free_side(falling, axes=axes) in {(True, False), (False, True)}


def test_lines_across_are_round_and_hold_every_value() -> None:
    counts = Axes(periods=PERIODS, is_whole=True)
    assert counts.ticks(pd.Series([3.0, 12.0])) == [0, 4, 8, 12]
    assert counts.ticks(pd.Series([0.0, 1.0])) == [0, 1]
    assert Axes(periods=PERIODS).ticks(pd.Series([0.4, 0.71])) == [0, 0.3, 0.6, 0.9]
    assert Axes(periods=PERIODS, is_rank=True).ticks(pd.Series([2.0, 63.0])) == [63, 32, 1]


def test_the_target_is_drawn_and_named_on_its_line() -> None:
    axes = Axes(periods=PERIODS, is_percent=True, target=80, target_label="mục tiêu ≥ 80 %")
    spec = trend(lines(1, 2, 3), axes=axes, theme=Theme.LIGHT).to_dict()
    tables = list(spec["datasets"].values())
    assert [{"value": 80, "label": "mục tiêu ≥ 80 %"}] in tables


def test_a_line_ends_where_its_last_report_is() -> None:
    both = pd.concat(
        [lines(20, 30, math.nan), lines(40, 50, 60, name="Toàn tỉnh", is_selected=False)]
    )
    spec = trend(both, axes=HUNDRED, theme=Theme.LIGHT).to_dict()
    ends = {row["unit_name"]: row["period"] for row in drawn(spec) if row["is_last"]}
    assert ends == {"Xã Mường Chà": "2025-Q2", "Toàn tỉnh": "2025-Q3"}


def test_nothing_reported_still_is_a_picture() -> None:
    spec = trend(lines(*[math.nan] * 3), axes=HUNDRED, theme=Theme.LIGHT).to_dict()
    assert not any(row["is_last"] for row in drawn(spec))


def test_small_multiples_share_their_scales_and_keep_their_order() -> None:
    two = pd.concat([lines(1, 2, 3, name="Xã Na Son"), lines(4, 5, 6, name="Phường Mường Lay")])
    spec = tiles(two, axes=HUNDRED, columns=5, tile_width=180, theme=Theme.DARK).to_dict()
    assert spec["facet"]["sort"] == ["Xã Na Son", "Phường Mường Lay"]
    assert "resolve" not in spec


def test_the_specs_are_what_vega_understands() -> None:
    axes = Axes(periods=PERIODS, is_percent=True, target=80, target_label="mục tiêu")
    for chart in (
        trend(lines(20, math.nan, 40), axes=axes, theme=Theme.LIGHT),
        tiles(lines(1, 2, math.nan), axes=axes, columns=2, tile_width=150, theme=Theme.LIGHT),
        trend(lines(20, 30, 40), axes=replace(axes, marked="2025-Q2"), theme=Theme.LIGHT),
    ):
        assert "<svg" in vl_convert.vegalite_to_svg(chart.to_dict())


def test_a_tile_of_ranks_is_as_high_as_any_other() -> None:
    ranks = Axes(periods=PERIODS, is_rank=True)
    for axes in (ranks, HUNDRED):
        chart = tiles(lines(3, 63, 9), axes=axes, columns=1, tile_width=150, theme=Theme.LIGHT)
        svg = vl_convert.vegalite_to_svg(chart.to_dict())
        assert float(svg.split('height="')[1].split('"')[0]) < 2 * TILE_HEIGHT_PX


def test_the_break_stands_half_way_before_the_first_period_of_todays_units() -> None:
    axes = replace(HUNDRED, break_at="2025-Q3", break_label="1/7/2025")
    assert axes.break_share == 0.75
    spec = trend(lines(20, 30, 40), axes=axes, theme=Theme.LIGHT).to_dict()
    assert "1/7/2025" in str(spec["datasets"])
    assert sum("0.750000" in str(layer["encoding"].get("x")) for layer in spec["layer"]) == 3
    vl_convert.vegalite_to_svg(spec)


def test_a_line_that_does_not_cross_has_no_break() -> None:
    for at in ("", "2024-Q1"):
        assert replace(HUNDRED, break_at=at).break_share is None
    spec = trend(lines(20, 30, 40), axes=replace(HUNDRED, break_label="x"), theme=Theme.LIGHT)
    assert '"label": "x"' not in str(spec.to_json())


def test_estimates_and_parts_are_hollow_and_say_what_they_rest_on() -> None:
    table = lines(20, 30, 40).assign(mark=["estimated", "partial", ""], basis=["a", "b", ""])
    spec = trend(table, axes=HUNDRED, theme=Theme.LIGHT).to_dict()
    shapes = {layer["mark"]["shape"] for layer in spec["layer"] if "shape" in layer["mark"]}
    assert shapes == {"circle", "diamond"}
    assert any("basis" in str(one) for one in encodings(spec, "tooltip"))
    plain = trend(lines(20, 30, 40), axes=HUNDRED, theme=Theme.LIGHT).to_dict()
    assert not any("basis" in str(one) for one in encodings(plain, "tooltip"))


def test_every_tile_has_the_break() -> None:
    axes = replace(HUNDRED, break_at="2025-Q2")
    spec = tiles(lines(20, 30, 40), axes=axes, columns=2, tile_width=200, theme=Theme.DARK)
    rules = [layer for layer in spec.to_dict()["spec"]["layer"] if layer["mark"]["type"] == "rule"]
    assert any(rule["encoding"]["x"] == {"value": 40.0} for rule in rules)
