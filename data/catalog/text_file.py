"""TOML files read strictly: every value by key and type, every fault kept with its line."""

import datetime as dt
import re
import tomllib
from collections.abc import Collection, Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any, Final, TypeVar

from data.catalog.error import Fault
from data.catalog.term import Terms
from text import Language, say

Choice = TypeVar("Choice", bound=StrEnum)
Place = tuple[str, ...]

HEADER: Final = re.compile(r"\s*\[([^\[\]]+)\]")
ASSIGNMENT: Final = re.compile(r"\s*([\w.-]+)\s*=")
LINE_IN_MESSAGE: Final = re.compile(r"line (\d+)")


class TextFile:
    """One text file and the faults found in it so far.

    Args:
        path: The file; one that is not TOML is empty and has one fault.
    """

    def __init__(self, path: Path) -> None:
        self.name = path.name
        self.faults: list[Fault] = []
        content = path.read_text(encoding="utf-8")
        self._lines = _lines_of(content)
        self._content: Mapping[str, Any] = {}  # TOML holds any value; Table asks for types
        try:
            self._content = tomllib.loads(content)
        except tomllib.TOMLDecodeError as error:
            at = LINE_IN_MESSAGE.search(str(error))
            line = int(at[1]) if at else max(1, content.count("\n"))
            self.fault(line, "catalog.not_toml", reason=str(error))

    def top(self) -> "Table":
        """The keys before the first header; tables count as taken."""
        plain = {key: value for key, value in self._content.items() if not isinstance(value, dict)}
        return Table(self, (), plain)

    def tables(
        self, heading: str, *, beside: Collection[str] = ()
    ) -> "Iterator[tuple[str, Table]]":
        """The tables `[heading.name]`, name and table, in the order of the file.

        Args:
            heading: Which.
            beside: Other headings that the file may have.
        """
        for other in self._content:
            is_known = other == heading or other in beside
            if not is_known and isinstance(self._content[other], dict):
                self.fault(self.line((other,)), "catalog.unknown_table", table=other, known=heading)
        for name, content in self._content.get(heading, {}).items():
            yield name, Table(self, (heading, name), content)

    def line(self, place: Place) -> int:
        """The line on which a table or key stands, or the nearest thing around it."""
        while place and place not in self._lines:
            place = place[:-1]
        return self._lines.get(place, 1)

    def fault(self, line: int, message: str, /, **values: object) -> None:
        """Keep a fault."""
        self.faults.append(Fault(file=self.name, line=line, key=message, values=values))


class Table:
    """One table: what is asked for is checked, what is never asked for is unknown.

    A value of the wrong type, or one that is missing, is kept as a fault and answered with
    something harmless, so that all faults come out together.
    """

    def __init__(self, file: TextFile, place: Place, content: Mapping[str, Any]) -> None:
        self.file = file
        self.place = place
        self._content = content
        self._asked: list[str] = []

    def line(self, key: str = "") -> int:
        """The line of a key, or of the table's header."""
        return self.file.line((*self.place, *key.split(".")) if key else self.place)

    def fault(self, at: str, message: str, /, **values: object) -> None:
        """Keep a fault at the line of the key `at`."""
        self.file.fault(self.line(at), message, table=".".join(self.place), **values)

    def close(self) -> None:
        """Keep a fault for each key that nobody asked for."""
        for key in self._content:
            if key not in self._asked:
                self.fault(key, "catalog.unknown_key", key=key, known=", ".join(self._asked))

    def terms(self, key: str, *, needed: bool = True, partial: bool = False) -> Terms:
        """A text by language; Vietnamese must be there (unless partial), others may follow."""
        found = self._take(key, dict, needed=needed)
        if found is None:
            return {Language.VI: ""} if needed else {}
        for name, text in found.items():
            if name not in set(Language):
                known = ", ".join(Language)
                self.fault(f"{key}.{name}", "catalog.unknown_key", key=f"{key}.{name}", known=known)
            elif not isinstance(text, str):
                self._wrong(f"{key}.{name}", text, "catalog.a_text")
        if Language.VI not in found and not partial:
            self.fault(key, "catalog.missing_key", key=f"{key}.vi")
        return {Language(name): str(text) for name, text in found.items() if name in set(Language)}

    def text(self, key: str, *, default: str | None = None) -> str:
        """A text; faulty when missing without a default."""
        found = self._take(key, str, needed=default is None)
        return str(found) if found is not None else default or ""

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts, empty by default."""
        found = self._list(key)
        for text in found:
            if not isinstance(text, str):
                self._wrong(key, text, "catalog.a_text")
        return tuple(text for text in found if isinstance(text, str))

    def numbers(self, key: str) -> tuple[float, ...]:
        """A list of numbers, empty by default."""
        found = self._list(key)
        for number in found:
            if not isinstance(number, int | float):
                self._wrong(key, number, "catalog.a_number")
        return tuple(float(number) for number in found if isinstance(number, int | float))

    def number(self, key: str, *, needed: bool = False) -> float | None:
        """A number, None where there is none."""
        found = self._take(key, (int, float), needed=needed)
        return None if found is None else float(found)

    def dated(self, key: str) -> dict[dt.date, float]:
        """Numbers by day, `key."2025-12-31" = 42`; empty by default."""
        found: dict[dt.date, float] = {}
        for day, number in (self._take(key, dict, needed=False) or {}).items():
            try:
                at = dt.date.fromisoformat(day)
            except ValueError:
                self._wrong(key, day, "catalog.a_date")
                continue
            if isinstance(number, int | float) and not isinstance(number, bool):
                found[at] = float(number)
            else:
                self._wrong(key, number, "catalog.a_number")
        return found

    def whole(self, key: str) -> int:
        """A whole number that must be there."""
        found = self._take(key, int, needed=True)
        return int(found) if found is not None else 0

    def flag(self, key: str, *, default: bool) -> bool:
        """True or false."""
        found = self._take(key, bool, needed=False)
        return default if found is None else bool(found)

    def date(self, key: str) -> dt.date | None:
        """A date, None where there is none."""
        found = self._take(key, dt.date, needed=False)
        return found if isinstance(found, dt.date) else None

    def needed_date(self, key: str) -> dt.date:
        """A date that must be there."""
        found = self._take(key, dt.date, needed=True)
        return found if isinstance(found, dt.date) else dt.date.min

    def choice(self, key: str, choices: type[Choice], *, otherwise: Choice) -> Choice:
        """One of a set of words; `otherwise` where it is missing or another."""
        return self._chosen(key, self.text(key), choices) or otherwise

    def choices(self, key: str, choices: type[Choice]) -> tuple[Choice, ...]:
        """A list of words out of a set."""
        chosen = (self._chosen(key, text, choices) for text in self.texts(key))
        return tuple(one for one in chosen if one is not None)

    def _chosen(self, key: str, found: str, choices: type[Choice]) -> Choice | None:
        if found in set(choices):
            return choices(found)
        if found:
            known = ", ".join(choices)
            self.fault(key, "catalog.unknown_choice", key=key, found=found, known=known)
        return None

    def _list(self, key: str) -> list[object]:
        found = self._take(key, list, needed=False)
        return list(found) if found is not None else []

    def _take(self, key: str, kind: type | tuple[type, ...], *, needed: bool) -> Any:  # noqa: ANN401 -- TOML holds any value
        self._asked.append(key)
        if key not in self._content:
            if needed:
                wanted = f"{key}.vi" if kind is dict else key
                self.fault("", "catalog.missing_key", key=wanted)
            return None
        found = self._content[key]
        fits = isinstance(found, kind) and (kind is bool or not isinstance(found, bool))
        if not fits:
            self._wrong(key, found, EXPECTED[kind])
        return found if fits else None

    def _wrong(self, key: str, found: object, expected: str) -> None:
        self.fault(key, "catalog.wrong_value", key=key, found=str(found), expected=Said(expected))


class Said(str):
    """A message key that prints as its message, in the language of the moment."""

    __slots__ = ()

    def __str__(self) -> str:
        return say(str.__str__(self))


EXPECTED: Final[Mapping[type | tuple[type, ...], str]] = {
    dict: "catalog.a_text_by_language",
    str: "catalog.a_text",
    list: "catalog.a_list",
    int: "catalog.a_whole_number",
    (int, float): "catalog.a_number",
    bool: "catalog.a_flag",
    dt.date: "catalog.a_date",
}


def _lines_of(content: str) -> dict[Place, int]:
    lines: dict[Place, int] = {}
    table: Place = ()
    for number, text in enumerate(content.splitlines(), start=1):
        if header := HEADER.match(text):
            table = tuple(part.strip() for part in header[1].split("."))
            place = table
        elif assignment := ASSIGNMENT.match(text):
            place = (*table, *assignment[1].split("."))
        else:
            continue
        for end in range(len(table) if not header else 1, len(place) + 1):
            lines.setdefault(place[:end], number)
    return lines
