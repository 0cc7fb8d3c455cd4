"""Values inside messages that are put into words only when the message is printed.

A problem is found once and read in any language, so its values must not carry the
language of the run that found it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

from text import language, number, say

MOST_DIGITS: Final = 6
MOST_LISTED: Final = 6


@dataclass(frozen=True, slots=True)
class Phrase:
    """A message of the catalogues as a value of another message."""

    key: str

    def __str__(self) -> str:
        return say(self.key)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A message of the catalogues with its values."""

    key: str
    values: Mapping[str, object] = field(hash=False)

    def __str__(self) -> str:
        return say(self.key, **self.values)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as the reader writes it, with the digits it has and no more."""

    value: float

    def __str__(self) -> str:
        digits = next(
            (n for n in range(MOST_DIGITS) if round(self.value, n) == self.value), MOST_DIGITS
        )
        return number.decimal(self.value, digits=digits, locale=language())


@dataclass(frozen=True, slots=True)
class Typed:
    """A cell's content: a text as it stands; a number as the reader's Excel shows it."""

    raw: str
    value: float | None

    def __str__(self) -> str:
        is_number = self.value is not None and self.raw.rstrip("%") == repr(self.value)
        if not is_number or self.value is None:
            return self.raw
        return f"{Figure(self.value)}{'%' if self.raw.endswith('%') else ''}"


@dataclass(frozen=True, slots=True)
class Rounded:
    """A number with two digits at most, for figures that were computed."""

    value: float

    def __str__(self) -> str:
        return str(Figure(round(self.value, 2)))


@dataclass(frozen=True, slots=True)
class Named:
    """A name that differs by language, e.g. an indicator's."""

    name: Callable[[], str]

    def __str__(self) -> str:
        return self.name()


@dataclass(frozen=True, slots=True)
class Listed:
    """Several values in one line, the first `most` of them and how many more there are.

    `more` is the message of how many; it says of what.
    """

    values: tuple[object, ...]
    joint: str = "; "
    most: int = MOST_LISTED
    more: str = "ingest.and_more"

    def __str__(self) -> str:
        line = self.joint.join(str(value) for value in self.values[: self.most])
        more = len(self.values) - self.most
        return say(self.more, line=line, more=more) if more > 0 else line
