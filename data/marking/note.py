"""Comments on cells: the part with their texts, and the drawing that older programs need."""

import re
from collections.abc import Mapping
from typing import Final

from data.ingest.markup import cell_name, position
from data.marking.package import TYPES, Package
from data.marking.splice import Edit, Element, appended, escape, prefix, spliced, tree

Notes = Mapping[tuple[int, int], tuple[str, ...]]
"""For each cell by row and column its paragraphs; the first word of each stands out."""

MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
AUTHOR: Final = "Bản Số"
LONGEST: Final = 1500  # characters of a comment; the list has the rest
THREAD: Final = "tc="  # how the author of a conversation's stand-in begins
DRAWING_KIND: Final = "application/vnd.openxmlformats-officedocument.vmlDrawing"
NAMESPACES: Final = (
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel"'
)
EMPTY_DRAWING: Final = (
    f'<xml {NAMESPACES}><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/>'
    "</o:shapelayout></xml>"
)
SHAPE_KIND: Final = (
    '<v:shapetype {ns} id="_x0000_t202" coordsize="21600,21600" o:spt="202" '
    'path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>'
    '<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
SHAPE: Final = (
    '<v:shape {ns} id="_x0000_s{id}" type="#_x0000_t202" style="position:absolute;'
    'width:300px;height:110px;z-index:1;visibility:hidden" fillcolor="#ffffe1" '
    'o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow color="black" obscured="t"/>'
    '<v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto">'
    '<div style="text-align:left"></div></v:textbox><x:ClientData ObjectType="Note">'
    "<x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{left},15,{top},2,{right},31,{bottom},4"
    "</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column>"
    "</x:ClientData></v:shape>"
)
SHAPE_ID: Final = re.compile(rb"_x0000_s(\d+)")
FIRST_SHAPE: Final = 1025
WIDE, TALL = 4, 6  # columns and rows that a comment covers


def write(package: Package, sheet: str, notes: Notes, *, link: str) -> str:
    """Put comments on a sheet's cells; one that is there keeps its text and gets ours below.

    One of an earlier copy of ours is replaced: its cell was looked at again.

    Args:
        package: The workbook.
        sheet: Name of the sheet's part.
        notes: See `Notes`.
        link: Id of the relation to the drawing of the comments there are; "" without any.

    Returns:
        Id of the relation that the sheet must link to; "" where it does already.
    """
    path = next((o.target for o in package.relations(sheet) if o.kind == "comments"), "")
    if not path:
        path = package.free("xl/comments{}.xml")
        package.put(path, _no_comments(package.part(sheet)))
        package.declare(path, f"{TYPES}.comments+xml")
        package.relate(sheet, "comments", path)
    fresh = _write_texts(package, path, notes)
    return _write_shapes(package, sheet, fresh, link=link)


def _no_comments(sheet: bytes) -> bytes:
    namespace = tree_namespace(sheet)
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    lists = "<authors></authors><commentList></commentList>"
    return f'{head}<comments xmlns="{namespace}">{lists}</comments>'.encode()


def tree_namespace(sheet: bytes) -> str:
    """The namespace that a sheet's part is written in: the usual or the strict one."""
    strict = b"http://purl.oclc.org/ooxml/spreadsheetml/main"
    return strict.decode() if strict in sheet[:4096] else MAIN


def _write_texts(package: Package, path: str, notes: Notes) -> list[tuple[int, int]]:
    """Write the texts and return the cells that had no comment before."""
    body = package.part(path)
    root = tree(body)
    mark = prefix(body, root)
    authors, listed = root.child("authors"), root.child("commentList")
    if authors is None or listed is None:
        raise ValueError(path)
    names = [body[one.inner : one.end].decode() for one in authors.children]
    conversing = {at for at, name in enumerate(names) if name.startswith(THREAD)}
    ours = {at for at, name in enumerate(names) if name == AUTHOR}
    there = {position(one.attributes.get("ref", "")): one for one in listed.children}
    edits, new, fresh = [], [], []
    for place, paragraphs in sorted(notes.items()):
        old = there.get(place)
        text = old.child("text") if old is not None else None
        if old is None or text is None:
            runs = _runs(paragraphs, mark)
            ref, who = cell_name(*place), len(authors.children)
            inside = f"<{mark}text>{runs}</{mark}text>"
            new.append(f'<{mark}comment ref="{ref}" authorId="{who}">{inside}</{mark}comment>')
            fresh.append(place)
        elif (who := int(old.attributes.get("authorId", -1))) in ours and not text.is_closed:
            edits.append(Edit(text.inner, text.end, _runs(paragraphs, mark).encode()))
        elif who not in conversing:
            edits += _joined(body, text, f"{_plain(chr(10) * 2, mark)}{_runs(paragraphs, mark)}")
    edits += appended(body, authors, f"<{mark}author>{AUTHOR}</{mark}author>")
    edits += appended(body, listed, "".join(new))
    package.put(path, spliced(body, edits))
    return fresh


def _joined(body: bytes, text: Element, runs: str) -> list[Edit]:
    """Runs put after those of a comment, before what speaks of its reading aloud."""
    later = next((one for one in text.children if one.name in {"rPh", "phoneticPr"}), None)
    if later is not None:
        return [Edit(later.start, later.start, runs.encode())]
    return appended(body, text, runs)


def _runs(paragraphs: tuple[str, ...], mark: str) -> str:
    whole = "\n\n".join(paragraphs)
    return _plain(whole if len(whole) <= LONGEST else f"{whole[: LONGEST - 1]}…", mark)


def _plain(text: str, mark: str) -> str:
    look = f'<{mark}rPr><{mark}sz val="9"/><{mark}rFont val="Tahoma"/></{mark}rPr>'
    return f'<{mark}r>{look}<{mark}t xml:space="preserve">{escape(text)}</{mark}t></{mark}r>'


def _write_shapes(package: Package, sheet: str, places: list[tuple[int, int]], *, link: str) -> str:
    """Give each new comment its box."""
    path = next((one.target for one in package.relations(sheet) if link and one.id == link), "")
    made = ""
    if not path:
        path = package.free("xl/drawings/vmlDrawingBanSo{}.vml")
        package.put(path, EMPTY_DRAWING.encode())
        package.declare(path, DRAWING_KIND)
        made = package.relate(sheet, "vmlDrawing", path)
    body = package.part(path)
    end = body.rindex(b"</")
    known = all(name in body[:1024] for name in (b"xmlns:v=", b"xmlns:o=", b"xmlns:x="))
    namespaces = "" if known else NAMESPACES
    first = max((int(one) for one in SHAPE_ID.findall(body)), default=FIRST_SHAPE - 1) + 1
    new = "" if b'"_x0000_t202"' in body else SHAPE_KIND.format(ns=namespaces)
    new += "".join(
        _shape(number, *place, namespaces=namespaces) for number, place in enumerate(places, first)
    )
    package.put(path, spliced(body, [Edit(end, end, new.encode())]))
    return made


def _shape(number: int, row: int, column: int, *, namespaces: str) -> str:
    top = max(row - 2, 0)
    return SHAPE.format(
        ns=namespaces,
        id=number,
        left=column,
        right=column + WIDE,
        top=top,
        bottom=top + TALL,
        row=row - 1,
        column=column - 1,
    )
