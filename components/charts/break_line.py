"""The break of 2025-07-01 in a picture over time: other units before it than after."""

import altair as alt
import pandas as pd

from components.charts.axes import Axes
from components.charts.style import Colours

DASH = (2, 3)
MIDDLE = 0.5


def break_line(axes: Axes, *, colours: Colours) -> list[alt.Chart]:
    """An upright line half-way between the last period of former units and the first of today's.

    Its words stand at the foot, where targets and values are rare, on the side with more
    room. Nothing where no line crosses over.

    Args:
        axes: With a break, or without.
        colours: Of the theme.
    """
    share = axes.break_share
    if share is None:
        return []
    place = alt.value(alt.ExprRef(f"(width - {axes.end_room}) * {share:.6f}"))
    base = alt.Chart(pd.DataFrame([{"label": axes.break_label}])).encode(x=place)
    foot = alt.value(alt.ExprRef("height"))
    is_left = share > MIDDLE
    words = [
        base.mark_text(
            align="right" if is_left else "left",
            baseline="bottom",
            dy=-3,
            dx=-5 if is_left else 5,
            fontSize=11,
            stroke=rim,
            strokeWidth=4,
        ).encode(y=foot, text="label:N", color=alt.value(colours.muted))
        for rim in (colours.page, alt.Undefined)
    ]
    rule = base.mark_rule(color=colours.muted, strokeDash=list(DASH)).encode(
        y=alt.value(0), y2=foot
    )
    return [rule, *(words if axes.break_label else [])]
