"""Rows that each name an indicator, or one of its numbers, as forms and plans list them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from data.ingest import column
from data.ingest.draft import Figure, datum
from data.ingest.form import Field
from data.ingest.sheet import Sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One row of the form: what it is about and which rates it may divide."""

    row: int
    label: str
    note: str
    names: column.Column | column.Unclear | None
    divides: frozenset[str]


def by_indicator(lines: Sequence[Line]) -> dict[str, dict[Field, Line]]:
    """The rows of each indicator; a numerator takes the nearest row that divides it."""
    found: dict[str, dict[Field, Line]] = {}
    for line in lines:
        if isinstance(line.names, column.Column):
            found.setdefault(line.names.indicator.id, {}).setdefault(line.names.field, line)
    for indicator_id, cells in found.items():
        part = cells.get(Field.NUMERATOR)
        wholes = [line for line in lines if indicator_id in line.divides]
        if part is not None and Field.DENOMINATOR not in cells and wholes:
            start = part.row
            cells[Field.DENOMINATOR] = min(wholes, key=lambda line: abs(line.row - start))
    return found


def repeats(
    figures: Sequence[Figure], sheet: Sheet, place: int, lines: Sequence[Line]
) -> list[Figure]:
    """What a second row says of a number that a row above gave: a second figure, to be asked.

    Args:
        figures: Those of the column, one an indicator.
        sheet: Theirs.
        place: The column.
        lines: The rows.
    """
    first: dict[str, Figure] = {}
    for figure in figures:
        first.setdefault(figure.indicator.id, figure)
    seen: set[tuple[str, Field]] = set()
    found = []
    for line in lines:
        if not isinstance(line.names, column.Column):
            continue
        measure, which = line.names.indicator, line.names.field
        if (measure.id, which) in seen and sheet.at(line.row, place) is not None:
            again = datum(sheet, line.row, place, measure=measure)
            known = first[measure.id]
            if which is Field.NUMERATOR:
                found.append(replace(known, numerator=again))
            elif which is Field.DENOMINATOR:
                found.append(replace(known, numerator=None, denominator=again, value=None))
            else:
                found.append(replace(known, numerator=None, denominator=None, value=again))
        seen.add((measure.id, which))
    return found
