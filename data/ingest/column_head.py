"""What the headings of a table say of its columns: which number of what, and of which period."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from data.catalog import Kind, alias, alias_key
from data.ingest import column, column_basis, multiple, period_label, table
from data.ingest.answer import Meaning
from data.ingest.form import Field
from data.ingest.heading import every_heading, heading
from data.ingest.meaning import FIELDS, KNOWN, is_by_hand, meant, twice
from data.ingest.table import RowKind, Table
from data.ingest.value import read
from data.model import Basis
from data.period import Period
from geo.name import fold
from geo.units import Level

CODE_LABEL: Final = re.compile(r"[a-z]{1,4}[ .]?\d{1,3}")
RATIO: Final = re.compile(r"(ty le|tl|phan tram|%)[\s()%]*")
ANY_VALUE: Final = re.compile(
    r"(gia tri|ket qua|so lieu|so luong|diem|diem so|chi so|ty le|thuc hien|%)[\s()%]*"
)
VALUE_OF: Final = re.compile(r"(?:gia tri|diem|diem so|chi so)\s+(?P<what>[^()]+?)\s*(?:\(.*\))?")
MOST_PERCENT: Final = 100.0
ROWS_TO_JUDGE: Final = 500
TITLE_ROWS: Final = 8

Named = column.Column | column.Unclear | None


@dataclass(slots=True)
class Head:
    """One column's heading, understood; `labels` are what is left without the period."""

    place: int
    labels: tuple[str, ...]
    period: Period | None
    named: Named
    divides: frozenset[str] = field(default_factory=frozenset)
    basis: Basis = Basis.UNSAID


def heads_of(found: Table, *, about: Named, year: int | None, level: Level) -> list[Head]:
    """The headings of a table, with what a person said of its columns.

    Args:
        found: The table.
        about: See `data.ingest.slot.slots_of`.
        year: The same.
        level: The same.
    """
    is_of_index = _is_of_index(found)
    heads = [
        _head(place, labels, about, year, is_of_index=is_of_index, level=level)
        for place, labels in found.labels.items()
    ]
    _pair(heads)
    return list(_said(found, heads)) if said_of_table(found) else heads


def said_of_table(found: Table) -> Mapping[int, Meaning]:
    """What a person said of the columns of this table, and of no other in its sheet."""
    said = _said_of_heading(found)
    if found.columns is None:
        return said
    return {place: one for place, one in said.items() if place in found.columns}


def _said_of_heading(found: Table) -> Mapping[int, Meaning]:
    said = found.sheet.settled
    if found.top in said.others:
        return said.others[found.top].columns
    if not said.columns or is_by_hand(said.columns):
        best = heading(found.sheet) if said.columns else None
        is_other = best is not None and best.top != found.top
        others = {one.top for one in every_heading(found.sheet)} if is_other else set()
        return {} if found.top in others else said.columns
    first = table.find(found.sheet)
    return said.columns if first is None or found.top <= first.top else {}


def settled(found: Table, head: Head) -> Named:
    """What a column holds, from its cells where its heading leaves percent or count open.

    A percent sign is a percentage; a word for things counted, or more than 100, is a count.
    """
    if not isinstance(head.named, column.Unclear):
        return head.named
    for row in _rows(found):
        shows_percent = (row, head.place) in found.sheet.percents
        said = read(found.sheet.at(row, head.place), shows_percent=shows_percent)
        if said.is_percent:
            return column.Column(head.named.indicator, Field.VALUE)
        if said.unit or (said.value or 0.0) > MOST_PERCENT:
            return column.Column(head.named.indicator, Field.NUMERATOR)
    return head.named


def _is_of_index(found: Table) -> bool:
    """Whether a table's title or headings say that its columns are an index and its parts."""
    rows = range(max(1, found.top - TITLE_ROWS), found.first)
    return column.speaks_of_index(text for row in rows for _, text in found.sheet.row_texts(row))


def _said(found: Table, heads: list[Head]) -> Iterator[Head]:
    """The headings with what a person said of their columns.

    In a table mapped by hand nothing but what was said counts. Otherwise it fills in for
    headings that the catalogue does not know.
    """
    columns = said_of_table(found)
    by_hand = is_by_hand(columns)
    taken: dict[tuple[str, Field, Period | None], int] = {}
    for head in heads:
        meaning = columns.get(head.place)
        is_known = isinstance(head.named, column.Column) or bool(head.divides)
        if meaning is not None and (by_hand or not is_known):
            if meaning.role in KNOWN and meaning.role not in FIELDS:
                continue
            head.named = meant(meaning, sheet=found.sheet, place=head.place)
            head.divides = frozenset()
            head.period = Period.parse(meaning.period) if meaning.period else head.period
        elif by_hand:
            head.named, head.divides = None, frozenset()
        if isinstance(head.named, column.Column):
            key = (head.named.indicator.id, head.named.field, head.period)
            other = taken.setdefault(key, head.place)
            if meaning is not None and other != head.place:
                raise twice(found.sheet, other, head.place)
        yield head


def _head(
    place: int,
    labels: tuple[str, ...],
    about: Named,
    year: int | None,
    *,
    is_of_index: bool,
    level: Level,
) -> Head:
    period, rest = period_label.over_column(labels, year=year)
    basis, rest = column_basis.of_labels(rest)
    rest = column.own(rest, is_of_index=is_of_index)
    if len(rest) > 1:
        rest = tuple(one for one in rest if not CODE_LABEL.fullmatch(fold(one))) or rest
    named = _of_level(rest, level, is_of_index=is_of_index) if rest else about
    if named is None and len(rest) == 1 and ANY_VALUE.fullmatch(fold(rest[0])):
        named = about
    if named is None and len(rest) == 1 and (of := VALUE_OF.fullmatch(fold(rest[0]))):
        named = column.column([of["what"]], is_of_index=is_of_index)
    divides = frozenset(one.id for one in column.denominators(rest))
    if named is None and not divides and len(rest) == 1 and isinstance(about, column.Column):
        named = _of_title(rest[0], about)
    inside, shorter = column_basis.within(labels)
    if inside is not Basis.UNSAID and basis is Basis.UNSAID:
        one = _head(place, shorter, about, year, is_of_index=is_of_index, level=level)
        is_unknown = named is None and not divides
        if (one.named, one.divides) == (named, divides) or is_unknown:
            return replace(one, basis=inside)
    return Head(place, rest, period, named, divides, basis)


def _of_level(labels: Sequence[str], level: Level, *, is_of_index: bool) -> Named:
    """What a heading names, or would if it counted one by one: what is reported at a level first.

    `Dân số (nghìn người)` is an indicator of provinces; over communes it is their `Dân số`.
    """
    in_ones = [multiple.in_ones(one)[0] for one in labels]
    in_thousands = [multiple.spelled(one) for one in labels]
    first: Named = None
    for spelling in dict.fromkeys((tuple(labels), tuple(in_thousands), tuple(in_ones))):
        named = column.column(spelling, is_of_index=is_of_index)
        if named is not None and level in named.indicator.levels:
            return named
        first = first or named
    return first


def _of_title(label: str, about: column.Column) -> Named:
    """`Số thành viên` under the title `TỔ CÔNG NGHỆ SỐ CỘNG ĐỒNG`, as one name together."""
    names = (about.indicator.names, about.indicator.short_names)
    for name in dict.fromkeys(text for one in names for text in one.values()):
        bare = alias.parted(alias_key(name))[1]
        found = column.column([f"{label} {bare}"])
        if isinstance(found, column.Column):
            return found
    return None


def _pair(heads: list[Head]) -> None:
    """A heading `Tỷ lệ` right of a count is the count's share; the count is then no percent."""
    by_place = {head.place: head for head in heads}
    for head in heads:
        left = by_place.get(head.place - 1)
        is_ratio = len(head.labels) == 1 and RATIO.fullmatch(fold(head.labels[0]))
        if not is_ratio or left is None or left.named is None or left.period != head.period:
            continue
        measure = left.named.indicator
        is_part = isinstance(left.named, column.Unclear) or left.named.field is Field.NUMERATOR
        if measure.kind is Kind.RATE and is_part:
            left.named = column.Column(measure, Field.NUMERATOR)
            head.named = column.Column(measure, Field.VALUE)


def _rows(found: Table) -> Iterator[int]:
    for row, kind in found.rows():
        if row > found.first + ROWS_TO_JUDGE:
            return
        if kind is RowKind.DATA:
            yield row
