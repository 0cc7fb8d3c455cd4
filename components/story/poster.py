"""One view as a picture: a map as it is exported; all else with title, figures, charts and source.

As wide as a slide, and as high as it needs to be; a table of many columns is wider.
"""

import math
import re
from dataclasses import replace
from typing import Final

from components import plate
from components.plate import glyph, look
from components.plate.element import Paint, element, line, lines, picture
from components.story import poster_map, poster_table
from components.story.shown import Chart, Fact, Kind, Shown, Table
from components.story.sketch import chart_svg
from text import language

WIDTH: Final = 1280.0
LEAST_HIGH: Final = 420.0
MARGIN: Final = 48.0
TITLE: Final = 30
STEP: Final = 36
ACROSS: Final = 3
"""Facts beside each other."""
MOST_FACTS: Final = 9
MARK_HIGH: Final = 44.0
GAP: Final = 28.0
SMALL: Final = 15
ZOOM: Final = 2.0
MOST_PIXELS: Final = 30_000_000
"""Of a picture: more is too much for the programs that it is put into."""
MOST_BARS: Final = 10_000
SIZE: Final = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')

Drawn = tuple[str, float]
"""Elements, and where they end."""


def svg(one: Shown) -> str:
    """The picture as SVG, text as outlines; in the language that the view was made in."""
    if is_plate(one) and one.plate is not None:
        return plate.svg(one.plate)
    tables = _tables(one)
    wide = max([WIDTH, *(poster_table.width(table) + 2 * MARGIN for table in tables)])
    head, y = _head(one, wide)
    parts = [head]
    drawn, y = _problem(one, y, wide)
    parts.append(drawn)
    drawn, y = _facts(one, y)
    parts.append(drawn)
    drawn, y = poster_map.maps(one, x=MARGIN, y=y, width=WIDTH - 2 * MARGIN)
    parts.append(drawn)
    for chart in one.charts:
        drawn, y = _chart(chart, y)
        parts.append(drawn)
    for table in tables:
        named = table if table.title != one.title else replace(table, title="")
        drawn, y = poster_table.drawn(named, x=MARGIN, y=y)
        parts.append(drawn)
        y += GAP
    drawn, high = _foot(one, max(y, LEAST_HIGH), wide)
    parts.append(drawn)
    return picture(
        look.patterns(),
        element("rect", width=wide, height=high, fill=look.PAGE),
        *parts,
        title=f"{one.title} · {one.note}",
        described=" ".join(filter(None, (one.mark, one.problem, *one.sentences))),
        wide=wide,
        high=high,
        language=language().value,
    )


def is_plate(one: Shown) -> bool:
    """The page shows one map and says beside it what the picture of the map says, too."""
    has_map = one.plate is not None and one.plate_beside is None
    return has_map and not one.charts


def zoom(drawn: str) -> float:
    """Pixels to one of the picture's: sharp on paper, and no larger than programs take."""
    found = SIZE.search(drawn)
    if found is None:
        return ZOOM
    wide, high = (float(part) for part in found.groups())
    return min(ZOOM, math.sqrt(MOST_PIXELS / (wide * high)))


def _tables(one: Shown) -> tuple[Table, ...]:
    """Those that nothing else of the picture shows; the last beside a map is of its units."""
    if one.plate_beside is not None:
        return ()
    if one.plate is not None:
        return one.tables[:-1]
    has_lines = any(chart.kind is not Kind.STACKED for chart in one.charts)
    return () if has_lines else one.tables


def _head(one: Shown, wide: float) -> Drawn:
    """Title, note and mark; and where the rest may begin."""
    mark, taken = _mark(one.mark, wide)
    title = glyph.wrapped(one.title, room=wide - 2 * MARGIN - taken, size=TITLE, weight=700, most=3)
    y = 50.0
    parts = lines(title, x=MARGIN, y=y, step=STEP, size=TITLE, fill=look.INK, weight=700)
    y += STEP * len(title) - 4
    note = glyph.wrapped(one.note, room=wide - 2 * MARGIN - taken, size=17, most=4)
    parts += lines(note, x=MARGIN, y=y, step=24, size=17, fill=look.MUTED, weight=400)
    return parts + mark, y + 24 * len(note) + 12


def _mark(text: str, wide: float) -> tuple[str, float]:
    """The mark of invented figures, and how much of the title's room it takes."""
    if not text:
        return "", 0
    broad = glyph.width(text, size=22, weight=600) + 36
    left = wide - MARGIN - broad
    rect: Paint = {"x": left, "y": 30, "width": broad, "height": MARK_HIGH, "rx": 4}
    edge: Paint = {"stroke": look.MARK, "stroke_width": 1.5}
    written = line(text, x=left + 18, y=30 + MARK_HIGH / 2, size=22, weight=600, fill=look.MARK)
    return element("rect", **rect, fill=look.MARK_GROUND, **edge) + written, broad + 24


def _problem(one: Shown, y: float, wide: float) -> Drawn:
    """Why there is nothing to see."""
    if not one.problem:
        return "", y
    told = glyph.wrapped(one.problem, room=wide - 2 * MARGIN, size=22, most=6)
    drawn = lines(told, x=MARGIN, y=y + 20, step=32, size=22, fill=look.INK, weight=400)
    return drawn, y + 32 * len(told) + 20


def _facts(one: Shown, y: float) -> Drawn:
    """Three beside each other, each number large under its name; a map says its own itself."""
    facts = one.facts if one.plate_beside is None else ()
    room = (WIDTH - 2 * MARGIN - GAP * (ACROSS - 1)) / ACROSS
    parts = []
    for first in range(0, min(len(facts), MOST_FACTS), ACROSS):
        row = facts[first : first + ACROSS]
        made = [
            _fact(each, MARGIN + at * (room + GAP), y, room=room) for at, each in enumerate(row)
        ]
        parts += [drawn for drawn, _ in made]
        y = max(below for _, below in made) + 18
    return "".join(parts), y + (8 if facts else 0)


def _fact(one: Fact, x: float, y: float, *, room: float) -> Drawn:
    name = glyph.wrapped(one.name, room=room, size=SMALL, weight=600, most=2)
    parts = lines(name, x=x, y=y + 8, step=20, size=SMALL, fill=look.INK, weight=600)
    y += 20 * len(name)
    size = min(32.0, 32.0 * room / max(glyph.width(one.value, size=32, weight=700), 1))
    parts += line(one.value, x=x, y=y + 22, size=size, weight=700, fill=look.INK)
    y += 46
    beside = [
        part for text in one.beside for part in glyph.wrapped(text, room=room, size=SMALL, most=3)
    ]
    parts += lines(beside, x=x, y=y + 6, step=20, size=SMALL, fill=look.MUTED, weight=400)
    return parts, y + 20 * len(beside)


def _chart(one: Chart, y: float) -> Drawn:
    """Its title, and below it the chart as wide as the picture."""
    name = glyph.wrapped(one.title, room=WIDTH - 2 * MARGIN, size=18, weight=600, most=2)
    parts = lines(name, x=MARGIN, y=y + 10, step=24, size=18, fill=look.INK, weight=600)
    y += 24 * len(name) + 4
    made = chart_svg(one, most=MOST_BARS)
    found = SIZE.search(made)
    wide, high = (float(part) for part in found.groups()) if found else (1.0, 0.0)
    scale = (WIDTH - 2 * MARGIN) / wide
    moved = f"translate({MARGIN:g} {y:g}) scale({scale:.5g})"
    return parts + element("g", made, transform=moved), y + high * scale + GAP


def _foot(one: Shown, y: float, wide: float) -> Drawn:
    """Where the figures come from; at the right the revision, which is never cut."""
    rule: Paint = {"stroke": look.HAIRLINE, "stroke_width": 1}
    taken = glyph.width(one.revision, size=13)
    room = max(wide - 2 * MARGIN - taken - 32, 200)
    source = glyph.wrapped(one.source, room=room, size=13, most=3)
    drawn = element("path", d=f"M{MARGIN:g} {y:g}H{wide - MARGIN:g}", **rule)
    drawn += lines(source, x=MARGIN, y=y + 18, step=18, size=13, fill=look.MUTED, weight=400)
    at = wide - MARGIN
    drawn += line(one.revision, x=at, y=y + 18, anchor="end", size=13, fill=look.MUTED)
    return drawn, y + 18 * max(len(source), 1) + 28
