"""Problems that a question on the page can settle: they say so, and name all that fit alike."""

from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from typing import Final

from data.ingest.draft import Stranger
from data.ingest.question import Question
from data.ingest.wording import Listed, Named
from data.problem import Problem, Severity
from geo.name import fold
from geo.units import Unit
from text import language

OF_PLAN: Final = "K1"
"""The rule whose own fix names its question: nothing typed anew in a cell would answer it."""
ELSEWHERE: Final = "ingest.P1_elsewhere_found"
"""The name is known, of a unit of another place: nothing here is likely."""


def fitting(one: Stranger) -> tuple[Unit, ...]:
    """The suggestions that fit as well as the first: namesakes but for their diacritics."""
    if not one.suggestions:
        return ()
    best = fold(one.suggestions[0].name)
    return tuple(unit for unit in one.suggestions if fold(unit.name) == best)


def pointing(
    problems: Iterable[Problem], *, strangers: Iterable[Stranger], questions: Iterable[Question]
) -> tuple[Problem, ...]:
    """The problems; those that a question asks about point to it.

    Args:
        problems: What a check found.
        strangers: Names that are asked about.
        questions: Readings that are asked about.
    """
    names = {(one.sheet, one.cell): one for one in strangers}
    cells = {(one.sheet, one.cell) for one in questions if one.cell}
    return tuple(_pointing(one, names.get((one.sheet, one.cell)), cells) for one in problems)


def _pointing(problem: Problem, stranger: Stranger | None, cells: set[tuple[str, str]]) -> Problem:
    if problem.severity is not Severity.ERROR:
        return problem
    if stranger is not None:
        alike = fitting(stranger)
        if len(alike) > 1 and problem.found != ELSEWHERE:
            names = Listed(tuple(Named(partial(_label, one)) for one in alike))
            values = {**problem.values, "text": stranger.text, "alike": names}
            problem = replace(problem, found="submit.alike_found", values=values)
        return replace(problem, fix="submit.answer_name")
    if (problem.sheet, problem.cell) in cells and problem.rule != OF_PLAN:
        return replace(problem, fix="submit.answer_reading")
    return problem


def _label(one: Unit) -> str:
    return one.label(language())
