"""What is asked to be made, and what became of it."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from text import Language


class Kind(StrEnum):
    """What is made: four files of a story, and one of a province."""

    DECK = "deck"
    DOCUMENT = "document"
    WORKBOOK = "workbook"
    OFFLINE = "offline"
    PROFILES = "profiles"


class State(StrEnum):
    """Where it stands."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"
    INTERRUPTED = "interrupted"
    """The process that made it ended before it was done, and nobody told it to."""


ACTIVE: Final = frozenset({State.WAITING, State.RUNNING})


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is asked for.

    Args:
        kind: Which file.
        subject: Code of the story, or of the province.
        revision: Whose figures were shown when it was asked for. A story that shows today's
            is made of those of the moment when it is made.
        language: Of its words.
        options: What else was chosen, by name.
    """

    kind: Kind
    subject: str
    revision: int | None = None
    language: Language = Language.VI
    options: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A file on its way, or there.

    Args:
        code: Its name; cannot be guessed.
        order: What was asked for.
        name: What it is called: the story's name, the province's.
        owner_id: Account of whoever asked.
        owner: The account's name as shown.
        state: Where it stands.
        done: Parts of it that are made.
        total: Of how many; 0 where that is not known yet.
        told: The same in words, in the language of the file.
        error: Why it failed, as a sentence; "" otherwise.
        asked_at: When (UTC).
        begun_at: When its making began; None before.
        ended_at: When it was done or broke off; None before.
        file_name: What the file is called; "" before it is there.
        size: Bytes of the file.
        kept_until: When it is let go; None while it is made.
        worker: The process that makes it, see `data.job.process`.
        beat_at: When that process last said that it does; None before.
    """

    code: str
    order: Order
    name: str
    owner_id: int
    owner: str
    state: State
    done: int = 0
    total: int = 0
    told: str = ""
    error: str = ""
    asked_at: dt.datetime
    begun_at: dt.datetime | None = None
    ended_at: dt.datetime | None = None
    file_name: str = ""
    size: int = 0
    kept_until: dt.datetime | None = None
    worker: str = ""
    beat_at: dt.datetime | None = None

    @property
    def is_active(self) -> bool:
        """It waits or is being made."""
        return self.state in ACTIVE

    @property
    def share(self) -> float:
        """How much of it is made, from 0 to 1."""
        return min(1.0, self.done / self.total) if self.total else 0.0
