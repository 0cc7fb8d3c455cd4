"""The rules that a workbook is checked by: one function each, found in this package's modules.

A rule's id is a letter and a number and never means another rule. Its docstring is the rule
book: `python -m data rules` prints it, in the reader's language from the catalogues, where
the English text is the docstring itself. A new rule is a new function, in a module of its
own if need be; nothing else changes but the catalogues.

C characters; L layout and period; P places; V what a cell says; N numbers; T totals; R what
is not there; H how a figure stands to those before it.
"""

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from data.ingest.draft import Draft
from data.ingest.question import Question
from data.problem import Problem, Severity
from text import say


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something a rule found.

    Args:
        sheet: Sheet as its author sees it.
        cell: Cell, or "" for the sheet as a whole.
        values: Fill the places of the rule's two messages.
        figures: Positions in the draft of the figures that an error keeps out.
        variant: Suffix of the messages' keys, where a rule has more than one wording.
        question: What the sender may answer instead of correcting the workbook.
    """

    sheet: str
    cell: str
    values: Mapping[str, object] = field(default_factory=dict)
    figures: tuple[int, ...] = ()
    variant: str = ""
    question: Question | None = None


Find = Callable[[Draft], Iterator[Finding]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule of the book."""

    id: str
    severity: Severity
    find: Find

    @property
    def told(self) -> str:
        """What the rule wants, in the reader's language."""
        return say(f"ingest.{self.id}")

    @property
    def docstring(self) -> str:
        """What the rule wants, as its function says it."""
        return " ".join((inspect.getdoc(self.find) or "").split())

    def problem(self, finding: Finding) -> Problem:
        """A finding as the sender reads it."""
        key = f"ingest.{self.id}{finding.variant}"
        return Problem(
            rule=self.id,
            severity=self.severity,
            sheet=finding.sheet,
            cell=finding.cell,
            found=f"{key}_found",
            fix=f"{key}_fix",
            values=finding.values,
        )


_book: dict[str, Rule] = {}


def rule(rule_id: str, severity: Severity) -> Callable[[Find], Find]:
    """Enter a function into the rule book."""

    def enter(find: Find) -> Find:
        if rule_id in _book:
            msg = f"Two rules are called {rule_id}."
            raise ValueError(msg)
        _book[rule_id] = Rule(id=rule_id, severity=severity, find=find)
        return find

    return enter


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule, by letter and number."""
    for module in pkgutil.iter_modules(__path__):
        importlib.import_module(f"{__name__}.{module.name}")
    return tuple(sorted(_book.values(), key=lambda one: (one.id[0], int(one.id[1:]))))
