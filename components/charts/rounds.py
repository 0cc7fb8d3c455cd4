"""Provinces over rounds: values with their mean, or ranks, the chosen in colour, others grey."""

import math
from collections.abc import Sequence
from typing import Final, Literal

import altair as alt
import pandas as pd

from components.charts.round_axis import RoundAxis
from components.charts.style import COLOURS, Colours, Theme, finished, number_labels
from text import language, say

TENS: Final = (10, 20, 30, 40, 50, 60)
MOST_TICKS: Final = 5
AXIS_PX: Final = 51  # two lines of words below
LABELS_APART_PX: Final = 15
TOP_ROOM: Final = 0.06


def values(
    rows: pd.DataFrame,
    means: pd.DataFrame,
    *,
    axis: RoundAxis,
    theme: Theme,
    middle: Literal["mean", "median"] = "mean",
) -> alt.LayerChart:
    """The index over the rounds, and the middle of the provinces as a dashed line.

    Args:
        rows: One row a province and round: line (id), unit_name, round, y (NaN where nothing
            was published), printed, said (words at the end of the line), colour, is_chosen,
            size, source.
        means: round, round_name, y, printed, source.
        axis: See `RoundAxis`.
        theme: Of the reader's screen.
        middle: What kind of middle the means are.
    """
    ticks = _ticks([*rows["y"].dropna(), *means["y"].dropna()])
    domain = [ticks[0], ticks[-1]]
    y = alt.Y(
        "y:Q",
        scale=alt.Scale(domain=domain, nice=False),
        axis=_every(ticks, grid=True),
    )
    colours = COLOURS[theme]
    base = alt.Chart(means).encode(x=axis.x, y=y)
    mean = [
        base.mark_line(color=colours.ink, strokeDash=[4, 3], strokeWidth=1.25),
        base.mark_point(color=colours.ink, size=14, opacity=1).encode(
            tooltip=_hint(("round_name", "round"), ("printed", middle), ("source", "source"))
        ),
    ]
    return _drawn(rows, y, domain, axis=axis, theme=theme, beneath=mean)


def ranks(rows: pd.DataFrame, *, axis: RoundAxis, theme: Theme) -> alt.LayerChart:
    """Ranks over the rounds, the first on top; an upright line says how many were ranked.

    Args:
        rows: As of `values`, y is the rank.
        axis: See `RoundAxis`.
        theme: Of the reader's screen.
    """
    most = max(stop.size for stop in axis.stops)
    domain = [most * (1 + TOP_ROOM / 2), 1 - most * TOP_ROOM]
    y = alt.Y(
        "y:Q",
        scale=alt.Scale(domain=domain, nice=False),
        axis=_every([1, *(at for at in TENS if at < most - 1), most], grid=False),
    )
    colours = COLOURS[theme]
    panels = pd.DataFrame([{"round": one.id, "y": 1, "last": one.size} for one in axis.stops])
    base = alt.Chart(panels).encode(x=axis.x)
    beneath = [
        base.mark_rule(color=colours.hairline, strokeDash=[1, 0]).encode(y=y, y2="last:Q"),
    ]
    return _drawn(rows, y, domain, axis=axis, theme=theme, beneath=beneath)


def _drawn(
    rows: pd.DataFrame,
    y: alt.Y,
    domain: list[float],
    *,
    axis: RoundAxis,
    theme: Theme,
    beneath: list[alt.Chart],
) -> alt.LayerChart:
    colours = COLOURS[theme]
    layers = [*axis.breaks(colours), *beneath]
    every = _base(rows, axis, y)
    for is_chosen in (False, True):
        base = every.transform_filter(f"datum.is_chosen === {str(is_chosen).lower()}")
        layers += [
            base.mark_line(strokeWidth=2.5 if is_chosen else 1, opacity=1 if is_chosen else 0.45),
            base.mark_point(
                size=46 if is_chosen else 12, opacity=1 if is_chosen else 0.6, filled=True
            ),
        ]
    layers += _labels(rows, axis, y, domain, colours=colours)
    layers.append(
        every.transform_filter("isValid(datum.y)")
        .mark_point(size=220, opacity=0)
        .encode(
            tooltip=_hint(
                ("unit_name", "place"),
                ("round_name", "round"),
                ("printed", "figure"),
                ("source", "source"),
            )
        )
    )
    return finished(layers, height=axis.height, theme=theme)


def _base(rows: pd.DataFrame, axis: RoundAxis, y: alt.Y) -> alt.Chart:
    return alt.Chart(rows).encode(
        x=axis.x, y=y, detail="line:N", color=alt.Color("colour:N", scale=None)
    )


def _labels(
    rows: pd.DataFrame, axis: RoundAxis, y: alt.Y, domain: list[float], *, colours: Colours
) -> list[alt.Chart]:
    """Name and figure at the last round of each chosen line, pushed apart where they meet."""
    known = rows[rows["is_chosen"] & rows["y"].notna()]
    order = {one: at for at, one in enumerate(axis.domain)}
    ends = known.assign(at=known["round"].map(order)).sort_values("at")
    ends = ends.groupby("line", as_index=False).last()
    scale = (axis.height - AXIS_PX) / (domain[1] - domain[0])
    layers = []
    for _, column in ends.groupby("round"):
        lowest = -float("inf")
        placed = column.assign(px=(domain[1] - column["y"]) * scale).sort_values("px")
        for index, at in zip(placed.index, placed["px"], strict=True):
            lowest = max(at, lowest + LABELS_APART_PX)
            here = _base(placed.loc[[index]], axis, y)
            layers += [
                here.mark_text(
                    align="left",
                    dx=9,
                    dy=round(lowest - at),
                    fontSize=12,
                    fontWeight=600,
                    stroke=rim,
                    strokeWidth=4,
                ).encode(text="said:N")
                for rim in (colours.page, alt.Undefined)
            ]
    return layers


def _ticks(known: list[float]) -> list[float]:
    """Tenths around every value, of a long way fifths."""
    low = math.floor(min(known, default=0.0) * 10)
    high = max(math.ceil(max(known, default=1.0) * 10), low + 1)
    step = 1 if high - low <= MOST_TICKS else 2
    low -= low % step
    return [at / 10 for at in range(low, high + step, step)]


def _every(ticks: Sequence[float], *, grid: bool) -> alt.Axis:
    """An axis with all of these: Vega thins out more than the theme asks for, unless told."""
    return alt.Axis(
        values=list(ticks),
        tickCount=len(ticks) + 1,
        labelExpr=number_labels(language()),
        grid=grid,
    )


def _hint(*read: tuple[str, str]) -> list[alt.Tooltip]:
    return [alt.Tooltip(f"{field}:N", title=say(f"dti.hint_{key}")) for field, key in read]
