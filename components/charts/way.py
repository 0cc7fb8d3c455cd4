"""The way of one target: its pathway with the dated points, and the figures so far."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import altair as alt
import pandas as pd

from components.charts.style import COLOURS, Theme, finished, number_labels
from data.status import Point
from text import language

HEIGHT: Final = 240
WHOLE: Final = 100.0
ROOM: Final = 1.08


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """What the picture shows.

    Args:
        pathway: The plan's dated points; fewer than two draw no line.
        figures: So far, earliest first.
        expected: What the plan expects at the newest figure; None where it does not say.
        is_percent: The axis runs from 0 to 100.
        goal_label, now_label, expected_label: Words at the ends.
    """

    pathway: Sequence[Point]
    figures: Sequence[Point]
    expected: float | None
    is_percent: bool
    goal_label: str
    now_label: str
    expected_label: str


def way(one: Way, *, theme: Theme) -> alt.LayerChart:
    """The dotted pathway with a diamond a point, the line of the figures, the gap between."""
    colours = COLOURS[theme]
    every = [*one.pathway, *one.figures]
    top = max(point.value for point in every) * ROOM
    high = WHOLE if one.is_percent and top <= WHOLE * ROOM else top
    x = alt.X(
        "at:T",
        scale=alt.Scale(domain=[_day(day) for day in _span(every)]),
        axis=alt.Axis(format="%Y", tickCount="year", labelOverlap=True),
    )
    y = alt.Y(
        "value:Q",
        scale=alt.Scale(domain=[0, high or 1.0], clamp=True),
        axis=alt.Axis(labelExpr=number_labels(language()), grid=True),
    )
    is_falling = one.pathway[0].value > one.pathway[-1].value
    plan, now = _chart(one.pathway, x, y), _chart(one.figures, x, y)
    end, last = _chart(one.pathway[-1:], x, y), _chart(one.figures[-1:], x, y)
    layers = [
        plan.mark_line(color=colours.muted, strokeDash=[2, 3], strokeWidth=1.75),
        now.mark_line(color=colours.accent),
        *_gap(one, x, colours.ink, theme=theme),
        plan.mark_point(
            shape="diamond", size=70, filled=True, fill=colours.page, stroke=colours.ink, opacity=1
        ),
        end.mark_text(align="right", dy=18 if is_falling else -14, dx=6, fontWeight=600).encode(
            text=alt.value(one.goal_label)
        ),
        last.mark_point(color=colours.accent, size=60, opacity=1),
        last.mark_text(align="left", dx=8, dy=12, color=colours.accent, fontWeight=600).encode(
            text=alt.value(one.now_label)
        ),
    ]
    return finished(layers, height=HEIGHT, theme=theme)


def _gap(one: Way, x: alt.X, ink: str, *, theme: Theme) -> list[alt.Chart]:
    """From the newest figure up or down to the pathway."""
    if one.expected is None or not one.figures:
        return []
    last = one.figures[-1]
    row = pd.DataFrame([{"at": _stamp(last.at), "value": last.value, "to": one.expected}])
    base = alt.Chart(row).encode(x=x)
    colour = "#CF6424" if theme is Theme.LIGHT else "#EE8A4A"
    is_below = last.value < one.expected
    return [
        base.mark_rule(color=colour, strokeDash=[1, 0], strokeWidth=1.5).encode(
            y="value:Q", y2="to:Q"
        ),
        base.mark_text(
            align="right", dx=-8, dy=-8 if is_below else 12, color=ink, fontWeight=600
        ).encode(y="to:Q", text=alt.value(one.expected_label)),
    ]


def _chart(points: Sequence[Point], x: alt.X, y: alt.Y) -> alt.Chart:
    rows = [{"at": _stamp(one.at), "value": one.value} for one in points]
    table = pd.DataFrame(rows, columns=["at", "value"])
    return alt.Chart(table).encode(x=x, y=y)


def _span(points: Sequence[Point]) -> tuple[dt.date, dt.date]:
    days = [one.at for one in points]
    return min(days), max(days)


def _stamp(day: dt.date) -> pd.Timestamp:
    return pd.Timestamp(day)


def _day(day: dt.date) -> alt.DateTime:
    return alt.DateTime(year=day.year, month=day.month, date=day.day)
