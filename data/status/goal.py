"""What a figure must be to meet a target, and how far it is from that."""

from dataclasses import dataclass

from data.catalog.target import Operator


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """How a figure must stand to a value, or to a range.

    Args:
        operator: How.
        value: In the indicator's unit; the lower end of a range.
        value_max: Upper end of a range, else None.
    """

    operator: Operator
    value: float
    value_max: float | None = None

    @property
    def top(self) -> float:
        """Upper end of a range; the value itself where there is none."""
        return self.value if self.value_max is None else self.value_max

    def is_met(self, value: float) -> bool:
        """Whether a figure meets it."""
        match self.operator:
            case Operator.AT_LEAST:
                return value >= self.value
            case Operator.ABOVE:
                return value > self.value
            case Operator.AT_MOST:
                return value <= self.value
            case Operator.BELOW:
                return value < self.value
            case _:
                return self.value <= value <= self.top

    def distance(self, value: float) -> float:
        """How far a figure still has to go, in its unit; below 0 when it is beyond a limit.

        Of an exact value or a range there is no beyond: too much is as far as too little.
        """
        match self.operator:
            case Operator.AT_LEAST | Operator.ABOVE:
                return self.value - value
            case Operator.AT_MOST | Operator.BELOW:
                return value - self.value
            case _:
                return max(self.value - value, value - self.top, 0.0)

    def edge(self, start: float) -> float:
        """The value at which a figure that starts here first meets it; of a range the near end."""
        if self.operator is Operator.BETWEEN and start > self.top:
            return self.top
        return self.value
