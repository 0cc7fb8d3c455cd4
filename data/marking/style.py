"""Styles for marked cells: each is the cell's own with another ground."""

from collections.abc import Callable
from typing import Final

from data.marking.splice import Edit, Element, appended, prefix, spliced, tag_at, tree
from data.marking.splice import with_attribute as having
from data.problem import Severity

GROUNDS: Final = {
    Severity.ERROR: "FFF2B8C6",
    Severity.WARNING: "FFFBE39A",
    Severity.NOTE: "FFDDE3E6",
}
BOLD: Final = '<{p}font><{p}b/><{p}sz val="11"/><{p}name val="Calibri"/></{p}font>'
LINK: Final = (
    '<{p}font><{p}u/><{p}sz val="11"/><{p}color rgb="FF2C3F8F"/><{p}name val="Calibri"/></{p}font>'
)
WRAPPED: Final = (
    '<{p}xf numFmtId="0" fontId="{font}" fillId="{fill}" borderId="0" xfId="0" quotePrefix="1" '
    'applyFont="1" applyFill="1" applyAlignment="1">'
    '<{p}alignment vertical="top" wrapText="1"/></{p}xf>'
)


class Styles:
    """A workbook's styles, and those that are added to them.

    Args:
        body: `xl/styles.xml`.

    Raises:
        ValueError: It lacks a list that every workbook has.
    """

    def __init__(self, body: bytes) -> None:
        self._body = body
        root = tree(body)
        self._prefix = prefix(body, root)
        self._fonts = _list(root, "fonts")
        self._fills = _list(root, "fills")
        self._cells = _list(root, "cellXfs")
        self._new: list[bytes] = []
        self._known: dict[tuple[int, Severity], int] = {}

    def marked(self, style: int, severity: Severity) -> int:
        """The style that is this one on the ground of a severity."""
        known = self._known.get((style, severity))
        if known is not None:
            return known
        own = self._cells.named("xf")
        one = own[style] if style < len(own) else own[0]
        tag = tag_at(self._body, one.start)
        ground = str(self._ground(severity))
        tag_marked = having(having(tag, "fillId", ground), "applyFill", "1")
        tail = b"" if one.is_closed else self._body[one.inner : _after(self._body, one)]
        self._known[style, severity] = self._add(tag_marked + tail)
        return self._known[style, severity]

    def head(self) -> int:
        """Bold, for headings of the list."""
        return self._listed(font=0, fill=0)

    def link(self) -> int:
        """Underlined, for links."""
        return self._listed(font=1, fill=0)

    def plain(self) -> int:
        """Wrapped text."""
        return self._listed(font=None, fill=0)

    def label(self, severity: Severity) -> int:
        """Wrapped text on the ground of a severity."""
        return self._listed(font=None, fill=self._ground(severity))

    def written(self) -> bytes:
        """The part with what was added."""
        grounds = "".join(
            f'<{self._prefix}fill><{self._prefix}patternFill patternType="solid">'
            f'<{self._prefix}fgColor rgb="{colour}"/><{self._prefix}bgColor indexed="64"/>'
            f"</{self._prefix}patternFill></{self._prefix}fill>"
            for colour in GROUNDS.values()
        )
        fonts = (BOLD + LINK).format(p=self._prefix)
        xfs = b"".join(self._new).decode()
        edits: list[Edit] = []
        for which, new, count in (
            (self._fonts, fonts, 2),
            (self._fills, grounds, len(GROUNDS)),
            (self._cells, xfs, len(self._new)),
        ):
            edits += self._longer(which, new, count)
        return spliced(self._body, edits)

    def _ground(self, severity: Severity) -> int:
        return len(self._fills.children) + list(GROUNDS).index(severity)

    def _listed(self, *, font: int | None, fill: int) -> int:
        at = 0 if font is None else len(self._fonts.children) + font
        return self._add(WRAPPED.format(p=self._prefix, font=at, fill=fill).encode())

    def _add(self, xf: bytes) -> int:
        self._new.append(xf)
        return len(self._cells.named("xf")) + len(self._new) - 1

    def _longer(self, which: Element, new: str, count: int) -> list[Edit]:
        tag = tag_at(self._body, which.start)
        if "count" not in which.attributes:
            return appended(self._body, which, new)
        counted = having(tag, "count", str(len(which.children) + count))
        return [Edit(which.start, which.inner, counted), *appended(self._body, which, new)]


Restyle = Callable[[int, Severity], int]


def _list(root: Element, name: str) -> Element:
    found = root.child(name)
    if found is None or not found.children:
        raise ValueError(name)
    return found


def _after(body: bytes, one: Element) -> int:
    return one.end + len(tag_at(body, one.end))
