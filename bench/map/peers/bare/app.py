"""Streamlit's own page with nothing on it: what every app of Streamlit costs at first."""

import streamlit as st

st.set_page_config(layout="wide")
st.text("bare")
