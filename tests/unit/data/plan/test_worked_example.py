"""The ten targets that `docs/plans.md` works out by hand come out the same."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Final, NamedTuple

import pytest

from tests.unit.data.plan.test_score import figure, scored

ROOT: Final = Path(__file__).resolve().parents[4]
LINE: Final = re.compile(r"^\| `(\w+)`.*\|$", re.MULTILINE)
SUM: Final = re.compile(r"^[\d.\s()+*/-]+$")
HUNDREDTH: Final = 0.006


class Row(NamedTuple):
    """A line of the table."""

    target: str
    now: str
    expected: str
    ratio: str
    state: str


def rows() -> list[Row]:
    text = (ROOT / "docs" / "plans.md").read_text(encoding="utf-8")
    cells = [
        [cell.strip() for cell in found[0].strip("|").split("|")] for found in LINE.finditer(text)
    ]
    return [
        Row(cell[0].split("`")[1], cell[2], cell[3], cell[4], cell[5])
        for cell in cells
        if len(cell) == len(Row._fields) + 1
    ]


def worked(text: str) -> tuple[float, float] | None:
    """What a formula gives, and what the table says that it gives."""
    formula, equals, said = text.replace("×", "*").replace("−", "-").rpartition("=")
    if not equals or not SUM.match(formula):
        return None
    return float(eval(formula)), float(said)  # noqa: S307 - digits and signs, see SUM


def number(text: str) -> float:
    found = re.match(r"[\d.]+", text)
    assert found
    return float(found[0])


def test_there_are_ten_of_them() -> None:
    assert len({one.target for one in rows()}) == 10


@pytest.mark.parametrize("one", rows(), ids=lambda one: one.target)
def test_the_rule_and_the_hand_agree(one: Row) -> None:
    is_part = "of" in one.now
    found = scored(one.target, replace(figure(number(one.now)), is_part=is_part))
    assert found.status.value == one.state
    if expected := worked(one.expected):
        assert expected[0] == pytest.approx(expected[1], abs=HUNDREDTH)
        assert found.judged.expected == pytest.approx(expected[1], abs=HUNDREDTH)
    if ratio := worked(one.ratio):
        assert ratio[0] == pytest.approx(ratio[1], abs=HUNDREDTH)
        assert found.judged.ratio == pytest.approx(ratio[1], abs=HUNDREDTH)


def test_most_lines_have_a_formula_to_work_out() -> None:
    every = rows()
    assert sum(worked(one.expected) is not None for one in every) == 7
    assert sum(worked(one.ratio) is not None for one in every) == 7
