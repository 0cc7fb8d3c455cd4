"""Rows that each name an indicator, or one of its numbers, as forms and plans list them."""

from collections.abc import Sequence
from dataclasses import dataclass

from data.ingest import column
from data.ingest.form import Field


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
