"""Which columns of a table belong to which indicator."""

from dataclasses import dataclass
from typing import Final

from data.catalog import Indicator
from data.ingest import column
from data.ingest.draft import UnknownColumn
from data.ingest.form import Field
from data.ingest.table import Table
from geo.name import fold

NOTES: Final = ("ghi chu", "luu y", "ly do", "nguoi phu trach", "so dien thoai", "dien thoai")


@dataclass(frozen=True, slots=True)
class Slot:
    """The columns of one indicator in one table; None where the table has no such column."""

    indicator: Indicator
    numerator: int | None = None
    denominator: int | None = None
    value: int | None = None

    @property
    def columns(self) -> tuple[tuple[Field, int], ...]:
        """The columns there are, numerator first."""
        all_three = (self.numerator, self.denominator, self.value)
        return tuple((f, c) for f, c in zip(Field, all_three, strict=True) if c is not None)


def slots_of(found: Table) -> tuple[list[Slot], list[UnknownColumn]]:
    """The indicators of a table, and the headings that name none."""
    fields: dict[str, dict[Field, int]] = {}
    measures: dict[str, Indicator] = {}
    shared: list[tuple[int, set[str]]] = []
    unknown = []
    for number_of, labels in found.labels.items():
        named = column.column(labels)
        divides = column.denominators(labels)
        if divides:
            shared.append((number_of, {one.id for one in divides}))
        if isinstance(named, column.Column):
            measures[named.indicator.id] = named.indicator
            fields.setdefault(named.indicator.id, {}).setdefault(named.field, number_of)
        elif not divides and not any(fold(label).startswith(NOTES) for label in labels):
            place = found.sheet.name_of(found.top, number_of)
            is_unclear = isinstance(named, column.Unclear)
            text = " / ".join(labels)
            unknown.append(UnknownColumn(found.sheet.name, place, text, is_unclear))
    slots = [
        Slot(
            measures[indicator_id],
            numerator=columns.get(Field.NUMERATOR),
            denominator=columns.get(Field.DENOMINATOR, _shared(indicator_id, columns, shared)),
            value=columns.get(Field.VALUE),
        )
        for indicator_id, columns in fields.items()
    ]
    return slots, unknown


def _shared(
    indicator_id: str, columns: dict[Field, int], shared: list[tuple[int, set[str]]]
) -> int | None:
    """The denominator's column for a numerator: the nearest that serves the indicator."""
    numerator = columns.get(Field.NUMERATOR)
    serving = [place for place, ids in shared if indicator_id in ids]
    if numerator is None or not serving:
        return None
    return min(serving, key=lambda place: (abs(place - numerator), place))
