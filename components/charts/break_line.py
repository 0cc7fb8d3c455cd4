"""The breaks in a picture over time: other units before it than after, or another measure."""

import altair as alt
import pandas as pd

from components.charts.axes import Axes
from components.charts.style import Colours

DASH = (2, 3)
MIDDLE = 0.5
ROW_PX = 15
LAYERS_EACH = 3


def break_line(axes: Axes, *, colours: Colours) -> list[alt.Chart]:
    """An upright line half-way between the last period before a break and the first after it.

    That of the units (former ones before it, today's after it) and those of what is counted.
    Words stand at the foot, where targets and values are rare, on the side with more room,
    each a line higher than the last. Nothing where no line crosses over.

    Args:
        axes: With breaks, or without.
        colours: Of the theme.
    """
    found = [(axes.break_at, axes.break_label), *axes.seams]
    layers: list[alt.Chart] = []
    for at, words in found:
        share = axes.share_before(at)
        if share is not None and share > 0:
            layers += _rule(share, words, axes, colours, row=len(layers) // LAYERS_EACH)
    return layers


def _rule(share: float, words: str, axes: Axes, colours: Colours, *, row: int) -> list[alt.Chart]:
    place = alt.value(alt.ExprRef(f"(width - {axes.end_room}) * {share:.6f}"))
    base = alt.Chart(pd.DataFrame([{"label": words}])).encode(x=place)
    foot = alt.value(alt.ExprRef("height"))
    is_left = share > MIDDLE
    said = [
        base.mark_text(
            align="right" if is_left else "left",
            baseline="bottom",
            dy=-3 - row * ROW_PX,
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
    return [rule, *(said if words else [])]
