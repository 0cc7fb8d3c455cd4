"""Texts within one cell that change their font: which part is in which."""

import re
import zipfile
from collections.abc import Mapping
from typing import Final, NamedTuple

from data.ingest.spreadsheet.package import local, walk
from geo.name import clean

LEGACY_FONT: Final = re.compile(rb'rFont[^>]*"(?:\.vn|vni[- ])', re.IGNORECASE)
STRINGS: Final = ("si", "is")


class Run(NamedTuple):
    """A part of a cell's text and its font's name, "" where it has the cell's own."""

    text: str
    font: str


Runs = Mapping[str, tuple[Run, ...]]
"""The parts of each text that has any, by the whole cleaned text."""


def runs(package: zipfile.ZipFile, path: str) -> Runs:
    """The parts of every rich text in a part of the package, a sheet or the shared strings.

    A text that stands there twice with other parts is left out: its font is not known.
    """
    reader = _Reader()
    walk(package, path, reader.start, end=reader.end, text=reader.text)
    return {whole: parts for whole, parts in reader.found.items() if parts}


class _Reader:
    def __init__(self) -> None:
        self.found: dict[str, tuple[Run, ...]] = {}
        self._opened: list[str] = []
        self._parts: list[Run] = []
        self._text: list[str] = []
        self._font = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        element = local(name)
        self._opened.append(element)
        if element in STRINGS:
            self._parts = []
        elif element == "r":
            self._text, self._font = [], ""
        elif element == "rFont":
            self._font = attributes.get("val", "")

    def text(self, text: str) -> None:
        if self._opened[-2:] == ["r", "t"]:
            self._text.append(text)

    def end(self, name: str) -> None:
        element = local(name)
        self._opened.pop()
        if element == "r" and self._opened[-1:] and self._opened[-1] in STRINGS:
            self._parts.append(Run("".join(self._text), self._font))
        elif element in STRINGS and self._parts:
            whole, parts = clean("".join(run.text for run in self._parts)), tuple(self._parts)
            self.found[whole] = parts if self.found.get(whole, parts) == parts else ()
