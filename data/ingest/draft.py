"""A workbook as a layout understood it, before any rule has judged it."""

import datetime as dt
from collections.abc import Mapping, MutableSequence, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple

from data.catalog import Indicator
from data.ingest.datum import Datum
from data.ingest.earlier import NOTHING, Earlier
from data.ingest.form import Field
from data.ingest.heard import Heard
from data.ingest.plan.found import FoundPlan
from data.ingest.printed_total import PrintedTotal
from data.ingest.sheet import Decoded
from data.model import Basis, Qualifier, State
from data.passage import Passage
from data.period import Period
from data.point import Point
from geo.units import TODAY, Unit, UnitKey


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """What a workbook says about one indicator, one unit and one period.

    Args:
        indicator: What was measured.
        unit: The place.
        period: When.
        sheet: Where it stands; the cells are in the data.
        numerator, denominator, value: What was typed; None where the layout has no cell.
        basis: Cumulative or in the period, where the workbook says so.
        cutoff_date: Day up to which it counts, where the workbook says so.
        source: A citation, where the row names one.
        is_estimate: The row or column says that it is an estimate.
    """

    indicator: Indicator
    unit: UnitKey
    period: Period
    sheet: str
    numerator: Datum | None = None
    denominator: Datum | None = None
    value: Datum | None = None
    basis: Basis = Basis.UNSAID
    cutoff_date: dt.date | None = None
    source: str = ""
    is_estimate: bool = False

    @property
    def data(self) -> tuple[tuple[Field, Datum], ...]:
        """The cells there are, numerator first."""
        found = []  # spelled out, for it is asked for several times a figure
        if self.numerator is not None:
            found.append((Field.NUMERATOR, self.numerator))
        if self.denominator is not None:
            found.append((Field.DENOMINATOR, self.denominator))
        if self.value is not None:
            found.append((Field.VALUE, self.value))
        return tuple(found)

    @property
    def cell(self) -> str:
        """The cell the figure is cited by: its numerator's, else its value's."""
        return self.data[0][1].cell


Cell = tuple[int, Figure, Field, Datum]
"""A cell of a figure: the figure's position in the draft, the figure, which number, what."""


class Statement(NamedTuple):
    """What a figure amounts to: numbers and state of one observation; NaN where there is none."""

    numerator: float
    denominator: float
    value: float
    qualifier: Qualifier
    state: State


class Stranger(NamedTuple):
    """A row whose place was not found, left out; a person may say it is one of `among`."""

    sheet: str
    cell: str
    text: str
    suggestions: tuple[Unit, ...] = ()
    former: Unit | None = None
    code: str = ""
    among: tuple[Unit, ...] = ()


class Disagreement(NamedTuple):
    """Two cells that name different places: a code and a name."""

    sheet: str
    cell: str
    code: str
    name: str
    unit: Unit


class Damage(NamedTuple):
    """Something of our own form that was lost or altered; `variant` is of the rule's messages."""

    sheet: str
    cell: str
    variant: str
    values: Mapping[str, object]


class Respelled(NamedTuple):
    """A name that was read as a unit's although it is not written as the list writes it."""

    sheet: str
    cell: str
    text: str
    unit: Unit


class UnknownColumn(NamedTuple):
    """A heading, or a row of a form, that names no indicator; its content is left out.

    `role` is a variant of rule L7 where it is known to hold no result: a target or comparison.
    `cells` is how many it has, where that is told.
    """

    sheet: str
    cell: str
    text: str
    is_unclear: bool = False
    role: str = ""
    cells: int = 0


class UnreadRow(NamedTuple):
    """A row of a list with an id or period that is none; `key` is the message of what it is."""

    sheet: str
    cell: str
    key: str
    text: str


class Repaired(NamedTuple):
    """A code that Excel had stripped of its leading zero."""

    sheet: str
    cell: str
    text: str
    unit: Unit


class Remark(NamedTuple):
    """Something only a layout can tell; `variant` and `values` are of the rule's messages."""

    rule: str
    sheet: str
    cell: str
    variant: str = ""
    values: Mapping[str, object] = MappingProxyType({})


@dataclass(slots=True, kw_only=True)
class Draft:
    """Everything a layout found in a workbook, for the rules to judge.

    Args:
        layout: Id of the layout.
        scope: Code of the province it reports for, or "VN".
        edition: The list of units it follows.
        period: Its period, where it has one for all.
        other_period: A different one that the file's name or a sheet's name states.
        title, publisher, url, licence: Where it says where its figures come from.
        is_demonstration: It says that its figures are invented.
        figures: See `Figure`.
        points: Where what they count stands.
        passages: What it says in words of its units.
        plan: What it says of a plan; None for nothing.
        statements: What each figure amounts to, None where its cells can't be used; filled
            in once the figures are complete.
        unusual: The cells that are neither blank nor a plain number where one belongs; filled
            in with the statements.
        remarks: What the layout itself has to tell, by rule.
        is_by_column: A column without any content states nothing; otherwise a blank is missing.
        hidden: Names of hidden sheets, rows and columns that were left out.
        decoded: Cells that were typed in a legacy charset, as they were and as they are.
        expected: The units that should have reported; empty where that is not known.
        past: What was published of these indicators and units; filled in by the check.
        taken: Names read as a person said.
        misplaced: Answers that could not be taken.
        recalled: Sheets read by a remembered mapping.
        open_periods: The periods it may be of, where only its sender can say which.
        answered_period: The one that the sender said.
    """

    layout: str
    scope: str
    edition: dt.date = TODAY
    period: Period | None = None
    other_period: tuple[str, Period] | None = None
    title: str = ""
    publisher: str = ""
    url: str = ""
    licence: str = ""
    is_demonstration: bool = False
    figures: MutableSequence[Figure] = field(default_factory=list)
    points: list[Point] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    statements: Sequence[Statement | None] = field(default_factory=list)
    unusual: list[Cell] = field(default_factory=list)
    strangers: list[Stranger] = field(default_factory=list)
    disagreements: list[Disagreement] = field(default_factory=list)
    damages: list[Damage] = field(default_factory=list)
    respelled: list[Respelled] = field(default_factory=list)
    unknown_columns: list[UnknownColumn] = field(default_factory=list)
    unread_rows: list[UnreadRow] = field(default_factory=list)
    repaired: list[Repaired] = field(default_factory=list)
    totals: list[PrintedTotal] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    is_by_column: bool = True
    hidden: tuple[tuple[str, str], ...] = ()
    decoded: tuple[Decoded, ...] = ()
    expected: tuple[Unit, ...] = ()
    past: Earlier = NOTHING
    heard: Heard = field(default_factory=Heard)
    plan: FoundPlan | None = None
