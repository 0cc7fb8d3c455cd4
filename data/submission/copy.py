"""The officer's own workbook with its problems marked, and what it is called."""

from pathlib import PurePath

from data.ingest import Checked
from data.marking import mark_up
from text import say


def marked_name(checked: Checked) -> str:
    """Name of the marked-up copy, known before it is made."""
    return say("difference.copy_name", name=PurePath(checked.file_name).stem)


def marked(checked: Checked) -> bytes:
    """The marked-up copy, in the reader's language."""
    return mark_up(checked.content, checked.file_name, checked.problems).content
