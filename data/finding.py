"""A workbook's problems as lines to read: errors first, one rule's repeats in a column as one."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from data.ingest.markup import column_letter, position
from data.ingest.wording import Listed
from data.problem import Problem, Severity
from text import say

FEWEST_GROUPED: Final = 4
SINGLE: Final = {"L2", "L6", "L10", "P1", "P2", "P3", "P4"}
"""Rules whose every finding names something of its own that must be read."""


def lines(problems: Iterable[Problem]) -> Iterator[str]:
    """Each problem as a line with its severity: errors, then warnings, then notes.

    Four and more of one rule in one column are one line, that names their cells and gives
    the first as the example.
    """
    groups: defaultdict[tuple[object, ...], list[Problem]] = defaultdict(list)
    for problem in problems:
        groups[_group(problem)].append(problem)
    ranks = list(Severity)
    for group in sorted(groups.values(), key=lambda group: ranks.index(group[0].severity)):
        if len(group) >= FEWEST_GROUPED:
            yield _together(group)
        else:
            yield from (f"{word(one.severity)} {one}" for one in group)


def _group(problem: Problem) -> tuple[object, ...]:
    place = position(problem.cell)
    if place is None or problem.rule in SINGLE:
        return (problem.rule, problem.sheet, problem.cell, id(problem))
    return (problem.rule, problem.found, problem.sheet, column_letter(place[1]))


def _together(group: Sequence[Problem]) -> str:
    first = group[0]
    cells = Listed(tuple(one.cell for one in group), joint=", ", more="ingest.and_more_cells")
    where = say("cli.repeated", sheet=first.sheet, count=len(group), cells=cells)
    example = say("cli.example", cell=first.cell, said=first.said)
    return f"{word(first.severity)} [{first.rule}] {where} {example}"


def word(severity: Severity) -> str:
    """The severity in the reader's language."""
    return say(f"cli.severity_{severity}")
