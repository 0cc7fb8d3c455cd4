"""One figure of one commune, at one period or in the line over time."""

from dataclasses import dataclass

from data.model import State
from data.period import Period
from data.query.figure import HAS_VALUE


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One figure of one commune at one period, and what it rests on.

    Args:
        value, numerator, denominator: None where there is none.
        qualifier: How it was hedged.
        state: See `data.model`; a commune that said nothing is missing.
        conversion, reason: See `data.conversion.Converted`; "" where nothing was said.
        former_reported, former_of: Former communes that answered, of how many; else 0.
        is_demonstration: Invented.
    """

    value: float | None = None
    numerator: float | None = None
    denominator: float | None = None
    qualifier: str = ""
    state: str = State.MISSING.value
    conversion: str = ""
    reason: str = ""
    former_reported: int = 0
    former_of: int = 0
    is_demonstration: bool = False

    @property
    def is_part(self) -> bool:
        """Of some of its former communes only: shown, and in no order."""
        return self.conversion == "partial"

    @property
    def known(self) -> float | None:
        """The value where it stands for the whole commune."""
        return None if self.is_part else self.value

    @property
    def has_answered(self) -> bool:
        """The commune said something: a value, or that there is nothing to measure."""
        if self.is_part:
            return False
        is_valued = self.state in HAS_VALUE and self.value is not None
        return is_valued or self.state == State.NOT_APPLICABLE


NOTHING_SAID = Cell()


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A figure in the line over time.

    Args:
        period: When.
        value: None is a gap: never joined over.
        is_former: Made of what former communes reported.
        is_part: Of some of them only.
    """

    period: Period
    value: float | None
    is_former: bool = False
    is_part: bool = False
