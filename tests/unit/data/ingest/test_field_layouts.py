"""The field's other workbooks against what is expected of them, to the last figure."""

import json
from typing import Any

import pandas as pd
import pytest

from data.ingest import Checked, check
from geo.lineage import successors
from geo.units import FORMER, TODAY, UnitKey
from tests.unit.data.ingest.sample import FIELD, places

pytestmark = pytest.mark.skipif(
    not FIELD.is_dir(), reason="the field's workbooks lie beside the repository, not in it"
)


def expected(layout: str) -> list[dict[str, Any]]:
    listed = json.loads((FIELD / "expected.json").read_text(encoding="utf-8"))
    (found,) = (one for one in listed if one["id"] == layout)
    return list(found["expected"])


def field(name: str, *, province: str | None) -> Checked:
    (path,) = FIELD.glob(f"{name}_*.xlsx")
    return check(path, file_name=path.name, province_code=province)


def figure(found: Checked, **key: str) -> dict[str, Any]:
    """The one observation with these values in these columns."""
    table = found.observations
    for column, value in key.items():
        table = table[table[column] == value]
    (row,) = table.to_dict(orient="records")
    return {str(name): value for name, value in row.items()}


def test_months_as_columns_give_exactly_what_is_expected() -> None:
    found = field("06", province="15")
    assert (found.recognised, found.scope, found.period) == ("period_table", "15", None)
    assert len(expected("L06")) == 3
    for wanted in expected("L06"):
        row = figure(
            found,
            indicator_id=wanted["indicator"],
            unit_code=wanted["ward_code"],
            period=wanted["period"],
        )
        assert row["value"] == wanted["value"]
        assert row["basis"] == "cumulative"
    assert set(found.observations["period"]) == {"2025-07", "2025-08", "2025-09"}
    assert len(found.observations) == 9
    assert not found.errors


def test_the_table_by_district_gives_exactly_what_is_expected() -> None:
    found = field("08", province="11")
    assert (found.recognised, found.scope, str(found.period)) == ("district_table", "11", "2024")
    assert not found.errors
    table = found.observations
    assert set(table["unit_valid_from"]) == {FORMER.isoformat()}
    assert set(table["cutoff_date"]) == {"2024-12-31"}
    assert places(found, "T1") + places(found, "T2") == []
    cells = {"Phường Mường Thanh": "D4", "Xã Sam Mứn": "D9", "TT. Mường Chà": "D12"}
    numerators = table[table["numerator"].notna()]
    for wanted in expected("L08")[:3]:
        row = figure(found, cell=cells[wanted["old_unit"]])
        now = [link.new.code for link in successors(UnitKey(row["unit_code"], FORMER))]
        assert now == [wanted["maps_to"]]
        assert wanted["NOT"] not in now
    wanted = expected("L08")[3]
    lies_in = [
        [link.new.code for link in successors(UnitKey(code, FORMER))]
        for code in numerators["unit_code"]
    ]
    merged = numerators[[codes == [wanted["new_unit"]] for codes in lies_in]]
    assert (merged["numerator"].sum(), merged["denominator"].sum()) == (
        wanted["num"],
        wanted["den"],
    )
    assert set(merged["period"]) == {wanted["period"]}
    assert len(table) == 14
    assert pd.notna(merged["value"]).all()


def test_the_consolidation_of_villages_gives_exactly_what_is_expected() -> None:
    found = field("05", province="15")
    assert (found.recognised, found.scope, str(found.period)) == ("village_table", "15", "2025-09")
    (wanted, village) = expected("L05")
    row = figure(found, indicator_id=wanted["indicator"], unit_code=wanted["ward_code"])
    assert row["value"] == wanted["value"]
    assert row["state"] == "estimated"
    told = [str(one) for one in found.problems if one.rule == "R2"]
    assert all(wanted["coverage"] in text and village["village"] in text for text in told)
    assert len(told) == len(found.observations) == 3
    assert set(found.observations["unit_code"]) == {"02890"}
    rate = figure(found, indicator_id="fibre_household_subscribed_pct")
    assert (rate["numerator"], rate["denominator"]) == (136, 296)
    assert rate["raw"] == "60 + 41 + 35 hộ | 112 + 96 + 88"
    assert not found.errors


def test_the_dti_table_gives_exactly_what_is_expected() -> None:
    found = field("16", province=None)
    assert (found.recognised, found.scope, found.period) == ("province_table", "VN", None)
    assert not found.errors
    first, rank, points = expected("L16")
    ninh_thuan = figure(found, indicator_id="dti_value", period=str(first["year"]))
    assert (ninh_thuan["value"], ninh_thuan["unit_code"]) == (first["value"], "58")
    assert ninh_thuan["unit_valid_from"] == FORMER.isoformat()
    ranked = figure(found, indicator_id="dti_rank", unit_code="15")
    assert (ranked["value"], ranked["denominator"]) == (rank["rank"], rank["n"])
    assert ranked["period"] == str(rank["year"])
    da_nang = figure(found, indicator_id="dti_value", unit_code=points["province"])
    assert da_nang["value"] == points["value"]
    assert da_nang["unit_valid_from"] == TODAY.isoformat()
    assert len(found.observations) == 8


TIERS = {
    "province": "edoc_province_agencies_pct",
    "district": "edoc_district_agencies_pct",
    "commune": "edoc_commune_agencies_pct",
}


@pytest.mark.parametrize(("province", "scope"), [(None, "58"), ("56", "56")])
def test_plan_against_result_gives_exactly_what_is_expected(
    province: str | None, scope: str
) -> None:
    found = field("03", province=province)
    assert (found.recognised, found.scope, str(found.period)) == ("plan_result", scope, "2023-H1")
    assert not found.errors
    assert len(expected("L03")) == 6
    for wanted in expected("L03"):
        name = TIERS[wanted["level"]] if "level" in wanted else wanted["indicator"]
        row = figure(found, indicator_id=name)
        assert row["value"] == wanted.get("value", wanted.get("num", row["value"]))
        assert row["qualifier"] == wanted.get("op", "")
        if "den" in wanted:
            assert row["denominator"] == wanted["den"]
    assert figure(found, indicator_id="electricity_cashless_pct")["value"] == 90
    assert set(found.observations["unit_code"]) == {"58"}
    assert set(found.observations["unit_valid_from"]) == {FORMER.isoformat()}
    assert len(found.observations) == 9
    told = [one for one in found.problems if one.rule == "L7"]
    assert [one.place for one in told] == ["6 thang!F4"]


def test_the_statistical_form_gives_exactly_what_is_expected() -> None:
    found = field("17", province="11")
    assert (found.recognised, found.scope, found.period) == ("statistical_form", "11", None)
    assert not found.errors
    estimate, actual = expected("L17")
    now = figure(found, indicator_id=estimate["indicator"], period=estimate["period"])
    assert (now["numerator"], now["denominator"]) == (estimate["num"], estimate["den"])
    assert round(now["value"], 2) == estimate["value"]
    assert (now["state"], now["unit_code"]) == ("estimated", "03172")
    before = figure(found, indicator_id=estimate["indicator"], period=actual["period"])
    assert (before["numerator"], before["denominator"]) == (actual["num"], actual["den"])
    assert before["state"] == "reported"
    households = figure(found, indicator_id="households_count", period="2025")
    assert households["value"] == 1872  # the subset below it is not added
    assert places(found, "L7") == ["001!D6", "001!A9"]
    assert len(found.observations) == 4
