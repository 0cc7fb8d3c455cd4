"""The legend of a picture: a histogram of classes or three circles, a row for each other look."""

from dataclasses import dataclass
from typing import Final

from components.charts.circles import is_apart, round_sizes
from components.charts.legend import LegendRow
from components.charts.style import ESTIMATE_SAMPLE
from components.plate import glyph, look
from components.plate.element import Paint, element, line
from components.plate.plan import Key, Sizes
from text import language
from text.number import whole

ROW: Final = 26
TIGHT: Final = 20  # of a row, where there are many
NOTE_LINES: Final = 4
SWATCH: Final = (28, 17)
LABEL_X: Final = 40
BAR_X: Final = 160
COUNT_ROOM: Final = 44
TARGET_ROOM: Final = 20
SIZE: Final = 15
LABELS_APART: Final = 19


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    x: float
    width: float
    bar: float
    row: float


def legend(key: Key, *, x: float, y: float, width: float, row: float = ROW) -> tuple[str, float]:
    """The legend as elements, and where it ends.

    Args:
        key: What it says.
        x: Its left edge.
        y: Its top.
        width: Of the column.
        row: Height of a row; less where there are many.
    """
    parts = [line(key.title, x=x, y=y + 10, size=18, weight=600, fill=look.INK)]
    y += 24
    for note in glyph.wrapped(key.note, room=width, size=13, most=NOTE_LINES):
        parts.append(line(note, x=x, y=y + 8, size=13, fill=look.MUTED))
        y += 18
    y += 8
    names = [row.label for row in key.classes] + [words for words, _ in key.states.values()]
    longest = max((glyph.width(name, size=SIZE) for name in names), default=0)
    place = _Place(x=x, width=width, bar=x + max(BAR_X, LABEL_X + longest + 20), row=row)
    if key.sizes and not key.sizes.title:
        drawn, y = _sizes(key.sizes, x=x, y=y)
        parts.append(drawn)
    most = max([row.count for row in key.classes] + [n for _, n in key.states.values()] + [1])
    for at, of_class in reversed(list(enumerate(key.classes))):
        parts.append(_class(of_class, place, y=y, most=most))
        y += row
        if key.target_below == at:
            parts.append(_target(key.target_label, place, y=y + TARGET_ROOM / 2 - 5))
            y += TARGET_ROOM
    y += 8
    for state, (words, count) in key.states.items():
        parts.append(_state(state, words, count, place, y=y, most=most if key.classes else 0))
        y += row
    if key.sizes and key.sizes.title:
        for text in glyph.wrapped(key.sizes.title, room=width, size=SIZE, weight=600):
            parts.append(line(text, x=x, y=y + 16, size=SIZE, weight=600, fill=look.INK))
            y += 20
        drawn, y = _sizes(key.sizes, x=x, y=y + 8)
        parts.append(drawn)
    return "".join(parts), y


def _class(row: LegendRow, place: _Place, *, y: float, most: int) -> str:
    wide, high = SWATCH
    top = y + (place.row - high) / 2
    edge: Paint = {"stroke": look.FRAME, "stroke_width": 0.75}
    return "".join(
        (
            element("rect", x=place.x, y=top, width=wide, height=high, fill=row.colour, **edge),
            line(row.label, x=place.x + LABEL_X, y=y + place.row / 2, size=SIZE, fill=look.INK),
            _bar(row.count, place, y=y, most=most, fill=row.colour, stroke=look.FRAME),
        )
    )


def _bar(count: int, place: _Place, *, y: float, most: int, **paint: str) -> str:
    """The bar and the number; without bars the number stands at the end of the row."""
    ink = look.INK if count else look.MUTED
    font: Paint = {"size": SIZE, "weight": 600, "fill": ink}
    printed = whole(count, locale=language())
    if not most:
        return line(printed, x=place.x + place.width, y=y + place.row / 2, anchor="end", **font)
    _, high = SWATCH
    length = (place.x + place.width - COUNT_ROOM - place.bar) * count / most
    top = y + (place.row - high) / 2
    bar = element("rect", x=place.bar, y=top, width=length, height=high, stroke_width=0.75, **paint)
    number = line(printed, x=place.bar + length + 8, y=y + place.row / 2, **font)
    return (bar if count else "") + number


def _state(state: str, words: str, count: int, place: _Place, *, y: float, most: int) -> str:
    ink = look.INK if count else look.MUTED
    paint: Paint = {"fill": look.PAGE, "stroke": look.HATCH_LINE}
    return "".join(
        (
            _swatch(state, x=place.x, y=y + (place.row - SWATCH[1]) / 2),
            line(words, x=place.x + LABEL_X, y=y + place.row / 2, size=SIZE, fill=ink),
            _bar(count, place, y=y, most=most, **paint),
        )
    )


def _swatch(state: str, *, x: float, y: float) -> str:
    wide, high = SWATCH
    if state == "zero":
        at: Paint = {"cx": x + wide / 2, "cy": y + high / 2, "r": 4}
        return element("circle", **at, fill=look.PAGE, stroke=look.INK, stroke_width=1.5)
    rect: Paint = {"x": x, "y": y, "width": wide, "height": high}
    edge: Paint = {"stroke": look.HATCH_LINE, "stroke_width": 1}
    if state == "estimated":
        plain = ESTIMATE_SAMPLE
        return element("rect", **rect, fill=plain) + element(
            "rect", **rect, fill="url(#estimate)", **edge
        )
    shade = look.SHADE_OF[state]
    return element("rect", **rect, fill=look.ground(shade, ())) + element(
        "rect", **rect, fill=look.over(shade), **edge
    )


def _target(words: str, place: _Place, *, y: float) -> str:
    rule: Paint = {"stroke": look.INK, "stroke_width": 1, "stroke_dasharray": "3 3"}
    return element("path", d=f"M{place.x} {y}H{place.bar - 8}", fill="none", **rule) + line(
        words, x=place.bar, y=y, size=13, fill=look.INK
    )


def _sizes(sizes: Sizes, *, x: float, y: float) -> tuple[str, float]:
    """Circles of round counts at the sizes of the map, standing on one line."""
    found = round_sizes(sizes.largest, sizes.reach)
    if not found:
        return "", y  # all are nought
    tall = max(2 * sizes.reach, (len(found) - 1) * LABELS_APART + 4)
    floor = y + tall + 4
    middle = x + sizes.reach + 2
    written = x + 2 * sizes.reach + 28
    parts = []
    for at, (count, radius) in enumerate(found):
        label_y = floor - tall + 6 + at * LABELS_APART
        centre = label_y if is_apart(sizes.reach) else floor - radius
        colour = look.MUTED if sizes.title else look.CIRCLE
        rim: Paint = {"stroke": colour, "stroke_width": 1.25, "fill": colour}
        words = f"{whole(count, locale=language())} {sizes.unit}".strip()
        parts += [
            element("circle", cx=middle, cy=centre, r=radius, fill_opacity=0.22, **rim),
            ""
            if is_apart(sizes.reach)
            else element(
                "path",
                d=f"M{middle:.1f} {floor - 2 * radius:.1f}L{written - 6:.1f} {label_y:.1f}",
                fill="none",
                stroke=look.FRAME,
                stroke_width=0.75,
            ),
            line(words, x=written, y=label_y, size=SIZE, fill=look.INK),
        ]
    return "".join(parts), max(floor, floor - tall + 3 * LABELS_APART) + 16
