"""Cells: every pair has a row; missing, not applicable and zero stay three things."""

import datetime as dt
from dataclasses import replace

import pandas as pd

from data import compare
from data.catalog import Operator, targets
from data.compare import ColumnOrder, Grading, RowOrder
from data.model import State
from tests.unit.data.compare.figures import (
    FIBRE,
    NO_SIGNAL,
    PORTAL,
    SUBSCRIBED,
    UNITS,
    published,
    rate,
    silent,
)

FOUR = UNITS[:4]
CODES = [one.code for one in FOUR]
FIGURES = published(
    rate(0, 90, 100),
    rate(1, 0, 100),
    silent(2),
    rate(0, 10, 100, indicator_id=SUBSCRIBED.id),
    rate(3, 60, 100, indicator_id=SUBSCRIBED.id),
    {"unit": 3, "indicator_id": NO_SIGNAL.id, "value": 4.0},
)
MEASURES = (FIBRE, SUBSCRIBED, NO_SIGNAL)
CELLS = compare.cells(FIGURES, FOUR, MEASURES)
GOAL = replace(targets(FIBRE.id)[0], operator=Operator.AT_LEAST, value=90.0, by=dt.date(2030, 1, 1))


def one_of(measure: str) -> pd.DataFrame:
    return CELLS[CELLS["indicator_id"] == measure].set_index("unit_code")


def test_there_is_a_cell_for_every_place_and_indicator() -> None:
    assert len(CELLS) == 12
    assert CELLS["unit_code"].tolist() == CODES * 3


def test_zero_missing_and_not_applicable_are_three_things() -> None:
    found = one_of(FIBRE.id)
    assert found["value"].tolist()[:2] == [90.0, 0.0]
    assert found["state"].tolist() == [
        State.REPORTED,
        State.REPORTED,
        State.NOT_APPLICABLE,
        State.MISSING,
    ]
    assert found["value"].isna().tolist() == [False, False, True, True]


def test_a_target_is_met_at_its_value_and_what_has_none_is_in_no_class() -> None:
    classed, _ = compare.graded(CELLS, grading=Grading.TARGET, targets={FIBRE.id: GOAL})
    assert classed.iloc[:2].tolist() == [1, 0]
    assert classed.iloc[2:].isna().all()


def test_fifths_of_ten_values_hold_two_each() -> None:
    ten = UNITS[:10]
    cells = compare.cells(published(*(rate(at, 10 * at, 100) for at in range(10))), ten, [FIBRE])
    classed, counts = compare.graded(cells, grading=Grading.QUANTILES, targets={})
    assert classed.tolist() == [0, 0, 1, 1, 2, 2, 3, 3, 4, 4]
    assert counts == {FIBRE.id: 5}


def test_equal_values_share_a_fifth() -> None:
    cells = compare.cells(published(rate(0, 5, 10), rate(1, 5, 10)), UNITS[:2], [FIBRE])
    classed, _ = compare.graded(cells, grading=Grading.QUANTILES, targets={})
    assert classed.nunique() == 1


def test_rows_stand_by_value_with_the_silent_last() -> None:
    nothing = pd.Series(data=False, index=CELLS.index)
    (band,) = compare.rows(
        CELLS, FOUR, order=RowOrder.VALUE, met=nothing, measure=SUBSCRIBED, band={}
    )
    assert band.ids == (CODES[3], CODES[0], CODES[1], CODES[2])
    (less,) = compare.rows(
        CELLS, FOUR, order=RowOrder.VALUE, met=nothing, measure=NO_SIGNAL, band={}
    )
    assert less.ids[0] == CODES[3]


def test_rows_stand_by_targets_met_and_by_figures_missing() -> None:
    met = CELLS["unit_code"].eq(CODES[2])
    (best,) = compare.rows(CELLS, FOUR, order=RowOrder.MET, met=met, measure=FIBRE, band={})
    assert best.ids[0] == CODES[2]
    (worst,) = compare.rows(CELLS, FOUR, order=RowOrder.MISSING, met=met, measure=FIBRE, band={})
    assert worst.ids == (CODES[1], CODES[2], CODES[0], CODES[3])  # 2, 2, 1, 1 cells missing


def test_bands_of_rows_stand_by_their_keys_with_the_unknown_last() -> None:
    nothing = pd.Series(data=False, index=CELLS.index)
    band = {CODES[0]: "III", CODES[1]: "I", CODES[3]: "I"}
    found = compare.rows(CELLS, FOUR, order=RowOrder.NAME, met=nothing, measure=FIBRE, band=band)
    assert [(one.key, one.ids) for one in found] == [
        ("I", (CODES[1], CODES[3])),
        ("III", (CODES[0],)),
        ("", (CODES[2],)),
    ]


def test_columns_stand_by_group_or_in_one_band() -> None:
    measures = (FIBRE, NO_SIGNAL, PORTAL)
    cells = compare.cells(FIGURES, FOUR, measures)
    nothing = pd.Series(data=False, index=cells.index)
    order = ColumnOrder.MISSING
    grouped = compare.columns(cells, measures, order=order, met=nothing, is_grouped=True)
    assert [(one.key, one.ids) for one in grouped] == [
        ("G2", (NO_SIGNAL.id, FIBRE.id)),
        ("G3", (PORTAL.id,)),
    ]
    (flat,) = compare.columns(cells, measures, order=order, met=nothing, is_grouped=False)
    assert flat.ids == (PORTAL.id, NO_SIGNAL.id, FIBRE.id)


def test_nothing_published_is_no_cells() -> None:
    assert compare.cells(published().iloc[:0], FOUR, []).empty
