"""The two small pictures of a line as shares of their width and height, for page and paper.

A strip has a tick for each commune, the median of those it is compared with, the commune
itself and the target. A spark goes over the periods, with gaps where nothing was said and the
break of 2025-07-01. What is drawn is measured here once, so that both draw the same.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from data.catalog import Kind
from data.profile.cell import Spot
from data.profile.record import Line
from data.rates import PERCENT
from geo.units import TODAY

STEPS: Final = 120
"""Ticks closer than this part of the width lie on each other, and are drawn once."""

FEWEST: Final = 2
MIDDLE: Final = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """Where the figures stand, from 0 (left) to 1.

    Args:
        ticks: Of all communes with a value, each place once, ascending.
        own: The commune; None without a value.
        median: Of those it is compared with.
        goal: Near end of what the target wants.
    """

    ticks: tuple[float, ...]
    own: float | None
    median: float | None
    goal: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Spark:
    """A line over time, (x, y) from 0 to 1, y upwards.

    Args:
        runs: Points that are joined; a gap parts them.
        parts: Points that are of some former communes only.
        last: The newest period's point, None where it has no value.
        break_at: Where today's communes begin; None where the line does not cross over.
    """

    runs: tuple[tuple[tuple[float, float], ...], ...]
    parts: tuple[tuple[float, float], ...]
    last: tuple[float, float] | None
    break_at: float | None


def strip(line: Line) -> Strip:
    """The strip of an indicator; rates go from 0 to 100, other measures as far as they reach."""
    goal = line.aim.judged.question.goal if line.aim else None
    own = line.cell.known
    near = goal.edge(own if own is not None else goal.value) if goal else None
    reach = [*line.values[:1], *line.values[-1:], *([near] if near is not None else [])]
    low, high = min([0.0, *reach]), max([0.0, *reach])
    if line.indicator.kind is Kind.RATE:
        low, high = 0.0, max(PERCENT, high)
    span = (high - low) or 1.0

    def share(value: float | None) -> float | None:
        return None if value is None else round((value - low) / span, 4)

    steps = {round(STEPS * (value - low) / span) for value in line.values}
    return Strip(
        ticks=tuple(round(one / STEPS, 4) for one in sorted(steps)),
        own=share(own),
        median=share(line.median),
        goal=share(near),
    )


def spark(line: Line) -> Spark:
    """The line over time; a single period makes no line."""
    spots = line.spots
    known = [one.value for one in spots if one.value is not None]
    if len(spots) < FEWEST or not known:
        return Spark(runs=(), parts=(), last=None, break_at=None)
    low, high = min(known), max(known)
    width, height = len(spots) - 1, (high - low) or 1.0

    def point(at: int, value: float) -> tuple[float, float]:
        y = (value - low) / height if high > low else MIDDLE
        return round(at / width, 4), round(y, 4)

    runs: list[list[tuple[float, float]]] = [[]]
    parts = []
    for at, one in enumerate(spots):
        if one.value is None:
            runs.append([])
        else:
            runs[-1].append(point(at, one.value))
            if one.is_part:
                parts.append(point(at, one.value))
    newest = spots[-1].value
    return Spark(
        runs=tuple(tuple(one) for one in runs if one),
        parts=tuple(parts),
        last=None if newest is None else point(width, newest),
        break_at=_break(spots),
    )


def _break(spots: Sequence[Spot]) -> float | None:
    """Half-way between the last period of former units and the first of today's."""
    after = [at for at, one in enumerate(spots) if one.period.end >= TODAY]
    if not after or after[0] == 0:
        return None
    return round((after[0] - MIDDLE) / (len(spots) - 1), 4)
