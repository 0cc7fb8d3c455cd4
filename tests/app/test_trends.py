import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from data.store import Store, open_store
from geo import units
from tests.app.conftest import at_page, opened, publish
from tests.app.test_pages import words

CLUSTERS: Final = "smart_loudspeaker_clusters"
FIBRE: Final = "fibre_household_coverage_pct"
QUARTERS: Final = ("2024-Q1", "2024-Q2", "2025-Q1", "2025-Q2")


def counted(code: str, period: str, value: float) -> dict[str, Any]:
    return {
        "indicator_id": CLUSTERS,
        "unit_code": code,
        "unit_valid_from": "2025-07-01",
        "period": period,
        "value": value,
        "state": "reported",
        "basis": "cumulative",
    }


def fill(store: Store) -> None:
    """Clusters counted since January: 3, 10, 4, 14 in each commune."""
    for period, value in zip(QUARTERS, (3.0, 10.0, 4.0, 14.0), strict=True):
        rows = [counted(one.code, period, value) for one in units.communes("11")]
        publish(store, rows, f"{period}.xlsx", scope="11", is_demonstration=True)


@pytest.fixture(scope="module")
def cumulative(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("cumulative")
    with open_store(f"sqlite:///{home / 'banso.db'}") as store:
        fill(store)
    return home


@pytest.fixture
def clusters(cumulative: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[AppTest]:
    yield from opened(cumulative, monkeypatch)


def drawn(app: AppTest) -> dict[str, dict[str, float | None]]:
    """The values of each line of the first picture, by period."""
    spec = json.loads(app.get("vega_lite_chart")[0].proto.spec)
    rows = pd.DataFrame(spec["layer"][0]["data"]["values"])
    lines: dict[str, dict[str, float | None]] = {}
    for name, period, value in zip(rows["unit_name"], rows["period"], rows["value"], strict=True):
        lines.setdefault(name, {})[period] = None if pd.isna(value) else value
    return lines


def test_cumulative_figures_are_shown_as_steps_on_demand(clusters: AppTest) -> None:
    at_page(clusters, "trends", indicator=CLUSTERS, units="03166")
    assert drawn(clusters)["Xã Mường Chà"]["2025-Q2"] == 14
    at_page(clusters, "trends", indicator=CLUSTERS, units="03166", draw="in_period")
    assert not clusters.exception
    assert list(drawn(clusters)["Xã Mường Chà"].values()) == [3, 7, 4, 10]
    assert drawn(clusters)["Toàn tỉnh Điện Biên"]["2025-Q2"] == 450
    assert "luỹ kế kỳ này trừ" in words(clusters)


def test_the_same_period_last_year_is_drawn_and_its_difference_told(clusters: AppTest) -> None:
    at_page(clusters, "trends", indicator=CLUSTERS, units="03166", draw="year_before")
    before = drawn(clusters)["Xã Mường Chà, cùng kỳ năm trước"]
    assert list(before.values()) == [None, None, 3, 10]
    assert [str(one) for one in clusters.table[0].value.iloc[0]] == [
        "Xã Mường Chà",
        "14\xa0cụm",
        "10\xa0cụm",
        "+4\xa0cụm",
    ]


def test_steps_are_not_offered_where_nothing_is_told_as_cumulative(app: AppTest) -> None:
    at_page(app, "trends", indicator=FIBRE, draw="in_period")
    assert not app.exception
    assert "draw" not in app.query_params


def test_a_plans_pathway_is_drawn_with_its_milestones_and_stands_in_the_address(
    app: AppTest,
) -> None:
    at_page(app, "trends", indicator=FIBRE, plan="minh_hoa_dien_bien")
    assert not app.exception
    assert app.query_params["plan"] == "minh_hoa_dien_bien"
    way = drawn(app)["Lộ trình Kế hoạch minh hoạ"]
    assert way["2025-Q4"] == 75
    assert list(way)[-1] == "2025-Q4"
    assert "đích ≥" in words(app)


def test_a_plan_without_a_target_for_the_indicator_is_not_drawn(app: AppTest) -> None:
    at_page(app, "trends", indicator=FIBRE, plan="khanh_hoa_dti")
    assert not app.exception
    assert "plan" not in app.query_params


def test_a_change_of_framework_is_named(app: AppTest) -> None:
    at_page(app, "trends", place="VN", indicator="dti_value")
    assert not app.exception
    assert "Bộ tiêu chí" not in words(app)  # 2022 to 2024 were measured by one
