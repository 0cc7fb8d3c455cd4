"""How many people stand behind a target that is not met: residents and households only.

A gap of ten points means more where more people live. It is the gap to the goal of what was
reported, so of some communes only it is a lower bound. Dossiers, villages and officials are
counted by nobody here: they are not people whom the plan has not reached yet.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from data.catalog import Kind, Operator, indicators
from data.plan.score import Score
from data.rates import PERCENT

PEOPLE_IN_A_HOUSEHOLD: Final = 3.6
"""Only to put households and people into one order.

Source:
    General Statistics Office, Population and Housing Census of 1 April 2019: 96,208,984 residents
    (preliminary results, 11 July 2019) in nearly 26.9 million households (final results).
"""


class Basis(StrEnum):
    """What a denominator counts."""

    PEOPLE = "people"
    HOUSEHOLDS = "households"


OF_BASE: Final = {
    "households_count": Basis.HOUSEHOLDS,
    "population_count": Basis.PEOPLE,
    "population_15plus_count": Basis.PEOPLE,
}
"""By the base indicator that is the denominator."""

OF_RATE: Final = dict.fromkeys(
    (
        "digital_skills_working_age_pct",
        "smartphone_adult_pct",
        "vneid_activated_pct",
        "adult_digital_signature_pct",
    ),
    Basis.PEOPLE,
)
"""Rates of people whose denominator is no indicator of its own."""

RISING: Final = frozenset({Operator.AT_LEAST, Operator.ABOVE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Those whom a target has not reached.

    Args:
        score: The target.
        basis: What is counted.
        n: How many are missing to the goal: (goal − now) × denominator.
        left: How many are without it: denominator less numerator.
        denominator: Of how many.
        is_least: Some communes told nothing: there are more.
        is_estimated: The figure is an estimate.
    """

    score: Score
    basis: Basis
    n: float
    left: float
    denominator: float
    is_least: bool
    is_estimated: bool

    @property
    def people(self) -> float:
        """For an order of households and people together."""
        return self.n * (PEOPLE_IN_A_HOUSEHOLD if self.basis is Basis.HOUSEHOLDS else 1.0)


def gap(one: Score) -> Gap | None:
    """Whom a target has not reached; None where it is met, or nobody told of how many it is."""
    basis, found, goal = basis_of(one.target.indicator_id), one.figure, one.target.goal
    if basis is None or found is None or goal is None or not found.denominator:
        return None
    if goal.operator not in RISING or goal.is_met(found.value) or one.target.is_of_communes:
        return None
    if one.judged.now is None:
        return None
    return Gap(
        score=one,
        basis=basis,
        n=goal.distance(found.value) / PERCENT * found.denominator,
        left=(PERCENT - found.value) / PERCENT * found.denominator,
        denominator=found.denominator,
        is_least=found.answered < found.of,
        is_estimated=found.is_estimated,
    )


def basis_of(indicator_id: str) -> Basis | None:
    """What an indicator's denominator counts; None where that is no people."""
    measure = indicators().get(indicator_id)
    if measure is None or measure.kind is not Kind.RATE:
        return None
    return OF_BASE.get(measure.denominator_id) or OF_RATE.get(indicator_id)


def gaps(scores: Iterable[Score]) -> list[Gap]:
    """Every gap, most people first; of several targets of one indicator the largest."""
    found = sorted(filter(None, map(gap, scores)), key=lambda one: one.people, reverse=True)
    by_indicator: dict[str, Gap] = {}
    for one in found:
        by_indicator.setdefault(one.score.target.indicator_id, one)
    return list(by_indicator.values())
