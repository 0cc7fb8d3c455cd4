"""The legend as a histogram: how many units lie in each class, reported nothing, or need not."""

from collections.abc import Sequence
from typing import Any, Final

import altair as alt
import pandas as pd

from components.charts.legend_row import (
    ROW_PX,
    STATES,
    SWATCH_PX,
    TARGET_PX,
    LegendRow,
    add_states,
    laid,
)
from components.charts.style import COLOURS, Colours, Theme, finished
from text import say

__all__ = ["ROW_PX", "TARGET_PX", "LegendRow", "histogram"]

LABEL_X: Final = 32
BAR_X: Final = 136
LETTER_PX: Final = 6.4
MARK_ROOM_PX: Final = 18
COUNT_ROOM_PX: Final = 36
LEAST_PX: Final = 12  # bars on a narrow page


def histogram(
    classes: Sequence[LegendRow],
    *,
    missing: int,
    not_applicable: int | None,
    theme: Theme,
    missing_label: str = "",
    not_convertible: int | None = None,
    estimated: int | None = None,
    partial: int | None = None,
    units_label: str = "",
    target_label: str = "",
    target_below: int | None = None,
) -> alt.LayerChart:
    """Rows of swatch, range, bar and count, high class on top; both grey rows always stand.

    Args:
        classes: Lowest class first.
        missing: Units that reported nothing.
        not_applicable: Units the indicator does not apply to; None where that is no question.
        theme: Of the reader's screen.
        missing_label: Words on the row of those that reported nothing, if not the usual ones.
        not_convertible: Units whose figures of old cannot be put on today's; None draws no row.
        estimated: Units with an estimate, who are in their classes too; None draws no row.
        partial: Units with a figure of some of their former ones; None draws no row.
        units_label: What is counted, for the tooltip.
        target_label: Words beside the target's line.
        target_below: How many classes lie under the target; None draws no line.
    """
    colours = COLOURS[theme]
    rows, target_y = laid(classes, target_below=target_below)
    given = (missing, not_applicable, not_convertible, estimated, partial)
    states = {name: n for name, n in zip(STATES, given, strict=True) if n is not None}
    add_states(rows, states, theme=theme)
    if missing_label:
        rows[-len(states)]["label"] = missing_label
    height = rows[-1]["bottom"] + 2
    start = max(BAR_X, *(LABEL_X + LETTER_PX * len(r["label"]) + MARK_ROOM_PX for r in rows))
    base = alt.Chart(pd.DataFrame(rows)).encode(y=_pixels("top", height), y2="bottom:Q")
    most = max(row["count"] for row in rows)
    layers = [
        *_swatches(base, colours),
        *_bars(base, colours, most=most, start=start, units_label=units_label),
    ]
    if target_y is not None:
        layers += _target(target_y, height, label=target_label, colour=colours.ink, start=start)
    return finished(layers, height=height, theme=theme)


def _pixels(field: str, height: float) -> alt.Y:
    scale = alt.Scale(domain=[0, height], range=[0, height], nice=False, zero=False)
    return alt.Y(f"{field}:Q", scale=scale, axis=None)


def _swatches(base: alt.Chart, colours: Colours) -> list[alt.Chart]:
    ink = alt.condition(_is_quiet(), alt.value(colours.muted), alt.value(colours.ink))
    fill = alt.Fill("colour:N", scale=None)
    return [
        base.transform_filter("datum.state === ''")
        .mark_rect(strokeWidth=1, tooltip=None)
        .encode(
            x=alt.value(0.5),
            x2=alt.value(SWATCH_PX[0] - 0.5),
            fill=fill,
            stroke=alt.Stroke("outline:N", scale=None),
        ),
        base.transform_filter("datum.state !== ''")
        .mark_image(
            width=SWATCH_PX[0], height=SWATCH_PX[1], align="left", baseline="top", tooltip=None
        )
        .encode(x=alt.value(0), url="picture:N"),
        base.mark_text(
            align="left", baseline="middle", yOffset=SWATCH_PX[1] / 2, tooltip=None
        ).encode(x=alt.value(LABEL_X), text="label:N", color=ink, y2=alt.Undefined),
    ]


def _bars(
    base: alt.Chart, colours: Colours, *, most: int, start: float, units_label: str
) -> list[alt.Chart]:
    room: list[Any] = [start, alt.ExprRef(f"max({start + LEAST_PX}, width - {COUNT_ROOM_PX})")]
    length = alt.X(
        "count:Q", axis=None, scale=alt.Scale(domain=[0, max(most, 1)], range=room, nice=False)
    )
    ink = alt.condition(_is_quiet(), alt.value(colours.muted), alt.value(colours.ink))
    hint = [
        alt.Tooltip("label:N", title=say("chart.class")),
        alt.Tooltip("printed:N", title=units_label or say("chart.units")),
    ]
    return [
        base.transform_filter("datum.count > 0")
        .mark_rect(strokeWidth=1)
        .encode(
            x=length,
            x2=alt.datum(0),
            fill=alt.Fill("colour:N", scale=None),
            stroke=alt.Stroke("outline:N", scale=None),
            tooltip=hint,
        ),
        base.mark_text(
            align="left", baseline="middle", xOffset=8, yOffset=SWATCH_PX[1] / 2, fontWeight=600
        ).encode(x=length, text="printed:N", color=ink, y2=alt.Undefined),
        base.transform_filter("datum.is_selected")
        .mark_point(shape="triangle-right", size=50, color=colours.accent, opacity=1, yOffset=8)
        .encode(x=alt.value(start - 9), y2=alt.Undefined),
    ]


def _target(y: float, height: float, *, label: str, colour: str, start: float) -> list[alt.Chart]:
    base = alt.Chart(pd.DataFrame([{"y": y, "label": label}])).encode(y=_pixels("y", height))
    return [
        base.mark_rule(color=colour, strokeDash=[3, 3]).encode(
            x=alt.value(0), x2=alt.value(start - 6)
        ),
        base.mark_text(align="left", baseline="middle", fontSize=12, color=colour).encode(
            x=alt.value(start), text="label:N"
        ),
    ]


def _is_quiet() -> str:
    """Rows of a state nobody is in stand back."""
    return "datum.state !== '' && datum.count === 0"
