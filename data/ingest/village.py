"""A commune's figure from its villages' rows: what the villages that reported add up to."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from data.catalog import Aggregation, Indicator, Kind
from data.ingest.adding import added
from data.ingest.datum import Datum, datum
from data.ingest.figure import is_usable, number
from data.ingest.form import Field
from data.ingest.hedge import of_sum
from data.ingest.sheet import Sheet
from data.ingest.slot import Slot
from data.ingest.value import Kind as Said
from data.ingest.value import Reading
from data.model import Basis

JOINT: Final = " + "
ADDABLE: Final = {Aggregation.SUM, Aggregation.RATIO}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """One indicator over a commune's villages.

    Args:
        basis: What the heading says its figures count from.
        cells: What the commune's figure is read from; each stands in its own column.
        reported: Rows of the villages that gave every number.
        silent: Rows of those that did not.
    """

    indicator: Indicator
    basis: Basis
    cells: dict[Field, Datum]
    reported: tuple[int, ...]
    silent: tuple[int, ...]


def sums(
    sheet: Sheet,
    slots: Sequence[Slot],
    *,
    rows: Sequence[int],
    home: int,
    units: Mapping[int, str] = MappingProxyType({}),
) -> Iterator[Sum]:
    """Each indicator that can be added over the villages.

    A village counts only with all the numbers of an indicator, so that a rate's counts are
    of the same villages. A cell that can't be used stands for the whole, for the rules to
    refuse.

    Args:
        sheet: Where the villages stand.
        slots: The columns of each indicator.
        rows: The villages' rows.
        home: Row that the sums are cited by: the total row, or the first village's.
        units: Units of measure of columns in thousands.
    """
    for slot in slots:
        columns = added_columns(slot)
        if not _is_added(slot):
            continue
        said = {
            row: {
                which: datum(sheet, row, c, measure=slot.indicator, unit=units.get(c, ""))
                for which, c in columns
            }
            for row in rows
        }
        told = [row for row in rows if all(_is_told(one) for one in said[row].values())]
        cells = {
            which: _wrong(slot.indicator, which, [said[row][which] for row in rows], told=told)
            or _added(slot.indicator, which, [said[row][which] for row in told], home, column)
            for which, column in columns
        }
        silent = tuple(row for row in rows if row not in told)
        yield Sum(
            indicator=slot.indicator,
            basis=slot.basis,
            cells=cells,
            reported=tuple(told),
            silent=silent,
        )


def not_added(slots: Sequence[Slot]) -> list[Slot]:
    """The indicators of villages that make no figure of their commune: shares, or not summed."""
    return [slot for slot in slots if not _is_added(slot)]


def _is_added(slot: Slot) -> bool:
    return bool(added_columns(slot)) and slot.indicator.aggregation in ADDABLE


def added_columns(slot: Slot) -> tuple[tuple[Field, int], ...]:
    """The columns that can be added: counts; never a percentage, of which no sum is one."""
    if slot.indicator.kind is Kind.COUNT:
        return tuple(one for one in slot.columns if one[0] is Field.VALUE)
    pair = tuple(one for one in slot.columns if one[0] is not Field.VALUE)
    return pair if slot.indicator.kind is Kind.RATE and len(pair) == len(Field) - 1 else ()


def _is_told(one: Datum) -> bool:
    return one.reading.kind in {Said.NUMBER, Said.NONE_OCCURRED}


def _wrong(
    measure: Indicator, which: Field, data: Sequence[Datum], *, told: Sequence[int]
) -> Datum | None:
    """A cell that stands for the whole: one that can't be used, or dots where nothing is told."""
    return next(
        (
            one
            for one in data
            if not is_usable(measure, which, one.reading)
            or (not told and one.reading.kind is Said.UNAVAILABLE)
        ),
        None,
    )


def _added(
    measure: Indicator, which: Field, data: Sequence[Datum], home: int, column: int
) -> Datum:
    numbers = [number(measure, which, one.reading) for one in data]
    told = [one for one in numbers if one is not None]
    raw = JOINT.join(one.reading.raw for one in data)
    if not told:
        return Datum(Reading(Said.BLANK), home, column)
    reading = Reading(
        Said.NUMBER, raw=raw, value=added(told),
        qualifier=of_sum(one.reading.qualifier for one in data),
        is_estimate=any(one.reading.is_estimate for one in data),
        times=max(one.reading.times for one in data),
    )  # fmt: skip
    return Datum(reading, home, column)
