"""The way a plan goes from its baseline to its goal: dated points, straight between them."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A value at a date."""

    at: dt.date
    value: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Pathway:
    """Dated points, earliest first, one a day.

    Args:
        points: The baseline where the plan has one, milestones, the goal at its due date.
    """

    points: tuple[Point, ...]

    @classmethod
    def through(cls, baseline: Point | None, milestones: Sequence[Point], goal: Point) -> "Pathway":
        """The pathway of a plan; milestones outside baseline and due date say nothing of it."""
        between = [
            one
            for one in milestones
            if one.at < goal.at and (baseline is None or one.at > baseline.at)
        ]
        by_day = {one.at: one for one in (*([baseline] if baseline else []), *between)}
        by_day.pop(goal.at, None)  # a baseline on the due day leaves only the goal
        return cls(points=(*sorted(by_day.values(), key=lambda one: one.at), goal))

    def expected(self, day: dt.date) -> float | None:
        """What the plan expects on a day.

        Returns:
            The value on the straight line between the two points around it, by days; after
            the last point its value; None before the first, where the plan says nothing.
        """
        if day < self.points[0].at:
            return None
        for before, after in pairwise(self.points):
            if day < after.at:
                share = (day - before.at).days / (after.at - before.at).days
                return before.value + share * (after.value - before.value)
        return self.points[-1].value
