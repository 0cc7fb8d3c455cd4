"""What a cell says where a number of an indicator is expected, and where it stands."""

from dataclasses import replace
from typing import Final, NamedTuple

from data.catalog import Indicator, Kind
from data.ingest import multiple, question
from data.ingest.markup import cell_name
from data.ingest.sheet import Sheet
from data.ingest.value import Kind as Said
from data.ingest.value import Reading, read

MOST: Final = 1e6
"""More than any commune has of anything; a number that thousands take there is asked."""
MOST_OF_PROVINCE: Final = 2e7
"""The same of provinces."""


class Datum(NamedTuple):
    """A reading and the cell it stands in; row and column from 1."""

    reading: Reading
    row: int
    column: int

    @property
    def cell(self) -> str:
        """`D11`."""
        return cell_name(self.row, self.column)


def datum(
    sheet: Sheet,
    row: int,
    column: int,
    *,
    measure: Indicator,
    unit: str = "",
    is_share: bool = False,
    most: float = MOST,
) -> Datum:
    """What a cell says where a number of this indicator is expected.

    Args:
        sheet: Where it stands.
        row: The cell's, from 1.
        column: The cell's, from 1.
        measure: The indicator.
        unit: The unit of measure written beside it, as in a form's column `ĐVT`.
        is_share: The number is a percentage, whatever is counted.
        most: The largest count that is not asked, where it was told in thousands.
    """
    at = (row, column)
    reading = read(
        sheet.at(row, column),
        shows_percent=at in sheet.percents,
        is_index=measure.kind is Kind.INDEX and measure.high == 1.0,
    )
    is_share = is_share or reading.is_percent
    if told := reading.unit or unit:
        most = 0.0 if told.endswith(multiple.OPEN) else most
        reading = _in_full(reading, multiple.times(told, measure, is_share=is_share), most=most)
    answer = sheet.settled.readings.get(at)
    if answer is None and sheet.settled.lists:
        answer = sheet.settled.lists.get((column, measure.id))
    if answer is not None:
        reading = question.answered(reading, answer)
    return Datum(reading, row, column)


def _in_full(reading: Reading, times: float, *, most: float) -> Reading:
    """A number told in thousands as the number it is; asked where it would be too many."""
    if times == 1.0 or reading.value is None or reading.kind not in {Said.NUMBER, Said.AMBIGUOUS}:
        return reading
    value, other = _times(reading.value, times), reading.other
    other = None if other is None else _times(other, times)
    full = replace(reading, value=value, other=other, times=times)
    if reading.kind is Said.NUMBER and value > max(most, reading.value):
        return replace(full, kind=Said.AMBIGUOUS, value=reading.value, other=value)
    return full


def _times(number: float, times: float) -> float:
    # 12.3 * 1000 is 12300.000000000002; whoever typed it meant 12,300.
    return float(f"{number * times:.13g}")
