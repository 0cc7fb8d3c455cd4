"""A table drawn for a picture: every row, with the colours that the page gives rows and cells."""

import math
from typing import Final

from components.plate import glyph, look
from components.plate.element import Paint, element, line
from components.story.shown import Column, Table

SIZE: Final = 13.0
ROW: Final = 24.0
HEAD_STEP: Final = 16.0
HEAD_LINES: Final = 5
AIR: Final = 9.0
LEAST: Final = 44.0
WIDEST: Final = {True: 150.0, False: 330.0}
"""Of a column of numbers, and of one of words."""
NARROW: Final = 76.0
"""Of a column of numbers where there are many."""
MANY: Final = 12
SWATCH: Final = 12.0
MOST_LINES: Final = 3


def width(one: Table) -> float:
    """How wide it is, swatches of its rows and all."""
    return sum(_widths(one)) + _before(one)


def drawn(one: Table, *, x: float, y: float) -> tuple[str, float]:
    """Title, heads and rows as elements, and where they end."""
    parts = [line(one.title, x=x, y=y + 10, size=18, weight=600, fill=look.INK)]
    y += 26 if one.title else 0
    made, y = _key(one, x, y)
    parts.append(made)
    widths = _widths(one)
    edges = [x + _before(one)]
    for wide in widths:
        edges.append(edges[-1] + wide)
    made, y = _heads(one, edges, widths, y)
    parts.append(made)
    for at in range(len(one)):
        made, y = _row(one, at, edges, widths, x=x, y=y)
        parts.append(made)
    return "".join(parts), y


def _key(one: Table, x: float, y: float) -> tuple[str, float]:
    """What the colours of its cells mean, on one line."""
    parts = []
    for colours, words in one.legend:
        for colour in colours:
            box: Paint = {"x": x, "y": y + 4, "width": SWATCH, "height": SWATCH}
            parts.append(element("rect", **box, fill=colour, stroke=look.FRAME))
            x += SWATCH
        x -= SWATCH
        parts.append(line(words, x=x + SWATCH + 6, y=y + 10, size=SIZE, fill=look.INK))
        x += SWATCH + 28 + glyph.width(words, size=SIZE)
    return "".join(parts), y + (28 if one.legend else 0)


def _before(one: Table) -> float:
    return SWATCH + AIR if any(one.colours) else 0.0


def _widths(one: Table) -> list[float]:
    numbers = sum(column.is_number for column in one.columns)
    most = {**WIDEST, True: NARROW if numbers > MANY else WIDEST[True]}
    return [_width(column, most[column.is_number]) for column in one.columns]


def _width(column: Column, most: float) -> float:
    """As its longest cell, but not more than its kind gets; no word of its head is cut."""
    cells = max((glyph.width(text, size=SIZE) for text in column.printed), default=0)
    word = max(
        (glyph.width(part, size=SIZE, weight=600) for part in column.title.split()), default=0
    )
    head = glyph.width(column.title, size=SIZE, weight=600)
    wanted = max(cells, word, min(head, most * 0.6))
    return max(LEAST, min(wanted, max(most, word))) + 2 * AIR


def _heads(one: Table, edges: list[float], widths: list[float], y: float) -> tuple[str, float]:
    told = [
        glyph.wrapped(column.title, room=wide - AIR, size=SIZE, weight=600, most=HEAD_LINES)
        for column, wide in zip(one.columns, widths, strict=True)
    ]
    high = HEAD_STEP * max((len(each) for each in told), default=1)
    parts = []
    for column, texts, left, wide in zip(one.columns, told, edges, widths, strict=False):
        top = y + high - HEAD_STEP * len(texts)
        for at, text in enumerate(texts):
            font: Paint = {
                "size": SIZE,
                "weight": 600,
                "fill": look.INK,
                **_side(column, left, wide),
            }
            parts.append(line(text, y=top + HEAD_STEP * (at + 0.5), **font))
    y += high + 6
    rule: Paint = {"stroke": look.FRAME, "stroke_width": 1}
    return "".join((*parts, element("path", d=f"M{edges[0]:g} {y:g}H{edges[-1]:g}", **rule))), y


def _row(
    one: Table, at: int, edges: list[float], widths: list[float], *, x: float, y: float
) -> tuple[str, float]:
    told = [
        glyph.wrapped(column.printed[at], room=wide - AIR, size=SIZE, most=MOST_LINES)
        for column, wide in zip(one.columns, widths, strict=True)
    ]
    high = ROW + HEAD_STEP * (max((len(each) for each in told), default=1) - 1)
    parts = []
    if one.colours and one.colours[at]:
        top = y + high / 2 - SWATCH / 2
        box: Paint = {"x": x, "y": top, "width": SWATCH, "height": SWATCH, "rx": 2}
        parts.append(element("rect", **box, fill=one.colours[at], stroke=look.FRAME))
    for column, texts, left, wide in zip(one.columns, told, edges, widths, strict=False):
        ground = column.colours[at] if column.colours else ""
        if ground:
            box = {"x": left, "y": y, "width": wide, "height": high}
            parts.append(element("rect", **box, fill=ground, stroke=look.PAGE))
        ink = look.ink_on(ground) if ground else look.INK
        middle = y + high / 2 - HEAD_STEP * (len(texts) - 1) / 2
        for below, text in enumerate(texts):
            font: Paint = {"size": SIZE, "fill": ink, **_side(column, left, wide)}
            parts.append(line(text, y=middle + HEAD_STEP * below, **font))
    y += high
    rule: Paint = {"stroke": look.HAIRLINE, "stroke_width": 0.6}
    parts.append(element("path", d=f"M{edges[0]:g} {math.ceil(y):g}H{edges[-1]:g}", **rule))
    return "".join(parts), y


def _side(column: Column, left: float, wide: float) -> Paint:
    """Numbers flush right."""
    if column.is_number:
        return {"x": left + wide - AIR, "anchor": "end"}
    return {"x": left + AIR / 2, "anchor": "start"}
