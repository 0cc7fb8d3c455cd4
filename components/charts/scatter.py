"""Two indicators over places: a point each, as large as its households where they are known."""

from dataclasses import dataclass
from typing import Final

import altair as alt
import pandas as pd

from components.charts.style import COLOURS, Theme, finished, number_labels
from text import language, say

HEIGHT_PX: Final = 460
SMALL_HEIGHT_PX: Final = 340
BOX: Final = "box"
POINT: Final = "point"
SIZES: Final = (24, 900)
UNKNOWN: Final = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One axis.

    Args:
        title: The indicator's name with its unit.
        is_percent: Rates run from 0 to 100.
        target: Value of a line across, None for no line.
    """

    title: str
    is_percent: bool
    target: float | None = None

    def scale(self, values: "pd.Series[float]") -> alt.Scale:
        """From zero to a hundred, or to what there is."""
        most = max([*values, 1e-9])
        if self.is_percent:
            return alt.Scale(domain=[0, max(100.0, most)], nice=False)
        return alt.Scale(domain=[min([0.0, *values]), most], nice=True)


def scatter(
    rows: pd.DataFrame, *, across: Side, up: Side, theme: Theme, is_compact: bool
) -> alt.LayerChart:
    """Points that name their place; a box drawn over them or clicks choose some.

    Args:
        rows: unit_code, unit_name, x, y, x_printed, y_printed, households (NaN: a ring of one
            size), households_printed, is_chosen.
        across: The axis below.
        up: The axis at the left.
        theme: Of the reader's screen.
        is_compact: A narrow screen.
    """
    colours = COLOURS[theme]
    axis = alt.Axis(
        labelExpr=number_labels(language()),
        grid=True,
        titleFontSize=13,
        titlePadding=8,
        tickCount=5,
    )
    known = rows["households"].dropna()
    size = alt.Size(
        "households:Q",
        scale=alt.Scale(type="linear", domain=[0, max([*known, 1.0])], range=[*SIZES]),
        legend=None,
    )
    base = alt.Chart(rows).encode(
        x=alt.X("x:Q", scale=across.scale(rows["x"]), axis=axis, title=across.title),
        y=alt.Y("y:Q", scale=up.scale(rows["y"]), axis=axis, title=up.title),
        tooltip=[
            alt.Tooltip("unit_name:N", title=say("chart.place")),
            alt.Tooltip("x_printed:N", title=across.title),
            alt.Tooltip("y_printed:N", title=up.title),
            alt.Tooltip("households_printed:N", title=say("compare.households")),
        ],
    )
    chosen = alt.condition("datum.is_chosen", alt.value(colours.accent), alt.value(colours.bar))
    box = alt.selection_interval(name=BOX)
    point = alt.selection_point(name=POINT, fields=["unit_code"])
    body = base.mark_circle(opacity=0.75, stroke=colours.page, strokeWidth=1).encode(
        size=alt.condition("isValid(datum.households)", size, alt.value(UNKNOWN)), color=chosen
    )
    layers: list[alt.Chart] = [
        *_targets(rows, across, up),
        body.add_params(box, point),
        base.transform_filter("!isValid(datum.households)")
        .mark_point(filled=False, size=UNKNOWN + 60, strokeWidth=1.5, opacity=1)
        .encode(color=chosen),
    ]
    height = SMALL_HEIGHT_PX if is_compact else HEIGHT_PX
    room = {"left": 0, "top": 8, "right": 8, "bottom": 8}  # letters below the line, marks at ends
    chart: alt.LayerChart = finished(layers, height=height, theme=theme).properties(padding=room)
    return chart


def _targets(rows: pd.DataFrame, across: Side, up: Side) -> list[alt.Chart]:
    made = []
    if across.target is not None:
        line = alt.Chart(pd.DataFrame([{"x": across.target}])).mark_rule()
        made.append(line.encode(x=alt.X("x:Q", scale=across.scale(rows["x"]))))
    if up.target is not None:
        line = alt.Chart(pd.DataFrame([{"y": up.target}])).mark_rule()
        made.append(line.encode(y=alt.Y("y:Q", scale=up.scale(rows["y"]))))
    return made
