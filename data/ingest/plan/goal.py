"""What a target wants, as a cell writes it: `100`, `≥ 90`, `Trên 80`, `70 - 75`, `38`."""

from typing import Final, NamedTuple

from data.catalog import Direction, Indicator, Operator
from data.ingest.datum import datum
from data.ingest.sheet import Sheet
from data.ingest.value import Kind, Reading, read
from data.model import Qualifier
from data.status import Goal

OPERATORS: Final = {
    Qualifier.ABOVE: Operator.ABOVE,
    Qualifier.AT_LEAST: Operator.AT_LEAST,
    Qualifier.BELOW: Operator.BELOW,
    Qualifier.AT_MOST: Operator.AT_MOST,
}


class Read(NamedTuple):
    """A goal, and the cell as its author sees it; None of a cell that could not be read."""

    goal: Goal | None
    raw: str


def goal(sheet: Sheet, row: int, place: int, *, measure: Indicator | None, unit: str = "") -> Read:
    """What a cell wants.

    Args:
        sheet: Where it stands.
        row: The cell's, from 1.
        place: Its column, from 1.
        measure: The indicator, where one is known: it says what fewer of is better.
        unit: The unit of measure that the row tells.
    """
    if measure is None:
        said = read(sheet.at(row, place), shows_percent=(row, place) in sheet.percents)
    else:
        said = datum(sheet, row, place, measure=measure, unit=unit).reading
    return Read(_goal(said, measure), said.raw)


def _goal(said: Reading, measure: Indicator | None) -> Goal | None:
    if said.value is None or said.kind not in {Kind.NUMBER, Kind.SPAN}:
        return None
    if said.kind is Kind.SPAN:
        low, high = sorted((said.value, said.other or 0.0))
        return Goal(operator=Operator.BETWEEN, value=low, value_max=high)
    plain = Operator.AT_LEAST
    if measure is not None and measure.direction is Direction.LOWER:
        plain = Operator.AT_MOST
    return Goal(operator=OPERATORS.get(said.qualifier, plain), value=said.value)
