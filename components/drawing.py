"""A chart onto the page, without checking it against Vega-Lite's schema once more.

The schema is Altair's safeguard against slips while charts are written; the tests of charts
have it. Checking takes as long as all the rest of a view.
"""

import altair as alt
import streamlit as st


def draw(chart: alt.TopLevelMixin, *, alt: str) -> None:
    """Show a chart as it is, with the sentence that says what it shows."""
    spec = chart.to_dict(validate=False)
    st.vega_lite_chart(spec, theme=None, alt=alt)
