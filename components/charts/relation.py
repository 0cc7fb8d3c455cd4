"""The index of each province against something else of it, a point a province."""

from dataclasses import dataclass
from typing import Final

import altair as alt
import pandas as pd

from components.charts.style import COLOURS, Theme, finished, number_labels
from text import language, say

HEIGHT: Final = 300
ROOM: Final = 1.15
NEAR_THE_END: Final = 0.7


@dataclass(frozen=True, slots=True, kw_only=True)
class Across:
    """What runs across.

    Args:
        title: With its unit.
        ticks: Values named on the logarithmic axis.
    """

    title: str
    ticks: tuple[float, ...]


def relation(rows: pd.DataFrame, *, across: Across, theme: Theme) -> alt.LayerChart:
    """Grey points, the chosen ones in colour and named.

    Args:
        rows: unit_name, y (the index), against, printed, against_printed, colour, is_chosen.
        across: What runs across, logarithmic: a few provinces are many times the others.
        theme: Of the reader's screen.
    """
    colours = COLOURS[theme]
    low, high = float(rows["against"].min()), float(rows["against"].max())
    x = alt.X(
        "against:Q",
        scale=alt.Scale(type="log", domain=[low / ROOM, high * ROOM], nice=False),
        axis=alt.Axis(
            values=[one for one in across.ticks if low / ROOM <= one <= high * ROOM],
            labelExpr=number_labels(language()),
            title=across.title,
            labelFlush=True,
        ),
    )
    y = alt.Y(
        "y:Q",
        scale=alt.Scale(zero=False, nice=True),
        axis=alt.Axis(labelExpr=number_labels(language()), grid=True),
    )
    every = alt.Chart(rows).encode(x=x, y=y)
    chosen = every.transform_filter("datum.is_chosen === true").encode(
        color=alt.Color("colour:N", scale=None)
    )
    layers = [
        every.transform_filter("datum.is_chosen === false").mark_point(
            size=36, opacity=0.65, color=colours.quiet
        ),
        chosen.mark_point(size=80, opacity=1, stroke=colours.page, strokeWidth=1),
        *_names(rows, chosen, high=high, low=low, page=colours.page),
        every.mark_point(size=180, opacity=0).encode(
            tooltip=[
                alt.Tooltip("unit_name:N", title=say("dti.hint_place")),
                alt.Tooltip("printed:N", title=say("dti.hint_figure")),
                alt.Tooltip("against_printed:N", title=across.title),
            ]
        ),
    ]
    return finished(layers, height=HEIGHT, theme=theme)


def _names(
    rows: pd.DataFrame, chosen: alt.Chart, *, low: float, high: float, page: str
) -> list[alt.Chart]:
    """Names right of their points, near the end left of them."""
    limit = low * (high / low) ** NEAR_THE_END
    layers = []
    for is_late in (False, True):
        sign = ">" if is_late else "<="
        here = chosen.transform_filter(f"datum.against {sign} {limit}")
        layers += [
            here.mark_text(
                align="right" if is_late else "left",
                dx=-9 if is_late else 9,
                fontSize=12,
                fontWeight=600,
                stroke=rim,
                strokeWidth=4,
            ).encode(text="unit_name:N")
            for rim in (page, alt.Undefined)
        ]
    return layers if rows["is_chosen"].any() else []
