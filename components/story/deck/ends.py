"""The first and the last places of a list, beside their map."""

from collections.abc import Sequence
from typing import Final

from components.plate import look
from components.story.deck import grid
from components.story.deck.box import Box, Thing
from components.story.deck.cell import put_down
from components.story.deck.letter import Line, written
from components.story.deck.listing import REST, Listing
from components.story.shown import Column, Table
from text import say

MANY: Final = 2
MOST_ENDS: Final = 6


def ends(shapes: Thing, box: Box, one: Table) -> list[str]:
    """The first and the last of the units with a value, and how many stand between."""
    columns = [each for key in ("unit", "now", "value") for each in one.columns if each.key == key][
        :MANY
    ]
    value = next((each for each in one.columns if each.key == "value"), None)
    if value is None or not columns:
        return Listing(one).drawn(shapes, box)
    columns = [columns[0], value]
    known = [at for at, each in enumerate(value.values) if each is not None]
    if len(known) <= MANY:
        return Listing(one).drawn(shapes, box)
    half = box._replace(h=(box.h - REST - 12) / 2 - 22)
    most = min(MOST_ENDS, len(known) // 2)
    halves = (known[:most], known[-most:][::-1])
    count = min(grid.cut(one, columns, rows, half, size=12)[1] for rows in halves)
    if not count:
        return [say("deck.in_workbook")]
    first, last = known[:count], known[-count:]
    used = _end(shapes, box, one, columns, first, say("deck.first", n=len(first)))
    room = box.below(used, gap=8)
    used = _end(shapes, room, one, columns, last, say("deck.last", n=len(last)))
    between, silent = len(known) - 2 * count, len(one) - len(known)
    words = say("deck.between", n=between) if between > 0 else ""
    told = " ".join(filter(None, (words, say("deck.silent", n=silent) if silent else "")))
    if told:
        below = room.below(used, gap=4)
        line = Line(text=told, size=11, colour=look.MUTED)
        written(shapes, below, [line], name="rest")
    return [told] if told else []


def _end(
    shapes: Thing,
    box: Box,
    one: Table,
    columns: Sequence[Column],
    rows: Sequence[int],
    title: str,
) -> float:
    head = Line(text=title, size=13, is_bold=True)
    used = written(shapes, box._replace(h=20), [head], name="end")
    room = box.below(used, gap=2)
    kept, _ = grid.cut(one, columns, rows, room, size=12)
    put_down(shapes, room, kept, name=title)
    return room.y + sum(kept.heights) - box.y
