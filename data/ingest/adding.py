"""What a printed total should be: the sums of the rows that it adds up."""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from data.catalog import Indicator, Kind
from data.ingest.datum import Datum, datum
from data.ingest.draft import Figure
from data.ingest.figure import has_whole, is_usable, number, statement
from data.ingest.form import Field
from data.ingest.printed_total import Doubt, PrintedTotal
from data.ingest.question import choices
from data.ingest.slot import Slot
from data.ingest.table import AVERAGE, Table, bare
from data.ingest.value import Kind as Said
from data.ingest.value import Reading
from data.model import State
from data.period import Period
from geo.units import NATION, UnitKey

NO_YEAR: Final = 2000


def printed_total(
    sheet_name: str, printed: Datum, measure: Indicator, which: Field, figures: Sequence[Figure]
) -> PrintedTotal:
    """A number of a total row beside what the figures it adds up come to."""
    computed, reported = _computed(measure, which, figures)
    return PrintedTotal(sheet_name, printed, measure, which, computed, reported, len(figures))


def row_totals(
    found: Table,
    slots: Sequence[Slot],
    row: int,
    figures: Sequence[Figure],
    *,
    period: Period | None,
    strange: Sequence[int] = (),
    units: Mapping[int, str] = MappingProxyType({}),
) -> Iterator[PrintedTotal]:
    """The numbers of a total row beside what the figures it adds up come to.

    Args:
        found: The table.
        slots: Its columns.
        row: The total row.
        figures: Those of the rows it adds up.
        period: The period of columns whose heading names none; None where rows do.
        strange: Rows that it adds up, whose unit is not known.
        units: Units of measure of columns in thousands.
    """
    averages = is_average(found, row)
    for slot in slots:
        when = slot.period or period
        own = (one for one in figures if one.indicator.id == slot.indicator.id)
        mine = [one for one in own if when is None or one.period == when]
        for which, place in slot.columns:
            told = units.get(place, "")
            printed = datum(
                found.sheet, row, place, measure=slot.indicator, unit=told, most=math.inf
            )
            if printed.reading.kind is Said.NUMBER:
                one = printed_total(found.sheet.name, printed, slot.indicator, which, mine)
                if averages and (mean := _mean(slot.indicator, which, mine)) is not None:
                    yield one._replace(mean=mean)
                else:
                    yield one._replace(doubt=_doubt(found, slot, which, mine, strange, units))


def is_average(found: Table, row: int) -> bool:
    """Whether a row says of itself that it is an average: `Bình quân`, `TB`."""
    lead = (bare(found.sheet.text(row, c)) for c in (found.ordinal, found.place) if c)
    return any(AVERAGE.match(text) for text in lead)


def _mean(measure: Indicator, which: Field, figures: Sequence[Figure]) -> float | None:
    """What a column's numbers come to on average, each as much as any other."""
    if which is Field.VALUE:
        said = (statement(one) for one in figures)
        numbers = [one.value for one in said if one is not None and one.state is State.REPORTED]
    else:
        added, count = _computed(measure, which, figures)
        return None if added is None or not count else added / count
    return sum(numbers) / len(numbers) if numbers else None


def _doubt(
    found: Table,
    slot: Slot,
    which: Field,
    figures: Sequence[Figure],
    strange: Sequence[int],
    units: Mapping[int, str],
) -> Doubt | None:
    """What a total comes to with and without the rows in doubt; None where there are none."""
    first: dict[tuple[UnitKey, Period], Figure] = {}
    last: dict[tuple[UnitKey, Period], Figure] = {}
    for one in figures:
        first.setdefault((one.unit, one.period), one)
        last[one.unit, one.period] = one
    twice = len(figures) - len(first)
    unknown = [_unknown(found, slot, row, units) for row in strange]
    if not twice and not unknown:
        return None
    ways: list[Sequence[Figure]] = [figures, [*last.values()], [*first.values()]]
    sums = [
        _computed(slot.indicator, which, [*way, *more])[0] for more in (unknown, []) for way in ways
    ]
    return Doubt(strangers=len(unknown), twice=twice, sums=tuple(sums))


def _unknown(found: Table, slot: Slot, row: int, units: Mapping[int, str]) -> Figure:
    """The figure of a row whose unit is not known, for adding up and nothing else."""
    cells = {
        which: datum(found.sheet, row, c, measure=slot.indicator, unit=units.get(c, ""))
        for which, c in slot.columns
    }
    return Figure(
        indicator=slot.indicator,
        unit=NATION,
        period=slot.period or Period(NO_YEAR),
        sheet=found.sheet.name,
        numerator=cells.get(Field.NUMERATOR),
        denominator=cells.get(Field.DENOMINATOR),
        value=cells.get(Field.VALUE),
    )


def _computed(
    measure: Indicator, which: Field, figures: Sequence[Figure]
) -> tuple[float | None, int]:
    """A column's sum; for a rate, the sums of the communes that gave both of its counts."""
    if which is Field.VALUE and measure.kind is not Kind.COUNT:
        told = [one for figure in figures if (one := statement(figure)) is not None]
        counted = [one for one in told if one.state is State.REPORTED and one.denominator > 0]
        whole = sum(one.denominator for one in counted)
        if measure.kind is not Kind.RATE or not whole:
            return None, len(counted)
        return 100 * sum(one.numerator for one in counted) / whole, len(counted)
    readings = [
        (one.reading, has_whole(figure, which))
        for figure in figures
        for f, one in figure.data
        if f is which
    ]
    if any(not is_part and is_open(measure, which, one) for one, is_part in readings):
        return None, 0
    numbers = [
        found
        for reading, is_part in readings
        if (is_part or is_usable(measure, which, reading))
        and (found := number(measure, which, reading)) is not None
    ]
    return added(numbers), len(numbers)


def is_open(measure: Indicator, which: Field, reading: Reading) -> bool:
    """Whether a cell is not used before its sender says how it is read."""
    may_be_two = reading.kind is Said.FRACTION or bool(choices(reading))
    return may_be_two and not is_usable(measure, which, reading)


def added(numbers: Iterable[float]) -> float:
    """A sum as whoever adds by hand has it: 20.464, not 20.464000000000002."""
    return float(f"{math.fsum(numbers):.13g}")
