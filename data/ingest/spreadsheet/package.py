"""The parts of an .xlsx package: which sheets there are, what its styles say."""

import re
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final
from xml.parsers import expat  # declarations, the only risk, are refused by the guard

from data.ingest import guard
from data.ingest.charset import Face, face

BUILT_IN_PERCENTS: Final = {9, 10}
STYLES: Final = "xl/styles.xml"
SHARED_STRINGS: Final = "xl/sharedStrings.xml"
LONGEST_TAG: Final = 64


@dataclass(frozen=True, slots=True)
class Part:
    """A sheet as the package lists it; `path` is its XML part."""

    name: str
    path: str
    is_visible: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Styles:
    """What the cell styles, by index, say of their cells.

    Args:
        percents: Those whose number format ends in percent.
        faces: Those with a legacy font, and what it says.
    """

    percents: frozenset[int] = frozenset()
    faces: Mapping[int, Face] = field(default_factory=dict)


def parts(package: zipfile.ZipFile) -> list[Part]:
    """The worksheets of a workbook in its order; chart sheets are left out."""
    listed: list[tuple[str, str, bool]] = []
    targets: dict[str, str] = {}

    def list_sheet(name: str, attributes: dict[str, str]) -> None:
        if local(name) == "sheet":
            link = next((v for k, v in attributes.items() if local(k) == "id"), "")
            state = attributes.get("state", "visible")
            listed.append((attributes.get("name", ""), link, state == "visible"))

    def list_target(name: str, attributes: dict[str, str]) -> None:
        if local(name) == "Relationship" and attributes.get("Type", "").endswith("/worksheet"):
            targets[attributes["Id"]] = attributes["Target"]

    walk(package, guard.SPREADSHEET, list_sheet)
    walk(package, "xl/_rels/workbook.xml.rels", list_target)
    return [
        Part(name, _absolute(targets[link]), is_visible)
        for name, link, is_visible in listed
        if link in targets
    ]


def is_percent(number_format: str) -> bool:
    """Whether a number format shows 0.5 as 50 %."""
    return "%" in re.sub(r'"[^"]*"|\\.', "", number_format)


def styles(package: zipfile.ZipFile) -> Styles:
    """What the cell styles of a workbook say; read in milliseconds."""
    if STYLES not in package.namelist():
        return Styles()
    percent_ids = set(BUILT_IN_PERCENTS)
    fonts: list[Face | None] = []
    cells: list[tuple[int, int]] = []
    opened: list[str] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        element = local(name)
        if element == "numFmt" and is_percent(attributes["formatCode"]):
            percent_ids.add(int(attributes["numFmtId"]))
        elif element == "font" and opened[-1:] == ["fonts"]:
            fonts.append(None)
        elif element == "name" and opened[-2:] == ["fonts", "font"]:
            fonts[-1] = face(attributes.get("val", ""))
        elif element == "xf" and "cellXfs" in opened:
            cells.append((int(attributes.get("numFmtId", 0)), int(attributes.get("fontId", 0))))
        opened.append(element)

    walk(package, STYLES, start, end=lambda _: opened.pop())
    legacy = dict(enumerate(fonts))
    faces = {at: found for at, (_, font) in enumerate(cells) if (found := legacy.get(font))}
    percents = frozenset(at for at, (number, _) in enumerate(cells) if number in percent_ids)
    return Styles(percents=percents, faces=faces)


def finds(package: zipfile.ZipFile, path: str, tag: re.Pattern[bytes]) -> bool:
    """Whether a part has a tag, without parsing it."""
    tail = b""
    for chunk in guard.unpacked(package, package.getinfo(path)):
        if tag.search(tail + chunk):
            return True
        tail = chunk[-LONGEST_TAG:]
    return False


def walk(
    package: zipfile.ZipFile,
    path: str,
    start: Callable[[str, dict[str, str]], None],
    *,
    end: Callable[[str], object] | None = None,
    text: Callable[[str], object] | None = None,
) -> None:
    """Parse a part, calling these for its elements and texts."""
    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    feed(parser, package, path)


def feed(parser: expat.XMLParserType, package: zipfile.ZipFile, path: str) -> None:
    """Give a part to a parser, chunk by chunk."""
    for chunk in guard.unpacked(package, package.getinfo(path)):
        parser.Parse(chunk)
    parser.Parse(b"", True)


def local(name: str) -> str:
    """An element's name without its prefix."""
    return name.rpartition(":")[2]


def _absolute(target: str) -> str:
    return target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
