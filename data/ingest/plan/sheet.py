"""A table of a plan's rows: which columns say who, by when, what; which rows are headings."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from data.ingest.column_role import Role, roles
from data.ingest.plan.deadline import deadline
from data.ingest.sheet import Content, Sheet
from data.ingest.table import SECTION, RowKind, Table
from geo.name import fold

YEAR: Final = re.compile(r"20\d\d")
PARTNERS: Final = re.compile(r"\bphoi hop\b")
LEADS: Final = re.compile(
    r"\b(chu tri|phu trach|don vi thuc hien|co quan thuc hien|dau moi|theo doi)\b"
)
DUE: Final = re.compile(r"\b(thoi gian|thoi han|han hoan thanh|lo trinh|hoan thanh truoc)\b")
STATE: Final = re.compile(r"\b(tien do|trang thai|tinh trang|ket qua|muc do)\b")
PRODUCT: Final = re.compile(r"\b(san pham|dau ra)\b")
EVIDENCE: Final = re.compile(r"\b(minh chung|van ban|tai lieu|duong dan|bang chung)\b")
NOTE: Final = re.compile(r"^(ghi chu|dien giai|giai trinh)\b")
MEANING: Final = re.compile(r"\bgiai thich\b")
UNIT: Final = re.compile(r"\b(dvt|don vi tinh|dv tinh)\b")
COLUMNS: Final = {
    "partners": PARTNERS,
    "leads": LEADS,
    "evidence": EVIDENCE,
    "product": PRODUCT,
    "due": DUE,
    "state": STATE,
    "note": NOTE,
    "meaning": MEANING,
    "unit": UNIT,
}


class Row(NamedTuple):
    """A row below a heading: where it stands, what it is called, under what."""

    number: int
    text: str
    heading: str


class Columns(NamedTuple):
    """A table of a plan with what its columns hold."""

    table: Table
    at: Mapping[str, int]

    @property
    def sheet(self) -> Sheet:
        """Where it stands."""
        return self.table.sheet

    @property
    def item(self) -> int:
        """The column of what is to be done or reached."""
        return self.table.place or 1

    def has(self, name: str) -> bool:
        """Whether there is such a column."""
        return name in self.at

    def text(self, row: int, name: str) -> str:
        """What a row says in a column; "" where there is none."""
        return self.sheet.text(row, self.at[name]) if name in self.at else ""

    def content(self, row: int, name: str) -> Content:
        """The same as it is kept."""
        return self.sheet.at(row, self.at[name]) if name in self.at else None

    def cell(self, row: int, name: str) -> str:
        """The cell's name; of a row without the column that of its wording."""
        return self.sheet.name_of(row, self.at.get(name, self.item))


def columns(found: Table) -> Columns:
    """What the columns of a table hold, each kind once, from the left."""
    at: dict[str, int] = {}
    for place, labels in sorted(found.labels.items()):
        head = fold(" ".join(labels))
        name = next((name for name, form in COLUMNS.items() if form.search(head)), None)
        if name is not None:
            at.setdefault(name, place)
    return Columns(found, at)


def rows(found: Columns) -> Iterator[Row]:
    """Each row that names something, under the heading that it stands below.

    A heading comes as a row of its own, with its words as both.
    """
    heading = ""
    for number, kind in found.table.rows():
        text = found.sheet.text(number, found.item)
        if kind is RowKind.BLANK:
            continue
        if kind is RowKind.SECTION or _is_numbered_section(found, number):
            heading = text or " ".join(words for _, words in found.sheet.row_texts(number))
            yield Row(number, heading, heading)
        elif text:
            yield Row(number, text, heading)


def years_of(tables: Iterable[Table]) -> tuple[int, ...]:
    """The years that deadlines say, and those that head what is wanted."""
    found: set[int] = set()
    for one in tables:
        held = columns(one)
        for row in rows(held):
            said = deadline(held.content(row.number, "due"), ends=dt.date.min)
            if said is not None and said.end != dt.date.min:
                found |= {(said.start or said.end).year, said.end.year}
        for place, role in roles(one).items():
            if role is Role.TARGET:
                found |= {int(year) for year in YEAR.findall(" ".join(one.labels[place]))}
    return tuple(sorted(found))


def _is_numbered_section(found: Columns, row: int) -> bool:
    ordinal = found.table.ordinal
    return bool(ordinal and SECTION.match(fold(found.sheet.text(row, ordinal))))
