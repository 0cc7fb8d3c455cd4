"""A page that makes the workbook of a plan, for the test to read."""

import streamlit as st

from components import filters, plan_file, scoreboard

one = scoreboard.scoreboard(filters.selection())
assert one is not None
st.session_state["made"] = plan_file.as_workbook(one, revision=one.revision)
