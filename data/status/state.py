"""The states of a target, worst first."""

from enum import StrEnum
from typing import Final


class Status(StrEnum):
    """Is it on track? `NO_DATA` and `NO_TARGET` answer another question: can it be judged?

    NOT_MET is a target that is not met and cannot be judged by a pathway: the plan gives no
    baseline, the answer is yes or no, or only a bound of the figure is known. It says only what
    is known.
    """

    MOVING_AWAY = "moving_away"
    OFF_TRACK = "off_track"
    SLIPPED = "slipped"
    SLOW = "slow"
    NOT_MET = "not_met"
    ON_TRACK = "on_track"
    NO_DATA = "no_data"
    MAINTAINED = "maintained"
    ACHIEVED = "achieved"
    NO_TARGET = "no_target"


ORDER: Final = {one: place for place, one in enumerate(Status)}
"""Place in a list that starts with what needs a decision."""

COUNTED: Final = (
    Status.ACHIEVED,
    Status.MAINTAINED,
    Status.ON_TRACK,
    Status.SLOW,
    Status.OFF_TRACK,
    Status.SLIPPED,
    Status.MOVING_AWAY,
    Status.NOT_MET,
    Status.NO_DATA,
    Status.NO_TARGET,
)
"""As they are counted side by side: best first, and last what cannot be judged."""

REACHED: Final = frozenset({Status.ACHIEVED, Status.MAINTAINED})
"""The target is met now."""
