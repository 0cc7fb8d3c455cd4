"""Who has reported, late, or not yet: one row a unit, out of what came in and what was due."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo

import pandas as pd

from data.catalog import indicators
from data.period import Frequency, Period, parse
from data.reporting import Calendar
from geo.units import FORMER, TODAY, Unit

VIETNAM: Final = ZoneInfo("Asia/Ho_Chi_Minh")


class Standing(StrEnum):
    """How far a unit has come with a period's report. Is there data? Nothing else."""

    COMPLETE = "complete"
    LATE = "late"
    WAITING = "waiting"
    PARTIAL = "partial"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many units stand where.

    Args:
        standings: Units by standing; every standing is there.
        of: All units.
    """

    standings: Mapping[Standing, int]
    of: int

    @property
    def complete(self) -> int:
        """Units whose report is in, on time or late."""
        return self.standings[Standing.COMPLETE] + self.standings[Standing.LATE]


def reports(
    arrivals: pd.DataFrame,
    units: Sequence[Unit],
    *,
    wanted: Collection[str],
    period: Period,
    calendar: Calendar,
) -> pd.DataFrame:
    """One row a unit, in the order of `units`.

    A unit is complete when every expected indicator has an answer: a figure, or that none
    applies. It is late when one came after the due day; whether one did is known only of what
    somebody sent by an account, for what an operator loaded came in on no day of its own.

    Args:
        arrivals: See `data.store.Store.arrivals`.
        units: Who should report.
        wanted: Ids of what is expected of each; see `expected`.
        period: When.
        calendar: When it was due.

    Returns:
        unit_code, unit_name, standing (str, of Standing), reported, waiting, late, of (int),
        received (date of the last arrival, NaT without), missing (tuple of indicator ids),
        is_demonstration.
    """
    due = calendar.due(period)
    here = arrivals[
        (arrivals["period"] == str(period)) & arrivals["indicator_id"].isin(list(wanted))
    ]
    days = pd.to_datetime(here["received_at"], utc=True).dt.tz_convert(VIETNAM)
    is_late = here["is_dated"].astype(bool) & (days.dt.date > due)
    told: dict[str, _Told] = defaultdict(_Told)
    for code, one, day, late, waits, is_invented in zip(
        here["unit_code"],
        here["indicator_id"],
        days.dt.tz_localize(None).dt.normalize(),
        is_late,
        here["is_waiting"].astype(bool),
        here["is_demonstration"].astype(bool),
        strict=True,
    ):
        told[code].add(one, day, is_late=late, waits=waits, is_invented=is_invented)
    return pd.DataFrame([_row(told[one.code], one, list(wanted)) for one in units])


def tally(rows: pd.DataFrame) -> Tally:
    """How many units of `reports` stand where."""
    counts = rows["standing"].value_counts()
    return Tally(standings={one: int(counts.get(one, 0)) for one in Standing}, of=len(rows))


def expected(available: pd.DataFrame, *, frequency: Frequency) -> tuple[str, ...]:
    """Ids of what a province collects by this kind of period, in the catalogue's order.

    That is what anybody there ever reported so: a province may ask every quarter for what the
    catalogue has by half-years, and collects only some of the catalogue.

    Args:
        available: See `Store.available`, of one province and tier.
        frequency: Kind of period.
    """
    kinds = available["period"].map(lambda one: parse(one).frequency)
    there = set(available.loc[(available["reported"] > 0) & (kinds == frequency), "indicator_id"])
    return tuple(one for one in indicators() if one in there)


def owing(period: Period, arrivals: Mapping[dt.date, pd.DataFrame]) -> dt.date:
    """Which list of units a period's report is of: nobody is late for a time before they were.

    A period that ended before today's communes existed is the former ones', unless today's
    reported it themselves and the former ones did not.

    Args:
        period: Which one.
        arrivals: By list, the periods that somebody answered for.
    """
    if period.end >= TODAY:
        return TODAY
    by = {edition for edition, rows in arrivals.items() if (rows["period"] == str(period)).any()}
    return TODAY if by == {TODAY} else FORMER


def days_left(period: Period, *, calendar: Calendar, today: dt.date) -> int:
    """Days until the report is due; less than nothing when it is past."""
    return (calendar.due(period) - today).days


@dataclass(slots=True)
class _Told:
    """What came in of one unit: ids published and waiting, how many late, the last day."""

    there: set[str] = field(default_factory=set)
    waiting: set[str] = field(default_factory=set)
    late: int = 0
    last: pd.Timestamp | None = None
    is_demonstration: bool = False

    def add(
        self, one: str, day: pd.Timestamp, *, is_late: bool, waits: bool, is_invented: bool
    ) -> None:
        (self.waiting if waits else self.there).add(one)
        self.late += is_late and not waits
        self.last = day if self.last is None else max(self.last, day)
        self.is_demonstration |= is_invented


def _row(told: _Told, unit: Unit, wanted: Sequence[str]) -> dict[str, object]:
    late = told.late
    return {
        "unit_code": unit.code,
        "unit_name": unit.full_name,
        "standing": _standing(len(told.there), len(told.waiting), len(wanted), late=late),
        "reported": len(told.there),
        "waiting": len(told.waiting),
        "late": late,
        "of": len(wanted),
        "received": pd.NaT if told.last is None else told.last,
        "missing": tuple(one for one in wanted if one not in told.there | told.waiting),
        "is_demonstration": told.is_demonstration,
    }


def _standing(there: int, waiting: int, wanted: int, *, late: int) -> Standing:
    if there + waiting == 0:
        return Standing.NONE
    if there + waiting < wanted:
        return Standing.PARTIAL
    if waiting:
        return Standing.WAITING
    return Standing.LATE if late else Standing.COMPLETE
