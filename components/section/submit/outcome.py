"""What taking a report back would do to the figures: what stays, what returns, what goes."""

import datetime as dt
from typing import Final

import pandas as pd
import streamlit as st

from components import figure, frame, load
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
        other = "said" if outcome == "kept" else "after"
        rows = _moving_first(effect[effect["outcome"] == outcome], other)
        if rows.empty:
            continue
        title = say(f"submit.outcome_{outcome}", n=len(rows))
        with st.expander(title, icon=icon, expanded=True):
            if outcome == "kept":
                _held_by(rows)
            _table(rows.iloc[:SHOWN], outcome)
            if len(rows) > SHOWN:
                more = say("submit.outcome_more", n=len(rows) - SHOWN)
                st.markdown(f":gray[:small[{more}]]")


def _moving_first(rows: pd.DataFrame, other: str) -> pd.DataFrame:
    """Figures that look different afterwards before those that say the same again.

    Args:
        rows: Of one outcome.
        other: What is held against `now`: `after`, or `said` by the report itself.
    """
    is_alike = (rows["now_value"] == rows[f"{other}_value"]) & (
        rows["now_state"] == rows[f"{other}_state"]
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


def _held_by(rows: pd.DataFrame) -> None:
    """Which later reports hold the figures, each with how many."""
    store = load.store()
    held = rows["later_submission_id"].value_counts()
    for number, count in held.items():
        case = store.submission(int(str(number)))
        words = say(
            "submit.outcome_held_by",
            n=int(count),
            file=case.handed_in.file_name,
            who=case.handed_in.submitted_by or say("submit.nobody"),
            revision=f"r{case.published_revision}",
        )
        st.markdown(f":gray[:small[{frame.escape(words)}]]")


def _table(rows: pd.DataFrame, outcome: str) -> None:
    """Each figure before and after; where another report holds it, what this one said of it."""
    now = [_printed(row, "now") for row in each(rows)]
    if outcome == "kept":
        columns = {"said": [f":gray[{_printed(row, 'said')}]" for row in each(rows)], "now": now}
        columns["now"] = [f"**{text}**" for text in now]
    else:
        columns = {"now": now, "then": [f"**{_then(row)}**" for row in each(rows)]}
    titled = {say(f"submit.column_{name}"): texts for name, texts in columns.items()}
    table = pd.DataFrame({say("submit.column_unit"): [_unit(row) for row in each(rows)]} | titled)
    st.table(table, border="horizontal", hide_index=True, alt=say("submit.outcome_alt"))


def _printed(row: Row, which: str) -> str:
    value, state = getattr(row, f"{which}_value"), getattr(row, f"{which}_state")
    return frame.escape(printed(row.indicator_id, value, state))


def _unit(row: Row) -> str:
    period = figure.lower_first(parse(row.period).label())
    about = f"{indicator(row.indicator_id).short_name()} · {period}"
    name = unit_name(row.unit_code, row.unit_valid_from)
    return f"{frame.escape(name)}  \n:gray[:small[{frame.escape(about)}]]"


def _then(row: Row) -> str:
    if row.outcome == "removed":
        return frame.escape(say("submit.no_figure"))
    return _printed(row, "after")
