"""A chart onto the page, without checking it against Vega-Lite's schema once more.

The schema is Altair's safeguard against slips while charts are written; the tests of charts
have it. Checking takes as long as all the rest of a view.
"""

from typing import Literal

import altair
import streamlit as st

from components.charts.compact import compacted


def draw(
    chart: altair.TopLevelMixin, *, alt: str, width: Literal["stretch", "content"] = "stretch"
) -> None:
    """Show a chart as it is, with the sentence that says what it shows."""
    spec = compacted(chart.to_dict(validate=False))
    st.vega_lite_chart(spec, width=width, theme=None, alt=alt)
