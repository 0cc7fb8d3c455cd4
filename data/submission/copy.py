"""The papers of a check: the officer's own workbook with its problems marked, and a summary."""

from data.difference import Difference
from data.ingest import Checked
from data.store import Case


def marked_name(checked: Checked) -> str:
    return ""


def marked(checked: Checked) -> bytes:
    return b""


def summary_name(checked: Checked) -> str:
    return ""


def summary(difference: Difference, case: Case) -> bytes:
    return b""
