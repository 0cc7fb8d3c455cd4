"""A page that makes the workbook of the heat map, for the test to read."""

import streamlit as st

from components import comparison, filters, heat_choice, heat_file, heat_table
from components.charts.style import Theme

one = comparison.comparison(filters.selection())
assert one is not None
asked = heat_choice.choice(one, is_compact=False)
st.session_state["made"] = heat_file.as_workbook(
    one, heat_table.heat_table(one, asked, theme=Theme.LIGHT), source="Nguồn"
)
