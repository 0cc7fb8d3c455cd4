"""The difference of two periods as a table: every unit, and of those without one the reason."""

import pandas as pd
import streamlit as st

from components import figure, frame, listed
from components.compared import Compared
from components.row import each
from components.section.map_body import MOST_LISTED
from components.section.profile_link import linked
from text import say


def draw(one: Compared, *, is_compact: bool) -> None:
    """The largest rise first; those that have no difference last, by what they miss.

    Args:
        one: Both periods.
        is_compact: A narrow screen has no room for codes.
    """
    rows = listed.ordered_change(one).head(MOST_LISTED)
    named = {unit.code: unit for unit in one.now.selection.units}
    provinces = one.now.selection.provinces
    columns = {
        say("page.column_unit"): [
            linked(named[row.unit_code], named[row.unit_code].name if is_compact else row.unit_name)
            for row in each(rows)
        ],
        say("page.column_province"): [provinces[code] for code in rows["unit_code"] if provinces],
        say("page.column_code"): [] if is_compact else rows["unit_code"].tolist(),
        one.before.period.label(): [_quiet(row.before_text) for row in each(rows)],
        one.now.period.label(): [frame.escape(row.now_text) for row in each(rows)],
        say("picture.column_change"): [
            _quiet(row.value_text) if row.gap else f"**{frame.escape(row.value_text)}**"
            for row in each(rows)
        ],
    }
    table = pd.DataFrame({title: told for title, told in columns.items() if told})
    st.table(table, border="horizontal", hide_index=True, alt=one.alt)
    if len(one.rows) > len(rows):
        words = say("picture.change_rows", n=len(rows), of=len(one.rows))
        st.caption(frame.escape(words))


def _quiet(words: str) -> str:
    return f":gray[{frame.escape(figure.lower_first(words))}]" if words else ""
