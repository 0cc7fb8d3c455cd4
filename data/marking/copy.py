"""The officer's own workbook, every problem cell coloured and commented, and nothing else."""

import io
import zipfile
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import Final
from xml.parsers import expat

from python_calamine import CalamineError

from data.ingest import guard
from data.ingest.markup import position
from data.ingest.spreadsheet import package as container
from data.marking import listing, note
from data.marking.package import Package
from data.marking.rebuild import rebuilt
from data.marking.sheet import Layout, anchors, marks
from data.marking.splice import Edit, spliced
from data.marking.style import Styles
from data.problem import Problem, Severity
from text import say

STYLES: Final = "xl/styles.xml"
MOST_NOTES: Final = 10_000  # a sheet; programs open more of them too slowly
Place = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedCopy:
    """A workbook to download.

    Args:
        name: Of the file.
        content: Its bytes, an .xlsx.
        note: A sentence on what is not as in the original; empty where all is.
    """

    name: str
    content: bytes
    note: str = ""


def mark_up(content: bytes, file_name: str, problems: Sequence[Problem]) -> MarkedCopy:
    """The workbook with every problem marked, in the reader's language.

    In an .xlsx each cell with a problem gets a ground by severity and a comment below any
    it has, and a last sheet lists everything; all other parts are the same bytes, and of the
    changed ones only the places that had to be. Of any other kind of file, an .xlsx of the
    cells as they were read is marked the same way.

    Args:
        content: The file as it was handed in; the guard has let it in before.
        file_name: As its sender named it.
        problems: What the check found.

    Raises:
        IngestError: The file can't be read at all.
    """
    name = say("difference.copy_name", name=PurePath(file_name).stem)
    if content.startswith(guard.ZIP) and not guard.is_open_document(
        package := guard.admit(content, file_name=file_name)
    ):
        try:
            parts = {part.name: part.path for part in container.parts(package)}
            return MarkedCopy(name=name, content=_marked(content, parts, problems))
        except (KeyError, ValueError, expat.ExpatError, zipfile.BadZipFile, CalamineError):
            pass  # an unusual package: its cells are marked in one of our own
    body, names = rebuilt(content, file_name=file_name)
    renamed = [replace(one, sheet=names.get(one.sheet, one.sheet)) for one in problems]
    built = zipfile.ZipFile(io.BytesIO(body))
    parts = {part.name: part.path for part in container.parts(built)}
    return MarkedCopy(
        name=name, content=_marked(body, parts, renamed), note=say("difference.copy_rebuilt")
    )


def _marked(body: bytes, parts: dict[str, str], problems: Sequence[Problem]) -> bytes:
    package, own = Package(body), listing.earlier(body, parts)
    problems = [one for one in problems if not own or parts.get(one.sheet) != own]
    styles = Styles(package.part(STYLES))
    of_sheet: defaultdict[str, dict[Place, list[Problem]]] = defaultdict(lambda: defaultdict(list))
    for one in problems:
        place = position(one.cell)
        if place is not None and one.sheet in parts:
            of_sheet[one.sheet][place].append(one)
    for sheet, cells in of_sheet.items():
        _mark_sheet(package, parts[sheet], cells, styles=styles)
    listed = [_linked(one, parts) for one in problems]
    listing.add(package, listed, styles=styles, earlier=own)
    package.put(STYLES, styles.written())
    return package.written()


def _mark_sheet(
    package: Package, path: str, cells: dict[Place, list[Problem]], *, styles: Styles
) -> None:
    body = package.part(path)
    shown = anchors(body, dict.fromkeys(cells, Severity.NOTE))
    found: defaultdict[Place, list[Problem]] = defaultdict(list)
    for place, problems in cells.items():
        found[shown[place]] += problems
    rank = list(Severity)
    places = {
        place: min((one.severity for one in problems), key=rank.index)
        for place, problems in found.items()
    }
    layout = Layout(body, places)
    edits = marks(layout, places, styles.marked)
    first = sorted(found, key=lambda place: rank.index(places[place]))[:MOST_NOTES]
    texts = {place: tuple(_told(one) for one in found[place]) for place in first}
    link = note.write(package, path, texts, link=layout.notes_link)
    if link:
        tag = f'<{layout.prefix}legacyDrawing xmlns:r="{package.office}" r:id="{link}"/>'
        edits.append(Edit(layout.notes_at, layout.notes_at, tag.encode()))
    package.put(path, spliced(body, edits))


def _told(one: Problem) -> str:
    return say(
        "difference.comment",
        severity=say(f"difference.severity_{one.severity}"),
        rule=one.rule,
        found=say(one.found, **one.values),
        fix=say(one.fix, **one.values),
    )


def _linked(one: Problem, parts: dict[str, str]) -> Problem:
    """The problem without a place that no link can lead to."""
    is_cell = not one.cell or position(one.cell) is not None
    return one if one.sheet in parts and is_cell else replace(one, sheet="", cell=one.place)
