"""The template: written, filled as an officer fills it, read, stored, exported, equal."""

import csv
import datetime as dt
import math
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from data import export
from data.actor import operator
from data.catalog import Kind, indicator, indicators
from data.ingest import IngestError, Refusal, form, template
from data.ingest.form import Fact
from data.ingest.scope import scope_of
from data.store import Store, Submission, open_store
from geo.units import FORMER, Level, communes
from tests.unit.data.ingest.sample import checked, places, row_of, saved
from text import Language, speaking

COLUMNS = ("fibre_household_coverage_pct", "smart_loudspeaker_clusters", "commune_portal_active")
UNITS = tuple(one.code for one in communes("11"))
NOT_APPLICABLE = "không áp dụng"


def written(tmp_path: Path, **asked: Any) -> Path:
    wanted: dict[str, Any] = {"scope": "11", "period": "2025-Q3", "indicator_ids": COLUMNS}
    return template.write(tmp_path / "form.xlsx", **(wanted | asked))


def filled(path: Path, cells: Mapping[tuple[str, str], object]) -> bytes:
    """The form with contents typed in, by unit code and the machine row's heading."""
    book = load_workbook(path)
    sheet = book[book.sheetnames[1]]
    rows = {sheet.cell(row, 1).value: row for row in range(form.FIRST_UNIT_ROW, sheet.max_row + 1)}
    columns = {sheet.cell(form.ID_ROW, c).value: c for c in range(3, sheet.max_column + 1)}
    for (unit_code, heading), content in cells.items():
        sheet.cell(rows[unit_code], columns[heading]).value = content  # type: ignore[assignment]
    return saved(book)


def coverage(part: object, whole: object, *, unit: str = "03127") -> dict[tuple[str, str], object]:
    return {
        (unit, f"{COLUMNS[0]}.numerator"): part,
        (unit, f"{COLUMNS[0]}.denominator"): whole,
    }


def test_the_communes_stand_ready_and_only_inputs_are_open(tmp_path: Path) -> None:
    book = load_workbook(written(tmp_path))
    sheet = book[book.sheetnames[1]]
    codes = [sheet.cell(row, 1).value for row in range(form.FIRST_UNIT_ROW, sheet.max_row + 1)]
    assert codes == list(UNITS)
    assert sheet.protection.sheet
    assert sheet.cell(form.FIRST_UNIT_ROW, 1).protection.locked
    assert not sheet.cell(form.FIRST_UNIT_ROW, 3).protection.locked
    assert sheet.freeze_panes == "C7"


def test_each_heading_carries_its_definition_and_each_column_its_limits(tmp_path: Path) -> None:
    book = load_workbook(written(tmp_path))
    sheet = book[book.sheetnames[1]]
    for column, heading in enumerate(COLUMNS[1:], start=5):
        note = sheet.cell(form.FIELD_ROW, column).comment
        assert note is not None
        assert indicator(heading).definition(Language.VI) in note.text
        assert indicator(heading).definition(Language.EN) in note.text
    limits = {str(one.sqref): one for one in sheet.data_validations.dataValidation}
    assert set(limits) == {f"{letter}7:{letter}51" for letter in "CDEF"}
    assert limits["F7:F51"].type == "list"
    assert "Có" in limits["F7:F51"].formula1
    assert "C7<=D7" in limits["C7:C51"].formula1
    assert all(len(one.formula1) <= 255 for one in limits.values())
    assert {limits[f"{letter}7:{letter}51"].errorStyle for letter in "CDE"} == {"warning"}


@pytest.mark.parametrize("typed", ["ước 75", "trên 75", "khoảng 75"])
def test_what_the_instructions_say_may_be_typed_is_taken(tmp_path: Path, typed: str) -> None:
    found = checked(filled(written(tmp_path), {("03127", f"{COLUMNS[1]}.value"): typed}))
    assert not found.errors
    assert row_of(found, COLUMNS[1], "03127")["value"] == 75.0


def test_no_formula_in_any_limit_is_longer_than_excel_takes(tmp_path: Path) -> None:
    for language in Language:
        with speaking(language):
            book = load_workbook(written(tmp_path, indicator_ids=None))
        sheet = book[book.sheetnames[1]]
        for one in sheet.data_validations.dataValidation:
            assert len(one.formula1) <= 255
            assert len(one.promptTitle or "") <= 32


def test_by_default_it_has_every_indicator_of_the_level(tmp_path: Path) -> None:
    for scope, level in (("11", Level.COMMUNE), ("VN", Level.PROVINCE)):
        book = load_workbook(written(tmp_path, scope=scope, indicator_ids=None))
        sheet = book[book.sheetnames[1]]
        texts = (sheet.cell(form.ID_ROW, c).value for c in range(3, sheet.max_column + 1))
        heads = [form.heading(str(text)) for text in texts]
        wanted = {one.id for one in indicators().values() if level in one.levels}
        assert {head.indicator_id for head in heads if head} == wanted


@pytest.mark.parametrize(("scope", "units"), [("11", 45), ("VN", 34), ("VN-former", 63)])
def test_it_has_a_row_for_each_unit_of_its_scope(tmp_path: Path, scope: str, units: int) -> None:
    sheet = load_workbook(written(tmp_path, scope=scope)).worksheets[1]
    assert sheet.max_row - form.FIRST_UNIT_ROW + 1 == units


def test_the_same_arguments_give_the_same_bytes(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    assert written(tmp_path).read_bytes() == written(tmp_path / "b").read_bytes()


def test_what_stands_in_it_says_its_state(tmp_path: Path) -> None:
    cells = coverage(3, 4) | coverage(0, 4, unit="03334") | coverage(0, 0, unit="03325")
    cells |= coverage(NOT_APPLICABLE, None, unit="03158") | coverage("...", 9, unit="03385")
    found = checked(filled(written(tmp_path), cells))
    states = {row["unit_code"]: row for row in found.observations.to_dict(orient="records")}
    told = {code: states[code]["state"] for code in ("03127", "03334", "03325", "03158", "03385")}
    assert list(told.values()) == [
        "reported", "reported", "not_applicable", "not_applicable", "missing",
    ]  # fmt: skip
    assert (states["03127"]["value"], states["03334"]["value"]) == (75.0, 0.0)
    assert math.isnan(states["03325"]["value"])
    assert states["03301"]["state"] == "missing"
    assert set(found.observations["indicator_id"]) == {COLUMNS[0]}
    assert len(places(found, "R1")) == 1


@pytest.mark.parametrize(
    ("part", "whole", "rule"),
    [(5, 4, "N1"), (1.5, 4, "N3"), ("nhiều", 4, "V1"), ("50%", 4, "V8"), (-1, 4, "V6")],
)
def test_a_wrong_cell_is_named(tmp_path: Path, part: object, whole: object, rule: str) -> None:
    found = checked(filled(written(tmp_path), coverage(part, whole)))
    assert [one.rule for one in found.errors] == [rule]
    assert found.errors[0].place == "Số liệu!C10"
    assert "03127" not in set(found.observations["unit_code"])


def test_a_form_without_figures_says_so(tmp_path: Path) -> None:
    with pytest.raises(IngestError) as refused:
        checked(written(tmp_path).read_bytes())
    assert refused.value.refusal is Refusal.NO_FIGURES


def test_a_form_of_another_province_is_refused(tmp_path: Path) -> None:
    with pytest.raises(IngestError) as refused:
        checked(filled(written(tmp_path), coverage(3, 4)), province="15")
    assert refused.value.refusal is Refusal.OTHER_PROVINCE


@pytest.mark.parametrize(
    ("fact", "value", "refusal"),
    [
        (Fact.PERIOD, "quý 3", Refusal.TEMPLATE_BROKEN),
        (Fact.EDITION, "2020-01-01", Refusal.TEMPLATE_BROKEN),
        (Fact.VERSION, "99", Refusal.TEMPLATE_NEWER),
        (Fact.SCOPE, "99", Refusal.UNKNOWN_PROVINCE),
    ],
)
def test_an_altered_form_is_refused(
    tmp_path: Path, fact: Fact, value: str, refusal: Refusal
) -> None:
    book = load_workbook(BytesIO(filled(written(tmp_path), coverage(3, 4))))
    facts = book.worksheets[2]
    for row in range(1, facts.max_row + 1):
        if facts.cell(row, 1).value == fact:
            facts.cell(row, 3).value = value
    with pytest.raises(IngestError) as refused:
        checked(saved(book))
    assert refused.value.refusal is refusal


def test_an_english_form_reads_as_well(tmp_path: Path) -> None:
    with speaking(Language.EN):
        path = written(tmp_path)
    cells = coverage("not applicable", None) | {("03334", f"{COLUMNS[2]}.value"): "Yes"}
    found = checked(filled(path, cells))
    assert row_of(found, COLUMNS[0], "03127")["state"] == "not_applicable"
    assert row_of(found, COLUMNS[2], "03334")["value"] == 1.0


def test_figures_given_to_it_come_back_with_their_source(tmp_path: Path) -> None:
    values = pd.DataFrame(
        [
            {"indicator_id": COLUMNS[0], "unit_code": "03127", "numerator": 3.0,
             "denominator": 4.0, "value": 75.0, "qualifier": "", "state": "estimated"},
            {"indicator_id": COLUMNS[0], "unit_code": "03334", "numerator": math.nan,
             "denominator": math.nan, "value": 81.234, "qualifier": "≥", "state": "reported"},
            {"indicator_id": COLUMNS[1], "unit_code": "03127", "numerator": math.nan,
             "denominator": math.nan, "value": math.nan, "qualifier": "", "state": "missing"},
            {"indicator_id": COLUMNS[1], "unit_code": "03334", "numerator": math.nan,
             "denominator": math.nan, "value": 0.0, "qualifier": "", "state": "reported"},
        ]
    )  # fmt: skip
    path = written(
        tmp_path, indicator_ids=None, values=values, title="Báo cáo", publisher="Sở",
        url="https://example.org", licence="CC BY 4.0", is_demonstration=True,
        cutoff_date=dt.date(2025, 9, 14),
    )  # fmt: skip
    found = checked(path.read_bytes())
    assert found.is_demonstration
    assert (found.title, found.publisher) == ("Báo cáo", "Sở")
    assert (found.url, found.licence) == ("https://example.org", "CC BY 4.0")
    columns = list(values.columns)
    rows = found.observations
    given_rows = rows[rows["unit_code"].isin(["03127", "03334"])][columns]
    order = ["indicator_id", "unit_code"]
    pd.testing.assert_frame_equal(
        given_rows.sort_values(order, ignore_index=True),
        values.sort_values(order, ignore_index=True),
        check_dtype=False,
    )
    assert set(rows["cutoff_date"]) == {"2025-09-14"}


def test_it_refuses_figures_of_units_it_has_no_row_for(tmp_path: Path) -> None:
    values = pd.DataFrame([{"indicator_id": COLUMNS[1], "unit_code": "02890", "value": 1.0}])
    with pytest.raises(ValueError, match="02890"):
        written(tmp_path, values=values)


def test_former_communes_can_be_asked_for(tmp_path: Path) -> None:
    path = written(tmp_path, edition=FORMER, period="2024", indicator_ids=COLUMNS[1:2])
    sheet = load_workbook(path).worksheets[1]
    code = str(sheet.cell(form.FIRST_UNIT_ROW, 1).value)
    found = checked(filled(path, {(code, f"{COLUMNS[1]}.value"): 2}))
    assert set(found.observations["unit_valid_from"]) == {FORMER.isoformat()}


COUNTS = st.integers(0, 10**7)
PAIRS = st.tuples(COUNTS, COUNTS).map(sorted) | st.just([0, 0])
RATE_CELLS = PAIRS | st.sampled_from([[NOT_APPLICABLE, None], ["...", None], [None, None]])
COUNT_CELLS = COUNTS | st.sampled_from([None, "...", NOT_APPLICABLE, 0, "-"])
ANSWERS = st.sampled_from(["Có", "Không", "x", None, "...", NOT_APPLICABLE])
INDEXES = st.floats(0, 1, allow_nan=False).map(lambda value: float(f"{value:.15g}"))
"""What Excel itself keeps of a typed number: fifteen digits."""

FILLINGS = st.fixed_dictionaries(
    {
        unit: st.tuples(RATE_CELLS, COUNT_CELLS, ANSWERS)
        for unit in ("03127", "03334", "03325", "03158")
    }
)


@settings(max_examples=12, deadline=None)
@given(filling=FILLINGS)
def test_written_filled_imported_and_exported_it_is_equal(filling: dict[str, Any]) -> None:
    cells: dict[tuple[str, str], object] = {("03385", f"{COLUMNS[1]}.value"): 1}
    wanted = {(COLUMNS[1], "03385"): ("", "", "1", "reported")}
    for unit, ((part, whole), count, answer) in filling.items():
        cells |= coverage(part, whole, unit=unit)
        cells |= {(unit, f"{COLUMNS[1]}.value"): count, (unit, f"{COLUMNS[2]}.value"): answer}
        wanted[COLUMNS[0], unit] = rate_row(part, whole)
        wanted[COLUMNS[1], unit] = single_row({"-": 0}.get(count, count))
        wanted[COLUMNS[2], unit] = single_row({"Có": 1, "x": 1, "Không": 0}.get(answer, answer))
    with TemporaryDirectory() as folder:
        exported = through_the_store(filled(written(Path(folder)), cells), Path(folder))
    silent = {
        name for name in COLUMNS if all(row[3] == "missing" for key, row in wanted.items()
                                        if key[0] == name)
        and not any(cells.get((unit, f"{name}.{which}")) for unit in filling
                    for which in ("numerator", "denominator", "value"))
    }  # fmt: skip
    for key, row in wanted.items():
        assert exported.get(key) == (None if key[0] in silent else row)
    others = {row for key, row in exported.items() if key not in wanted}
    assert others <= {("", "", "", "missing")}


def rate_row(part: Any, whole: Any) -> tuple[str, str, str, str]:
    if part == NOT_APPLICABLE:
        return ("", "", "", "not_applicable")
    if part in {None, "..."}:
        return ("", "", "", "missing")
    if whole == 0:
        return ("0", "0", "", "not_applicable")
    return (str(part), str(whole), export.number_text(100 * part / whole), "reported")


def single_row(value: Any) -> tuple[str, str, str, str]:
    if value == NOT_APPLICABLE:
        return ("", "", "", "not_applicable")
    if value in {None, "..."}:
        return ("", "", "", "missing")
    return ("", "", str(value), "reported")


def through_the_store(body: bytes, folder: Path) -> dict[tuple[str, str], tuple[str, ...]]:
    found = checked(body)
    assert not found.errors
    with open_store(f"sqlite:///{folder}/store.db") as store:
        publish(store, found)
        export.write_csv(store, folder / "all.csv")
    with (folder / "all.csv").open(encoding="utf-8-sig", newline="") as file:
        return {
            (row["indicator_id"], row["unit_code"]): (
                row["numerator"], row["denominator"], row["value"], row["state"],
            )
            for row in csv.DictReader(file)
        }  # fmt: skip


def publish(store: Store, found: Any) -> None:
    handed_in = Submission(
        file_name=found.file_name, sha256=found.sha256, layout=found.recognised, scope=found.scope
    )
    store.desk(operator("Lò Thị Hoa")).publish(handed_in, found.observations, content=found.content)


@settings(max_examples=10, deadline=None)
@given(values=st.lists(INDEXES, min_size=1, max_size=63))
def test_an_index_given_to_it_comes_back_to_its_last_digit(values: list[float]) -> None:
    assert indicator("dti_value").kind is Kind.INDEX
    with TemporaryDirectory() as folder:
        path = Path(folder) / "dti.xlsx"
        units = [one.code for one in scope_of("VN-former").units][: len(values)]
        table = pd.DataFrame({"indicator_id": "dti_value", "unit_code": units, "value": values})
        template.write(path, scope="VN-former", period="2024", values=table)
        found = checked(path.read_bytes()).observations
    told = found[found["state"] == "reported"].set_index("unit_code")["value"]
    assert told.to_dict() == dict(zip(units, values, strict=True))
