"""Two indicators: only places with both, and their households where something tells them."""

import math

from data import compare
from data.catalog import indicator
from tests.unit.data.compare.figures import FIBRE, NO_SIGNAL, SUBSCRIBED, UNITS, published, rate

FIGURES = published(
    rate(0, 90, 120),
    rate(1, 50, 100),
    rate(2, 10, 100),
    rate(0, 30, 120, indicator_id=SUBSCRIBED.id),
    rate(2, 0, 100, indicator_id=SUBSCRIBED.id),
    {"unit": 3, "indicator_id": NO_SIGNAL.id, "value": 1.0},
    {"unit": 0, "indicator_id": NO_SIGNAL.id, "value": 2.0},
    {"unit": 1, "indicator_id": "households_count", "value": 101.0},
)
FOUR = UNITS[:4]


def test_only_places_with_both_figures_are_points_zero_among_them() -> None:
    cells = compare.cells(FIGURES, FOUR, [FIBRE, SUBSCRIBED])
    found = compare.pairs(cells, FOUR, across=FIBRE.id, up=SUBSCRIBED.id)
    assert found[["unit_code", "x", "y"]].to_numpy().tolist() == [
        [FOUR[0].code, 75.0, 25.0],
        [FOUR[2].code, 10.0, 0.0],
    ]


def test_households_are_as_reported_else_what_a_rate_of_them_is_out_of() -> None:
    cells = compare.cells(FIGURES, FOUR, [FIBRE, NO_SIGNAL, indicator("households_count")])
    found = compare.pairs(cells, FOUR, across=NO_SIGNAL.id, up=NO_SIGNAL.id)
    assert found["households"].iloc[0] == 120.0
    assert math.isnan(found["households"].iloc[1])
    both = compare.pairs(cells, FOUR, across=FIBRE.id, up=FIBRE.id)
    assert both["households"].tolist() == [120.0, 101.0, 100.0]
