"""The problems of a workbook as lines to read."""

import pytest

from data import finding
from data.problem import Problem, Severity
from text import Language, speaking


def problem(rule: str, cell: str, severity: Severity = Severity.WARNING) -> Problem:
    return Problem(
        rule=rule, severity=severity, sheet="Biểu 01", cell=cell, found="ingest.V6_found",
        fix="ingest.V6_fix", values={"text": "-5"},
    )  # fmt: skip


def test_errors_come_first_then_warnings_then_notes() -> None:
    given = [
        problem("V7", "A1", Severity.NOTE),
        problem("N6", "A2"),
        problem("V6", "A9", Severity.ERROR),
    ]
    said = list(finding.lines(given))
    assert [line.split(" [")[0] for line in said] == ["LỖI", "CẢNH BÁO", "LƯU Ý"]


@pytest.mark.parametrize("language", Language)
def test_a_rule_s_repeats_in_a_column_are_one_line_with_an_example(language: Language) -> None:
    with speaking(language):
        (line,) = finding.lines(problem("N6", f"D{row}") for row in range(7, 52))
    assert "45" in line
    assert "D7, D8, D9, D10, D11, D12" in line
    assert "39" in line
    assert line.count("-5") == 1


def test_few_repeats_and_other_columns_stay_apart() -> None:
    given = [problem("N6", cell) for cell in ("D7", "D8", "D9", "E7")]
    assert len(list(finding.lines(given))) == 4


def test_each_row_without_a_unit_is_named() -> None:
    given = [problem("P1", f"A{row}", Severity.ERROR) for row in range(7, 20)]
    assert len(list(finding.lines(given))) == 13
