"""What taking a report back would do to the figures: what stays, what returns, what goes."""

import datetime as dt
from typing import Final

import pandas as pd
import streamlit as st

from components import figure, frame
from components.row import Row, each
from data.catalog import indicator
from data.period import parse
from geo import units
from geo.units import UnitKey, UnknownUnitError
from text import language, say

SHOWN: Final = 5
OUTCOMES: Final = {
    "kept": ":material/layers:",
    "restored": ":material/history:",
    "removed": ":material/remove_circle:",
}
"""In this order: what another report holds is the conflict, and is read first."""


def preview(effect: pd.DataFrame) -> None:
    """One part for each outcome that occurs; a few figures of each by name."""
    if effect.empty:
        st.markdown(say("submit.outcome_nothing"))
        return
    for outcome, icon in OUTCOMES.items():
        rows = _moving_first(effect[effect["outcome"] == outcome])
        if rows.empty:
            continue
        title = say(f"submit.outcome_{outcome}", n=len(rows))
        with st.expander(title, icon=icon, expanded=True):
            _table(rows.iloc[:SHOWN])
            if len(rows) > SHOWN:
                more = say("submit.outcome_more", n=len(rows) - SHOWN)
                st.markdown(f":gray[:small[{more}]]")


def _moving_first(rows: pd.DataFrame) -> pd.DataFrame:
    """Figures that look different afterwards before those that say the same again."""
    is_alike = (rows["now_value"] == rows["after_value"]) & (
        rows["now_state"] == rows["after_state"]
    )
    return rows.assign(is_alike=is_alike).sort_values("is_alike", kind="stable")


def unit_name(code: str, since: str) -> str:
    """`Xã Nà Tấu`; the code where no list has it."""
    try:
        return units.unit(UnitKey(code, dt.date.fromisoformat(since))).label(language())
    except UnknownUnitError:
        return code


def printed(indicator_id: str, value: float | None, state: str) -> str:
    """The value as readers see it, or its state in words."""
    if value is None or pd.isna(value):
        return say("submit.no_figure") if not state else say(f"page.state_{state}")
    return indicator(indicator_id).show(float(value))


def _table(rows: pd.DataFrame) -> None:
    table = pd.DataFrame(
        {
            say("submit.column_unit"): [_unit(row) for row in each(rows)],
            say("submit.column_now"): [
                frame.escape(printed(row.indicator_id, row.now_value, row.now_state))
                for row in each(rows)
            ],
            say("submit.column_then"): [f"**{_then(row)}**" for row in each(rows)],
        }
    )
    st.table(table, border="horizontal", hide_index=True, alt=say("submit.outcome_alt"))


def _unit(row: Row) -> str:
    period = figure.lower_first(parse(row.period).label())
    about = f"{indicator(row.indicator_id).short_name()} · {period}"
    name = unit_name(row.unit_code, row.unit_valid_from)
    return f"{frame.escape(name)}  \n:gray[:small[{frame.escape(about)}]]"


def _then(row: Row) -> str:
    if row.outcome == "removed":
        return frame.escape(say("submit.no_figure"))
    return frame.escape(printed(row.indicator_id, row.after_value, row.after_state))
