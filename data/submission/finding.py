"""The problems of a workbook in the order of the work they make."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from data.problem import Problem, Severity

MOST_ONE_BY_ONE: Final = 20
"""More problems than these are read by kind, not one by one."""
ASKING: Final = frozenset(
    f"ingest.{one}_found"
    for one in (
        *("H5", "L7_not_added", "L7_points", "L7_strange_point"),
        *("L8", "L9", "P6", "R1"),
    )
)
"""Notes that leave something to their reader: to look at, to add, to correct."""


class Weight(StrEnum):
    """What a problem asks of its reader, most first; a note may ask or only tell."""

    ERROR = "error"
    WARNING = "warning"
    LOOK = "look"
    NOTE = "note"


_ORDER: Final = tuple(Weight)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """Problems of one rule in one wording."""

    weight: Weight
    rule: str
    problems: tuple[Problem, ...]


def ordered(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Errors first, then warnings, then notes; each as the sheets have them."""
    return tuple(sorted(problems, key=lambda one: _ORDER.index(weight(one))))


def weight(one: Problem) -> Weight:
    """What a problem asks of its reader."""
    if one.severity is Severity.NOTE and one.found in ASKING:
        return Weight.LOOK
    return Weight(one.severity.value)


def by_kind(problems: Iterable[Problem]) -> tuple[Kind, ...]:
    """The problems by rule, errors first, the rule with the most first."""
    groups: dict[tuple[Weight, str], list[Problem]] = {}
    for one in problems:
        groups.setdefault((weight(one), one.rule), []).append(one)
    kinds = [
        Kind(weight=heavy, rule=rule, problems=tuple(group))
        for (heavy, rule), group in groups.items()
    ]
    return tuple(sorted(kinds, key=lambda one: (_ORDER.index(one.weight), -len(one.problems))))


def number(problems: Iterable[Problem], severity: Severity) -> int:
    """How many problems weigh this much."""
    return sum(one.severity is severity for one in problems)
