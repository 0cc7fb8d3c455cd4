"""A table of a sheet with the texts that belong to it and to no other table."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from data.ingest import about, beside, provenance, table
from data.ingest.column_head import Named
from data.ingest.sheet import Sheet
from data.ingest.table import FOOTER, RowKind, Table
from geo.name import fold
from geo.units import Level


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One table with the sheet's rows that belong to it; rows from 1.

    Args:
        table: The table.
        below: Last row of the table above it in the sheet and its notes, 0 for the first.
        end: Its own last row with its notes.
        head: The texts above the sheet's first table, which may speak for all.
    """

    table: Table
    below: int
    end: int
    head: tuple[str, ...]

    @property
    def title(self) -> list[str]:
        """The texts above this table and no other."""
        return provenance.title(self.table.sheet, above=self.table.top, below=self.below)

    @property
    def texts(self) -> list[str]:
        """Every text from its title to its notes."""
        return provenance.title(self.table.sheet, above=self.end + 1, below=self.below)


def parts_of(sheet: Sheet, *, place: re.Pattern[str] = table.PLACE) -> Iterator[Part]:
    """The tables of a sheet from the top, each with its own title."""
    found = [half for one in table.tables(sheet, place=place) for half in beside.halves(one)]
    below = 0
    for at, one in enumerate(found):
        head = tuple(provenance.title(sheet, above=found[0].top))
        is_beside = at + 1 < len(found) and found[at + 1].top == one.top
        end = sheet.height if one.top == found[-1].top else end_of(one)
        yield Part(table=one, below=below, end=end, head=head)
        below = below if is_beside else end


def titled(part: Part, *, level: Level = Level.COMMUNE) -> Named:
    """What a table's title says that all its figures are."""
    return about.indicator_of(part.title or part.head, level=level)


def end_of(found: Table) -> int:
    """The last row with figures, and the notes right below it."""
    filled = (row for row, kind in found.rows() if kind in {RowKind.DATA, RowKind.TOTAL})
    end = max(filled, default=found.first)
    while end < found.last and any(
        FOOTER.match(fold(text)) for _, text in found.sheet.row_texts(end + 1)
    ):
        end += 1
    return end
