import pandas as pd
import pytest

from data.ingest import IngestError, Refusal
from tests.unit.data.ingest.sample import checked, form, places, row_of

ROWS = (
    ("CT01", "Số Tổ CNS cộng đồng", "Tổ", 12, None),
    ("CT02", "Số hồ sơ trực tuyến", "Hồ sơ", 450, "luỹ kế từ đầu năm"),
    ("CT03", "Tổng số hồ sơ", "Hồ sơ", 600, None),
    ("CT04", "Thôn số", "Thôn", None, "chưa rà soát"),
    ("CT05", "Trang TTĐT xã", "Có/Không", "Không", None),
    ("CT06", "Văn bản điện tử", "%", "≥ 98,5", "trong kỳ"),
    ("CT07", "Số con trâu", "Con", 7, None),
    ("CT08", "Số con bò", "Con", None, None),
)


def test_a_form_of_another_commune_is_understood() -> None:
    found = checked(form(ROWS))
    assert (found.recognised, found.scope, str(found.period)) == ("commune_form", "56", "2026-05")
    assert row_of(found, "cdt_team_count", "22420")["value"] == 12
    assert row_of(found, "commune_portal_active", "22420")["value"] == 0.0
    assert set(found.observations["cutoff_date"]) == {"2026-05-14"}


def test_a_hedged_percentage_keeps_its_sign_and_what_it_counts() -> None:
    row = row_of(checked(form(ROWS)), "edoc_processing_pct", "22420")
    assert (row["value"], row["qualifier"], row["basis"]) == (98.5, "≥", "in_period")


def test_a_blank_answer_is_missing_and_not_zero() -> None:
    row = row_of(checked(form(ROWS)), "smart_village_count", "22420")
    assert row["state"] == "missing"
    assert pd.isna(row["value"])


def test_a_row_that_names_no_indicator_is_told_when_it_holds_something() -> None:
    found = checked(form(ROWS))
    assert places(found, "L2") == ["Sheet1!B17"]
    assert not found.errors


def test_a_rate_given_by_its_two_counts_is_one_figure() -> None:
    row = row_of(checked(form(ROWS)), "online_dossier_rate_pct", "22420")
    assert (row["numerator"], row["denominator"], row["value"]) == (450, 600, 75)
    assert row["basis"] == "cumulative"


def test_a_code_of_another_commune_than_the_name_is_an_error() -> None:
    found = checked(form(ROWS, answers={"Mã ĐVHC:": "22366"}))
    assert [one.rule for one in found.errors] == ["P4"]
    assert found.observations.empty


def test_a_code_alone_or_a_name_alone_is_enough() -> None:
    for missing in ("Mã ĐVHC:", "Tên xã/phường/đặc khu:"):
        found = checked(form(ROWS, answers={missing: None}))
        assert set(found.observations["unit_code"]) == {"22420"}


def test_an_answer_may_follow_its_colon_in_the_same_cell() -> None:
    found = checked(form(ROWS, answers={"Kỳ báo cáo:": None, "Kỳ báo cáo: T6/2026": None}))
    assert str(found.period) == "2026-06"


def test_a_form_of_another_province_is_refused() -> None:
    with pytest.raises(IngestError) as refused:
        checked(form(ROWS), province="15")
    assert refused.value.refusal is Refusal.OTHER_PROVINCE


def test_a_commune_that_the_province_does_not_have_is_an_error() -> None:
    found = checked(form(ROWS, answers={"Tên xã/phường/đặc khu:": "Xã Bảo Nhai", "Mã ĐVHC:": None}))
    assert [one.rule for one in found.errors] == ["P1"]


def test_two_rows_of_an_indicator_are_asked_and_both_named() -> None:
    rows = [("CT1", "Cụm loa FM", "Cụm", 3), ("CT2", "Cụm loa FM", "Cụm", 4)]
    found = checked(form(rows))
    (error,) = found.errors
    assert error.rule == "P3"
    assert "Sheet1!D11" in str(error)
    assert "Sheet1!D12" in str(error)
    assert found.observations.empty


def test_a_second_row_left_blank_says_nothing() -> None:
    rows = [("CT1", "Cụm loa FM", "Cụm", 3), ("CT2", "Cụm loa FM", "Cụm", None)]
    assert not checked(form(rows)).errors
