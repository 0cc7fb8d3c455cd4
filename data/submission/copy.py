"""The papers of a check: the officer's own workbook with its problems marked, and a summary."""

from pathlib import PurePath

from data.difference import Difference, emptied
from data.ingest import Checked
from data.marking import mark_up
from data.problem import Problem
from data.store import Case
from data.summary import summary_pdf
from text import Language, say, speaking


def marked_name(checked: Checked) -> str:
    """Name of the marked-up copy, known before it is made."""
    return say("difference.copy_name", name=PurePath(checked.file_name).stem)


def problems(checked: Checked, difference: Difference | None) -> tuple[Problem, ...]:
    """What the check found, after what would be lost of what is published."""
    lost = emptied(difference.changes) if difference else ()
    return (*lost, *checked.problems)


def marked(checked: Checked, difference: Difference | None, language: Language) -> bytes:
    """The marked-up copy; made in another thread than the page, so the language is given."""
    with speaking(language):
        found = problems(checked, difference)
        return mark_up(checked.content, checked.file_name, found).content


def summary_name(checked: Checked) -> str:
    """Name of the printable summary."""
    return say("submit.summary_name", name=PurePath(checked.file_name).stem)


def summary(difference: Difference, case: Case, language: Language) -> bytes:
    """The printable summary, a PDF."""
    sender = case.handed_in.submitted_by
    with speaking(language):
        return summary_pdf(difference, sender=sender, received_at=case.received_at)
