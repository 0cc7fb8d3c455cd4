"""Who moved most between two periods: an open circle before, an arrow head now."""

from typing import Final

import altair as alt
import pandas as pd

from components.charts.style import COLOURS, Theme, finished, number_labels
from text import language, say

ROW_PX: Final = 28
GAP_ROW: Final = "\N{ZERO WIDTH SPACE}"
AXIS_PX: Final = 24
CHANGE_ROOM_PX: Final = 58
NAME_PX: Final = 152


def changes(
    best: pd.DataFrame, worst: pd.DataFrame, *, is_good_up: bool, theme: Theme
) -> alt.LayerChart:
    """Two groups on one scale, each with its largest change first.

    Args:
        best: One row a unit: unit_name, previous_value, value, printed (the change),
            printed_before, printed_now.
        worst: The same of those at the other end; either may be empty.
        is_good_up: Whether more is better; teal is always the good side.
        theme: Of the reader's screen.
    """
    colours = COLOURS[theme]
    rows = pd.concat([best, worst], ignore_index=True)
    is_up = rows["value"] >= rows["previous_value"]
    rows = rows.assign(
        colour=(is_up == is_good_up).map({True: colours.rise, False: colours.fall}),
        shape=is_up.map({True: "triangle-right", False: "triangle-left"}),
    )
    order = [*best["unit_name"], *([GAP_ROW] if len(best) and len(worst) else [])]
    order += [*worst["unit_name"]]
    names = alt.Y(
        "unit_name:N",
        sort=order,
        scale=alt.Scale(domain=order),
        axis=alt.Axis(
            labelColor=colours.ink,
            labelFontSize=13,
            labelLimit=NAME_PX,
            labelAlign="left",
            labelPadding=NAME_PX,
        ),
    )
    across = alt.Scale(zero=False, nice=True, range=[8, alt.ExprRef(f"width - {CHANGE_ROOM_PX}")])
    axis = alt.Axis(grid=True, tickCount=4, labelExpr=number_labels(language()))
    base = alt.Chart(rows).encode(y=names, color=alt.Color("colour:N", scale=None))
    hint = [
        alt.Tooltip("unit_name:N", title=say("chart.place")),
        alt.Tooltip("printed_before:N", title=say("chart.before")),
        alt.Tooltip("printed_now:N", title=say("chart.now")),
    ]
    layers = [
        base.mark_rule(strokeWidth=2, strokeDash=[1, 0]).encode(
            x=alt.X("previous_value:Q", scale=across, axis=axis), x2="value:Q"
        ),
        base.mark_point(filled=True, fill=colours.page, size=50, strokeWidth=2, opacity=1).encode(
            x=alt.X("previous_value:Q", scale=across, axis=axis),
            stroke=alt.Stroke("colour:N", scale=None),
            tooltip=hint,
        ),
        base.mark_point(size=70, opacity=1).encode(
            x=alt.X("value:Q", scale=across, axis=axis),
            shape=alt.Shape("shape:N", scale=None),
            tooltip=hint,
        ),
        base.mark_text(align="right", fontWeight=500).encode(
            x=alt.value(alt.ExprRef("width")), text="printed:N", color=alt.value(colours.ink)
        ),
    ]
    if GAP_ROW in order:
        gap = alt.Chart(pd.DataFrame([{"unit_name": GAP_ROW}])).encode(y=names)
        layers.append(gap.mark_rule(color=colours.quiet, strokeDash=[2, 3]))
    return finished(layers, height=max(len(order), 1) * ROW_PX + AXIS_PX, theme=theme)
