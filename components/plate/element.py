"""SVG written out: elements with escaped attributes, and text as outlines."""

import re
from collections.abc import Sequence
from typing import Any, Final
from xml.sax.saxutils import escape, quoteattr

from components.plate import glyph

Paint = dict[str, Any]
"""Attributes said once for several elements."""

# What XML cannot hold at all, not even escaped; a name out of a workbook may have it.
_FORBIDDEN: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_MIDDLE: Final = 0.36  # of the size: from the middle of a line of text down to its baseline


def element(name: str, *children: str, **attributes: str | float) -> str:
    """One element; `stroke_width` becomes `stroke-width`, numbers are printed short.

    Args:
        name: Of the element.
        children: Finished elements, or words from `words`.
        attributes: Their names may end in `_`; empty ones are left out.
    """
    said = "".join(
        f" {key.rstrip('_').replace('_', '-')}={quoteattr(printed(value))}"
        for key, value in attributes.items()
        if value != ""
    )
    return f"<{name}{said}>{''.join(children)}</{name}>" if children else f"<{name}{said}/>"


def picture(
    *parts: str, title: str, described: str, wide: float, high: float, language: str
) -> str:
    """A whole picture, with what it is called and what it shows for whoever cannot see it.

    Args:
        parts: Finished elements, the lowest first.
        title: Of the picture.
        described: What it shows, in words.
        wide: Pixels.
        high: Pixels.
        language: Of the words, `vi` or `en`.
    """
    return element(
        "svg",
        element("title", words(title)),
        element("desc", words(described)),
        *parts,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {wide:g} {high:g}",
        width=wide,
        height=high,
        role="img",
        lang=language,
    )


def words(text: str) -> str:
    """Text as content of an element."""
    return escape(_FORBIDDEN.sub("", text))


def printed(value: str | float) -> str:
    """An attribute's value: numbers to a hundredth of a pixel."""
    if isinstance(value, str):
        return _FORBIDDEN.sub("", value)
    return f"{value:.2f}".rstrip("0").rstrip(".")


def line(
    text: str,
    *,
    x: float,
    y: float,
    size: float,
    fill: str,
    weight: int = 400,
    anchor: str = "start",
    tracking: float = 0,
    is_spoken: bool = True,
    **more: str | float,
) -> str:
    """One line of text as outlines; what it says stands in `aria-label`.

    Args:
        text: As printed.
        x: Of its start, middle or end, see `anchor`.
        y: Of the middle of its height.
        size: Of the font, pixels.
        fill: Its colour.
        weight: 400 to 700.
        anchor: `start`, `middle` or `end`.
        tracking: Room added between letters.
        is_spoken: Not what only stands behind another line.
        more: Attributes of the path.
    """
    if not text.strip():
        return ""
    share = {"start": 0.0, "middle": 0.5, "end": 1.0}[anchor]
    x -= share * glyph.width(text, size=size, weight=weight, tracking=tracking)
    data = glyph.outline(
        text, x=x, y=y + _MIDDLE * size, size=size, weight=weight, tracking=tracking
    )
    return element("path", d=data, fill=fill, aria_label=text if is_spoken else "", **more)


def lines(
    texts: Sequence[str], *, x: float, y: float, step: float, size: float, fill: str, weight: int
) -> str:
    """Lines below each other, the first at y."""
    return "".join(
        line(text, x=x, y=y + at * step, size=size, fill=fill, weight=weight)
        for at, text in enumerate(texts)
    )
