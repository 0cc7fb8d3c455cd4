"""Small multiples: one little picture a place, all on the same scales, in reading order."""

from typing import Final

import altair as alt
import pandas as pd

from components.charts.axes import Axes
from components.charts.series import hint, hollow, prepared
from components.charts.style import COLOURS, Colours, Theme, config, number_labels
from text import language

TILE_HEIGHT_PX: Final = 64
END_ROOM_PX: Final = 40


def tiles(
    lines: pd.DataFrame,
    *,
    axes: Axes,
    columns: int,
    tile_width: int,
    theme: Theme,
    silent_label: str = "",
) -> alt.FacetChart:
    """A line a place beside its fellows; the target, where there is one, in every tile.

    Args:
        lines: As for `series.trend`, places in the order they shall stand in.
        axes: Shared by all tiles; its height is not used.
        columns: Tiles in a row.
        tile_width: Pixels of one tile, the room of its last value included.
        theme: Of the reader's screen.
        silent_label: Words in the tile of a place that has no value in the newest period.
    """
    colours = COLOURS[theme]
    order = list(dict.fromkeys(lines["unit_name"]))
    drawn = prepared(lines, axes=axes, colours=colours).assign(target=axes.target)
    ids = [key for key, _ in axes.periods]
    across = alt.X(
        "period:O",
        axis=None,
        scale=alt.Scale(domain=ids, range=[0, tile_width - END_ROOM_PX], padding=0),
    )
    edges = [*axes.span(lines["value"])]
    up = axes.y(lines["value"]).axis(
        alt.Axis(values=edges, grid=False, labelExpr=number_labels(language()), labelFontSize=11)
    )
    base = alt.Chart(drawn).encode(
        x=across, y=up, color=alt.Color("colour:N", scale=None), detail="unit_name:N"
    )
    right = alt.value(tile_width - END_ROOM_PX)
    ends = base.transform_filter("datum.is_said")
    ink = alt.condition("datum.is_stale", alt.value(colours.muted), alt.value(colours.ink))
    first = alt.Chart(drawn).transform_filter("datum.at === 0")  # one row a tile
    layers = [
        *(
            first.mark_rule(color=colours.hairline, strokeDash=[1, 0]).encode(
                y=alt.value(pixel), x=alt.value(0), x2=right
            )
            for pixel in (0, TILE_HEIGHT_PX)  # the axis has no line but at its ends
        ),
        base.mark_line(strokeWidth=1.75),
        base.transform_filter("datum.is_alone").mark_point(size=14, opacity=1),
        ends.mark_point(size=26, opacity=1),
        ends.mark_text(align="left", dx=6, fontSize=12, fontWeight=500).encode(
            text="end:N", color=ink
        ),
        *hollow(base, colours),
        *_silent(base, silent_label, colours, right=tile_width - END_ROOM_PX),
        *_break(first, axes, colours, right=tile_width - END_ROOM_PX),
        base.mark_point(size=120, opacity=0).encode(
            tooltip=hint(with_basis=bool(drawn["basis"].any()))
        ),
    ]
    if axes.target is not None:
        layers.insert(
            0,
            alt.Chart(drawn)
            .mark_rule(strokeWidth=1)
            .encode(y="mean(target):Q", x=alt.value(0), x2=right),
        )
    header = alt.Header(
        labelAnchor="start",
        labelAlign="left",
        labelFontSize=13,
        labelFontWeight=500,
        labelColor=colours.ink,
        labelLimit=tile_width,
        labelPadding=4,
        title=None,
    )
    chart: alt.FacetChart = (
        alt.layer(*layers)
        .properties(width=tile_width, height=TILE_HEIGHT_PX)
        .facet(facet=alt.Facet("unit_name:N", sort=order, header=header), columns=columns)
        .properties(spacing=alt.RowColnumber(row=14, column=22))
        .configure(**config(theme))
    )
    return chart


def _break(first: alt.Chart, axes: Axes, colours: Colours, *, right: int) -> list[alt.Chart]:
    """Where other units begin, once a tile, without words."""
    share = axes.break_share
    if share is None:
        return []
    rule = first.mark_rule(color=colours.muted, strokeDash=[2, 3])
    return [rule.encode(x=alt.value(right * share), y=alt.value(0), y2=alt.value(TILE_HEIGHT_PX))]


def _silent(base: alt.Chart, words: str, colours: Colours, *, right: int) -> list[alt.Chart]:
    """At the foot of a tile: the newest period has no report."""
    stale = base.transform_filter("datum.is_stale").encode(
        x=alt.value(right), y=alt.value(TILE_HEIGHT_PX), text=alt.value(words)
    )
    return [
        stale.mark_text(
            align="right", baseline="bottom", fontSize=11, dy=-2, stroke=rim, strokeWidth=4
        ).encode(color=alt.value(colours.muted))
        for rim in (colours.page, alt.Undefined)
    ]
