"""Faults of the catalogue's text files: all of them at once, each with file and line."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from text import say
from text.error import BansoError


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing wrong in a text file; prints as one line.

    Args:
        file: Name of the file.
        line: Line in it, from 1.
        key: Message key of what is wrong and what to do.
        values: Fill the message's places.
    """

    file: str
    line: int
    key: str
    values: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        place = say("catalog.place", file=self.file, line=str(self.line))
        return f"{place}: {say(self.key, **self.values)}"


class Faults(tuple[Fault, ...]):
    """Several faults; prints one a line, in the language of the moment."""

    __slots__ = ()

    def __str__(self) -> str:
        return "\n".join(str(fault) for fault in self)


class CatalogError(BansoError):
    """The catalogue's text files are not usable; `faults` says all that is wrong."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = Faults(faults)
        super().__init__("catalog.refused", n=len(self.faults), faults=self.faults)


class UnknownIndicatorError(BansoError):
    """There is no such indicator."""

    def __init__(self, indicator_id: str) -> None:
        super().__init__("catalog.unknown_indicator", id=indicator_id)
