"""What a report would change: the biggest changes by name, and the whole before and after."""

from typing import Final

import pandas as pd
import streamlit as st

from components import figure, frame
from components.row import Row, each
from components.section.submit.outcome import unit_name
from data.catalog import Indicator, Kind, indicator
from data.difference import Changes, Difference, TotalChange
from data.difference import Kind as Change
from text import say

SHOWN: Final = 8
SHOWN_COMPACT: Final = 6


def change_list(changes: Changes, one: Difference, *, is_compact: bool) -> None:
    """The first changes of one indicator at one period, and the way to all of them."""
    moved = Changes(changes[changes["kind"] != Change.SAME])
    if moved.empty:
        st.markdown(f":gray[:small[{say('submit.no_change')}]]")
        return
    measure = indicator(str(moved.iloc[0]["indicator_id"]))
    shown = SHOWN_COMPACT if is_compact else SHOWN
    rows = moved.iloc[:shown]
    table = {
        say("submit.column_unit"): [_name(row) for row in each(rows)],
        f"r{one.revision}": [f":gray[{_side(row, 'before', measure)}]" for row in each(rows)],
        say("submit.column_file"): [f"**{_side(row, 'after', measure)}**" for row in each(rows)],
        _gap_title(measure): [_gap(row, measure) for row in each(rows)],
    }
    st.table(pd.DataFrame(table), border="horizontal", hide_index=True, alt=say("submit.changes"))
    if len(moved) > shown and st.button(
        say("submit.all_changes", n=len(moved)), key="all_changes", type="tertiary"
    ):
        _all(moved, one, measure)


def total_list(total: TotalChange, *, revision: int) -> None:
    """The figure of the whole, as published and with this file."""
    before, after, measure = total.before, total.after, total.indicator
    if before.value is None and after.value is None:
        return
    st.subheader(say("submit.totals"), anchor=False)
    counted = before.numerator is not None or after.numerator is not None
    has_counts = counted and measure.kind is Kind.RATE
    change = figure.difference(measure, total.change) or say("submit.none")
    rows = [
        [say("submit.total_before", revision=f"r{revision}"), _whole(measure, before.value)],
        [f"**{say('submit.total_after')}**", f"**{_whole(measure, after.value)}**"],
        [say("submit.total_change"), frame.escape(change)],
    ]
    columns = [say("submit.total_of", n=after.reported, of=after.of), say("submit.total_value")]
    if has_counts:
        columns.append(frame.escape(figure.counted(measure)).capitalize())
        for row, number in zip(
            rows, (before.numerator, after.numerator, total.counted_change), strict=True
        ):
            text = _count(number, is_signed=row is rows[-1])
            row.append(f"**{text}**" if row is rows[1] else text)
    st.table(
        pd.DataFrame(rows, columns=columns),
        border="horizontal",
        hide_index=True,
        alt=say("submit.totals"),
    )


def _all(moved: Changes, one: Difference, measure: Indicator) -> None:
    @st.dialog(say("submit.all_changes", n=len(moved)), width="large")
    def dialog() -> None:
        digits = measure.decimals
        table = pd.DataFrame(
            {
                say("submit.column_unit"): [
                    unit_name(row.unit_code, row.unit_valid_from) for row in each(moved)
                ],
                f"r{one.revision}": moved["before"].to_numpy(),
                say("submit.column_file"): moved["after"].to_numpy(),
                _gap_title(measure): moved["change"].to_numpy(),
                say("submit.column_kind"): [say(f"submit.change_{kind}") for kind in moved["kind"]],
                say("submit.column_cell"): [
                    "!".join(part for part in (row.sheet, row.cell) if part) for row in each(moved)
                ],
            }
        )
        shown = st.column_config.NumberColumn(format=f"%.{digits}f")
        config = dict.fromkeys(table.columns[1:4], shown)
        st.dataframe(table, hide_index=True, column_config=config, alt=say("submit.changes"))

    dialog()


def _name(row: Row) -> str:
    return frame.escape(unit_name(row.unit_code, row.unit_valid_from))


def _side(row: Row, side: str, measure: Indicator) -> str:
    """The value without its unit, which the heading has; else its state in a word."""
    value, state = getattr(row, side), getattr(row, f"{side}_state")
    if pd.isna(value):
        return frame.escape(say(f"submit.short_{state}") if state else say("submit.none"))
    if measure.kind is Kind.YES_NO:
        return frame.escape(measure.show(float(value)))
    return frame.escape(figure.number(float(value), digits=measure.decimals))


def _gap(row: Row, measure: Indicator) -> str:
    if pd.isna(row.change):
        return f":gray[{say(f'submit.change_{row.kind}')}]"
    if row.change == 0:
        return f":gray[{say(f'submit.aspect_{row.aspect}')}]"
    return frame.escape(figure.signed(float(row.change), digits=measure.decimals))


def _gap_title(measure: Indicator) -> str:
    if measure.kind is Kind.RATE:
        return say("submit.column_points")
    unit = measure.unit()
    return say("submit.column_gap_in", unit=unit) if unit else say("submit.column_gap")


def _whole(measure: Indicator, value: float | None) -> str:
    return frame.escape(measure.show_total(value)) if value is not None else say("submit.none")


def _count(number: float | None, *, is_signed: bool) -> str:
    if number is None:
        return say("submit.none")
    return figure.signed(number, digits=0) if is_signed else figure.number(number, digits=0)
