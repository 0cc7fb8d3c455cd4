"""One problem found in a workbook: where it is, what was found, what to do."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from text import say


class Severity(StrEnum):
    """An error keeps the cell out; a warning lets it in and says so; a note only tells."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A finding that prints as one line, `[V3] Biểu 01!D15: found. fix.`, in the reader's words.

    Args:
        rule: Stable id of the rule that found it, never reused; `python -m data rules`
            explains it.
        severity: See `Severity`.
        sheet: Sheet name as the author sees it; empty for the file as a whole.
        cell: Cell as Excel names it, e.g. `D15`; empty for the sheet as a whole.
        found: Message key of what is wrong.
        fix: Message key of what to do.
        values: Fill the places of both messages.
    """

    rule: str
    severity: Severity
    sheet: str
    cell: str
    found: str
    fix: str
    values: Mapping[str, object] = field(default_factory=dict)

    @property
    def place(self) -> str:
        """`Biểu 01!D15`, or as much of it as there is."""
        return "!".join(part for part in (self.sheet, self.cell) if part)

    @property
    def said(self) -> str:
        """What is wrong and what to do, without the place."""
        return f"{say(self.found, **self.values)} {say(self.fix, **self.values)}"

    def __str__(self) -> str:
        place = f"{self.place}: " if self.place else ""
        return f"[{self.rule}] {place}{self.said}"
