import math

import pandas as pd
import pytest

from data.difference import Aspect, Changes, Kind, changes
from data.model import Observations, Published, State
from tests.report import COMMUNES, FIBRE, observations

CLUSTERS = "smart_loudspeaker_clusters"
Q = "2025-Q3"


def published(of: Observations) -> Published:
    rows = pd.DataFrame(of).assign(submission_id=1, revision=7)
    return Published(rows.assign(file_name="a.xlsx", is_demonstration=False))


def nothing() -> Published:
    return published(observations({}))


def with_cells(of: Observations, code: str, **cells: str | float) -> Observations:
    rows = pd.DataFrame(of).copy()
    for name, value in cells.items():
        rows.loc[rows["unit_code"] == code, name] = value
    return Observations(rows)


def row_of(found: Changes, code: str) -> "pd.Series[str]":
    rows = found[found["unit_code"] == code]
    assert len(rows) == 1
    return rows.iloc[0]


def test_every_figure_of_the_workbook_has_one_row_and_nothing_else_has() -> None:
    told = observations({(FIBRE, code, Q): 50.0 for code in COMMUNES[:3]})
    before = published(observations({(FIBRE, code, Q): 40.0 for code in COMMUNES}))
    found = changes(told, before)
    assert sorted(found["unit_code"]) == sorted(COMMUNES[:3])
    assert set(found["kind"]) == {Kind.CHANGED}
    assert found["change"].tolist() == [10.0, 10.0, 10.0]


def test_a_figure_is_new_changed_emptied_or_the_same() -> None:
    new, changed, emptied, same = COMMUNES[:4]
    before = published(
        observations({(FIBRE, changed, Q): 40, (FIBRE, emptied, Q): 30, (FIBRE, same, Q): 20})
    )
    told = observations(
        {
            (FIBRE, same, Q): 20,
            (FIBRE, new, Q): 10,
            (FIBRE, emptied, Q): None,
            (FIBRE, changed, Q): 41,
        }
    )
    found = changes(told, before)
    assert found["kind"].tolist() == [Kind.EMPTIED, Kind.CHANGED, Kind.NEW, Kind.SAME]
    assert math.isnan(float(str(row_of(found, emptied)["change"])))
    assert math.isnan(float(str(row_of(found, new)["before"])))
    assert row_of(found, new)["before_state"] == ""
    assert row_of(found, changed)["cell"] == "D11"


def test_missing_is_no_zero() -> None:
    zero, none = COMMUNES[:2]
    before = published(observations({(FIBRE, zero, Q): None, (FIBRE, none, Q): 0.0}))
    found = changes(observations({(FIBRE, zero, Q): 0.0, (FIBRE, none, Q): None}), before)
    assert row_of(found, zero)["kind"] == Kind.NEW
    assert row_of(found, none)["kind"] == Kind.EMPTIED


def test_a_figure_that_was_missing_and_stays_so_is_the_same() -> None:
    code = COMMUNES[0]
    told = observations({(FIBRE, code, Q): None})
    for before in (nothing(), published(told)):
        assert row_of(changes(told, before), code)["kind"] == Kind.SAME


def test_a_change_of_state_of_counts_or_of_the_sign_before_it_is_a_change() -> None:
    state, counts, sign = COMMUNES[:3]
    told = observations({(FIBRE, code, Q): 50.0 for code in (state, counts, sign)})
    before = published(told)
    told = with_cells(told, counts, numerator=1.0, denominator=2.0)
    told = with_cells(told, sign, qualifier=">")
    gone = {"value": math.nan, "numerator": 0.0, "denominator": 0.0}
    told = with_cells(told, state, state=State.NOT_APPLICABLE.value, **gone)
    found = changes(told, before)
    assert row_of(found, state)["aspect"] == Aspect.STATE
    assert row_of(found, counts)["aspect"] == Aspect.COUNTS
    assert row_of(found, sign)["aspect"] == Aspect.QUALIFIER
    assert set(found["kind"]) == {Kind.CHANGED}
    assert found["unit_code"].iloc[0] == state


def test_the_biggest_jump_stands_first_whatever_the_indicator() -> None:
    rate, many, few = COMMUNES[:3]
    before = {(FIBRE, rate, Q): 28.0, (CLUSTERS, many, Q): 1000.0, (CLUSTERS, few, Q): 1.0}
    after = {(CLUSTERS, few, Q): 2, (CLUSTERS, many, Q): 1100, (FIBRE, rate, Q): 64.0}
    found = changes(observations(after), published(observations(before)))
    assert found["unit_code"].tolist() == [rate, many, few]
    assert found["jump"].tolist() == pytest.approx([0.36, 100 / 1100, 1 / 500.5])


def test_the_same_place_of_another_date_is_another_place() -> None:
    code = COMMUNES[0]
    told = observations({(FIBRE, code, Q): 50})
    former = pd.DataFrame(told).assign(unit_valid_from="2004-07-08")
    found = changes(told, published(Observations(former)))
    assert row_of(found, code)["kind"] == Kind.NEW


def test_an_empty_store_makes_everything_new() -> None:
    found = changes(observations({(FIBRE, COMMUNES[0], Q): 1.0}), nothing())
    assert found["kind"].tolist() == [Kind.NEW]
    assert found["before_revision"].isna().all()


def test_a_workbook_without_figures_changes_nothing() -> None:
    assert changes(observations({}), nothing()).empty


def test_a_rate_given_by_its_counts_alone_has_their_value() -> None:
    told = with_cells(observations({(FIBRE, COMMUNES[0], Q): 50}), COMMUNES[0], value=math.nan)
    assert changes(told, nothing())["after"].tolist() == [50.0]
