"""A target across a picture over time, with its words where no line runs through them."""

from itertools import product
from typing import Final

import altair as alt
import numpy as np
import pandas as pd

from components.charts.axes import FEW_LABELS, Axes
from components.charts.style import Colours

LETTER_PX: Final = 6.5
NARROW_PX: Final = 200  # of the plot, in the panel beside a map
WIDE_PX: Final = 900
LABEL_PX: Final = 16
AXIS_PX: Final = 28
SAMPLES: Final = 24


def target_line(drawn: pd.DataFrame, *, axes: Axes, colours: Colours) -> list[alt.Chart]:
    """The line and its words, with a rim that keeps them legible.

    Args:
        drawn: One row a place and period: unit_name, at, value.
        axes: With a target.
        colours: Of the theme.
    """
    row = {"value": axes.target, "label": axes.target_label}
    base = alt.Chart(pd.DataFrame([row])).encode(y=axes.y(drawn["value"]))
    is_left, is_above = free_side(drawn, axes=axes)
    place = alt.value(2) if is_left else alt.value(alt.ExprRef(f"width - {axes.end_room + 2}"))
    return [
        base.mark_rule(color=colours.ink, strokeDash=[3, 3]).encode(
            x=alt.value(0), x2=alt.value(axes.right)
        ),
        *(
            base.mark_text(
                align="left" if is_left else "right",
                baseline="bottom" if is_above else "top",
                dy=-3 if is_above else 4,
                fontSize=12,
                stroke=rim,
                strokeWidth=5,
            ).encode(x=place, text="label:N")
            for rim in (colours.page, alt.Undefined)
        ),
    ]


def free_side(drawn: pd.DataFrame, *, axes: Axes) -> tuple[bool, bool]:
    """Whether the words stand left, and whether above: farthest from every line."""
    foot, top = axes.span(drawn["value"])
    height = axes.height - AXIS_PX
    scale = height / (top - foot)
    width = WIDE_PX if axes.most_labels > FEW_LABELS else NARROW_PX
    share = min(LETTER_PX * len(axes.target_label) / width, 1.0)
    last = max(len(axes.periods) - 1, 1)
    line_y = (top - (axes.target or 0.0)) * scale

    def room(side: tuple[bool, bool]) -> float:
        is_left, is_above = side
        centre = line_y + (-LABEL_PX if is_above else LABEL_PX) / 2
        if not 0 <= centre <= height:
            return -1.0
        across = np.linspace(0, share * last, SAMPLES)
        across = across if is_left else last - across
        gaps = [
            float(np.abs((top - np.interp(across, one["at"], one["value"])) * scale - centre).min())
            for _, one in drawn.dropna(subset=["value"]).groupby("unit_name")
        ]
        return min(gaps, default=height)

    return max(product((True, False), (True, False)), key=room)
