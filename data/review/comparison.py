"""Two reviews side by side: each target then and now, and which way it went."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from data.review.content import Content, Line
from data.status import Status
from text import language, say
from text.number import NBSP, signed


class Move(StrEnum):
    """Which way a target's state went between two reviews; the worst first."""

    DOWN = "down"
    UP = "up"
    SAME = "same"
    UNKNOWN = "unknown"
    NEW = "new"
    GONE = "gone"


STEPS: Final[Mapping[Status, int]] = {
    Status.MOVING_AWAY: 0,
    Status.OFF_TRACK: 1,
    Status.SLIPPED: 1,
    Status.SLOW: 2,
    Status.ON_TRACK: 3,
    Status.MAINTAINED: 4,
    Status.ACHIEVED: 4,
}
"""States that can be put in order. `NOT_MET` is below met, and beside the others nowhere."""

MET: Final = STEPS[Status.ACHIEVED]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """One target in two reviews; None where one of them does not have it."""

    before: Line | None
    after: Line | None

    @property
    def line(self) -> Line:
        """The later, where there is one: it names the target."""
        found = self.after or self.before
        if found is None:
            raise ValueError(self)
        return found

    @property
    def move(self) -> Move:
        """Which way its state went."""
        if self.before is None:
            return Move.NEW
        if self.after is None:
            return Move.GONE
        return _move(self.before.shown, self.after.shown)

    @property
    def change(self) -> float | None:
        """Later less earlier figure, in the target's unit; None where one is missing."""
        before, after = self.before, self.after
        if before is None or after is None or before.now is None or after.now is None:
            return None
        return None if before.is_percent != after.is_percent else after.now - before.now

    @property
    def change_text(self) -> str:
        """`+6,1 điểm %`, `−12 xã`; a dash where there is none."""
        if self.change is None:
            return "–"
        text = signed(self.change, digits=self.line.digits, locale=language())
        unit = say("page.points") if self.line.is_percent else self.line.units.get(language(), "")
        return f"{text}{NBSP}{unit}" if unit else text


def compared(before: Content, after: Content) -> tuple[Pair, ...]:
    """Every target of either review: the later one's order, then those that are gone.

    Of one plan they are joined by their ids, of different plans by what measures them, where
    that is measured once in each.
    """
    earlier, later = _named(before, after), _named(after, before)
    pairs = [Pair(before=earlier.get(key), after=line) for key, line in later.items()]
    gone = [Pair(before=line, after=None) for key, line in earlier.items() if key not in later]
    return (*pairs, *gone)


def counted(pairs: Sequence[Pair]) -> Mapping[Move, int]:
    """How many went which way, only those that occur."""
    found = Counter(one.move for one in pairs)
    return {move: found[move] for move in Move if found[move]}


def _named(one: Content, other: Content) -> dict[str, Line]:
    ids = {line.target_id for line in other.lines}
    counts = Counter(line.indicator_id for line in one.lines if line.indicator_id)
    others = Counter(line.indicator_id for line in other.lines if line.indicator_id)
    is_same = any(line.target_id in ids for line in one.lines)
    found = {}
    for line in one.lines:
        is_single = counts[line.indicator_id] == others[line.indicator_id] == 1
        by_measure = not is_same and is_single
        found[f"measure:{line.indicator_id}" if by_measure else line.target_id] = line
    return found


def _move(before: Status, after: Status) -> Move:
    if before is after:
        return Move.SAME
    first, last = STEPS.get(before), STEPS.get(after)
    if first is not None and last is not None:
        return Move.SAME if first == last else Move.UP if last > first else Move.DOWN
    if before is Status.NOT_MET and last == MET:
        return Move.UP
    if after is Status.NOT_MET and first == MET:
        return Move.DOWN
    return Move.UNKNOWN
