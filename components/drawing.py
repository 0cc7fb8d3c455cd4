"""A chart onto the page, without checking it against Vega-Lite's schema once more.

The schema is Altair's safeguard against slips while charts are written; the tests of charts
have it. Checking takes as long as all the rest of a view.
"""

from collections.abc import Callable
from copy import deepcopy
from typing import Any, Final, Literal

import altair
import streamlit as st

from components.charts.compact import compacted

KEPT: Final = 512


def draw(
    chart: altair.TopLevelMixin, *, alt: str, width: Literal["stretch", "content"] = "stretch"
) -> None:
    """Show a chart as it is, with the sentence that says what it shows."""
    spec = compacted(chart.to_dict(validate=False))
    st.vega_lite_chart(spec, width=width, theme=None, alt=alt)


def draw_kept(
    key: tuple[object, ...], make: Callable[[], tuple[altair.TopLevelMixin, str]]
) -> None:
    """Show a chart that is made once for everybody who asks for the same.

    Args:
        key: All that the chart depends on, the revision and the language among it.
        make: The chart and the sentence that says what it shows.
    """
    spec, alt = _kept(key, make)
    # A copy, for Streamlit takes the tables out of what it is given.
    st.vega_lite_chart(deepcopy(spec), width="stretch", theme=None, alt=alt)


@st.cache_resource(max_entries=KEPT, show_spinner=False)
def _kept(
    key: tuple[object, ...],  # noqa: ARG001 - the key
    _make: Callable[[], tuple[altair.TopLevelMixin, str]],
) -> tuple[dict[str, Any], str]:
    chart, alt = _make()
    return compacted(chart.to_dict(validate=False)), alt
