"""The two forms from the field that this far are read, against what is expected of them."""

import json
from typing import Any

import pandas as pd
import pytest

from data.ingest import Checked, check
from tests.unit.data.ingest.sample import FIELD, places, row_of

pytestmark = pytest.mark.skipif(
    not FIELD.is_dir(), reason="the field's workbooks lie beside the repository, not in it"
)

UNITS = {"ward_code": "unit_code"}
FLAGS = {
    "dash_means_none": lambda row: row["numerator"] == 0 and row["state"] == "reported",
    "not_reported": lambda row: row["state"] == "missing",
    "blank_is_missing_not_zero": lambda row: row["state"] == "missing",
    "cumulative": lambda row: row["basis"] == "cumulative",
}


def expected(layout: str) -> list[dict[str, Any]]:
    listed = json.loads((FIELD / "expected.json").read_text(encoding="utf-8"))
    (found,) = (one for one in listed if one["id"] == layout)
    return list(found["expected"])


def field(name: str, *, province: str | None) -> Checked:
    (path,) = FIELD.glob(f"{name}_*.xlsx")
    return check(path, file_name=path.name, province_code=province)


def assert_says(found: Checked, wanted: dict[str, Any]) -> None:
    row = row_of(found, wanted["indicator"], wanted["ward_code"])
    if "period" in wanted:
        assert row["period"] == wanted["period"]
    for theirs, ours in (("num", "numerator"), ("den", "denominator"), ("value", "value")):
        if theirs in wanted and wanted[theirs] is None:
            assert pd.isna(row[ours])
        elif theirs in wanted:
            assert row[ours] == wanted[theirs]
    assert row["qualifier"] == wanted.get("op", "")
    if "flag" in wanted:
        assert FLAGS[wanted["flag"]](row)


@pytest.mark.parametrize("province", ["11", None])
def test_the_table_of_dien_bien_gives_exactly_what_is_expected(province: str | None) -> None:
    found = field("01", province=province)
    assert (found.recognised, found.scope, str(found.period)) == ("commune_table", "11", "2025-Q3")
    assert len(expected("L01")) == 4
    for wanted in expected("L01"):
        assert_says(found, wanted)
    assert not found.errors


def test_the_table_of_dien_bien_has_no_rows_but_its_communes() -> None:
    table = field("01", province="11").observations
    assert set(table["unit_code"]) == {"03127", "03334", "03325", "03158", "03385"}
    assert set(table["cutoff_date"]) == {"2025-09-14"}


def test_the_printed_total_is_a_checksum_and_its_wrong_rate_is_told() -> None:
    found = field("01", province="11")
    assert places(found, "T1") == []
    assert places(found, "T2") == ["Biểu 01!E17", "Biểu 01!G17"]
    (told, _) = (str(one) for one in found.problems if one.rule == "T2")
    for figure in ("86,3 %", "92,57 %", "4/5"):
        assert figure in told
    assert places(found, "V7") == ["Biểu 01!F15", "Biểu 01!G15"]


@pytest.mark.parametrize("province", ["15", None])
def test_the_form_of_bao_nhai_gives_exactly_what_is_expected(province: str | None) -> None:
    found = field("04", province=province)
    assert (found.recognised, found.scope, str(found.period)) == ("commune_form", "15", "2025-09")
    assert len(expected("L04")) == 3
    for wanted in expected("L04"):
        assert_says(found, wanted)
    assert not found.errors


def test_the_form_of_bao_nhai_names_its_hidden_sheet_and_mends_its_code() -> None:
    found = field("04", province="15")
    assert "DanhMuc" in next(str(one) for one in found.problems if one.rule == "L1")
    assert places(found, "P5") == ["Phiếu báo cáo!C4"]
    answers = {
        name: row_of(found, name, "02890")["value"]
        for name in ("commune_portal_active", "video_conference_operating")
    }
    assert answers == {"commune_portal_active": 1.0, "video_conference_operating": 1.0}


def test_no_personal_name_is_taken_from_a_form() -> None:
    table = field("04", province="15").observations
    assert not table["raw"].str.contains("họ tên").any()
