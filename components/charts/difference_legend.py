"""The legend of a difference: a row for each way in which units move, with how many do."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import altair as alt
import pandas as pd

from components.charts.style import COLOURS, Theme, finished, swatch
from text import language
from text.number import whole

ROW_PX: Final = 20
SWATCH_PX: Final = (24, 13)
LABEL_X: Final = 32
EDGE_PX: Final = 1
ERROR_EDGE_PX: Final = 1.75


@dataclass(frozen=True, slots=True, kw_only=True)
class DifferenceRow:
    """One way to move.

    Args:
        label: As printed.
        count: Units that do.
        colour: Its fill; empty where it has a pattern.
        edge: Colour of its outline.
        is_error: Its outline is the thick one.
        pattern: `missing` or `not_applicable`, drawn as on the map.
    """

    label: str
    count: int
    colour: str = ""
    edge: str = ""
    is_error: bool = False
    pattern: str = ""


def difference_legend(rows: Sequence[DifferenceRow], *, theme: Theme) -> alt.LayerChart:
    """Rows of swatch, words and count, in their order.

    Args:
        rows: From the top.
        theme: Of the reader's screen.
    """
    colours = COLOURS[theme]
    height = ROW_PX * len(rows)
    width, high = SWATCH_PX
    table: list[dict[str, Any]] = [
        {
            "middle": ROW_PX * at + ROW_PX / 2,
            "top": ROW_PX * at + (ROW_PX - high) / 2,
            "bottom": ROW_PX * at + (ROW_PX + high) / 2,
            "label": row.label,
            "printed": whole(row.count, locale=language()),
            "ink": colours.ink if row.count else colours.muted,
            "colour": row.colour or "transparent",
            "edge": row.edge or "transparent",
            "thick": ERROR_EDGE_PX if row.is_error else EDGE_PX,
            "picture": swatch(row.pattern, theme=theme, width=width, height=high)
            if row.pattern
            else "",
        }
        for at, row in enumerate(rows)
    ]
    base = alt.Chart(pd.DataFrame(table))
    middle, ink = _pixels("middle", height), alt.Color("ink:N", scale=None)
    words = base.mark_text(align="left", baseline="middle").encode(
        x=alt.value(LABEL_X), y=middle, text="label:N", color=ink
    )
    counts = base.mark_text(align="right", baseline="middle", fontWeight=600).encode(
        x=alt.value("width"), y=middle, text="printed:N", color=ink
    )
    return finished([*_swatches(base, height), words, counts], height=height, theme=theme)


def _swatches(base: alt.Chart, height: float) -> list[alt.Chart]:
    width, high = SWATCH_PX
    plain = base.transform_filter("datum.picture === ''").mark_rect()
    patterned = base.transform_filter("datum.picture !== ''")
    return [
        plain.encode(
            x=alt.value(1),
            x2=alt.value(width - 1),
            y=_pixels("top", height),
            y2="bottom:Q",
            fill=alt.Fill("colour:N", scale=None),
            stroke=alt.Stroke("edge:N", scale=None),
            strokeWidth=alt.StrokeWidth("thick:Q", scale=None),
        ),
        patterned.mark_image(width=width, height=high, align="left", baseline="middle").encode(
            x=alt.value(0), y=_pixels("middle", height), url="picture:N"
        ),
    ]


def _pixels(field: str, height: float) -> alt.Y:
    scale = alt.Scale(domain=[0, height], range=[0, height], nice=False, zero=False)
    return alt.Y(f"{field}:Q", scale=scale, axis=None)
