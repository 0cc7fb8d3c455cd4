"""How a table is cut to a room: which columns, how wide, which rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from components.story.deck import letter
from components.story.deck.box import GAP, Box
from components.story.deck.letter import BOLD, LEAD, PLAIN, wrapped
from components.story.shown import Column, Table

SIZE: Final = 12.0
PAD: Final = (5.0, 2.5)
MOST_LINES: Final = 3
LEAST_WIDE: Final = 44.0
MOST_WIDE: Final = 300.0
FIRST_LEAST: Final = 110.0
SLACK: Final = 4.0
HEAD: Final = 0.62
"""A head of several words takes two lines."""
LEAST_TEXT: Final = 96.0
BLOCKS: Final = 3
KEYS: Final = ("unit", "value", "rank", "state", "goal", "change", "lead", "moved", "class")
"""What a table keeps first where there is little room; then the columns without a key."""
LAST: Final = frozenset({"code", "source", "basis", "quotient"})
"""What nobody reads from a slide: it is in the workbook."""
PERIOD: Final = "period"  # of several, the newest are kept


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table cut to a room.

    Args:
        heads: Of the columns.
        rows: Cells as printed.
        is_right: Which columns are flush right.
        widths: Of the columns.
        heights: Of the head and of each row.
        colours: One a row, "" for none.
        grounds: Of the cells of each row, "" for none; nothing where no cell has a colour.
    """

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    is_right: tuple[bool, ...]
    widths: tuple[float, ...]
    heights: tuple[float, ...]
    colours: tuple[str, ...]
    grounds: tuple[tuple[str, ...], ...] = ()


def blocks(
    one: Table, columns: Sequence[Column], box: Box, size: float, start: int = 0
) -> list[Box]:
    """A narrow table of many rows goes on beside itself."""
    _, fits = cut(one, columns, range(start, len(one)), box, size=size)
    wanted = sum(_tight(column, size) for column in columns)
    count = min(BLOCKS, int((box.w + GAP) / (wanted + GAP)))
    left = len(one) - start
    if fits in {0, left} or count < 2:  # noqa: PLR2004 - beside itself
        return [box]
    return box.columns([1] * min(count, -(-left // fits)))


def columns_for(
    one: Table, wide: float, *, size: float = SIZE
) -> tuple[list[Column], list[Column]]:
    """The columns that there is room for, in their order; and the others."""
    places = {key: at for at, key in enumerate(KEYS)}

    def rank(column: Column) -> tuple[int, int]:
        last = len(KEYS) + (column.key in LAST)
        at = one.columns.index(column)
        return places.get(column.key, last), -at if column.key == PERIOD else at

    kept: list[Column] = []
    taken = 0.0
    for column in sorted(one.columns, key=rank):
        least = _least(column, size)
        if kept and taken + least > wide:
            continue
        kept.append(column)
        taken += least
    left_out = [column for column in one.columns if column not in kept]
    return [column for column in one.columns if column in kept], left_out


def natural(column: Column, size: float) -> float:
    """The width that a column would like."""
    head = size * letter.width(column.title, BOLD) * HEAD  # on two lines
    return max(_tight(column, size), min(MOST_WIDE, head + 2 * PAD[0] + SLACK))


def _tight(column: Column, size: float) -> float:
    """The width in which no value is broken, and no word of the head."""
    longest = max(
        *(letter.width(text, PLAIN) for text in ("", *column.printed)),
        *(letter.width(word, BOLD) for word in column.title.split(" ")),
    )
    return min(MOST_WIDE, max(LEAST_WIDE, size * longest + 2 * PAD[0] + SLACK))


def _least(column: Column, size: float) -> float:
    """What a column needs: numbers are never broken, words may be."""
    wanted = natural(column, size)
    if column.is_number:
        return _tight(column, size)
    return min(wanted, FIRST_LEAST if column.key == "unit" else LEAST_TEXT)


def widths_of(columns: Sequence[Column], wide: float, size: float) -> tuple[float, ...]:
    """Each what it needs; of what is left first what breaks no value, then what suits the head."""
    found = [_least(column, size) for column in columns]
    for wish in (_tight, natural):
        wanted = [
            max(0.0, wish(column, size) - has) for column, has in zip(columns, found, strict=True)
        ]
        left = max(0.0, wide - sum(found))
        share = min(1.0, left / sum(wanted)) if sum(wanted) else 0.0
        found = [has + share * more for has, more in zip(found, wanted, strict=True)]
    squeezed = min(1.0, wide / sum(found))
    return tuple(each * squeezed for each in found)


def cut(
    one: Table, columns: Sequence[Column], order: Sequence[int], box: Box, *, size: float
) -> tuple[Grid, int]:
    """The rows that fit a room, in an order; and how many those are."""
    widths = widths_of(columns, box.w, size)
    heads = tuple(column.title for column in columns)
    heights = [_high(heads, widths, size, is_bold=True)]
    rows: list[tuple[str, ...]] = []
    for at in order:
        cells = tuple(column.printed[at] for column in columns)
        needed = _high(cells, widths, size)
        if sum(heights) + needed > box.h:
            break
        rows.append(cells)
        heights.append(needed)
    colours = tuple(one.colours[at] for at in order[: len(rows)]) if one.colours else ()
    grid = Grid(
        heads=heads,
        rows=tuple(rows),
        is_right=tuple(column.is_number for column in columns),
        widths=widths,
        heights=tuple(heights),
        colours=colours,
        grounds=_grounds(columns, order[: len(rows)]),
    )
    return grid, len(rows)


def _grounds(columns: Sequence[Column], order: Sequence[int]) -> tuple[tuple[str, ...], ...]:
    if not any(column.colours for column in columns):
        return ()
    return tuple(
        tuple(column.colours[at] if column.colours else "" for column in columns) for at in order
    )


def _high(
    cells: Sequence[str], widths: Sequence[float], size: float, *, is_bold: bool = False
) -> float:
    lines = max(
        len(_lines(text, wide, size, is_bold=is_bold))
        for text, wide in zip(cells, widths, strict=True)
    )
    return lines * size * LEAD + 2 * PAD[1] + 0.5


def _lines(text: str, wide: float, size: float, *, is_bold: bool) -> list[str]:
    inner = wide - 2 * PAD[0] - SLACK / 2
    return wrapped(text, wide=inner, size=size, most=MOST_LINES, is_bold=is_bold)
