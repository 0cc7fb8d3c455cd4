"""What one view shows, once for the slide, the deck, the offline file and the document.

Everything that is taken out of the dashboard is drawn from this, so that no two files can say
different things. Texts are in the language spoken when it was made; figures come with the
words that the page prints for them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from components.plate import Plate
from data.story.record import View


class Kind(StrEnum):
    """How a chart is drawn."""

    LINE = "line"
    BAR = "bar"
    """Lying bars, one a name, longest first."""
    COLUMN = "column"
    STACKED = "stacked"
    """One lying bar, its parts side by side: n of N met."""
    SCATTER = "scatter"


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """Figures of one line, or one colour of bars.

    Args:
        name: As the legend says it.
        values: One a category; None where nothing was reported, which is never drawn as 0.
        colour: `#rrggbb`.
        is_chosen: Drawn in front.
        is_planned: Nobody reported it: a pathway, a target; drawn dashed.
        is_hatched: Its bars are hatched, as what is not known is on the map.
        is_striped: Another part of its bar has the same colour; its own has stripes.
    """

    name: str
    values: tuple[float | None, ...]
    colour: str
    is_chosen: bool = False
    is_planned: bool = False
    is_hatched: bool = False
    is_striped: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A chart with the figures that it draws.

    Args:
        kind: How.
        title: What it shows.
        categories: Periods, places or parts, as printed.
        series: At least one; each as long as the categories.
        unit: As the axis says it, "%".
        decimals: Of a printed value.
        breaks: Index of each category before which figures mean something else, with words.
        across: Of a scatter: values of the other axis, one a category.
        across_unit: Its name and unit.
        is_rank: Values are places in an order: 1 stands on top.
    """

    kind: Kind
    title: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str
    decimals: int
    breaks: tuple[tuple[int, str], ...] = ()
    across: tuple[float | None, ...] = ()
    across_unit: str = ""
    is_rank: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of a table.

    Args:
        title: Its head.
        values: For sorting and for workbooks: text, numbers, None where missing.
        printed: One a row, as the page prints it.
        is_number: Set flush right.
        decimals: Of a number; None for whole numbers and text.
        codes: Why a value is not there, one a row: `missing`, `not_applicable`; "" where one is.
            Nothing of columns that are always filled.
        unit: Of numbers, `%`; "" where they have none or its head says it.
        key: What it is in any language, `unit`, `value`, `rank`: by this who has little room
            chooses; "" of columns that are the first to go.
        units: Where each row has a unit of its own, as those of a plan; one a row.
        digits: The decimals of each row, where `units` tells them apart.
        colours: `#rrggbb` of each cell's class; "" of one of no class. Nothing where the page
            gives cells no colour.
    """

    title: str
    values: tuple[float | str | None, ...]
    printed: tuple[str, ...]
    is_number: bool = False
    decimals: int | None = None
    codes: tuple[str, ...] = ()
    unit: str = ""
    key: str = ""
    units: tuple[str, ...] = ()
    digits: tuple[int, ...] = ()
    colours: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows as the page shows them, best or worst first as there.

    Args:
        title: What it lists.
        columns: Each with as many values as there are rows.
        colours: One a row, `#rrggbb`, of its class or status; "" for none.
        legend: What the colours of cells mean: colours side by side, and their words.
    """

    title: str
    columns: tuple[Column, ...]
    colours: tuple[str, ...] = ()
    legend: tuple[tuple[tuple[str, ...], str], ...] = ()

    def __len__(self) -> int:
        return len(self.columns[0].printed) if self.columns else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One number with its words: `44,7 %`, `Toàn tỉnh Điện Biên`, `đích ≥ 80 %`.

    Args:
        value: As printed.
        name: Whose.
        beside: What it rests on, its target, its status; one sentence each.
    """

    value: str
    name: str
    beside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One view as it is shown.

    Args:
        view: What was asked for.
        title: Of the page: the indicator's name, the plan's.
        note: Place, unit, period.
        facts: Numbers to be read from the last row, the first one largest.
        plate: The map, in the light theme; None on pages without.
        plate_beside: The second map, where the page shows two beside each other.
        charts: In the order of the page.
        tables: The whole of each; who draws shows as much as there is room for.
        sentences: What the page says in words about it, for screen readers and notes.
        source: Where the figures come from.
        revision: `Số liệu tính đến …, bản 12`.
        mark: The mark of invented figures; "" where none is.
        problem: Why there is nothing to see, as a sentence; "" otherwise.
    """

    view: View
    title: str
    note: str
    facts: tuple[Fact, ...] = ()
    plate: Plate | None = None
    plate_beside: Plate | None = None
    charts: tuple[Chart, ...] = ()
    tables: tuple[Table, ...] = ()
    sentences: tuple[str, ...] = ()
    source: str = ""
    revision: str = ""
    mark: str = ""
    problem: str = ""

    @property
    def is_empty(self) -> bool:
        """Nothing can be drawn but the problem."""
        return self.plate is None and not (self.facts or self.charts or self.tables)


@dataclass(frozen=True, slots=True, kw_only=True)
class Screening:
    """A story ready to be drawn.

    Args:
        name: Its title.
        slides: What each view shows, with the author's title in place of the view's own.
        notes: One a slide.
        links: One a slide: where it is in the dashboard, whole address or "" where unknown.
        is_frozen: Its figures stay those of its revision.
        said: One line of date, revision and state: `Số liệu cố định: bản 12, ngày …`.
        is_page: One view taken from its page: it needs no opening that names a story.
    """

    name: str
    slides: Sequence[Shown]
    notes: Sequence[str]
    links: Sequence[str] = ()
    is_frozen: bool = False
    said: str = ""
    is_page: bool = False
