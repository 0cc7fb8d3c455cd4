from typing import Final

import pytest

from data.review import Move, compared
from data.review.comparison import counted
from data.status import Status
from tests.unit.data.review.sample import content, line
from text import Language, speaking

A: Final = "cap_quang"


@pytest.mark.parametrize(
    ("before", "after", "move"),
    [
        (Status.OFF_TRACK, Status.ON_TRACK, Move.UP),
        (Status.ACHIEVED, Status.SLIPPED, Move.DOWN),
        (Status.MAINTAINED, Status.ACHIEVED, Move.SAME),
        (Status.SLOW, Status.SLOW, Move.SAME),
        (Status.NOT_MET, Status.ACHIEVED, Move.UP),
        (Status.ACHIEVED, Status.NOT_MET, Move.DOWN),
        (Status.NOT_MET, Status.SLOW, Move.UNKNOWN),
        (Status.NO_DATA, Status.ACHIEVED, Move.UNKNOWN),
        (Status.NO_TARGET, Status.NO_DATA, Move.UNKNOWN),
    ],
)
def test_a_state_moves_up_or_down_or_cannot_be_compared(
    before: Status, after: Status, move: Move
) -> None:
    [pair] = compared(content(line(A, before, 40.0)), content(line(A, after, 46.5)))
    assert pair.move is move


def test_differences_of_percentages_are_percentage_points() -> None:
    [pair] = compared(content(line(A, Status.SLOW, 40.0)), content(line(A, Status.SLOW, 46.5)))
    assert pair.change_text == "+6,5\u00a0điểm\u00a0%"
    with speaking(Language.EN):
        assert "percentage points" in pair.change_text or "pp" in pair.change_text


def test_differences_of_counts_have_their_unit() -> None:
    before, after = (
        content(line(A, Status.SLOW, value, is_percent=False)) for value in (12.0, 9.0)
    )
    [pair] = compared(before, after)
    assert pair.change_text == "\u22123,0\u00a0thôn"


def test_without_a_figure_there_is_no_change_and_not_zero() -> None:
    [pair] = compared(content(line(A, Status.NO_DATA, None)), content(line(A, Status.SLOW, 5.0)))
    assert pair.change is None
    assert pair.change_text == "–"


def test_new_and_gone_targets_are_named() -> None:
    pairs = compared(
        content(line(A, Status.SLOW, 1.0), line("loa", Status.SLOW, 1.0)),
        content(line(A, Status.SLOW, 1.0), line("moi", Status.SLOW, 1.0)),
    )
    assert {pair.line.target_id: pair.move for pair in pairs} == {
        A: Move.SAME,
        "moi": Move.NEW,
        "loa": Move.GONE,
    }
    assert counted(pairs) == {Move.SAME: 1, Move.NEW: 1, Move.GONE: 1}


def test_targets_of_two_plans_are_joined_by_what_measures_them() -> None:
    pairs = compared(
        content(line("old", Status.SLOW, 30.0, indicator_id="fibre_household_coverage_pct")),
        content(line("new", Status.ON_TRACK, 50.0, indicator_id="fibre_household_coverage_pct")),
    )
    assert [(pair.move, pair.change) for pair in pairs] == [(Move.UP, 20.0)]
