"""Tables side by side that were mapped by hand: a person named the places of each of them."""

from collections.abc import Mapping
from dataclasses import replace

from data.ingest.answer import Meaning
from data.ingest.meaning import Role
from data.ingest.table import Table


def halves(found: Table, said: Mapping[int, Meaning]) -> list[Table]:
    """The tables that stand side by side where a person named places twice in a heading row."""
    role = Role.UNIT if found.place else Role.CODE
    leads = sorted(c for c, meaning in said.items() if meaning.role == role)
    if not leads[1:]:
        return [found]
    starts = [1, *(_start(found, leads[0], lead) for lead in leads[1:])]
    ends = [*(start - 1 for start in starts[1:]), found.sheet.width]
    return [_half(found, said, range(start, end + 1)) for start, end in
            zip(starts, ends, strict=True)]  # fmt: skip


def _start(found: Table, left: int, right: int) -> int:
    """The first column of a table on the right: those before its places repeat the left one's."""
    heads = dict(found.sheet.row_texts(found.top))
    start = right
    while start - 1 > left and heads.get(start - 1, "") == heads.get(left - right + start - 1):
        start -= 1
    return start


def _half(found: Table, said: Mapping[int, Meaning], columns: range) -> Table:
    places = {role: c for c, (role, *_) in said.items() if c in columns}
    place, code = places.get(Role.UNIT), places.get(Role.CODE)
    labels = {c: one for c, one in found.labels.items() if c in columns and c not in (place, code)}
    ordinal = found.ordinal if found.ordinal in columns else None
    return replace(found, place=place, code=code, ordinal=ordinal, labels=labels, columns=columns)
