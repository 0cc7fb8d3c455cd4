"""A page of nothing but what a workbook would change, for AppTest to run."""

import streamlit as st

from components import load
from components.section import difference_map, difference_table
from data.difference import answer, of_interest
from data.ingest import check
from tests.unit.data.ingest.sample import template_with

INDICATOR = "fibre_household_coverage_pct"

period = st.session_state.get("period") or "2025-Q3"
content = st.session_state.get("content") or template_with({"C8": 8, "D8": 9})
checked = check(content, file_name="a.xlsx")
store = load.store()
one = answer(checked, of_interest(checked, store), revision=store.revision().number)
difference_map.draw(one, indicator_id=INDICATOR, period=period)
difference_table.draw(one, indicator_id=INDICATOR, period=period)
difference_table.totals(one, indicator_id=INDICATOR, period=period)
