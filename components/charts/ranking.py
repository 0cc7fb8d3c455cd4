"""Units in order of their value, a bar each."""

from typing import Final

import altair as alt
import pandas as pd

from components.charts.series import hint
from components.charts.style import COLOURS, Theme, finished
from text import say

ROW_PX: Final = 24
TOP_PX: Final = 18  # the words on the target
VALUE_ROOM_PX: Final = 76
NAME_PX: Final = 150


def ranked_bars(
    rows: pd.DataFrame,
    *,
    theme: Theme,
    is_percent: bool = False,
    target: float | None = None,
    target_label: str = "",
) -> alt.LayerChart:
    """Horizontal bars in the order of the rows, each labelled with its printed value.

    Args:
        rows: One row a unit: unit_name, value, printed, colour (its class's fill),
            is_selected; units without a value are left out.
        theme: Of the reader's screen.
        is_percent: Rates run from 0 to 100, everything else from 0 to the largest.
        target: Value of a line across, None for no line.
        target_label: Words on that line.

    Returns:
        A chart whose height grows with the number of units; it starts at zero so that
        lengths can be compared.
    """
    colours = COLOURS[theme]
    shown = rows.dropna(subset=["value"]).assign(period_name="")
    most = 100.0 if is_percent else max([*shown["value"], target or 0, 1e-9])
    most = max(most, *shown["value"], 1e-9) if len(shown) else most
    scale = alt.Scale(
        domain=[0, most], range=[0, alt.ExprRef(f"width - {VALUE_ROOM_PX}")], nice=False
    )
    across = alt.X("value:Q", scale=scale, axis=None)
    names = alt.Y(
        "unit_name:N",
        sort=shown["unit_name"].tolist(),
        axis=alt.Axis(
            labelLimit=NAME_PX,
            labelColor=colours.ink,
            labelFontSize=13,
            labelAlign="left",
            labelPadding=NAME_PX,
        ),
        scale=alt.Scale(paddingInner=0.3),
    )
    base = alt.Chart(shown).encode(y=names)
    outline = alt.condition("datum.is_selected", alt.value(colours.accent), alt.value(None))
    layers: list[alt.Chart] = [
        base.mark_bar(strokeWidth=2).encode(
            x=across,
            color=alt.Color("colour:N", scale=None),
            stroke=outline,
            tooltip=[hint()[0], hint()[2]],
        ),
        base.mark_text(align="left", dx=6).encode(x=across, text="printed:N"),
    ]
    if target is not None:
        line = alt.Chart(pd.DataFrame([{"value": target, "label": target_label}]))
        layers += [
            line.mark_rule().encode(
                x=across, tooltip=alt.Tooltip("label:N", title=say("chart.target"))
            ),
            line.mark_text(align="right", baseline="bottom", dx=-4, fontSize=12).encode(
                x=across, y=alt.value(-3), text="label:N"
            ),
        ]
    return finished(layers, height=max(len(shown), 1) * ROW_PX + TOP_PX, theme=theme)
