"""Of which period a workbook is that does not say so: a recent one, or any by kind and year."""

import datetime as dt
from typing import Final

import streamlit as st

from components import frame
from data.ingest.question import Question
from data.period import Frequency, Period, parse
from text import say

KINDS: Final = (
    Frequency.QUARTER,
    Frequency.MONTH,
    Frequency.HALF,
    Frequency.NINE_MONTHS,
    Frequency.YEAR,
)
OTHER: Final = "other"
FIRST_YEAR: Final = 2000


def ask(one: Question) -> str | None:
    """The id of the period that was chosen; None while none is.

    Outside of a form, for the numbers to choose from depend on the kind.
    """
    labels = {value: _told(value, label) for value, label in _over_first(one)}
    labels[OTHER] = say("submit.period_other")
    chosen = st.radio(
        say("submit.ask_period"),
        list(labels),
        format_func=lambda value: frame.escape(labels[value]),
        index=None,
        horizontal=True,
        key="ask_period",
    )
    return _any() if chosen == OTHER else chosen


def _over_first(one: Question) -> list[tuple[str, str]]:
    """The choices; periods that run still after those that are over, which reports are of."""
    choices = [(str(choice.value), choice.label) for choice in one.readings]
    return sorted(choices, key=lambda choice: _runs(choice[0]))


def _told(value: str, label: str) -> str:
    return say("submit.period_runs", period=label) if _runs(value) else label


def _runs(value: str) -> bool:
    return parse(value).end >= dt.datetime.now(frame.VIETNAM).date()


def _any() -> str:
    """Kind, which of the year, and year; the running period at first."""
    today = dt.datetime.now(frame.VIETNAM).date()
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        kind = st.selectbox(
            say("submit.period_kind"),
            KINDS,
            format_func=lambda one: say(f"submit.period_kind_{one.name.lower()}"),
            key="period_kind",
            width=180,
        )
        years = list(range(today.year, FIRST_YEAR - 1, -1))
        year = st.selectbox(say("submit.period_year"), years, key="period_year", width=120)
        if kind.a_year == 1:
            return str(Period(year, kind))
        numbers = [Period(year, kind, at) for at in range(1, kind.a_year + 1)]
        number = st.selectbox(
            say("submit.period_which"),
            [one.number for one in numbers],
            format_func=lambda at: numbers[at - 1].label(),
            key=f"period_number_{kind}",
            width=220,
        )
    return str(Period(year, kind, number))
