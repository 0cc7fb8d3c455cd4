"""By which document a year's index was measured: values of two frameworks are not one series."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True, kw_only=True)
class Framework:
    """A set of criteria that the ministry measured by.

    Args:
        number: Of the decision.
        since: First year measured by it.
    """

    number: str
    since: int


_FRAMEWORKS: Final = (
    Framework(number="1726/QĐ-BTTTT", since=2020),
    Framework(number="922/QĐ-BTTTT", since=2021),
    Framework(number="405/QĐ-BKHCN", since=2025),
)


def frameworks() -> tuple[Framework, ...]:
    """All of them, the oldest first; the catalogue's definition of `dti_value` names the same."""
    return _FRAMEWORKS


def framework(year: int) -> Framework:
    """The one of a year; of a year before the first, the first."""
    return next((one for one in reversed(_FRAMEWORKS) if one.since <= year), _FRAMEWORKS[0])
