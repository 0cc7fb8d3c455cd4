"""The index of each province against something else of it, a point a province."""

import math
from dataclasses import dataclass
from typing import Final

import altair as alt
import pandas as pd

from components.charts.style import COLOURS, Theme, finished, number_labels
from text import language, say

HEIGHT: Final = 300
ROOM: Final = 1.15
NEAR_THE_END: Final = 0.7
TENTHS: Final = 10
WIDTH: Final = 450
AXIS_PX: Final = 22
NAME_PX: Final = 150
LINE_PX: Final = 15


@dataclass(frozen=True, slots=True, kw_only=True)
class Across:
    """What runs across.

    Args:
        title: With its unit.
        ticks: Values named on the logarithmic axis.
    """

    title: str
    ticks: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Span:
    """The values at the edges of the picture."""

    left: float
    right: float
    foot: float
    top: float

    @classmethod
    def around(cls, rows: pd.DataFrame) -> "_Span":
        return cls(
            left=float(rows["against"].min()) / ROOM,
            right=float(rows["against"].max()) * ROOM,
            foot=math.floor(float(rows["y"].min()) * TENTHS) / TENTHS,
            top=math.ceil(float(rows["y"].max()) * TENTHS) / TENTHS,
        )

    def place(self, against: float, y: float) -> tuple[float, float]:
        """Pixels from the left and from the top, on a page of usual width."""
        across = math.log(against / self.left) / math.log(self.right / self.left)
        down = (self.top - y) / max(self.top - self.foot, 1 / TENTHS)
        return across * WIDTH, down * (HEIGHT - AXIS_PX)


def relation(rows: pd.DataFrame, *, across: Across, theme: Theme) -> alt.LayerChart:
    """Grey points, the chosen ones in colour and named.

    Args:
        rows: unit_name, y (the index), against, printed, against_printed, colour, is_chosen.
        across: What runs across, logarithmic: a few provinces are many times the others.
        theme: Of the reader's screen.
    """
    colours = COLOURS[theme]
    span = _Span.around(rows)
    x = alt.X(
        "against:Q",
        scale=alt.Scale(type="log", domain=[span.left, span.right], nice=False),
        axis=alt.Axis(
            values=[one for one in across.ticks if span.left <= one <= span.right],
            labelExpr=number_labels(language()),
        ),
    )
    y = alt.Y(
        "y:Q",
        scale=alt.Scale(domain=[span.foot, span.top], nice=False),
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
        *_names(rows, chosen, span, page=colours.page),
        chosen.mark_point(size=80, opacity=1, stroke=colours.page, strokeWidth=1),
        every.mark_point(size=180, opacity=0).encode(
            tooltip=[
                alt.Tooltip("unit_name:N", title=say("dti.hint_place")),
                alt.Tooltip("printed:N", title=say("dti.hint_figure")),
                alt.Tooltip("against_printed:N", title=across.title),
            ]
        ),
    ]
    return finished(layers, height=HEIGHT, theme=theme)


def _names(rows: pd.DataFrame, chosen: alt.Chart, span: _Span, *, page: str) -> list[alt.Chart]:
    """Names right of their points, near the end left of them, lower where they would meet."""
    named = rows[rows["is_chosen"]].sort_values("y", ascending=False)
    placed: list[tuple[float, float]] = []
    layers = []
    points = zip(named["unit_name"], named["against"], named["y"], strict=True)
    for name, against, y in points:
        across, down = span.place(against, y)
        at = down
        for other_across, other_down in sorted(placed, key=lambda one: one[1]):
            if abs(across - other_across) < NAME_PX and abs(at - other_down) < LINE_PX:
                at = other_down + LINE_PX
        placed.append((across, at))
        is_late = across > NEAR_THE_END * WIDTH
        here = chosen.transform_filter(alt.FieldEqualPredicate(field="unit_name", equal=str(name)))
        layers += [
            here.mark_text(
                align="right" if is_late else "left",
                dx=-9 if is_late else 9,
                dy=round(at - down),
                fontSize=12,
                fontWeight=600,
                stroke=rim,
                strokeWidth=4,
            ).encode(text="unit_name:N")
            for rim in (page, alt.Undefined)
        ]
    return layers
