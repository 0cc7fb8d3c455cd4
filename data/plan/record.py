"""A plan and its targets, as frozen records."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from data.catalog.citation import Group, Source
from data.catalog.term import Terms, spoken
from data.plan.reach import PlaceGroup
from data.plan.task import Task
from data.status import Goal, Point
from geo.place import UnitKey
from text.number import NBSP


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanTarget:
    """What a plan wants of its place, or of each commune in it.

    Args:
        id: Name in the plan.
        group_id: Heading in the plan, or "" where it says none.
        names: The plan's own wording.
        short_names: For lists; one line.
        indicator_id: What measures it, or "" where nothing in the catalogue does.
        goal: None where the value is not published.
        due: Last day by which it must be so.
        baseline: Where the plan starts from; None where it does not say.
        milestones: Dated values on the way, earliest first.
        is_of_communes: The plan wants it of every commune, not of the whole.
        is_each: The plan wants it of each agency, so that a total says nothing of it.
        target_groups: Whom it is aimed at; empty where at everybody.
        leads, partners: Ids of agencies.
        clause: Where in the document; "" where that is not known.
        notes: How it was read; empty where nothing is to be said.
        unit: What its values are in, where no indicator says so: `người`, `%`.
        place_groups: Kinds of communes that it is for; empty where for all.
        reason: Why its goal or its last day was changed to what they are; "" where they were not.
    """

    id: str
    group_id: str
    names: Terms
    short_names: Terms
    indicator_id: str
    goal: Goal | None
    due: dt.date
    baseline: Point | None
    milestones: tuple[Point, ...]
    is_of_communes: bool
    is_each: bool
    target_groups: Terms
    leads: tuple[str, ...]
    partners: tuple[str, ...]
    clause: str
    notes: Terms
    unit: str = ""
    place_groups: tuple[PlaceGroup, ...] = ()
    reason: str = ""

    @property
    def name(self) -> str:
        """The plan's wording, in the reader's language."""
        return spoken(self.names)

    @property
    def short_name(self) -> str:
        """Its name in a list."""
        return spoken(self.short_names)

    @property
    def target_group(self) -> str:
        """Whom it is aimed at; often empty."""
        return spoken(self.target_groups) if self.target_groups else ""

    @property
    def note(self) -> str:
        """How it was read; often empty."""
        return spoken(self.notes) if self.notes else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedTally:
    """How many targets the plan's owner said were met, beside what can be computed.

    Args:
        met, of: `8/19`.
        on: Last day of the period it was reported for.
        period: Id of that period.
        source: Who said so.
    """

    met: int
    of: int
    on: dt.date
    period: str
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """One plan.

    Args:
        id: Name in the register and in addresses.
        number: Of the document, `2309/KH-UBND`; "" where it is not known.
        names: Title.
        short_names: Title that fits a select; empty where the number does.
        issuers: Who issued it.
        issued: When; where only the year is known, its first day, and `is_day_known` is false.
        starts, ends: Time it is for.
        scope: The place it is for.
        source: Where it was read.
        legal: What it carries out.
        groups: Its headings by id, in its order.
        targets, tasks: By id, in its order.
        target_count: How many targets it has in all; more than `targets` where some are not
            published.
        reported: What its owner said was met.
        notes: How its text was read; empty where nothing is to be said.
        is_demonstration: Invented, and marked wherever it is shown.
    """

    id: str
    number: str
    names: Terms
    short_names: Terms
    issuers: Terms
    issued: dt.date
    is_day_known: bool
    starts: dt.date
    ends: dt.date
    scope: UnitKey
    source: Source
    legal: tuple[Source, ...]
    groups: Mapping[str, Group]
    targets: Mapping[str, PlanTarget]
    tasks: Mapping[str, Task]
    target_count: int
    reported: tuple[ReportedTally, ...]
    notes: Terms
    is_demonstration: bool

    @property
    def name(self) -> str:
        """Title in the reader's language."""
        return spoken(self.names)

    @property
    def issuer(self) -> str:
        """Who issued it, in the reader's language."""
        return spoken(self.issuers)

    @property
    def label(self) -> str:
        """For a select: its number, else its title, shortened where it has a short one."""
        short = spoken(self.short_names) if self.short_names else self.name
        return self.number.replace(" ", NBSP) or short

    @property
    def note(self) -> str:
        """How its text was read; often empty."""
        return spoken(self.notes) if self.notes else ""
