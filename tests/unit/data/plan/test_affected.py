from dataclasses import replace

import pytest

from data import plan
from data.plan import Score
from data.plan.affected import Basis, basis_of, gap, gaps
from tests.unit.data.plan.test_score import figure, scored


def of_people(target: str, value: float, denominator: float | None, **facts: object) -> Score:
    found = replace(figure(value), denominator=denominator, **facts)  # type: ignore[arg-type]
    return scored(target, found)


def test_the_gap_is_to_the_goal_and_what_is_left_is_to_the_whole() -> None:
    found = gap(of_people("cap_quang", 79, 1000))  # at least 95 % of households
    assert found is not None
    assert found.basis is Basis.HOUSEHOLDS
    assert found.n == pytest.approx(160)
    assert found.left == pytest.approx(210)
    assert found.people == pytest.approx(576)


def test_without_a_denominator_or_a_figure_or_people_nothing_is_said() -> None:
    assert gap(of_people("cap_quang", 79, None)) is None
    assert gap(of_people("cap_quang", 79, 0)) is None
    assert gap(scored("cap_quang", None)) is None
    assert gap(of_people("dat_dai", 30, 1000)) is None  # dossiers are no people
    assert gap(of_people("can_bo", 30, 1000)) is None  # nor are officials whom a plan serves
    assert gap(of_people("song_di_dong", 30, 1000)) is None  # nor villages
    assert gap(of_people("cap_quang_xa", 30, 1000)) is None  # of every commune, not of the whole


def test_what_is_met_has_no_gap() -> None:
    assert gap(of_people("cap_quang", 95, 1000)) is None
    assert gap(of_people("suc_khoe", 99, 1000)) is None


def test_some_communes_only_are_a_lower_bound_and_estimates_say_so() -> None:
    part = gap(of_people("cap_quang", 79, 1000, answered=40, of=45))
    whole = gap(of_people("cap_quang", 79, 1000, answered=45, of=45, is_estimated=True))
    assert part is not None
    assert whole is not None
    assert (part.is_least, part.is_estimated) == (True, False)
    assert (whole.is_least, whole.is_estimated) == (False, True)


def test_households_and_people_stand_in_one_order_by_people() -> None:
    homes = of_people("cap_quang", 85, 1000)  # 100 households, 360 people
    few = of_people("tai_khoan", 60, 1000)  # 200 people
    many = of_people("suc_khoe", 40, 1000)  # 500 people
    order = [one.score.target.id for one in gaps([few, homes, many])]
    assert order == ["suc_khoe", "cap_quang", "tai_khoan"]


def test_of_two_targets_of_one_indicator_the_larger_gap_counts() -> None:
    far, near = of_people("cap_quang", 79, 1000), of_people("cap_quang", 90, 1000)
    assert [one.n for one in gaps([near, far])] == [pytest.approx(160)]


def test_every_indicator_named_here_is_a_rate_of_the_catalogue() -> None:
    ids = {one.indicator_id for found in plan.plans().values() for one in found.targets.values()}
    assert {basis_of(one) for one in ids} >= {Basis.PEOPLE, Basis.HOUSEHOLDS}
    assert basis_of("villages_no_signal_count") is None
    assert basis_of("") is None
