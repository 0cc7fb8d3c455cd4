"""The words of one unit of a view, made when somebody points at it."""

from dataclasses import dataclass

from components import figure, framing
from components.compared import compared
from components.dressing import short, worded
from components.filters import Selection
from components.maps import shading
from components.maps.view import Theme
from components.picture import Picture, picture
from components.row import Row, each
from data.catalog import Kind
from data.period import Period
from data.query.figure import HAS_VALUE, at_units, of_indicator
from data.rates import PERCENT
from geo import units
from geo.units import UnitKey


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the tooltip says below the unit's name.

    Args:
        value: The figure, or why there is none.
        lines: What there is to say of it.
        course: Of each period of the slider the figure as a share of the scale, None of none;
            empty where there is only one, or a difference is shown.
        now: Which of them is shown.
        ends: The first and the last figure of the course, as written at its ends; empty where
            there are no two.
    """

    value: str
    lines: tuple[str, ...]
    course: tuple[float | None, ...] = ()
    now: int = 0
    ends: tuple[str, ...] = ()


def told(
    selection: Selection, code: str, *, theme: Theme, against: Period | None = None
) -> Told | None:
    """The words of one unit, by the same functions that fill tables and panels.

    Args:
        selection: The view.
        code: Of the unit.
        theme: Only for the picture, which is there already for the page's own.
        against: The period that the view is held against, where its map shows a difference.

    Returns:
        None where the view has no such unit.
    """
    one = picture(selection, theme)
    if one is None or code not in set(one.rows["unit_code"]):
        return None
    change = compared(one, against) if against else None
    row = change.row(code) if change else _row(one, code)
    above = ""
    if selection.is_by_commune:
        above = figure.province_name(units.unit(UnitKey(code, selection.edition)))
    lines = tuple(line for line in (above, *str(row.detail_text).split("\n")) if line)
    course = _Course() if change else _course(one, code)
    value = str(row.value_text)
    return Told(value=value, lines=lines, course=course.shares, now=course.now, ends=course.ends)


@dataclass(frozen=True, slots=True)
class _Course:
    shares: tuple[float | None, ...] = ()
    now: int = 0
    ends: tuple[str, ...] = ()


def _course(one: Picture, code: str) -> _Course:
    """Rates from 0 to 100, other measures from 0 to their largest here in any period."""
    periods = framing.played(one.selection)
    if len(periods) < framing.FEWEST_TO_SLIDE or one.period not in periods:
        return _Course()
    figures = at_units(of_indicator(one.published, one.indicator), one.selection.units)
    known = figures[
        (figures["unit_code"] == code) & figures["state"].isin([state.value for state in HAS_VALUE])
    ]
    values = known[~shading.in_part(known)].set_index("period")["value"].dropna()
    largest = max(float(values.max()) if len(values) else 0.0, 0.0)
    if one.indicator.kind is Kind.RATE:
        largest = max(largest, PERCENT)
    course = tuple(
        round(max(float(values[str(period)]), 0) / largest, 3)
        if largest and str(period) in values.index
        else None
        for period in periods
    )
    told = [float(values[str(period)]) for period in periods if str(period) in values.index]
    ends = [short(value, one.indicator) for value in (told[0], told[-1])] if told[1:] else []
    return _Course(course, periods.index(one.period), tuple(ends))


def _row(one: Picture, code: str) -> Row:
    rows = one.rows[one.rows["unit_code"] == code]
    return next(iter(each(worded(rows, one.selection, one.target))))
