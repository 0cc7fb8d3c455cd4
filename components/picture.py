"""One view made ready to be drawn: every unit's figure with its class, words and colour."""

from dataclasses import dataclass
from functools import cached_property

import pandas as pd
import streamlit as st

from components import figure, load
from components.filters import Selection
from components.maps.view import Theme
from components.row import Row, each
from data import classes, query
from data.catalog import Aggregation, Indicator, Kind, Target
from data.classes import Breaks
from data.model import Published, State
from data.period import Period, parse
from data.query import Total
from geo.units import TODAY
from text import language, say


@dataclass(frozen=True, kw_only=True)
class Picture:
    """What map, legend, table and texts of one view share.

    Args:
        selection: The view; it has a period.
        published: Every figure of the indicator here, of all periods.
        rows: See `data.query.MapRows`; and class_index (Int64, NA without a value), colour,
            value_text, detail_text, is_selected.
        total: Of the units that reported.
        breaks: Class limits, the same in every period.
        colours: Of each class, lowest first; none where counts are circles.
        target: What counts here at this time.
        theme: Of the reader's screen.
    """

    selection: Selection
    published: Published
    rows: pd.DataFrame
    total: Total
    breaks: Breaks
    colours: tuple[str, ...]
    target: Target | None
    theme: Theme

    @property
    def indicator(self) -> Indicator:
        """What is shown."""
        return self.selection.indicator

    @property
    def period(self) -> Period:
        """When; a view without one makes no picture."""
        return _period(self.selection)

    @property
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
        return _is_published(self.selection)

    @property
    def is_partial(self) -> bool:
        """There is a figure of all together, but of fewer than half the units."""
        return self.total.value is not None and 2 * self.total.reported < self.total.of

    @cached_property
    def whole_name(self) -> str:
        """`Toàn tỉnh Điện Biên`; of a total of fewer than half its units, of how many it is."""
        total = self.total
        if not self.is_partial:
            return figure.whole_name(self.selection.place)
        state = "published" if self.is_published else "reported"
        is_sum = self.indicator.aggregation is Aggregation.SUM
        key = f"page.sum_{state}" if is_sum else f"page.part_{state}"
        return say(key, n=total.counted, level=self.level_short)

    @property
    def is_rank(self) -> bool:
        """Places in an order: 1 is first."""
        return self.indicator.kind is Kind.RANK

    @property
    def is_rate(self) -> bool:
        """Differences are percentage points."""
        return self.indicator.kind is Kind.RATE

    @property
    def target_words(self) -> str:
        """`≥ 80 %`, or nothing."""
        return figure.target_text(self.indicator, self.target) if self.target else ""

    @cached_property
    def level_words(self) -> str:
        """What the units are called."""
        return figure.level_words(self.selection.place, self.selection.edition)

    @cached_property
    def level_short(self) -> str:
        """The same without saying which list."""
        return figure.level_words(self.selection.place, TODAY)

    @property
    def largest(self) -> float:
        """The largest value of all periods, for circles that can be compared between them."""
        return float(self.published["value"].max())

    @cached_property
    def own(self) -> float | None:
        """What the province itself published for this period, beside the sum of its units."""
        place = self.selection.place
        if self.selection.is_national:
            return None
        rows = self.published[self.published["period"] == str(self.period)]
        found = rows.loc[rows["unit_code"] == place.code, "value"].dropna()
        return None if found.empty else float(found.iloc[0])

    @cached_property
    def valued(self) -> pd.DataFrame:
        """Units with a value, lowest first; equal ones in Vietnamese order."""
        return self.rows.dropna(subset=["value"]).sort_values("value", kind="stable")

    def row(self, code: str) -> Row:
        """The row of one unit."""
        return self.rows[self.rows["unit_code"] == code].iloc[0]


def picture(selection: Selection, theme: Theme) -> Picture | None:
    """The view's figures, or None where nothing was ever reported here.

    Made once for everybody who looks at the same view of the same revision; read only.
    """
    if selection.period is None:
        return None
    key = (
        *(selection.version, selection.place.code, selection.edition, selection.indicator.id),
        *(str(selection.period), selection.unit, selection.method, selection.classes),
        *(theme, language()),
    )
    return _made(key, selection, theme)


@st.cache_resource(max_entries=load.VIEWS_KEPT, show_spinner=False)
def _made(key: tuple[object, ...], _selection: Selection, _theme: Theme) -> Picture:  # noqa: ARG001
    selection, theme, measure = _selection, _theme, _selection.indicator
    published = load.series(
        selection.version,
        indicator_id=measure.id,
        place=selection.place.code,
        edition=selection.edition,
    )
    rows = query.map_rows(published, selection.units, indicator=measure, period=_period(selection))
    target = figure.target_of(measure, selection.place, _period(selection))
    every = query.series(published, selection.units, indicator=measure, periods=selection.periods)
    limits = classes.breaks(
        every["value"],
        indicator=measure,
        method=selection.method,
        classes=selection.classes,
    )
    colours = classes.colours(limits, theme=theme, direction=measure.direction)
    return Picture(
        selection=selection,
        published=published,
        rows=_dressed(pd.DataFrame(rows), selection, limits, colours, target),
        total=query.total(rows, indicator=measure),
        breaks=limits,
        colours=colours,
        target=target,
        theme=theme,
    )


def _period(selection: Selection) -> Period:
    if selection.period is None:
        raise ValueError(selection)
    return selection.period


def _dressed(
    rows: pd.DataFrame,
    selection: Selection,
    limits: Breaks,
    colours: tuple[str, ...],
    target: Target | None,
) -> pd.DataFrame:
    """The rows with their class, colour and words."""
    measure = selection.indicator
    found = [classes.classify(value, limits) for value in rows["value"]]
    return rows.assign(
        class_index=pd.array(found, dtype="Int64"),
        colour=["" if one is None else colours[one] for one in found],
        value_text=[_value_text(row, selection) for row in each(rows)],
        detail_text=[_detail(row, measure, target) for row in each(rows)],
        short_text=[_short(value, measure) for value in rows["value"]],
        is_selected=rows["unit_code"] == selection.unit,
    )


def _is_published(selection: Selection) -> bool:
    is_former = selection.edition != TODAY  # units of the past report no more
    return is_former or not selection.indicator.is_reported_by(selection.level)


def _value_text(row: Row, selection: Selection) -> str:
    measure = selection.indicator
    if pd.isna(row.value):
        return figure.state_text(row.state, is_published=_is_published(selection))
    if measure.kind is Kind.RANK:
        return measure.show(row.value, of=row.denominator)
    qualifier = row.qualifier or ("≈" if row.state == State.ESTIMATED else "")
    return measure.show(row.value, qualifier=qualifier)


def _short(value: float, measure: Indicator) -> str:
    return "" if pd.isna(value) else figure.number(value, digits=measure.decimals)


def _detail(row: Row, measure: Indicator, target: Target | None) -> str:
    """The lines below the value in the map's tooltip."""
    if pd.isna(row.value):
        return ""
    lines = [figure.counted_quotient(measure, row.numerator, row.denominator)]
    if target is not None:
        gap = figure.difference(measure, row.value - target.value)
        words = figure.target_text(measure, target)
        lines.append(say("page.against_target", difference=gap, target=words))
    if not pd.isna(row.change):
        gap = figure.difference(measure, row.change)
        before = figure.lower_first(parse(row.previous_period).label())
        lines.append(say("page.change_since", difference=gap, period=before))
    return "\n".join(line for line in lines if line)
