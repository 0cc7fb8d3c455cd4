"""One view made ready to be drawn: every unit's figure with its class and colour."""

from dataclasses import dataclass
from functools import cached_property

import pandas as pd
import streamlit as st

from components import figure, load, pin
from components.dressing import Inside, ascending, based, dressed, inside, is_published, worded
from components.filters import Selection
from components.ground import Ground, ground
from components.maps.view import Theme
from components.row import Row
from components.units_view import UnitsView
from data import classes, conversion, query
from data.catalog import Aggregation, Indicator, Kind, Target
from data.classes import Breaks
from data.conversion import Conversion, Converted
from data.period import Period
from data.query import Total
from data.query.figure import at_units
from data.shared import shared
from geo.units import TODAY
from text import language, say


@dataclass(frozen=True, kw_only=True)
class Picture:
    """What map, legend, table and texts of one view share.

    Args:
        selection: The view; it has a period.
        ground: What it shares with the other periods.
        rows: See `data.query.MapRows`; the added columns of `Converted`; and class_index
            (Int64, NA without a value), colour, is_selected.
        total: Of the units that reported: of a period before the break, the former ones.
        colours: Of each class, lowest first; none where counts are circles.
        target: What counts here at this time.
        theme: Of the reader's screen.
        key: Tells this view from every other, in any language, theme and revision.
    """

    selection: Selection
    ground: Ground
    rows: pd.DataFrame
    total: Total
    colours: tuple[str, ...]
    target: Target | None
    theme: Theme
    key: str

    @property
    def indicator(self) -> Indicator:
        """What is shown."""
        return self.selection.indicator

    @property
    def published(self) -> Converted:
        """Every figure of the indicator here, of all periods, on the units of the view."""
        return self.ground.published

    @property
    def before(self) -> frozenset[str]:
        """Ids of the periods that former communes told, and today's did not."""
        return self.ground.before

    @property
    def breaks(self) -> Breaks:
        """Class limits, the same in every period."""
        return self.ground.breaks

    @property
    def is_against_target(self) -> bool:
        """Classes say how far a unit is from the target."""
        return bool(self.breaks.standings)

    @property
    def period(self) -> Period:
        """When; a view without one makes no picture."""
        return _period(self.selection)

    @cached_property
    def is_demonstration(self) -> bool:
        """Some figure in view is invented; the lines of the panel are of all periods."""
        return bool(self.rows["is_demonstration"].any() or self.published["is_demonstration"].any())

    @property
    def is_circles(self) -> bool:
        """Counts are circles, rates are colours."""
        return self.indicator.kind is Kind.COUNT

    @cached_property
    def is_published(self) -> bool:
        """Figures are published for the units, who do not report them themselves."""
        return self.is_converted or is_published(self.selection)

    @property
    def is_converted(self) -> bool:
        """The figures are those of former communes, put on today's."""
        is_today = self.selection.units_view is UnitsView.TODAY
        return is_today and str(self.period) in self.before

    @cached_property
    def inside(self) -> Inside | None:
        """What communes gave to provinces here."""
        return inside(self.rows)

    @property
    def is_partial(self) -> bool:
        """There is a figure of all together, but of fewer than half the units."""
        return self.total.value is not None and 2 * self.total.reported < self.total.of

    @cached_property
    def whole_name(self) -> str:
        """`Toàn tỉnh Điện Biên`; of a total of fewer than half its units, of how many it is."""
        if not self.is_partial:
            return figure.whole_name(self.selection.place)
        state = "published" if self.is_published and not self.is_converted else "reported"
        is_sum = self.indicator.aggregation is Aggregation.SUM
        key = f"page.sum_{state}" if is_sum else f"page.part_{state}"
        return say(key, n=self.total.counted, level=self.total_level)

    @property
    def is_rank(self) -> bool:
        """Places in an order: 1 is first."""
        return self.indicator.kind is Kind.RANK

    @property
    def target_words(self) -> str:
        """`≥ 80 %`, or nothing."""
        return figure.target_text(self.indicator, self.target) if self.target else ""

    @cached_property
    def level_words(self) -> str:
        """What the units are called."""
        if self.is_of_former:
            return say("conversion.communes_before")
        return figure.level_words(
            self.selection.place, self.selection.edition, level=self.selection.level
        )

    @cached_property
    def level_short(self) -> str:
        """The same in few words."""
        if self.is_of_former:
            return say("conversion.communes_former")
        return figure.level_words(self.selection.place, TODAY, level=self.selection.level)

    @property
    def total_level(self) -> str:
        """What the units are called that the total is made of."""
        return say("conversion.communes_former") if self.is_converted else self.level_short

    @property
    def is_of_former(self) -> bool:
        """The units on the map are former communes."""
        return not self.selection.is_national and self.selection.edition != TODAY

    @cached_property
    def largest(self) -> float:
        """The largest value of all periods, for circles that can be compared between them."""
        return float(self.published["value"].max())

    @cached_property
    def own(self) -> float | None:
        """What the province itself published for this period, beside the sum of its units."""
        if self.selection.is_national:
            return None
        rows = at_units(self.published, (self.selection.place,))
        found = rows.loc[rows["period"] == str(self.period), "value"].dropna()
        return None if found.empty else float(found.iloc[0])

    @property
    def valued(self) -> pd.DataFrame:
        """Units with a value of all of them, lowest first; equal ones in Vietnamese order."""
        return self.rows.iloc[self._ascending]  # kept themselves, they would be there twice

    _ascending = cached_property(lambda self: ascending(self.rows, but=self.is_of_part))

    @property
    def is_of_part(self) -> "pd.Series[bool]":
        """Of each row: its figure is of some of its former communes only."""
        return (self.rows["conversion"] == Conversion.PARTIAL) & self.rows["value"].notna()

    def row(self, code: str) -> Row:
        """The row of one unit, with its words."""
        return self.worded(self.rows[self.rows["unit_code"] == code]).iloc[0]

    def worded(self, rows: pd.DataFrame) -> pd.DataFrame:
        """Some of the rows with value_text, detail_text and short_text."""
        return worded(rows, self.selection, self.target)

    @cached_property
    def words(self) -> pd.DataFrame:
        """All of them so; of a few units, for it takes long of thousands."""
        return self.worded(self.rows)

    def whole_over_time(self) -> pd.DataFrame:
        """The figure of all together in each period of the view's line; see `whole_series`."""
        rows = self.ground.whole_over_time
        line = {str(one) for one in self.selection.sequence}
        return rows[rows["period"].isin(line)].reset_index(drop=True)


def picture(selection: Selection, theme: Theme) -> Picture | None:
    """The view's figures, or None where nothing was ever reported here.

    Made once for everybody who looks at the same view of the same revision; read only.
    """
    if selection.period is None:
        return None
    parts = (
        *(selection.version, selection.place.code, selection.edition, selection.indicator.id),
        *(str(selection.period), selection.unit, selection.method, selection.classes),
        *(selection.breaks, selection.isolated),
        *(selection.units_view, selection.is_by_commune, conversion.version(), theme, language()),
        pin.here(),  # what is drawn of it names where its words are fetched
    )
    return _made(" ".join(map(str, parts)), selection, theme)


@st.cache_resource(max_entries=load.VIEWS_KEPT, show_spinner=False)
def _made(key: str, _selection: Selection, _theme: Theme) -> Picture:
    selection, theme, measure = _selection, _theme, _selection.indicator
    base, period = ground(selection), _period(selection)
    rows = based(base.published, selection, period)
    total = query.total(rows, indicator=measure)
    if selection.units_view is UnitsView.TODAY and str(period) in base.before:
        told_rows = query.map_rows(
            base.told, selection.former_units, indicator=measure, period=period
        )
        total = query.total(told_rows, indicator=measure)
    colours = classes.colours(base.breaks, theme=theme, direction=measure.direction)
    return Picture(
        selection=selection,
        ground=base,
        rows=shared(dressed(rows, selection, base.breaks, colours)),
        total=total,
        colours=colours,
        target=figure.target_of(measure, selection.place, period),
        theme=theme,
        key=key,
    )


def _period(selection: Selection) -> Period:
    if selection.period is None:
        raise ValueError(selection)
    return selection.period
