"""What of a view stands where on its slide, and what takes another one."""

from collections.abc import Iterator, Sequence
from typing import Final

from components.plate import Plate, look
from components.story.deck import chart, heat, land
from components.story.deck.box import GAP, Box, Thing
from components.story.deck.ends import ends
from components.story.deck.going import Draw
from components.story.deck.letter import LEAD, Line, cut, fitted, high, written
from components.story.deck.listing import Listing
from components.story.shown import Chart, Fact, Kind, Shown, Table
from text import say

BIG: Final = (44.0, 40.0, 36.0, 32.0, 28.0, 24.0, 20.0)
MIDDLE: Final = (24.0, 20.0, 18.0, 16.0, 14.0, 12.0, 11.0)
BROAD: Final = 760.0
MANY: Final = 2
TALLY: Final = 128.0
LOW: Final = 330.0
MOST_CELLS: Final = 200
"""A table of more coloured cells is seen as one picture."""
THREE: Final = 5
"""As many facts stand three side by side."""


def slides(one: Shown, *, is_vector: bool) -> Iterator[Draw]:
    """What each slide of a view draws; each is drawn before the next is asked for."""
    tables = list(map(Listing, one.tables))
    if one.plate is not None and one.plate_beside is not None:
        yield lambda shapes, box: _two_maps(shapes, box, one, is_vector)
    elif one.plate is not None and one.charts:
        yield lambda shapes, box: _overview(shapes, box, one, is_vector)
        tables = tables[:-1]
    elif one.plate is not None:
        later: list[Table] = []
        yield lambda shapes, box: _one_map(shapes, box, one, is_vector, later)
        tables = list(map(Listing, later))
    elif one.charts and one.charts[0].kind is Kind.STACKED:
        yield lambda shapes, box: _tally(shapes, box, one, tables[:1])
    elif one.charts:
        yield lambda shapes, box: _charts(shapes, box, one)
        titles = {each.title for each in one.charts if each.kind is Kind.LINE}
        tables = [each for each in tables if each.table.title not in titles]
    elif one.facts:
        yield lambda shapes, box: _facts_and_table(shapes, box, one, tables[:1])
    for each in tables:
        if heat.is_heat(each.table) and len(each.table) * len(each.table.columns) > MOST_CELLS:
            yield from heat.Heat(each.table).pages()
        else:
            yield from each.pages()


def _one_map(shapes: Thing, box: Box, one: Shown, is_vector: bool, later: list[Table]) -> list[str]:
    """The map; the figure of all together, the legend; who is first and last, or all of it later.

    What has no room beside the map on a slide that is neither broad nor high is put into `later`.
    """
    if one.plate is None:
        return []
    if box.w >= BROAD:
        left, middle, right = box.columns((44, 25, 31))
        land.drawn(shapes, left, one.plate, is_vector=is_vector)
        used = facts(shapes, middle._replace(h=middle.h * 0.62), one.facts)
        land.legend(shapes, middle.below(used), one.plate.key)
        return ends(shapes, right, one.tables[0])
    left, right = box.columns((50, 50))
    if box.h < LOW:
        later.append(one.tables[0])
        land.drawn(shapes, left, one.plate, is_vector=is_vector)
        used = facts(shapes, right._replace(h=right.h * 0.4), one.facts[:1], sizes=MIDDLE)
        land.legend(shapes, right.below(used), one.plate.key)
        return []
    above, below = left.rows((62, 38))
    land.drawn(shapes, above, one.plate, is_vector=is_vector)
    land.legend(shapes, below, one.plate.key)
    used = facts(shapes, right._replace(h=right.h * 0.4), one.facts)
    return ends(shapes, right.below(used), one.tables[0])


def _two_maps(shapes: Thing, box: Box, one: Shown, is_vector: bool) -> list[str]:
    """Two maps side by side, each under its figure and beside its legend."""
    plates = [each for each in (one.plate, one.plate_beside) if each is not None]
    for at, (room, plate) in enumerate(zip(box.columns((1, 1)), plates, strict=True)):
        used = facts(shapes, room._replace(h=84), one.facts[at : at + 1], sizes=MIDDLE)
        _with_legend(shapes, room.below(used, gap=6), plate, is_vector)
    return [say("deck.in_workbook")]


def _with_legend(shapes: Thing, box: Box, plate: Plate, is_vector: bool) -> None:
    left, right = box.columns((58, 42))
    land.drawn(shapes, left, plate, is_vector=is_vector)
    land.legend(shapes, right, plate.key)


def _overview(shapes: Thing, box: Box, one: Shown, is_vector: bool) -> list[str]:
    """The map with its legend, the figures, the plan in one bar."""
    if one.plate is None:
        return []
    left, right = box.columns((46, 54) if box.w >= BROAD else (50, 50))
    _with_legend(shapes, left, one.plate, is_vector)
    high_ = TALLY if len(one.charts) == 1 else right.h / 2
    _grid_of_facts(shapes, right._replace(h=right.h - high_ - GAP), one.facts)
    below = right._replace(y=right.bottom - high_, h=high_)
    for room, each in zip(below.columns([1] * len(one.charts)), one.charts, strict=True):
        chart.drawn(shapes, room, each, alt=_alt(one, each))
    return [say("deck.in_workbook")]


def _grid_of_facts(shapes: Thing, box: Box, found: Sequence[Fact]) -> None:
    """Two side by side, many on a broad slide three."""
    across = 3 if len(found) >= THREE and box.w >= BROAD / 2 else 2
    count = max(1, -(-len(found) // across))
    for row, room in enumerate(box.rows([1] * count)):
        several = found[across * row : across * (row + 1)]
        for part, one in zip(room.columns([1] * across), several, strict=False):
            facts(shapes, part, [one], sizes=MIDDLE)


def _tally(shapes: Thing, box: Box, one: Shown, tables: Sequence[Listing]) -> list[str]:
    """The bar of all targets beside how many are met; the list below."""
    head = box._replace(h=TALLY)
    left, right = head.columns((24, 76))
    facts(shapes, left, one.facts)
    chart.drawn(shapes, right, one.charts[0], alt=_alt(one, one.charts[0]))
    return tables[0].drawn(shapes, box.below(TALLY)) if tables else []


def _charts(shapes: Thing, box: Box, one: Shown) -> list[str]:
    """Charts side by side, or on a narrow slide one below the other; the figures at the right."""
    room = box
    if one.facts:
        room, right = box.columns((74, 26))
        facts(shapes, right, one.facts)
    if one.charts[0].kind is Kind.BAR:
        return _bars(shapes, room, one.charts[0], one)
    is_broad = room.w >= BROAD * 0.6
    shares = [1] * len(one.charts)
    rooms = room.columns(shares) if is_broad else room.rows(shares)
    for each, place in zip(one.charts, rooms, strict=True):
        chart.drawn(shapes, place, each, alt=_alt(one, each))
    return list(dict.fromkeys(words for each in one.charts for words in chart.seams(each)))


def _bars(shapes: Thing, box: Box, one: Chart, shown: Shown) -> list[str]:
    """As many bars as two columns hold; how many more there are is said."""
    most = max(1, int((box.h - chart.FRAME) / chart.BAR_HIGH))
    pieces = chart.parts(one, most=most)
    shown_now = pieces[:MANY]
    left_out = sum(len(piece.categories) for piece in pieces[MANY:])
    rooms = box.columns([1] * len(shown_now))
    for at, (piece, room) in enumerate(zip(shown_now, rooms, strict=True)):
        title = say("deck.on", title="").strip() if at else ""
        chart.drawn(shapes, room, piece, alt=_alt(shown, piece), whole=one, title=title)
    return [say("deck.rest", n=left_out)] if left_out else []


def _facts_and_table(
    shapes: Thing,
    box: Box,
    one: Shown,
    tables: Sequence[Listing],
) -> list[str]:
    left, right = box.columns((26, 74))
    facts(shapes, left, one.facts)
    return tables[0].drawn(shapes, right) if tables else []


def facts(
    shapes: Thing,
    box: Box,
    found: Sequence[Fact],
    *,
    sizes: Sequence[float] = BIG,
) -> float:
    """Numbers with their words, the first one largest; those that fit, whole."""
    used = 0.0
    for at, one in enumerate(found):
        room = box.below(used, gap=10) if used else box
        value, size = fitted(
            one.value,
            wide=room.w,
            high=min(60 if not at else 32, room.h - 13 * LEAD),
            sizes=sizes if not at else MIDDLE,
            is_bold=True,
        )
        called = max(1, int((room.h - size * LEAD) / (13 * LEAD)))
        name = cut(one.name, wide=room.w, size=13, most=called)
        lines = [
            Line(text=name, size=13, colour=look.MUTED),
            Line(text=value, size=size, is_bold=True),
        ]
        for text in one.beside:  # whole or not at all: the notes have all of them
            more = Line(text=text, size=12)
            if sum(high(line, wide=room.w) for line in (*lines, more)) <= room.h:
                lines.append(more)
        needed = sum(high(line, wide=room.w) for line in lines[:2])
        if at and needed > room.h:
            break
        used = room.y + written(shapes, room, lines, name="fact") - box.y
    return used


def _alt(one: Shown, each: Chart) -> str:
    """The page's own sentence, else names and figures."""
    words = one.sentences[0] if one.sentences else ""
    last = [
        f"{series.name}: {value:.{each.decimals}f}"
        for series in each.series
        for value in [next((v for v in reversed(series.values) if v is not None), None)]
        if value is not None
    ]
    return f"{each.title}. {words} {'; '.join(last[:6])}".strip()
