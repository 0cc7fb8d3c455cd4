import csv
import math
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data import export
from data.model import Published

ROW = {
    "indicator_id": "village_fibre_pct",
    "unit_code": "03127",
    "unit_valid_from": "2025-07-01",
    "period": "2025-Q3",
    "numerator": 0.0,
    "denominator": 3.0,
    "value": 0.0,
    "qualifier": "",
    "state": "reported",
    "revision": 7,
    "source": "",
    "file_name": "a.xlsx",
    "sheet": "Biểu 01",
    "cell": "D11",
    "is_demonstration": False,
}


class Shelf:
    """Figures that can be read, as a store's."""

    def __init__(self, *rows: dict[str, object]) -> None:
        self.rows = Published(pd.DataFrame([ROW | row for row in rows]))

    def observations(self) -> Published:
        return self.rows


def written(path: Path, *rows: dict[str, object]) -> list[dict[str, str]]:
    assert export.write_csv(Shelf(*rows), path) == len(rows)
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_zero_is_0_and_missing_is_empty(tmp_path: Path) -> None:
    nothing = {"numerator": math.nan, "denominator": math.nan, "value": math.nan}
    zero, missing, not_for = written(
        tmp_path / "a.csv",
        {},
        {**nothing, "state": "missing"},
        {"numerator": 0.0, "denominator": 0.0, "value": math.nan, "state": "not_applicable"},
    )
    assert (zero["numerator"], zero["value"], zero["state"]) == ("0", "0", "reported")
    assert (missing["numerator"], missing["value"], missing["state"]) == ("", "", "missing")
    assert (not_for["denominator"], not_for["value"]) == ("0", "")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_a_text_that_a_spreadsheet_would_run_is_neutralised(tmp_path: Path, start: str) -> None:
    (row,) = written(tmp_path / "a.csv", {"file_name": f"{start}cmd|' /C calc'!A0"})
    assert row["source"].startswith("'")
    assert export.unguarded(row["source"]) == f"{start}cmd|' /C calc'!A0!Biểu 01!D11"


def test_a_rows_own_source_stands_before_its_file(tmp_path: Path) -> None:
    own, file = written(tmp_path / "a.csv", {"source": "https://example.org"}, {})
    assert (own["source"], file["source"]) == ("https://example.org", "a.xlsx!Biểu 01!D11")


def test_an_invented_figure_says_so_in_the_file(tmp_path: Path) -> None:
    invented, real = written(tmp_path / "a.csv", {"is_demonstration": True}, {})
    assert invented["source"] == "DEMONSTRATION DATA: a.xlsx!Biểu 01!D11"
    assert not real["source"].startswith("DEMONSTRATION")


@given(value=st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_is_written_so_that_it_reads_back_exactly(value: float) -> None:
    assert float(export.number_text(value)) == value


@given(text=st.text())
def test_guarding_a_text_can_be_undone(text: str) -> None:
    assert export.unguarded(export.guarded(text)) == text or text.startswith("'")
