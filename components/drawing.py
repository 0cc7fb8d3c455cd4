"""A chart onto the page, without checking it against Vega-Lite's schema once more.

The schema is Altair's safeguard against slips while charts are written; the tests of charts
have it. Checking takes as long as all the rest of a view.
"""

from collections.abc import Callable, Hashable
from typing import Any, Final, Literal

import altair
import streamlit as st
from streamlit.dataframe_util import convert_anything_to_arrow_bytes

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
    st.vega_lite_chart(dict(spec), width="stretch", theme=None, alt=alt)


def spec_kept(key: tuple[object, ...], make: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """A specification that is made once for everybody who asks for the same, for one drawing.

    For charts that can be clicked, which `kept` may not draw.

    Args:
        key: As of `draw_kept`.
        make: The specification with its data.
    """
    return dict(_spec_kept(key, make))


@st.cache_resource(max_entries=KEPT, show_spinner=False)
def _kept(
    key: tuple[object, ...],  # noqa: ARG001 - the key
    _make: Callable[[], tuple[altair.TopLevelMixin, str]],
) -> tuple[dict[str, Any], str]:
    chart, alt = _make()
    return _packed(compacted(chart.to_dict(validate=False))), alt


@st.cache_resource(max_entries=KEPT, show_spinner=False)
def _spec_kept(
    key: tuple[object, ...],  # noqa: ARG001 - the key
    _make: Callable[[], dict[str, Any]],
) -> dict[str, Any]:
    return _packed(_make())


def _packed(spec: dict[str, Any]) -> dict[str, Any]:
    """The tables as Streamlit would send them: it packs them anew at every drawing.

    What it takes them out of is a copy of the outermost level, so that is all that is copied.
    """
    tables: dict[Hashable, Any] = spec.get("datasets", {})
    packed = {name: convert_anything_to_arrow_bytes(one) for name, one in tables.items()}
    return spec | ({"datasets": packed} if packed else {})
