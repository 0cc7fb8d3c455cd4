"""A whole picture, 1280 by 720 as a slide: always light, text as outlines, nothing fetched."""

import math
from html import unescape
from typing import Final

from components.maps import furniture
from components.plate import glyph, look
from components.plate.drawing import NOTICE, Drawing, drawing
from components.plate.element import Paint, element, line, lines, words
from components.plate.land import land
from components.plate.legend import TIGHT, legend
from components.plate.plan import Plate
from text import language, say
from text.number import NBSP, whole

WIDTH: Final = 1280
HEIGHT: Final = 720
MARGIN: Final = 48
MAP_WIDTH: Final = 720
COLUMN_X: Final = 808
COLUMN: Final = WIDTH - MARGIN - COLUMN_X
RULE_Y: Final = 660
TITLES: Final = (30, 26, 22)  # smaller for a long one, before anything of it is cut
MARK_HIGH: Final = 44
LEAST_NOTICE: Final = 70
NOTICE_LINES: Final = 5  # of a narrow map
EARTH_KM: Final = 40075.016686
SCALE_PX: Final = 100  # the bar is this long at most
STEPS: Final = (1, 2, 5)


def svg(one: Plate) -> str:
    """The picture as SVG: `title` and `desc` say in words what it shows."""
    head, top = _head(one)
    drawn = drawing(one.view, (MARGIN, top, MAP_WIDTH, RULE_Y - 16 - top))
    box: Paint = {"width": WIDTH, "height": HEIGHT}
    return element(
        "svg",
        element("title", words(f"{one.title} · {one.note}"), id="title"),
        element("desc", words(_description(one)), id="desc"),
        look.patterns(),
        element("rect", **box, fill=look.PAGE),
        head,
        land(drawn, one.points),
        map_furniture(drawn),
        _column(one, y=top),
        _foot(one, drawn),
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {WIDTH} {HEIGHT}",
        role="img",
        lang=language().value,
        aria_labelledby="title desc",
        **box,
    )


def _description(one: Plate) -> str:
    return " ".join(part for part in (one.mark and f"{one.mark}.", one.view.alt) if part)


def _head(one: Plate) -> tuple[str, float]:
    """Title, note and mark; and where the map may begin."""
    mark, taken = _mark(one.mark)
    room = WIDTH - 2 * MARGIN - taken
    for size in TITLES:
        title = glyph.wrapped(one.title, room=room, size=size, weight=700)
        if not title[-1].endswith("…"):
            break
    step, y = size + 6, 34 + size / 2
    drawn = lines(title, x=MARGIN, y=y, step=step, size=size, fill=look.INK, weight=700)
    y += step * len(title) - 4
    note = glyph.wrapped(one.note, room=WIDTH - 2 * MARGIN, size=17, most=1)
    drawn += lines(note, x=MARGIN, y=y, step=0, size=17, fill=look.MUTED, weight=400)
    return drawn + mark, y + 24


def _mark(text: str) -> tuple[str, float]:
    """The mark of invented figures, large; and how much of the title's room it takes."""
    if not text:
        return "", 0
    broad = glyph.width(text, size=22, weight=600) + 36
    left = WIDTH - MARGIN - broad
    rect: Paint = {"x": left, "y": 30, "width": broad, "height": MARK_HIGH, "rx": 4}
    font: Paint = {"size": 22, "weight": 600, "fill": look.MARK}
    written = line(text, x=left + 18, y=30 + MARK_HIGH / 2, **font)
    edge: Paint = {"stroke": look.MARK, "stroke_width": 1.5}
    return element("rect", **rect, fill=look.MARK_GROUND, **edge) + written, broad + 24


def _column(one: Plate, *, y: float) -> str:
    """The figure of all together with what it never stands without, then the legend."""
    parts = []
    for text in glyph.wrapped(one.whole_name, room=COLUMN, size=16):
        parts.append(line(text, x=COLUMN_X, y=y + 10, size=16, fill=look.INK))
        y += 22
    if one.whole:
        parts.append(line(one.whole, x=COLUMN_X, y=y + 24, size=38, weight=700, fill=look.INK))
        y += 52
    for text in one.beside:
        for part in glyph.wrapped(text, room=COLUMN, size=15):
            parts.append(line(part, x=COLUMN_X, y=y + 8, size=15, fill=look.INK))
            y += 21
    y += 10
    rule: Paint = {"stroke": look.HAIRLINE, "stroke_width": 1}
    parts.append(element("path", d=f"M{COLUMN_X} {y}H{COLUMN_X + COLUMN}", **rule))
    drawn, end = legend(one.key, x=COLUMN_X, y=y + 14, width=COLUMN)
    if end > RULE_Y:
        drawn, _ = legend(one.key, x=COLUMN_X, y=y + 14, width=COLUMN, row=TIGHT)
    return "".join((*parts, drawn))


def _foot(one: Plate, drawn: Drawing) -> str:
    """Source, cut-off and whose outlines; at the right the revision."""
    source, revision = one.foot
    of_outlines = unescape(furniture.attribution(drawn.layer))
    text = f"{source} {of_outlines[:1].upper()}{of_outlines[1:]}."
    taken = glyph.width(revision, size=13)
    told = glyph.wrapped(text, room=WIDTH - 2 * MARGIN - taken - 32, size=13)
    rule: Paint = {"stroke": look.HAIRLINE, "stroke_width": 1}
    y = RULE_Y + 16
    return "".join(
        (
            element("path", d=f"M{MARGIN} {RULE_Y}H{WIDTH - MARGIN}", **rule),
            lines(told, x=MARGIN, y=y, step=18, size=13, fill=look.MUTED, weight=400),
            line(revision, x=WIDTH - MARGIN, y=y, anchor="end", size=13, fill=look.MUTED),
        )
    )


def map_furniture(drawn: Drawing) -> str:
    """What the map says of itself: notices, scale, north."""
    left, top, wide, high = drawn.room
    texts = [
        part
        for notice in drawn.notices
        for part in glyph.wrapped(
            notice, room=max(wide - 170, LEAST_NOTICE), size=NOTICE, most=NOTICE_LINES
        )
    ]
    y = top + high - 14 - 16 * (len(texts) - 1)
    notices = lines(texts, x=left + 12, y=y, step=16, size=NOTICE, fill=look.MUTED, weight=400)
    right, foot = left + wide - 16, top + high
    return notices + _scale(drawn, right, foot - 12) + _north(right - 6, top + 12)


def _scale(drawn: Drawing, right: float, y: float) -> str:
    """A bar of a round number of kilometres, at the middle of the map."""
    south, _, north, _ = drawn.layer.bounds
    km = EARTH_KM * math.cos(math.radians((south + north) / 2)) / drawn.frame.scale
    most = km * SCALE_PX
    power = 10 ** math.floor(math.log10(most))
    round_km = max(step * power for step in STEPS if step * power <= most)
    long = round_km / km
    digits = whole(round(round_km), locale=language()) if round_km >= 1 else str(round_km)
    bar = element(
        "path", d=f"M{right - long:.1f} {y}H{right:.1f}", stroke=look.MUTED, stroke_width=1.5
    )
    at: Paint = {"x": right - long / 2, "y": y - 9, "size": 12, "anchor": "middle"}
    return bar + line(f"{digits}{NBSP}km", **at, fill=look.MUTED)


def _north(x: float, y: float) -> str:
    arrow = f"M{x} {y}l6 16l-6 -4l-6 4z"
    return element("path", d=arrow, fill=look.MUTED) + line(
        say("picture.north"), x=x, y=y + 25, size=12, weight=600, anchor="middle", fill=look.MUTED
    )
