"""Reading: the right rows, at any revision, without reading the table."""

from typing import Any

import pandas as pd
import pytest

from data.actor import operator
from data.model import Observations
from data.period import Period
from data.store import Store
from geo.units import communes
from tests import explain, report
from tests.report import COMMUNES, FIBRE

VILLAGE = "village_fibre_pct"
DTI = "dti_value"
QUARTERS = tuple(f"{year}-Q{quarter}" for year in range(2023, 2027) for quarter in (1, 2, 3, 4))[
    :15
]


@pytest.fixture
def filled(store: Store) -> Store:
    """Two provinces' communes, a province and the nation, at three periods."""
    values: dict[report.Key, float | None] = {
        (name, unit.code, period): 50.0
        for name in (FIBRE, VILLAGE)
        for province in ("11", "15")
        for unit in communes(province)[:4]
        for period in ("2025-Q1", "2025-Q2")
    }
    values[VILLAGE, communes("11")[0].code, "2025-Q3"] = None
    values[DTI, "11", "2024"] = 0.6
    report.publish(store, "a.xlsx", values)
    return store


@pytest.mark.parametrize(
    ("asked", "rows"),
    [
        ({}, 34),
        ({"indicator_ids": [FIBRE]}, 16),
        ({"indicator_ids": [FIBRE, DTI]}, 17),
        ({"indicator_ids": []}, 0),
        ({"indicator_ids": ["never_heard_of"]}, 0),
        ({"province_code": "11"}, 18),
        ({"province_code": "11", "level": "commune"}, 17),
        ({"level": "province"}, 1),
        ({"unit_codes": ["11"]}, 1),
        ({"unit_codes": []}, 0),
        ({"unit_valid_from": "2004-07-08"}, 0),
        ({"periods": ["2025-Q2", "2025-Q3"], "indicator_ids": [VILLAGE]}, 9),
        ({"province_code": "15", "periods": ["2025-Q1"], "indicator_ids": [FIBRE]}, 4),
    ],
)
def test_only_what_was_asked_for(filled: Store, asked: dict[str, Any], rows: int) -> None:
    found = filled.observations(**asked)
    assert len(found) == rows
    assert found.index.tolist() == list(range(rows))
    for column, values in (("indicator_ids", "indicator_id"), ("periods", "period")):
        assert column not in asked or set(found[values]) <= set(asked[column])


def test_rows_come_by_indicator_code_and_period(filled: Store) -> None:
    found = filled.observations()
    keys = ["indicator_id", "unit_valid_from", "unit_code", "period"]
    assert found.equals(found.sort_values(keys, ignore_index=True))


def test_what_exists_is_known_without_the_figures(filled: Store) -> None:
    there = filled.available()
    keys = zip(there["indicator_id"], there["province_code"], there["period"], strict=True)
    counted = dict(zip(keys, zip(there["units"], there["reported"], strict=True), strict=True))
    assert counted[VILLAGE, "11", "2025-Q3"] == (1, 0)
    assert counted[FIBRE, "15", "2025-Q1"] == (4, 4)
    assert there.loc[there["indicator_id"] == DTI, "level"].tolist() == ["province"]
    assert there["units"].sum() == len(filled.observations())


def test_periods_are_in_order_and_of_the_place_asked_for(filled: Store) -> None:
    assert [str(one) for one in filled.periods(VILLAGE)] == ["2025-Q1", "2025-Q2", "2025-Q3"]
    assert filled.periods(VILLAGE, province_code="15")[-1] == Period.parse("2025-Q2")
    assert filled.periods(VILLAGE, level="province") == ()


def test_the_same_code_before_and_after_july_2025_is_two_places(store: Store) -> None:
    handed_in, content = report.workbook("a.xlsx")
    both = report.observations({(DTI, "15", "2024"): 0.6, (DTI, "11", "2024"): 0.5})
    former = report.observations({(DTI, "15", "2024"): 0.55}).assign(unit_valid_from="2004-07-08")
    said = Observations(pd.concat([both, former], ignore_index=True))
    store.desk(operator("Lò Thị Hoa")).publish(handed_in, said, content=content)
    assert store.observations(unit_codes=["15"])["value"].tolist() == [0.55, 0.6]
    today = store.observations(unit_codes=["15"], unit_valid_from="2025-07-01")
    assert today["value"].tolist() == [0.6]


@pytest.mark.parametrize(
    "asked",
    [
        {"indicator_ids": [FIBRE], "province_code": "11"},
        {"indicator_ids": [FIBRE], "province_code": "11", "periods": ["2025-Q3"]},
        {"indicator_ids": [FIBRE], "province_code": "11", "revision": 1},
        {"indicator_ids": [FIBRE], "periods": ["2025-Q3"], "level": "commune"},
        {"unit_codes": [COMMUNES[0]], "unit_valid_from": "2025-07-01"},
        {"province_code": "11", "periods": ["2025-Q2", "2025-Q3"]},
    ],
    ids=["series", "map", "then", "country", "profile", "overview"],
)
def test_no_question_reads_the_whole_table(store: Store, asked: dict[str, Any]) -> None:
    values = {
        (name, unit.code, period): 50.0
        for name in (FIBRE, VILLAGE, *(f"made_up_{n}_pct" for n in range(8)))
        for province in ("11", "15")
        for unit in communes(province)
        for period in QUARTERS[-7:]
    }
    report.publish(store, "a.xlsx", values)
    with explain.queries(store.engine) as sent:
        assert not store.observations(**asked).empty
    on_figures = explain.on_figures(sent)
    assert on_figures
    assert not explain.read_whole(store.engine, on_figures, is_small=True)


def test_a_province_over_fifteen_quarters_is_read_whole(store: Store) -> None:
    values = {
        (name, unit.code, period): 50.0
        for name in (FIBRE, *(f"made_up_{n}_pct" for n in range(14)))
        for unit in communes("11")
        for period in QUARTERS
    }
    report.publish(store, "a.xlsx", values)
    found = store.observations(indicator_ids=[FIBRE], province_code="11")
    assert len(found) == 45 * 15
