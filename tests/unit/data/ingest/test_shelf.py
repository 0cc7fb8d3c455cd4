"""A long list held against a past says what the same figures in a table say, figure by figure."""

import random

import pytest

from data.catalog import indicators
from data.ingest.checked import Checked
from data.ingest.shelf import Shelf
from data.period import Period
from geo.units import TODAY, UnitKey
from tests.unit.data.ingest import history
from tests.unit.data.ingest.history import CAM_RANH, FIBRE, LOUD, NAMES, against, was
from tests.unit.data.ingest.sample import listing

PAST = [
    *(was(FIBRE, code, "2025-Q4", 70.0, numerator=7, denominator=10) for code in NAMES),
    *(was(LOUD, code, "2025-Q4", 10.0) for code in NAMES),
    *(was("villages_count", code, "2025-Q4", 60.0) for code in NAMES),
]


def held(*rows: history.Row) -> Checked:
    return against(listing(*rows), *PAST)


def told(found: Checked, rule: str) -> list[str]:
    return sorted(one.cell for one in found.problems if one.rule == rule)


def test_a_jump_of_a_list_is_told_and_a_step_is_not() -> None:
    codes = list(NAMES)
    rows = [
        was(FIBRE, code, "2026-Q1", value)
        for code, value in zip(codes, (60, 95, 75, 71), strict=True)
    ]
    assert len(told(held(*rows), "H1")) == 1
    counts = [was(LOUD, codes[0], "2026-Q1", 40), was(LOUD, codes[1], "2026-Q1", 25)]
    assert len(told(held(*counts), "H1")) == 1


def test_a_jump_beside_hedged_cells_is_told_too() -> None:
    rows = [{**was(FIBRE, CAM_RANH, "2026-Q1", 0), "value": "trên 95%"}]
    assert len(told(held(*rows), "H1")) == 1


@pytest.mark.parametrize("times", [100, 0.01, 1000])
def test_a_column_off_by_a_factor_is_told_once(times: float) -> None:
    rows = [was(LOUD, code, "2026-Q1", round(10 * times) or 10 * times) for code in NAMES]
    found = held(*rows)
    if times > 1:
        assert len(told(found, "H2")) == 1
        assert not told(found, "H1")


def test_a_denominator_that_moves_is_told() -> None:
    rows = [
        {
            **was(
                FIBRE, code, "2026-Q1", 0, numerator=20, denominator=30 if code == CAM_RANH else 62
            ),
            "value": None,
        }
        for code in NAMES
    ]
    assert len(told(held(*rows), "H5")) == 1


def test_every_figure_of_a_shelf_is_found_again_and_no_other() -> None:
    import pandas as pd  # noqa: PLC0415

    from data.model import Published  # noqa: PLC0415

    dice = random.Random(7)  # noqa: S311 -- a draw of examples
    names = dice.sample(sorted(indicators()), 5)
    rows = [
        {"indicator_id": dice.choice(names), "unit_code": dice.choice(list(NAMES)),
         "period": dice.choice(("2026-01", "2026-Q1", "2025")), "numerator": float("nan"),
         "denominator": float("nan"), "value": dice.choice((1.0, 2.0, float("nan"))),
         "basis": "cumulative"}
        for _ in range(40)
    ]  # fmt: skip
    shelf = Shelf([(Published(pd.DataFrame(rows)), TODAY)])
    last = {
        (
            str(r["indicator_id"]),
            UnitKey(str(r["unit_code"]), TODAY),
            Period.parse(str(r["period"])),
        ): r
        for r in rows
        if r["value"] == r["value"]
    }
    assert set(shelf) == set(last)
    assert all(
        shelf[key].value == row["value"] and shelf[key].is_cumulative for key, row in last.items()
    )
    assert (names[0], UnitKey("00004", TODAY), Period(2025)) not in shelf
    assert not Shelf([])
