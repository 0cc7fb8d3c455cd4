"""Rows that each name an indicator, or one of its numbers, as forms and plans list them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from data.catalog import Indicator, Kind
from data.ingest import column, multiple
from data.ingest.datum import MOST, MOST_OF_PROVINCE, Datum, datum
from data.ingest.draft import Figure
from data.ingest.form import Field
from data.ingest.sheet import Sheet
from geo.units import Level, UnitKey, unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One row of the form: what it is about, which rates it may divide, what it counts in."""

    row: int
    label: str
    note: str
    names: column.Column | column.Unclear | None
    divides: frozenset[str]
    unit: str = ""

    @property
    def is_counted(self) -> bool:
        """Whether it gives a count, which a note may tell to be of thousands."""
        if not isinstance(self.names, column.Column):
            return bool(self.divides)
        return self.names.field is not Field.VALUE or self.names.indicator.kind is Kind.COUNT


def line_of(
    row: int, label: str, *, note: str, measured_in: str, is_of_index: bool = False
) -> Line:
    """What a row says by its label and its unit of measure, `nghìn hộ` as `hộ`."""
    bare, told = multiple.in_ones(label)
    factor, noun = multiple.parted(measured_in)
    named = column.column(
        [bare], unit=measured_in if factor == 1.0 else noun, is_of_index=is_of_index
    )
    return Line(
        row=row,
        label=label,
        note=note,
        names=named,
        divides=frozenset(one.id for one in column.denominators([bare])),
        unit=measured_in or told,
    )


def read_line(
    sheet: Sheet, one: Line, place: int, *, measure: Indicator, which: Field, key: UnitKey
) -> Datum:
    """The cell of a row in a column, as this number of an indicator."""
    is_share = which is Field.VALUE and measure.kind is Kind.RATE
    most = MOST if unit(key).level is Level.COMMUNE else MOST_OF_PROVINCE
    return datum(
        sheet, one.row, place, measure=measure, unit=one.unit, is_share=is_share, most=most
    )


def refuse_thousands(
    sheet: Sheet, lines: Sequence[Line], *, heads: Sequence[str], file: str
) -> None:
    """Refuse a form whose notes tell thousands of rows that do not say it themselves.

    Raises:
        IngestError: One does; the message names it.
    """
    if any(one.is_counted and not one.unit for one in lines):
        labels = {one.label for one in lines if one.unit}
        texts = (text for _, _, text in sheet.texts() if text not in labels)
        multiple.refuse(texts, heads=heads, sheet=sheet, file_name=file)


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
    for one in lines:
        if not isinstance(one.names, column.Column):
            continue
        measure, which = one.names.indicator, one.names.field
        if (measure.id, which) in seen and sheet.at(one.row, place) is not None:
            known = first[measure.id]
            again = read_line(sheet, one, place, measure=measure, which=which, key=known.unit)
            if which is Field.NUMERATOR:
                found.append(replace(known, numerator=again))
            elif which is Field.DENOMINATOR:
                found.append(replace(known, numerator=None, denominator=again, value=None))
            else:
                found.append(replace(known, numerator=None, denominator=None, value=again))
        seen.add((measure.id, which))
    return found
