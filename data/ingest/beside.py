"""Tables side by side under one heading row: `STT | Xã | Số cụm loa | | STT | Xã | Số cụm loa`."""

from dataclasses import replace
from typing import NamedTuple

from data.ingest.table import ORDINALS, Table, bare


class _Start(NamedTuple):
    """The first column of a table, and those of its ordinals and places."""

    first: int
    ordinal: int | None
    place: int


def halves(found: Table) -> list[Table]:
    """The tables that stand side by side under a heading row, from the left; mostly one.

    Another one begins where the heading of the places stands again and all that follows
    repeats what the first one heads, or has ordinals of its own.
    """
    starts = _starts(found)
    if not starts[1:]:
        return [found]
    ends = [one.first - 1 for one in starts[1:]]
    parts = [
        _part(found, one, range(one.first, end + 1))
        for one, end in zip(starts, [*ends, found.sheet.width], strict=True)
    ]
    if not all(part.labels for part in parts):
        return [found]
    heads = {tuple(part.labels.values()) for part in parts}
    has_ordinals = all(one.ordinal is not None for one in starts)
    return parts if has_ordinals or len(heads) == 1 else [found]


def _starts(found: Table) -> list[_Start]:
    """Where the table begins, and each other column headed as its places."""
    if found.place is None:
        return []
    texts = {c: bare(text) for c, text in found.sheet.row_texts(found.top)}
    starts = [_Start(1, found.ordinal, found.place)]
    for place in sorted(texts):
        if place <= found.place or texts[place] != texts[found.place]:
            continue
        is_numbered = texts.get(place - 1) in ORDINALS
        first = place - 1 if is_numbered else place
        starts.append(_Start(first, first if is_numbered else None, place))
    return starts


def _part(found: Table, start: _Start, columns: range) -> Table:
    own = {start.ordinal, start.place}
    labels = {c: one for c, one in found.labels.items() if c in columns and c not in own}
    return replace(
        found,
        place=start.place,
        ordinal=start.ordinal,
        code=found.code if found.code in columns else None,
        labels=labels,
        columns=columns,
    )
