"""The problems of a workbook in the order of the work they make."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from data.problem import Problem, Severity

MOST_ONE_BY_ONE: Final = 20
"""More problems than these are read by kind, not one by one."""
_ORDER: Final = (Severity.ERROR, Severity.WARNING, Severity.NOTE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """Problems of one rule in one wording."""

    severity: Severity
    rule: str
    problems: tuple[Problem, ...]


def ordered(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Errors first, then warnings, then notes; each as the sheets have them."""
    return tuple(sorted(problems, key=lambda one: _ORDER.index(one.severity)))


def by_kind(problems: Iterable[Problem]) -> tuple[Kind, ...]:
    """The problems by rule, errors first, the rule with the most first."""
    groups: dict[tuple[Severity, str], list[Problem]] = {}
    for one in problems:
        groups.setdefault((one.severity, one.rule), []).append(one)
    kinds = [
        Kind(severity=severity, rule=rule, problems=tuple(group))
        for (severity, rule), group in groups.items()
    ]
    return tuple(sorted(kinds, key=lambda one: (_ORDER.index(one.severity), -len(one.problems))))


def number(problems: Iterable[Problem], severity: Severity) -> int:
    """How many problems weigh this much."""
    return sum(one.severity is severity for one in problems)
