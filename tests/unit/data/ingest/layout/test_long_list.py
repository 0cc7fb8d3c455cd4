import pytest

from data.ingest import IngestError, Refusal
from tests.unit.data.ingest.sample import checked, listing, places, row_of

DTI = {
    "indicator_id": "dti_value",
    "unit_code": "VN",
    "unit_valid_from": "2004-07-08",
    "period": "2022",
    "value": 0.7115,
    "source": "https://example.org/dti",
}


def test_a_figure_of_the_nation_keeps_its_source() -> None:
    found = checked(listing(DTI))
    assert (found.recognised, found.scope) == ("long_list", "VN")
    row = row_of(found, "dti_value", "VN")
    assert (row["value"], row["period"]) == (0.7115, "2022")
    assert row["source"] == "https://example.org/dti"


def test_a_list_of_one_province_is_of_that_province() -> None:
    row = {**DTI, "indicator_id": "cdt_team_count", "unit_code": 2890, "value": 3}
    row |= {"unit_valid_from": "2025-07-01", "period": "2025-Q4"}
    found = checked(listing(row))
    assert (found.scope, str(found.period)) == ("15", "2025-Q4")
    assert row_of(found, "cdt_team_count", "02890")["value"] == 3
    with pytest.raises(IngestError) as refused:
        checked(listing(row), province="11")
    assert refused.value.refusal is Refusal.OTHER_PROVINCE


@pytest.mark.parametrize(
    ("state", "value", "stored"),
    [
        ("missing", None, "missing"),
        ("not_applicable", None, "not_applicable"),
        ("estimated", 12, "estimated"),
        ("reported", 0, "reported"),
        (None, 0, "reported"),
    ],
)
def test_each_state_is_what_it_says(state: str | None, value: float | None, stored: str) -> None:
    row = {**DTI, "indicator_id": "cdt_team_count", "unit_code": "11", "value": value}
    other = {**row, "unit_code": "15", "value": 5, "state": "reported"}
    found = checked(listing({**row, "state": state}, other))
    assert row_of(found, "cdt_team_count", "11")["state"] == stored


@pytest.mark.parametrize(
    ("wrong", "rule", "place"),
    [
        ({"indicator_id": "no_such_pct"}, "L5", "Sheet1!A3"),
        ({"period": "Quý 3"}, "L5", "Sheet1!D3"),
        ({"state": "perhaps"}, "L5", "Sheet1!G3"),
        ({"unit_code": "98"}, "P1", "Sheet1!B3"),
        ({"value": "nhiều"}, "V1", "Sheet1!E3"),
        ({"value": 1.2}, "N2", "Sheet1!E3"),
    ],
)
def test_a_row_that_cannot_be_read_is_named_by_its_cell(
    wrong: dict[str, object], rule: str, place: str
) -> None:
    good = {**DTI, "state": "reported"}
    found = checked(listing(good, {**good, "period": "2023", **wrong}))
    assert places(found, rule) == [place]
    assert [one.rule for one in found.errors] == [rule]
    assert len(found.observations) == 1


def test_a_text_that_was_guarded_against_formulas_is_itself_again() -> None:
    found = checked(listing({**DTI, "source": "'=cmd|' /C calc'!A0"}))
    assert row_of(found, "dti_value", "VN")["source"] == "=cmd|' /C calc'!A0"


def test_an_export_of_invented_figures_comes_back_as_invented() -> None:
    found = checked(listing({**DTI, "source": "DEMONSTRATION DATA: 11-2025-Q3.xlsx!Số liệu!C7"}))
    assert found.is_demonstration
    assert row_of(found, "dti_value", "VN")["source"] == "11-2025-Q3.xlsx!Số liệu!C7"
    assert not checked(listing(DTI)).is_demonstration
