"""Steps out of cumulative figures: known where both are known, never guessed."""

import math
from typing import Any

import pandas as pd
import pytest

from data import query
from data.catalog import Kind, indicator, indicators
from data.model import Basis, State
from data.query.in_period import in_period, may_step

CLUSTERS = indicator("smart_loudspeaker_clusters")
DOSSIERS = indicator("online_dossier_rate_pct")
FIBRE = indicator("fibre_household_coverage_pct")


def told(*rows: dict[str, Any]) -> pd.DataFrame:
    plain: dict[str, Any] = {
        "indicator_id": CLUSTERS.id,
        "unit_code": "03166",
        "unit_valid_from": "2025-07-01",
        "numerator": math.nan,
        "denominator": math.nan,
        "value": math.nan,
        "qualifier": "",
        "state": State.REPORTED.value,
        "basis": Basis.CUMULATIVE.value,
    }
    return pd.DataFrame([plain | row for row in rows])


def counted(**values: float) -> pd.DataFrame:
    """One place: `q1=5` of 2025."""
    return told(*({"period": f"2025-{name.upper()}", "value": at} for name, at in values.items()))


def steps(rows: pd.DataFrame) -> list[float | None]:
    found = in_period(rows, indicator=CLUSTERS)["value"]
    return [None if math.isnan(one) else one for one in found]


def test_each_quarter_is_what_it_added_and_the_first_of_a_year_is_its_own() -> None:
    assert steps(counted(q1=5, q2=12, q3=12, q4=30)) == [5, 7, 0, 18]


def test_the_year_starts_anew() -> None:
    rows = told({"period": "2024-Q4", "value": 40.0}, {"period": "2025-Q1", "value": 6.0})
    assert steps(rows) == [None, 6]


def test_a_step_over_a_silent_quarter_is_not_known_and_not_shared_out() -> None:
    found = in_period(counted(q1=5, q3=20, q4=26), indicator=CLUSTERS)
    assert found["value"].tolist()[0] == 5
    assert math.isnan(found["value"].tolist()[1])
    assert found["value"].tolist()[2] == 6
    assert found["state"].tolist() == ["reported", "missing", "reported"]


def test_a_figure_less_than_what_it_includes_has_no_step() -> None:
    assert steps(counted(q1=5, q2=3, q3=9)) == [5, None, 6]


@pytest.mark.parametrize(
    "other", [{"qualifier": ">"}, {"basis": ""}, {"conversion": "partial"}, {"state": "missing"}]
)
def test_a_hedged_unsaid_partial_or_missing_figure_carries_no_step(other: dict[str, Any]) -> None:
    rows = counted(q1=5, q2=9, q3=15).assign(conversion="as_reported")
    for name, value in other.items():
        rows.loc[1, name] = value
    assert steps(rows) == [5, None, None]


def test_what_was_told_within_its_period_stays() -> None:
    rows = counted(q1=5, q2=9)
    rows.loc[1, "basis"] = Basis.IN_PERIOD.value
    assert steps(rows) == [5, 9]


def test_a_place_is_not_taken_from_another_with_its_code() -> None:
    rows = counted(q1=5, q2=9)
    rows.loc[0, "unit_valid_from"] = "2004-07-08"
    assert steps(rows) == [5, None]


def test_a_rate_of_what_comes_in_is_the_rate_of_the_steps() -> None:
    rows = told(
        {"period": "2025-Q1", "numerator": 40.0, "denominator": 100.0, "value": 40.0},
        {"period": "2025-Q2", "numerator": 130.0, "denominator": 200.0, "value": 65.0},
        {"period": "2025-Q3", "numerator": 140.0, "denominator": 200.0, "value": 70.0},
    )
    found = in_period(rows, indicator=DOSSIERS)
    assert found["value"].tolist()[:2] == [40, 90]
    assert math.isnan(found["value"].tolist()[2])


def test_the_figures_asked_of_stay_as_they_are() -> None:
    rows = counted(q1=5, q2=12)
    in_period(rows, indicator=CLUSTERS)
    assert rows["value"].tolist() == [5, 12]


def test_only_sums_and_flows_are_offered_and_only_where_a_sheet_says_cumulative() -> None:
    assert may_step(counted(q1=5), indicator=CLUSTERS)
    assert may_step(counted(q1=5), indicator=DOSSIERS)
    assert not may_step(counted(q1=5), indicator=FIBRE)
    assert not may_step(counted(q1=5).assign(basis=""), indicator=CLUSTERS)
    ranks = next(one for one in indicators().values() if one.kind is Kind.RANK)
    assert not may_step(counted(q1=5), indicator=ranks)


def test_a_change_of_basis_is_named_by_its_first_period() -> None:
    rows = counted(q1=5, q2=9, q3=15, q4=4)
    rows.loc[3, "basis"] = Basis.IN_PERIOD.value
    assert query.basis_changes(rows) == ("2025-Q4",)
    assert query.basis_changes(rows.assign(basis="")) == ()


def test_the_year_before_is_the_same_quarter_and_nothing_where_none_was_told() -> None:
    lines = pd.DataFrame(
        {
            "unit_name": "Xã Mường Chà",
            "period": ["2024-Q1", "2024-Q2", "2025-Q1", "2025-Q2", "2025-Q3"],
            "value": [10.0, math.nan, 30.0, 40.0, 50.0],
        }
    )
    found = query.year_before(lines)["value"].tolist()
    assert found[2] == 10
    assert [math.isnan(one) for one in found] == [True, True, False, True, True]
