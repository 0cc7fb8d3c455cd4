"""Which columns of a table belong to which indicator and period."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from data.catalog import Indicator, Kind
from data.ingest import column, multiple, passage
from data.ingest.column_head import Head, Named, heads_of, settled
from data.ingest.column_role import COMPARISON, left_out
from data.ingest.draft import Remark, UnknownColumn
from data.ingest.form import Field
from data.ingest.table import RowKind, Table
from data.model import Basis
from data.period import Period
from geo.name import fold
from geo.units import Level
from text import Language

NOTES: Final = (
    "ghi chu", "luu y", "ly do", "nguoi phu trach", "so dien thoai", "dien thoai", "trang thai",
    "tinh trang nop", "dvt", "don vi tinh", "dv tinh",
)  # fmt: skip

ONLY_OF: Final = {Level.COMMUNE: "_only_commune", Level.PROVINCE: "_only_province"}
IDLE: Final = "idle"
ONLY_OTHER: Final = "_only_other"
OTHER_LEVELS: Final = {*ONLY_OF.values(), ONLY_OTHER}
"""Variants of rule L7 for columns of indicators of another level than the table's."""


@dataclass(frozen=True, slots=True)
class Slot:
    """The columns of one indicator in one table; None where the table has no such column.

    `period` is the one that the heading names, None where it leaves that to the title;
    `basis` is what a heading above the columns says of them.
    """

    indicator: Indicator
    numerator: int | None = None
    denominator: int | None = None
    value: int | None = None
    period: Period | None = None
    basis: Basis = Basis.UNSAID

    @property
    def columns(self) -> tuple[tuple[Field, int], ...]:
        """The columns there are, numerator first."""
        all_three = (self.numerator, self.denominator, self.value)
        return tuple((f, c) for f, c in zip(Field, all_three, strict=True) if c is not None)


def slots_of(
    found: Table,
    *,
    about: Named = None,
    year: int | None = None,
    level: Level = Level.COMMUNE,
) -> tuple[list[Slot], list[UnknownColumn]]:
    """The indicators of a table, and the headings that name none.

    Args:
        found: The table.
        about: What its title says all its figures are; for headings that say only a period
            or `Giá trị`.
        year: The year of headings that leave it out, as `T7`.
        level: What its rows, or what they add up to, are.
    """
    heads = heads_of(found, about=about, year=year, level=level)
    fields: dict[tuple[str, Period | None, Basis], dict[Field, int]] = {}
    measures: dict[str, Indicator] = {}
    unknown = []
    for head in heads:
        named = settled(found, head)
        if named is not None and level not in named.indicator.levels:
            unknown.append(_unknown(found, head, role=of_level(named.indicator)))
        elif isinstance(named, column.Column):
            measures[named.indicator.id] = named.indicator
            own = fields.setdefault((named.indicator.id, head.period, head.basis), {})
            if own.setdefault(named.field, head.place) != head.place:
                unknown.append(_unknown(found, head, role=COMPARISON))
        elif not head.divides and not _is_of_words(head):
            is_unclear = isinstance(named, column.Unclear)
            unknown.append(_unknown(found, head, role="" if is_unclear else left_out(head.labels)))
            unknown[-1] = unknown[-1]._replace(is_unclear=is_unclear)
    shared = [head for head in heads if head.divides]
    slots = [
        Slot(
            measures[indicator_id],
            numerator=columns.get(Field.NUMERATOR),
            denominator=columns.get(
                Field.DENOMINATOR,
                _shared(
                    indicator_id,
                    period,
                    columns,
                    [one for one in shared if one.basis in {basis, Basis.UNSAID}],
                ),
            ),
            value=columns.get(Field.VALUE),
            period=period,
            basis=basis,
        )
        for (indicator_id, period, basis), columns in fields.items()
    ]
    return slots, unknown + _idle(found, shared, slots)


def _is_of_words(head: Head) -> bool:
    """Whether a column holds remarks, or what `data.ingest.passage` reads."""
    return any(fold(one).startswith(NOTES) or passage.subject_of(one) for one in head.labels)


def _idle(found: Table, shared: Sequence[Head], slots: Sequence[Slot]) -> list[UnknownColumn]:
    """What is told of filled columns that rates could divide by where no rate here does."""
    served = {place for one in slots for _, place in one.columns}
    served |= {head.place for head in shared if head.named is not None}
    idle = (_unknown(found, one, role=IDLE) for one in shared if one.place not in served)
    return [one._replace(role="") for one in idle if one.cells]


def of_level(measure: Indicator) -> str:
    """Why an indicator is left out that is not reported at the level of a table."""
    return next((role for level, role in ONLY_OF.items() if level in measure.levels), ONLY_OTHER)


def _unknown(found: Table, head: Head, *, role: str) -> UnknownColumn:
    """What is told of a column that is not read; an empty one that repeats another is not."""
    cell = found.sheet.name_of(found.top, head.place)
    text = " / ".join(found.labels[head.place])
    rows = (row for row, kind in found.rows() if kind is RowKind.DATA) if role else ()
    count = sum(found.sheet.at(row, head.place) is not None for row in rows)
    return UnknownColumn(found.sheet.name, cell, text, role=role, cells=count)


def counted(slots: Sequence[Slot]) -> list[int]:
    """The columns that hold counts, which a note may tell to be of thousands."""
    return [
        place
        for one in slots
        if multiple.parted(one.indicator.unit(Language.VI))[0] == 1.0
        for which, place in one.columns
        if which is not Field.VALUE or one.indicator.kind is Kind.COUNT
    ]


def one_basis(slots: Sequence[Slot]) -> tuple[list[Slot], list[Slot]]:
    """The slots that are taken and those that are left out, where both bases stand beside.

    An indicator has one figure a period: what happened in it, before what adds up the year.
    """
    own = {(one.indicator.id, one.period) for one in slots if one.basis == Basis.IN_PERIOD}
    left = [
        one
        for one in slots
        if one.basis == Basis.CUMULATIVE and (one.indicator.id, one.period) in own
    ]
    return [one for one in slots if one not in left], left


def tell_left(found: Table, left: Sequence[Slot], kept: Sequence[Slot]) -> list[Remark]:
    """What is told of cumulative columns beside those of the period itself: both by name."""
    own = {(one.indicator.id, one.period): one.columns[0][1] for one in kept}
    return [
        other_basis(found, one.columns[0][1], own[one.indicator.id, one.period]) for one in left
    ]


def other_basis(found: Table, left: int, kept: int) -> Remark:
    """That a column adds up the year and is left out beside the one of the period itself."""
    values = {name: " / ".join(found.labels[place]) for name, place in
              (("text", left), ("kept", kept))}  # fmt: skip
    cell = found.sheet.name_of(found.top, left)
    return Remark("L7", found.sheet.name, cell, "_other_basis", values)


def _shared(
    indicator_id: str, period: Period | None, columns: dict[Field, int], shared: list[Head]
) -> int | None:
    """The denominator's column for a numerator: the nearest that serves the indicator."""
    numerator = columns.get(Field.NUMERATOR)
    serving = [
        head.place
        for head in shared
        if indicator_id in head.divides and head.period in {period, None}
    ]
    if numerator is None or not serving:
        return None
    return min(serving, key=lambda place: (abs(place - numerator), place))


def filled_periods(found: Table, slots: Sequence[Slot]) -> list[Period]:
    """The periods that headings name and that have something in their columns."""
    dated = [one for one in slots if one.period]
    rows = [row for row, kind in found.rows() if kind is RowKind.DATA] if dated else []
    return [
        one.period
        for one in dated
        if one.period
        and any(found.sheet.at(row, place) is not None for row in rows for _, place in one.columns)
    ]
