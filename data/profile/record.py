"""One commune's figures side by side, as frozen records."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from data.catalog import Indicator
from data.period import Period
from data.plan import Plan, PlanTarget
from data.profile.cell import Cell, Spot
from data.query.peer import Peers
from data.status import Judgement, Status
from geo.attribute import Zone
from geo.lineage import Relation
from geo.units import Unit


class Among(StrEnum):
    """Whom a commune is compared with beside all of its province."""

    NEAR = "near"
    KIND = "kind"
    ZONE = "zone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rank:
    """A place in an order.

    Args:
        place: 1 is best; equal values share the better place.
        of: How many stand in the order: those with a value.
        shared: How many stand at this place, the commune itself among them.
    """

    place: int
    of: int
    shared: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Aim:
    """What a plan wants of the commune's figure, and where it stands on the way.

    Args:
        plan: Which plan.
        target: Which of its targets.
        judged: The figure held against it.
        since: First of the periods without a break, up to this one, in which the figure stood
            behind; None where it does not.
    """

    plan: Plan
    target: PlanTarget
    judged: Judgement
    since: Period | None = None


_BEHIND = frozenset({Status.MOVING_AWAY, Status.OFF_TRACK, Status.SLIPPED, Status.SLOW})


def is_behind(judged: Judgement) -> bool:
    """A pathway that is not kept, or a day that has come with the target missed.

    A target that is not met yet, without a pathway and with time left, says nothing of late.
    """
    return judged.status in _BEHIND or (judged.status is Status.NOT_MET and judged.is_overdue)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One indicator of the commune.

    Args:
        indicator: Which.
        period: Of the figure: the newest one in which any commune of the province gave a value.
        cell: The commune's figure at it.
        last: Its newest earlier figure, where it has none now; never ranked or judged.
        aim: What is wanted of it; None where no plan in view asks anything of a commune.
        in_all: Rank among all communes of the province; None without a value or a good side.
        in_kind: Rank among those it is compared with.
        values: Of all communes that have one, ascending.
        median: Of those it is compared with, itself included; None where none has a value.
        spots: Periods of the same kind up to this one, earliest first.
        answered, due: Periods that the commune answered, of those in which it had to.
    """

    indicator: Indicator
    period: Period
    cell: Cell
    last: Spot | None
    aim: Aim | None
    in_all: Rank | None
    in_kind: Rank | None
    values: tuple[float, ...]
    median: float | None
    spots: tuple[Spot, ...]
    answered: int
    due: int

    @property
    def status(self) -> Status:
        """Where it stands."""
        return self.aim.judged.status if self.aim else Status.NO_TARGET

    @property
    def is_behind(self) -> bool:
        """Behind the pathway of its target, or past its day."""
        return self.aim is not None and is_behind(self.aim.judged)


@dataclass(frozen=True, slots=True, kw_only=True)
class Former:
    """A former commune that went into this one.

    Args:
        unit: Of the former list.
        relation: Whole, or a part of it.
        figures: The newest of each indicator before 2025-07-01, by id.
    """

    unit: Unit
    relation: Relation
    figures: Mapping[str, tuple[Period, Cell]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Company:
    """Whom the commune is compared with.

    Args:
        among: The reader's choice.
        codes: The communes, itself included; nearest first where they were found so. Empty
            where it is not known who is of its kind.
        peers: How the nearest were found; None for another choice.
        zone: Of the commune, None where it is not known.
    """

    among: Among
    codes: tuple[str, ...]
    peers: Peers | None
    zone: Zone | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """Everything that is known of one commune.

    Args:
        unit: The commune.
        province: The one it lies in.
        until: No figure is of a later period; None where nothing was ever reported.
        lines: By heading of the catalogue, in its order; headings without figures are left out.
        company: Whom it is compared with.
        households: How many, where that is known.
        formers: What it was made of.
        communes: How many communes the province has.
    """

    unit: Unit
    province: Unit
    until: Period | None
    lines: Mapping[str, tuple[Line, ...]]
    company: Company
    households: float | None
    formers: tuple[Former, ...]
    communes: int

    @property
    def every(self) -> tuple[Line, ...]:
        """The lines of all headings."""
        return tuple(line for several in self.lines.values() for line in several)

    @property
    def behind(self) -> tuple[Line, ...]:
        """What is behind, worst first."""
        return tuple(sorted((one for one in self.every if one.is_behind), key=_urgency))

    @property
    def reported(self) -> int:
        """Indicators that the commune answered for, each at its period."""
        return sum(one.cell.has_answered for one in self.every)

    @property
    def is_demonstration(self) -> bool:
        """Some figure of the commune is invented, or a plan it is held against."""
        aims = (one.aim for one in self.every if one.aim)
        return any(one.cell.is_demonstration for one in self.every) or any(
            one.plan.is_demonstration for one in aims
        )


_WORST = (Status.MOVING_AWAY, Status.OFF_TRACK, Status.SLIPPED, Status.NOT_MET, Status.SLOW)


def _urgency(line: Line) -> tuple[int, float]:
    """State first; within one what has gone least of its way, or lacks the largest share."""
    judged = line.aim.judged if line.aim else None
    if judged is None:
        return len(_WORST), 0.0
    gap = abs(judged.gap or 0.0)
    return _WORST.index(judged.status), judged.ratio if judged.ratio is not None else -gap
