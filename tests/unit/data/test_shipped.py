"""What we ship: it imports without an error, says what was published, and is made again alike."""

import csv
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
from pandas.testing import assert_frame_equal

from data.ingest.checked import Checked
from data.ingest.checking import check
from data.shipped import demonstration, reported
from data.shipped.__main__ import WORKBOOKS, main
from geo.units import FORMER, TODAY

FIELD = Path(__file__).resolve().parents[4] / "shared" / "domain"
REPORTED = sorted((WORKBOOKS / "reported").glob("*.xlsx"))
INVENTED = sorted((WORKBOOKS / "demonstration").glob("*.xlsx"))
MOST_BYTES = 3_000_000

Key = tuple[str, str, str, str]

needs_field = pytest.mark.skipif(not FIELD.exists(), reason="the tables of the field are absent")


@cache
def checked(path: Path) -> Checked:
    return check(path, file_name=path.name)


class Shipped(NamedTuple):
    """The numbers of one published figure."""

    value: float
    numerator: float
    denominator: float
    qualifier: str


@cache
def published() -> Mapping[Key, Shipped]:
    """Every published figure by indicator, unit code, its date and period."""
    found: dict[Key, Shipped] = {}
    for path in REPORTED:
        for row in checked(path).observations.to_dict(orient="records"):
            key = (row["indicator_id"], row["unit_code"], row["unit_valid_from"], row["period"])
            assert key not in found, "no figure is shipped twice"
            found[key] = Shipped(*(row[name] for name in Shipped._fields))
    return found


def test_the_repository_stays_small() -> None:
    assert sum(path.stat().st_size for path in (*REPORTED, *INVENTED)) <= MOST_BYTES


def test_there_is_a_workbook_for_each_table_report_province_and_quarter() -> None:
    assert [path.stem for path in REPORTED] == [
        "bao_nhai_2025",
        "dti_63_provinces",
        "dti_single_values",
        "ninh_thuan_h1_2023",
        "population_grdp_63_provinces",
        "service_quality_766_34_provinces",
    ]
    assert len(INVENTED) == 3 * 15


@pytest.mark.parametrize("path", REPORTED, ids=lambda path: path.stem)
def test_a_published_list_imports_whole_and_every_row_names_its_source(path: Path) -> None:
    found = checked(path)
    assert found.problems == ()
    assert found.recognised == "long_list"
    assert not found.is_demonstration
    assert found.title
    assert found.publisher
    assert (found.observations["source"].str.len() > 0).all()
    assert (found.observations["state"] == "reported").all()


@pytest.mark.parametrize("path", INVENTED[::7], ids=lambda path: path.stem)
def test_an_invented_report_imports_without_an_error_and_says_what_it_is(path: Path) -> None:
    found = checked(path)
    assert found.errors == ()
    assert found.recognised == "template"
    assert found.is_demonstration
    assert found.title.startswith("Dữ liệu minh hoạ")
    assert f"{found.scope}-{found.period}" == path.stem


@needs_field
@pytest.mark.parametrize(
    ("table", "columns", "code", "valid_from"),
    [
        ("dti_63_provinces", reported.DTI, reported.FORMER_CODE, FORMER),
        ("service_quality_766_34_provinces", reported.SERVICE, "province_code", TODAY),
        ("population_grdp_63_provinces", reported.PEOPLE, reported.FORMER_CODE, FORMER),
    ],
)
def test_a_table_is_shipped_value_by_value(
    table: str, columns: dict[str, str], code: str, valid_from: object
) -> None:
    rows = published()
    compared = 0
    for row in table_rows(table):
        for column, indicator_id in columns.items():
            shipped = rows[indicator_id, row[code], str(valid_from), row["year"]]
            assert shipped.value == float(row[column])
            compared += 1
    assert compared == sum(
        name in columns.values() and since == str(valid_from) and period in reported.COMPLETE_YEARS
        for name, _, since, period in rows
    )


@needs_field
def test_single_values_agree_with_the_complete_table_wherever_both_speak() -> None:
    """9 values and 78 ranks; the one that its note calls doubtful is not shipped."""
    rows = published()
    agreed = 0
    for row in table_rows("dti"):
        if row["panel"] != "63_pre_merger" or row["year"] < "2022" or not row["gso_code_in_year"]:
            continue
        place = (row["gso_code_in_year"], FORMER.isoformat(), row["year"])
        for column, indicator_id in (("dti_value", "dti_value"), ("rank", "dti_rank")):
            if not row[column]:
                continue
            if row["note"].startswith(reported.DOUBTFUL):
                assert rows[indicator_id, *place].value != float(row[column])
            else:
                assert rows[indicator_id, *place].value == float(row[column])
                agreed += 1
    assert agreed == 9 + 78


@needs_field
def test_every_single_value_is_shipped_or_stands_in_the_complete_table() -> None:
    rows = published()
    for row in table_rows("dti"):
        if row["note"].startswith(reported.DOUBTFUL) or row["province_vi"] == reported.MEAN:
            continue
        is_former = row["panel"] == "63_pre_merger"
        code = row["gso_code_in_year" if is_former else "current_province_code"]
        since = (FORMER if is_former else TODAY).isoformat()
        for column, indicator_id in reported.SINGLE.items():
            if row[column]:
                assert rows[indicator_id, code, since, row["year"]].value == float(row[column])


@needs_field
def test_figures_of_the_reports_are_those_that_a_person_read() -> None:
    rows = published()
    printed = {
        (row["catalogue_id"], row["value"].lstrip(">").split("/")[0])
        for row in table_rows("reported_facts")
        if row["kind"] in {"actual", "count"}
    }
    own_names = {
        "cdt_commune_team_count": "cdt_team_count",
        "cdt_village_team_count": "cdt_team_count",
        "cdt_commune_team_members": "cdt_team_members",
        "cdt_village_team_members": "cdt_team_members",
        "edoc_province_agencies_pct": "edoc_processing_pct",
        "edoc_district_agencies_pct": "edoc_processing_pct",
        "edoc_commune_agencies_pct": "edoc_processing_pct",
        "civil_status_online_dossier_pct": "online_dossier_rate_pct",
        "staff_edoc_account_pct": "extra:staff_edoc_account_pct",
        "handbook_issued": "extra:handbook_issued",
        "digital_products_registered_count": "extra:digital_products_completed",
        "digital_products_completed_count": "extra:digital_products_completed",
        "villages_count": "base:villages_total",
    }
    for path in ("ninh_thuan_h1_2023", "bao_nhai_2025"):
        for row in checked(WORKBOOKS / "reported" / f"{path}.xlsx").observations.itertuples():
            name = own_names.get(str(row.indicator_id), row.indicator_id)
            assert (name, f"{row.value:g}") in printed
    hedged = rows["electricity_cashless_pct", "58", str(FORMER), "2023-H1"]
    assert (hedged.value, hedged.qualifier) == (90, ">")
    met = rows["plan_targets_met", "58", str(FORMER), "2023-H1"]
    assert (met.numerator, met.denominator) == (8, 19)
    assert not any(code == "56" and period == "2023-H1" for _, code, _, period in rows)


@pytest.mark.parametrize("path", INVENTED[::11], ids=lambda path: path.stem)
def test_the_committed_demonstration_is_what_the_seed_gives(path: Path) -> None:
    numbers = ["numerator", "denominator", "value"]
    named = ["indicator_id", "unit_code", *numbers, "qualifier", "state"]
    rows = demonstration.figures()
    made = rows[rows["province"] + "-" + rows["period"] == path.stem][named]
    read = checked(path).observations
    said = read[read["state"] != "missing"]
    wanted = made[made["state"] != "missing"]
    for table in (said, wanted):
        rate = table["numerator"] / table["denominator"].where(table["denominator"] > 0)
        table.loc[rate.notna(), "value"] = 100 * rate
    left = said[named].sort_values(named[:2]).reset_index(drop=True)
    right = wanted.sort_values(named[:2]).reset_index(drop=True)
    assert_frame_equal(left, right, check_dtype=False)


@needs_field
def test_the_committed_lists_are_what_the_tables_give(tmp_path: Path) -> None:
    made = sorted(reported.write(tmp_path, tables=FIELD))
    assert [path.name for path in made] == [path.name for path in REPORTED]
    for fresh, path in zip(made, REPORTED, strict=True):
        told, kept = check(fresh, file_name=fresh.name), checked(path)
        assert_frame_equal(told.observations, kept.observations)
        assert (told.title, told.publisher, told.url) == (kept.title, kept.publisher, kept.url)


def test_the_command_writes_the_demonstration(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Of one quarter only: all take ten seconds."""
    rows = demonstration.figures()
    first = rows[rows["period"] == rows["period"].min()]
    monkeypatch.setattr(demonstration, "figures", lambda: first)
    assert main(["--folder", str(tmp_path)]) == 0
    written = sorted((tmp_path / "demonstration").iterdir())
    assert [path.name for path in written] == [
        "11-2023-Q1.xlsx",
        "15-2023-Q1.xlsx",
        "56-2023-Q1.xlsx",
    ]
    assert capsys.readouterr().out.splitlines() == [str(path) for path in written]
    again = {path: path.read_bytes() for path in written}
    assert main(["--folder", str(tmp_path)]) == 0
    assert again == {path: path.read_bytes() for path in written}, "the same bytes each time"


def table_rows(name: str) -> Iterator[dict[str, str]]:
    with (FIELD / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        yield from csv.DictReader(file)
