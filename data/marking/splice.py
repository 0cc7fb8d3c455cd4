"""Changes inside an XML part that leave every other byte as it was.

Building a tree and writing it again loses what the tree's maker did not know: prefixes that
attributes speak of, the order of attributes, extensions. Here a parser only finds the places.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple
from xml.parsers import expat  # declarations, the only risk, are refused by the guard
from xml.sax.saxutils import escape as _escaped

from data.ingest.spreadsheet.package import local

TAG: Final = re.compile(rb"""<(?:[^"'>]|"[^"]*"|'[^']*')*>""")
UNWRITABLE: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
WIDE: Final = (b"\xff\xfe", b"\xfe\xff")
DECLARED: Final = re.compile(r"^<\?xml[^>]*\?>")


class Edit(NamedTuple):
    """Bytes `start` to `end` become `new`; an insertion where they are the same."""

    start: int
    end: int
    new: bytes


@dataclass(slots=True, kw_only=True)
class Element:
    """An element of a part and where it stands.

    Args:
        name: Without its prefix.
        attributes: As they are read.
        start: Of its start tag.
        inner: The first byte after the start tag.
        end: Of its end tag; `inner` where the start tag closes itself.
        is_closed: The start tag closes itself.
        children: In their order.
    """

    name: str
    attributes: Mapping[str, str]
    start: int
    inner: int
    end: int
    is_closed: bool
    children: "list[Element]" = field(default_factory=list)

    def child(self, name: str) -> "Element | None":
        """The first child of this name."""
        return next((one for one in self.children if one.name == name), None)

    def named(self, name: str) -> "list[Element]":
        """Every child of this name."""
        return [one for one in self.children if one.name == name]


def spliced(body: bytes, edits: Iterable[Edit]) -> bytes:
    """The part with the changes made; insertions at one place come in their order.

    Raises:
        ValueError: Two changes overlap.
    """
    pieces: list[bytes] = []
    at = 0
    for start, end, new in sorted(edits, key=lambda one: one[:2]):
        if start < at:
            raise ValueError(start)
        pieces += (body[at:start], new)
        at = end
    pieces.append(body[at:])
    return b"".join(pieces)


def utf8(body: bytes) -> bytes:
    """The part in UTF-8: the places that a parser tells are those of its bytes."""
    if not body.startswith(WIDE):
        return body
    text = DECLARED.sub("", body.decode("utf-16"))
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>{text}'.encode()


def tree(body: bytes) -> Element:
    """The root of a small part, with all that is in it."""
    parser = expat.ParserCreate()
    opened: list[Element] = []
    roots: list[Element] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        at = parser.CurrentByteIndex
        tag = tag_at(body, at)
        inner = at + len(tag)
        one = Element(
            name=local(name),
            attributes=attributes,
            start=at,
            inner=inner,
            end=inner,
            is_closed=tag.endswith(b"/>"),
        )
        (opened[-1].children if opened else roots).append(one)
        opened.append(one)

    def end(_: str) -> None:
        one = opened.pop()
        if not one.is_closed:
            one.end = parser.CurrentByteIndex

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.Parse(body, True)
    return roots[0]


def tag_at(body: bytes, at: int) -> bytes:
    """The tag that starts here.

    Raises:
        ValueError: There is none.
    """
    found = TAG.match(body, at)
    if found is None:
        raise ValueError(at)
    return found[0]


def prefix(body: bytes, element: Element) -> str:
    """The prefix of an element's name with its colon; empty without one."""
    name = tag_at(body, element.start)[1:].split(maxsplit=1)[0].rstrip(b"/>").decode()
    return f"{name.rpartition(':')[0]}:" if ":" in name else ""


def appended(body: bytes, parent: Element, new: str) -> list[Edit]:
    """The edits that put markup last into an element, also one that closes itself."""
    if not parent.is_closed:
        return [Edit(parent.end, parent.end, new.encode())]
    name = tag_at(body, parent.start)[1:].split(maxsplit=1)[0].rstrip(b"/>").decode()
    slash = body.rindex(b"/", parent.start, parent.inner)
    return [Edit(slash, parent.inner, f">{new}</{name}>".encode())]


def with_attribute(tag: bytes, name: str, value: str) -> bytes:
    """A start tag with an attribute set."""
    found = re.search(rb"\s" + name.encode() + rb"\s*=\s*(\"[^\"]*\"|'[^']*')", tag)
    new = f' {name}="{escape(value)}"'.encode()
    if found:
        return tag[: found.start()] + new + tag[found.end() :]
    at = len(tag) - (2 if tag.endswith(b"/>") else 1)
    return tag[:at].rstrip() + new + tag[at:]


def escape(text: str) -> str:
    """Text for an element or a quoted attribute; what XML can't hold is left out."""
    return _escaped(UNWRITABLE.sub("", text), {'"': "&quot;"})
