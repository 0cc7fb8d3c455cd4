"""What a figure said over time: who stated it when, from which cell, in which revision."""

import pandas as pd
import streamlit as st

from components import figure, frame, load
from components.picture import Picture
from components.row import Row, each
from data.catalog import indicator
from geo.units import Unit
from text import language, say
from text.number import date

BREAK = "  \n"


def figure_history(one: Picture, unit: Unit) -> None:
    """A button that opens every statement ever published of the figure in view."""
    if st.button(
        say("submit.figure_history"),
        key="figure_history",
        type="tertiary",
        icon=":material/history:",
    ):
        _show(one, unit)


def _show(one: Picture, unit: Unit) -> None:
    rows = load.store().history(
        indicator_id=one.indicator.id,
        unit_code=unit.code,
        unit_valid_from=unit.valid_from.isoformat(),
        period=str(one.period),
    )

    @st.dialog(say("submit.figure_history"), width="large")
    def dialog() -> None:
        about = f"{unit.label(language())} · {one.indicator.short_name()}"
        period = figure.lower_first(one.period.label())
        st.markdown(f":gray[{frame.escape(f'{about} · {period}')}]")
        if rows.empty:
            st.markdown(say("submit.figure_history_none"))
            return
        table = pd.DataFrame(
            {
                say("submit.column_revision"): [_revision(row) for row in each(rows)],
                say("submit.column_value"): [_value(row, one.indicator.id) for row in each(rows)],
                say("submit.column_who"): [_who(row) for row in each(rows)],
                say("submit.column_from"): [_from(row) for row in each(rows)],
            }
        )
        st.table(table, border="horizontal", hide_index=True, alt=say("submit.figure_history"))

    dialog()


def _revision(row: Row) -> str:
    if not pd.isna(row.withdrawn_revision):
        return f"r{row.from_revision}{BREAK}:gray[:small[{say('submit.stage_withdrawn')}]]"
    if pd.isna(row.until_revision):
        return f"**r{row.from_revision}**{BREAK}:gray[:small[{say('submit.holds_now')}]]"
    until = say("submit.until", revision=f"r{row.until_revision}")
    return f"r{row.from_revision}{BREAK}:gray[:small[{until}]]"


def _value(row: Row, indicator_id: str) -> str:
    measure = indicator(indicator_id)
    if pd.isna(row.value):
        parts = figure.counts(row.numerator, row.denominator)
        return frame.escape(parts or say(f"page.state_{row.state}"))
    parts = figure.quotient(measure, row.numerator, row.denominator)
    beside = f"{BREAK}:gray[:small[{frame.escape(parts)}]]" if parts else ""
    return f"**{frame.escape(measure.show(float(row.value)))}**{beside}"


def _who(row: Row) -> str:
    sender = row.submitted_by or say("submit.nobody")
    day = date(pd.Timestamp(row.at).tz_convert(frame.VIETNAM).date(), locale=language())
    approver = say("submit.approved_by", who=row.approved_by) if row.approved_by else ""
    beside = " · ".join(part for part in (approver, day) if part)
    return f"{frame.escape(sender)}{BREAK}:gray[:small[{frame.escape(beside)}]]"


def _from(row: Row) -> str:
    place = "!".join(part for part in (row.sheet, row.cell) if part)
    raw = f"{BREAK}:gray[:small[“{frame.escape(row.raw)}”]]" if row.raw else ""
    return f"{frame.escape(' · '.join(part for part in (row.file_name, place) if part))}{raw}"
