import math
from typing import Any

import pandas as pd

from components.charts.completeness import reported_bars
from components.charts.movers import GAP_ROW, changes
from components.charts.ranking import ROW_PX, TOP_PX, ranked_bars
from components.charts.style import COLOURS, Theme

ROWS = pd.DataFrame(
    {
        "unit_name": ["Xã Na Tấu", "Xã Sáng Nhè", "Xã Mường Nhà"],
        "value": [88.2, 0.0, math.nan],
        "printed": ["88,2 %", "0,0 %", "chưa báo cáo"],
        "colour": ["#074050", "#d3f2a3", "#ffffff"],
        "is_selected": [False, True, False],
    }
)


def layers(chart: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = chart.to_dict()["layer"]
    return found


def test_bars_keep_the_order_of_the_rows_and_start_at_zero() -> None:
    bars, labels = layers(ranked_bars(ROWS, theme=Theme.LIGHT, is_percent=True))
    assert bars["encoding"]["y"]["sort"] == ["Xã Na Tấu", "Xã Sáng Nhè"]
    assert bars["encoding"]["x"]["scale"]["domain"] == [0, 100]
    assert labels["encoding"]["text"]["field"] == "printed"


def test_who_did_not_report_has_no_bar_and_zero_has_one() -> None:
    chart = ranked_bars(ROWS, theme=Theme.LIGHT, is_percent=True).to_dict()
    names = [row["unit_name"] for row in next(iter(chart["datasets"].values()))]
    assert names == ["Xã Na Tấu", "Xã Sáng Nhè"]
    assert chart["height"] == 2 * ROW_PX + TOP_PX


def moved(*names: str) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "unit_name": list(names),
            "previous_value": 50.0,
            "value": 57.2,
            "printed": "+7,2",
            "printed_before": "50,0 %",
            "printed_now": "57,2 %",
        }
    )


def test_teal_is_the_good_side_whichever_way_that_is() -> None:
    colours = COLOURS[Theme.LIGHT]
    for is_good_up, expected in ((True, colours.rise), (False, colours.fall)):
        chart = changes(
            moved("Xã Na Son"), moved(), is_good_up=is_good_up, theme=Theme.LIGHT
        ).to_dict()
        assert next(iter(chart["datasets"].values()))[0]["colour"] == expected


def test_gains_stand_above_a_line_and_losses_below() -> None:
    chart = changes(
        moved("Xã Na Son"), moved("Xã Pa Ham"), is_good_up=True, theme=Theme.LIGHT
    ).to_dict()
    order = chart["layer"][0]["encoding"]["y"]["scale"]["domain"]
    assert order == ["Xã Na Son", GAP_ROW, "Xã Pa Ham"]


def test_completeness_outlines_what_is_missing_and_darkens_the_newest() -> None:
    rows = pd.DataFrame(
        {"period_name": ["Q2/2025", "Q3/2025"], "reported": [45, 41], "missing": [0, 4]}
    )
    drawn = next(iter(reported_bars(rows, theme=Theme.LIGHT).to_dict()["datasets"].values()))
    assert [row["of"] for row in drawn] == [45, 45]
    assert drawn[0]["colour"] != drawn[1]["colour"]
