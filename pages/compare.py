"""Compare: every indicator of every place, two of them, ranks that change, gaps over time."""

import streamlit as st

from components import comparison, filters, frame
from components.section import nothing
from components.section.compare.body import body
from components.section.first_row import first_row

selection = filters.selection()
view = comparison.view()
one = comparison.comparison(selection)

if one is None:
    with first_row(selection, is_demonstration=False):
        pass
    nothing.nothing(selection)
    st.stop()

body(view, one, selection, is_compact=frame.is_compact())
