"""What a report says in words of a commune: its difficulties, what comes next, what it asks for."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from geo.units import UnitKey


class Subject(StrEnum):
    """What a passage is about."""

    DIFFICULTY = "difficulty"
    NEXT_TASK = "next_task"
    PROPOSAL = "proposal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A text of a workbook about one unit and one period.

    Args:
        subject: What it is about.
        unit_code, unit_valid_from: The place.
        period: Canonical id.
        text: As it was typed, in lines; without phone numbers.
        sheet, cell: Where it stands.
    """

    subject: Subject
    unit_code: str
    unit_valid_from: str
    period: str
    text: str
    sheet: str
    cell: str

    @property
    def unit(self) -> UnitKey:
        """The place."""
        return UnitKey(self.unit_code, dt.date.fromisoformat(self.unit_valid_from))

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What another passage of the same key replaces: place, period and subject."""
        return self.unit_code, self.unit_valid_from, self.period, self.subject.value


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldPassage:
    """A passage that readers see.

    Args:
        passage: What it says.
        submission_id: Whose.
        file_name: Of its workbook.
        is_demonstration: It is invented.
    """

    passage: Passage
    submission_id: int
    file_name: str
    is_demonstration: bool
