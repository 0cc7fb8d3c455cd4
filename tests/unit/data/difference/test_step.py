import pytest

from data.catalog import indicator
from data.difference import Changes, Step, changes, limit, steps
from data.ingest.kept_out import KeptOut
from data.model import State
from geo import units
from geo.units import TODAY, UnitKey
from tests.report import FIBRE, observations
from tests.unit.data.difference.test_change import nothing, published, with_cells

Q = "2025-Q3"
PLACE = units.communes("11")
CODES = [one.code for one in PLACE]
NAN = float("nan")


def moved(moves: list[float]) -> Changes:
    before = {(FIBRE, code, Q): 50.0 for code in CODES[: len(moves)]}
    after = {key: 50.0 + move for key, move in zip(before, moves, strict=True)}
    return changes(observations(after), published(observations(before)))


def test_the_limit_is_round_and_parts_the_few_big_moves_from_the_rest() -> None:
    jumps = [36.4, 7.5, -7.2, 6.8, 6.1, 4.9, 3.5, 2.9, 2.0, 1.0, -1.0, 0.5, 0, 0, 0]
    assert limit(moved(jumps), indicator=indicator(FIBRE)) == 5.0


@pytest.mark.parametrize("jumps", [[], [0, 0, 0, 0], [3.0, 3.0], [2.0, 2.0, 2.0, 2.0]])
def test_few_or_equal_moves_have_no_limit(jumps: list[float]) -> None:
    assert limit(moved(jumps), indicator=indicator(FIBRE)) is None


def test_yes_and_no_have_no_limit() -> None:
    assert limit(moved([1, 2, 3, 9]), indicator=indicator("commune_portal_active")) is None


def test_each_unit_has_a_step_in_the_order_of_the_units() -> None:
    part = moved([10, 2, 0, -2, -10])
    refused = [KeptOut(FIBRE, UnitKey(CODES[5], TODAY), Q, "Biểu", "D9")]
    found = steps(part, refused, PLACE, limit=5)
    assert found["unit_code"].tolist() == CODES
    assert found["step"].tolist()[:7] == [
        Step.RISE_BIG,
        Step.RISE,
        Step.SAME,
        Step.FALL,
        Step.FALL_BIG,
        Step.ERROR,
        Step.NOT_REPORTED,
    ]


def test_without_a_limit_a_rise_is_a_rise() -> None:
    found = steps(moved([10, -10]), (), PLACE, limit=None)
    assert found["step"].tolist()[:2] == [Step.RISE, Step.FALL]


def test_new_emptied_and_not_applicable_have_steps_of_their_own() -> None:
    told = observations({(FIBRE, code, Q): 50.0 for code in CODES[:4]})
    before = with_cells(told, CODES[3], value=NAN, state=State.NOT_APPLICABLE.value)
    before = with_cells(before, CODES[0], state=State.MISSING.value, value=NAN)
    now = with_cells(told, CODES[1], state=State.MISSING.value, value=NAN)
    gone = {"value": NAN, "numerator": 0.0, "denominator": 0.0}
    now = with_cells(now, CODES[2], state=State.NOT_APPLICABLE.value, **gone)
    found = steps(changes(now, published(before)), (), PLACE, limit=None)["step"].tolist()
    assert found[:4] == [Step.NEW, Step.EMPTIED, Step.NOT_APPLICABLE, Step.NEW]


def test_a_workbook_of_nothing_leaves_every_unit_unreported() -> None:
    found = steps(changes(observations({}), nothing()), (), PLACE, limit=None)
    assert set(found["step"]) == {Step.NOT_REPORTED}
