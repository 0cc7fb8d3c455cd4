"""Where the plot of a native chart stands in its frame, and what is drawn over it.

The place is set and not left to the office program, so that two charts beside each other have the
same measure, and a line can be drawn where figures begin to mean something else. Such lines are
shapes of the chart itself: they go where a presenter drags it.
"""

from dataclasses import dataclass, replace
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from lxml import etree  # type: ignore[import-untyped]
from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn

from components.plate import look
from components.story.character import clean
from components.story.deck.axis import BROADER, SIZES, Names, names, tick_words
from components.story.deck.box import Box, Thing
from components.story.deck.letter import BOLD, LEAD, PLAIN, cut, width
from components.story.shown import Chart, Kind

TEXT: Final = 12.0
SMALL: Final = 10.0
FEW: Final = 12
BAR_NAMES: Final = 0.42
BAR_SIZES: Final = (10.0, 9.0, 8.0)
KEY: Final = 42.0
"""What the sign of a legend's name takes, points."""
AXIS_TITLE: Final = 20.0
SEAM: Final = 11.0
DRAWN: Final = "http://schemas.openxmlformats.org/drawingml/2006/chartDrawing"
A: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
EMU: Final = 12700


@dataclass(frozen=True, slots=True, kw_only=True)
class Plot:
    """The plot within a chart's frame.

    Args:
        box: In points, from the frame's corner.
        frame: Width and height of the frame.
        named: How the categories are written.
        seams: Each line's place from the left, its words, their place and their row.
    """

    box: Box
    frame: tuple[float, float]
    named: Names
    seams: tuple[tuple[float, str, float, int], ...] = ()


def plot(one: Chart, box: Box, *, whole: Chart) -> Plot:
    """The room of a plot when all that stands around it has its own.

    Args:
        one: The chart.
        box: Of its frame.
        whole: Of what it is a part.
    """
    below = legend_high(one, box.w)
    if one.kind is Kind.STACKED:
        room = Box(0, 0, box.w, box.h - below)
        return Plot(box=room, frame=(box.w, box.h), named=names(one, room.w))
    if one.kind is Kind.BAR:
        longest = max((width(clean(name), PLAIN) for name in whole.categories), default=0.0)
        size = bar_size(whole, box.w)
        left = min(longest * size, box.w * BAR_NAMES) + 8
        room = Box(left, 0, box.w - left - value_wide(whole) - 6, box.h - below)
        return Plot(box=room, frame=(box.w, box.h), named=Names(size=size, lines=1, every=1))
    is_scatter = one.kind is Kind.SCATTER
    left = max(width(words, PLAIN) for words in tick_words(one)) * TEXT + 10
    left += AXIS_TITLE if is_scatter else 0
    wide = box.w - left - 18
    written = Names(size=TEXT, lines=1, every=1) if is_scatter else names(one, wide)
    seams, rows = _seams(one, left, wide, box.w)
    top = 10 + rows * SEAM * LEAD + (TEXT if rows else 0)  # a figure at the top needs its own
    high = box.h - top - below - written.high - (AXIS_TITLE if is_scatter else 0)
    room = Box(left, top, wide, high)
    return Plot(box=room, frame=(box.w, box.h), named=written, seams=seams)


def bar_size(one: Chart, wide: float) -> float:
    """Of the names of lying bars: smaller ones before any is cut."""
    longest = max((width(clean(name), PLAIN) for name in one.categories), default=0.0)
    sizes = BAR_SIZES if len(one.categories) > FEW else (TEXT, *BAR_SIZES)
    return next((size for size in sizes if longest * size <= wide * BAR_NAMES), sizes[-1])


def named(one: Chart, wide: float) -> Chart:
    """With the names that a legend and an axis have room for: where they do not, they end in …."""
    several = tuple(
        replace(each, name=cut(each.name, wide=(wide - KEY) / BROADER, size=SIZES[-1], most=1))
        for each in one.series
    )
    if one.kind is not Kind.BAR:
        return replace(one, series=several)
    size = bar_size(one, wide)
    names_ = tuple(cut(name, wide=wide * BAR_NAMES, size=size, most=1) for name in one.categories)
    return replace(one, series=several, categories=names_)


def legend_size(one: Chart, wide: float) -> float:
    """Of a legend's names: the largest in which none is broader than the chart.

    One that is, office programs set over the next.
    """
    longest = _longest(one)
    return next((size for size in SIZES if longest * size + KEY <= wide), SIZES[-1])


def legend_high(one: Chart, wide: float) -> float:
    """Rows of the legend: office programs set it in columns as wide as the longest name."""
    count = len({(each.name, each.colour) for each in one.series})
    if count < 2:  # noqa: PLR2004 - one needs no telling apart
        return 0.0
    size = legend_size(one, wide)
    across = max(1, min(count, int(wide / (_longest(one) * size + KEY))))
    return -(-count // across) * size * 1.35 + 8


def _longest(one: Chart) -> float:
    """Of the names of a legend, in letters of size 1."""
    return max((width(clean(each.name), PLAIN) for each in one.series), default=0.0) * BROADER


def value_wide(one: Chart) -> float:
    """Of the longest figure at the end of a bar."""
    known = [value for each in one.series for value in each.values if value is not None]
    words = [f"{value:,.{one.decimals}f}" for value in known]
    size = SMALL if len(one.categories) > FEW else TEXT
    return max((width(text, BOLD) for text in words), default=0.0) * size


def _seams(
    one: Chart, left: float, wide: float, end: float
) -> tuple[tuple[tuple[float, str, float, int], ...], int]:
    """The words of each break beside its line, in rows where they would run into each other."""
    found: list[tuple[float, str, float, int]] = []
    ends: list[float] = []
    for at, words in one.breaks:
        x = left + wide * at / max(1, len(one.categories))
        text = cut(words, wide=end - 8, size=SEAM, most=1)
        room = width(text, PLAIN) * SEAM + 6
        is_late = x + 4 + room > end  # at the left of its line, not across it
        start = max(2.0, x - room) if is_late else x + 4
        row = next((n for n, used in enumerate(ends) if used <= start), len(ends))
        ends[row : row + 1] = [start + room]
        found.append((x, text, start, row))
    return tuple(found), len(ends)


def placed(chart: Thing, one: Plot) -> None:
    """Write the place of the plot, and draw its lines.

    Args:
        chart: As the library has it.
        one: The place.
    """
    wide, high = one.frame
    shares = (one.box.x / wide, one.box.y / high, one.box.w / wide, one.box.h / high)
    area = chart._chartSpace.find(qn("c:chart")).find(qn("c:plotArea"))
    for old in area.findall(qn("c:layout")):
        area.remove(old)
    ends = "".join(
        f'<c:{tag} val="{max(0.0, share):.5f}"/>' for tag, share in zip("xywh", shares, strict=True)
    )
    layout = (
        f"<c:layout {nsdecls('c')}><c:manualLayout>"
        '<c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>'
        f"{ends}</c:manualLayout></c:layout>"
    )
    area.insert(0, parse_xml(layout))
    if one.seams:
        _drawn(chart, one)


def _drawn(chart: Thing, one: Plot) -> None:
    """The lines and their words, in a part of their own that belongs to the chart."""
    root = etree.Element(qn("c:userShapes"), nsmap={"cdr": DRAWN, "a": A})
    for at, (x, words, start, row) in enumerate(one.seams):
        top = 2 + row * SEAM * LEAD
        line = Box(x, top, 0, one.box.bottom - top)
        room = Box(start, top, width(words, PLAIN) * SEAM + 6, SEAM * LEAD + 1)
        root.append(etree.fromstring(_anchored(line, one, _line(line, 2 * at + 2, words))))
        root.append(etree.fromstring(_anchored(room, one, _words(room, 2 * at + 3, words))))
    package = chart.part.package
    name = package.next_partname("/ppt/drawings/drawing%d.xml")
    body = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    part = Part(name, CONTENT_TYPE.DML_CHARTSHAPES, package, body)
    held = chart.part.relate_to(part, RELATIONSHIP_TYPE.CHART_USER_SHAPES)
    chart._chartSpace.append(parse_xml(f'<c:userShapes {nsdecls("c", "r")} r:id="{held}"/>'))


def _anchored(box: Box, one: Plot, inner: str) -> str:
    wide, high = one.frame
    ends = "".join(
        f"<cdr:{tag}><cdr:x>{min(1, x / wide):.5f}</cdr:x><cdr:y>{min(1, y / high):.5f}</cdr:y>"
        f"</cdr:{tag}>"
        for tag, x, y in (("from", box.x, box.y), ("to", box.right, box.bottom))
    )
    names_ = f'xmlns:cdr="{DRAWN}" xmlns:a="{A}"'
    return f"<cdr:relSizeAnchor {names_}>{ends}{inner}</cdr:relSizeAnchor>"


def _shape(box: Box, form: str, more: str) -> str:
    x, y, w, h = (round(each * EMU) for each in box)
    return (
        f'<cdr:spPr><a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{w}" cy="{h}"/></a:xfrm>'
        f'<a:prstGeom prst="{form}"><a:avLst/></a:prstGeom>{more}</cdr:spPr>'
    )


def _ink(colour: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{colour.lstrip("#").upper()}"/></a:solidFill>'


def _line(box: Box, number: int, words: str) -> str:
    rule = f'<a:ln w="12700">{_ink(look.MUTED)}<a:prstDash val="dash"/></a:ln>'
    return (
        f'<cdr:cxnSp macro=""><cdr:nvCxnSpPr><cdr:cNvPr id="{number}" name="break {number}"'
        f" descr={_quoted(words)}/><cdr:cNvCxnSpPr/></cdr:nvCxnSpPr>"
        f"{_shape(box, 'line', rule)}</cdr:cxnSp>"
    )


def _words(box: Box, number: int, words: str) -> str:
    return (
        f'<cdr:sp macro="" textlink=""><cdr:nvSpPr><cdr:cNvPr id="{number}" name="break {number}"/>'
        f'<cdr:cNvSpPr txBox="1"/></cdr:nvSpPr>{_shape(box, "rect", "<a:noFill/>")}<cdr:txBody>'
        '<a:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0"/><a:lstStyle/><a:p><a:r>'
        f'<a:rPr sz="{SEAM * 100:.0f}">{_ink(look.MUTED)}<a:latin typeface="+mn-lt"/>'
        f"</a:rPr><a:t>{_escaped(words)}</a:t>"
        "</a:r></a:p></cdr:txBody></cdr:sp>"
    )


def _escaped(words: str) -> str:
    return escape(clean(words))


def _quoted(words: str) -> str:
    return quoteattr(clean(words))
