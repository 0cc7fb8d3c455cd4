"""What plans want of an indicator."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from data.catalog.citation import Source
from data.catalog.term import Terms, spoken
from geo.place import Level
from text import Language


class Operator(StrEnum):
    """How a figure must stand to a target's value."""

    AT_LEAST = "at_least"
    ABOVE = "above"
    EQUAL = "equal"
    AT_MOST = "at_most"
    BELOW = "below"
    BETWEEN = "between"

    @property
    def sign(self) -> str:
        """`≥`, as printed before the value; empty for a range, which prints both ends."""
        return SIGNS[self]


SIGNS: Final = {
    Operator.AT_LEAST: "≥",
    Operator.ABOVE: ">",
    Operator.EQUAL: "=",
    Operator.AT_MOST: "≤",
    Operator.BELOW: "<",
    Operator.BETWEEN: "",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What a plan wants of a place, and by when.

    Args:
        id: Name in the catalogue.
        indicator_id: What is measured.
        scope: Code of the unit the plan is for, `VN` for the country.
        scope_valid_from: The date that makes the code a place.
        levels: Tiers of agency the plan means; empty where it does not say.
        operator: How the figure must stand to `value`.
        value: In the indicator's unit.
        value_max: Upper end of a range, else None.
        by: Last day by which it must be so.
        notes: What the plan limits it to, or how it was read; empty where there is nothing.
        source: The plan.
    """

    id: str
    indicator_id: str
    scope: str
    scope_valid_from: dt.date
    levels: tuple[Level, ...]
    operator: Operator
    value: float
    value_max: float | None
    by: dt.date
    notes: Terms
    source: Source

    def note(self, chosen: Language | None = None) -> str:
        """What the plan limits it to, in this language; often empty."""
        return spoken(self.notes, chosen) if self.notes else ""

    def is_met(self, value: float) -> bool:
        """Whether a figure in the indicator's unit meets the target."""
        match self.operator:
            case Operator.AT_LEAST:
                return value >= self.value
            case Operator.ABOVE:
                return value > self.value
            case Operator.EQUAL:
                return value == self.value
            case Operator.AT_MOST:
                return value <= self.value
            case Operator.BELOW:
                return value < self.value
            case Operator.BETWEEN:
                return self.value <= value <= (self.value_max or self.value)
