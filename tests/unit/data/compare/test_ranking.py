"""Ranks: ties share the better one, who has no figure has none, moves are of both periods."""

from typing import Any

import pandas as pd

from data import compare, conversion
from data.catalog import Direction, Indicator, indicator
from data.period import Period
from tests.unit.data.compare.figures import FIBRE, NO_SIGNAL, UNITS, published, rate, silent

Q2, Q3 = (Period.parse(f"2025-Q{number}") for number in (2, 3))
FIVE = UNITS[:5]
THEN: dict[str, Any] = {"period": "2025-Q2"}
FIGURES = conversion.as_reported(
    published(
        *(rate(0, 80, 100), rate(1, 90, 100), rate(2, 80, 100), rate(3, 10, 100), silent(4)),
        *(rate(0, 70, 100, **THEN), rate(1, 60, 100, **THEN), rate(2, 50, 100, **THEN)),
        rate(4, 99, 100, **THEN),
    )
)


def ranked(measure: Indicator = FIBRE, against: Period | None = Q2) -> pd.DataFrame:
    return compare.ranking(FIGURES, FIVE, indicator=measure, period=Q3, against=against)


def test_ties_share_the_better_rank_and_the_next_is_left_out() -> None:
    found = ranked()
    assert found["unit_code"].tolist() == [FIVE[at].code for at in (1, 0, 2, 3, 4)]
    assert found["rank"].tolist()[:4] == [1, 2, 2, 4]
    assert found["is_shared"].tolist() == [False, True, True, False, False]


def test_who_has_no_figure_is_last_and_unranked() -> None:
    last = ranked().iloc[-1]
    assert pd.isna(last["rank"])
    assert pd.isna(last["moved"])
    assert last["rank_before"] == 1


def test_moves_count_places_up_and_need_both_periods() -> None:
    found = ranked().set_index("unit_code")
    # before: 4 was 1st with 99, then 70, 60, 50; now 90, two of 80, 10
    moved = [found.loc[FIVE[at].code, "moved"] for at in range(3)]
    assert moved == [0, 2, 2]
    assert found["moved"].isna().loc[FIVE[3].code]
    assert found.loc[FIVE[1].code, "change"] == 30.0


def test_without_another_period_nothing_moved() -> None:
    assert ranked(against=None)["moved"].isna().all()


def test_fewer_is_first_where_less_is_better() -> None:
    rows = published(
        *(
            {"unit": at, "indicator_id": NO_SIGNAL.id, "value": value}
            for at, value in enumerate((3.0, 0.0))
        )
    )
    found = compare.ranking(
        conversion.as_reported(rows), FIVE[:2], indicator=NO_SIGNAL, period=Q3, against=None
    )
    assert found["unit_code"].tolist() == [FIVE[1].code, FIVE[0].code]


def test_what_has_no_good_side_has_no_rank_and_stands_by_value() -> None:
    measure = indicator("households_count")
    assert measure.direction is Direction.NEUTRAL
    rows = published(
        *(
            {"unit": at, "indicator_id": measure.id, "value": value}
            for at, value in enumerate((3.0, 9.0))
        )
    )
    found = compare.ranking(
        conversion.as_reported(rows), FIVE[:3], indicator=measure, period=Q3, against=None
    )
    assert found["rank"].isna().all()
    assert found["value"].tolist()[:2] == [9.0, 3.0]
