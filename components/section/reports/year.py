"""The calendar of a year: when figures close, when reports are due, how many are in."""

from typing import Final

import altair
import pandas as pd
import streamlit as st

from components import address, drawing, figure, frame
from components.charts.completeness import reported_bars
from components.reporting import EVERYTHING, Reports
from data.catalog import indicator
from data.period import Frequency, Period, parse
from data.query.report import Tally, days_left
from data.reporting import of_year
from text import language, say

PERIODS_SHOWN: Final = 6
SOON_DAYS: Final = 10
FEWEST_COMPARED: Final = 2


def selects(one: Reports) -> None:
    """Which period, and all that is wanted or one indicator alone."""
    st.selectbox(
        say("page.period"),
        [str(period) for period in one.periods],
        format_func=lambda name: parse(name).label(),
        key="report",
        placeholder=say("page.period"),
        width=220,
    )
    address.show("of")
    st.selectbox(
        say("page.indicator"),
        [EVERYTHING, *one.wanted],
        format_func=lambda name: _name(name, len(one.wanted)),
        key="of",
        placeholder=say("page.indicator"),
    )


def _name(name: str, count: int) -> str:
    return say("report.all_indicators", n=count) if name == EVERYTHING else _short(name)


def _short(indicator_id: str) -> str:
    return indicator(indicator_id).short_name()


def over_time(one: Reports) -> None:
    """How many communes were complete in each of the last periods of this kind."""
    tallies = compared(one)
    if not tallies:
        return  # one period compares with nothing, and the legend has its counts
    st.subheader(say("report.over_time"), anchor=False)
    rows = pd.DataFrame(
        {
            "period_name": [period.label(short=True) for period in tallies],
            "reported": [tally.complete for tally in tallies.values()],
            "missing": [tally.of - tally.complete for tally in tallies.values()],
        }
    )
    theme = frame.theme()

    def made() -> tuple[altair.TopLevelMixin, str]:
        chart = reported_bars(
            rows,
            theme=theme,
            reported_label=say("report.complete"),
            missing_label=say("report.not_complete"),
        )
        return chart, say("report.over_time")

    drawing.draw_kept(("reports over time", rows.to_csv(), theme, language()), made)


def compared(one: Reports) -> dict[Period, Tally]:
    """Those of the last periods of this kind, oldest first; none where there is only one.

    A period in which nobody was complete is left out, unless it is the one that is looked at.
    """
    same = [period for period in one.periods if period.frequency is one.period.frequency]
    periods = list(reversed([period for period in same if not period > one.period]))
    found = {period: one.of(period) for period in periods[-PERIODS_SHOWN:]}
    tallies = {period: tally for period, tally in found.items() if tally is not None}
    shown = [period for period, tally in tallies.items() if tally.complete or period == one.period]
    return {period: tallies[period] for period in shown if len(shown) >= FEWEST_COMPARED}


def calendar(one: Reports) -> None:
    """Every period of a year that somebody here reports by, in the order of its due day."""
    year = one.period.year
    st.header(say("report.calendar", year=str(year)), anchor=False)
    st.markdown(
        f":gray[:small[{frame.escape(say('report.calendar_note', days=_rule(one)))}]]",
    )
    periods = [period for kind in one.kinds for period in of_year(year, kind)]
    ordered = sorted(periods, key=lambda period: (one.calendar.due(period), period))
    made = _narrow_row if frame.is_compact() else _row
    table = pd.DataFrame([made(one, period) for period in ordered])
    st.table(table, border="horizontal", hide_index=True, alt=say("report.calendar", year=year))


def _row(one: Reports, period: Period) -> dict[str, str]:
    has_begun = period.start <= one.today
    tally = one.of(period) if has_begun else None
    name = frame.escape(period.label())
    if one.is_of_former(period):
        name = frame.escape(say("conversion.period_former", period=period.label()))
    return {
        say("page.period"): f"**{name}**" if period == one.period else name,
        say("report.column_cutoff"): say("report.day", day=period.cutoff),
        say("report.column_due"): say("report.day", day=one.calendar.due(period)),
        say("report.column_complete"): (f"{tally.complete}/{tally.of}" if tally else ""),
        say("page.column_state"): _state(one, period, tally),
    }


def _narrow_row(one: Reports, period: Period) -> dict[str, str]:
    """On a phone: what is to be done stands below the period, and the cut-off day is left out."""
    row = _row(one, period)
    state, _ = row.pop(say("page.column_state")), row.pop(say("report.column_cutoff"))
    name = say("page.period")
    return row | {name: f"{row[name]} {state}"}


def _state(one: Reports, period: Period, tally: Tally | None) -> str:
    """What is to be done about it; greys only, for this is about data."""
    left = days_left(period, calendar=one.calendar, today=one.today)
    if tally is not None and tally.complete == tally.of:
        return f":gray-badge[:material/check: {say('report.all_in')}]"
    if one.is_of_former(period):
        return f":gray[{say('report.before')}]"  # they are no more: nobody owes it
    if left < 0:
        return f":gray-badge[:material/schedule: {say('report.overdue', days=-left)}]"
    if tally is not None and left <= SOON_DAYS:
        return f":gray-badge[:material/event_upcoming: {say('report.soon', days=left)}]"
    key = "report.to_come" if one.today < period.start else "report.running"
    return f":gray[{say(key)}]"


def _rule(one: Reports) -> str:
    """`tháng: ngày 18; quý: ngày 25`."""
    parts = [
        say("report.rule_part", kind=_kind(kind), day=str(one.calendar.day(kind)))
        for kind in one.kinds
    ]
    return "; ".join(parts)


def _kind(kind: Frequency) -> str:
    return figure.lower_first(say(f"page.frequency_{kind.name.lower()}"))
