"""Every indicator of every place in one picture: a canvas, so that thousands of cells draw fast."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import altair as alt
import pandas as pd

from components.charts.heat_layout import HEAD_PX, Line, across_of, down_of, height
from components.charts.style import COLOURS, Colours, Theme, finished

GROUP_PX: Final = 20  # above the names of columns: of their group
NAMES_PX: Final = 172
NARROW_NAMES_PX: Final = 104
LETTER_PX: Final = 5.6
BESIDE_PX: Final = 3  # of a value, in its cell
CELLS: Final = "cells"
VALUES: Final = "values"
ZEROS: Final = "zeros"
CANVAS: Final = {"embedOptions": {"renderer": "canvas"}}
"""Streamlit draws small charts as SVG, an element for each cell and each number in it."""
SELECTION: Final = "cell"
MARKS: Final = {
    "missing": "M-1.5,.8L-.5,-.8M-.5,.8L.5,-.8M.5,.8L1.5,-.8",
    "not_applicable": "M-1,0a.2,.2,0,1,0,.01,0M0,0a.2,.2,0,1,0,.01,0M1,0a.2,.2,0,1,0,.01,0",
    "not_convertible": "M-1.3,-.5L1.3,-.5M-1.3,.5L1.3,.5",
    "partial": "M0,-.8L.8,0L0,.8L-.8,0Z",
}
"""Drawn in the middle of a cell that is of no class; Vega has no pattern fills."""


def heat(
    cells: pd.DataFrame,
    *,
    rows: Sequence[Line],
    columns: Sequence[Line],
    theme: Theme,
    is_compact: bool,
) -> dict[str, Any]:
    """Cells in rows and columns; a click on one is the selection `cell`.

    Args:
        cells: row, column (int, places in `rows` and `columns`), colour, ink (of what is printed),
            look (a key of `MARKS`, or nothing), short (printed where there is room), hint (what
            the pointer reads), is_zero (bool: a ring where nothing is printed).
        rows: From the top.
        columns: From the left.
        theme: Of the reader's screen.
        is_compact: A narrow screen: a narrower margin.

    Returns:
        A Vega-Lite specification with its data.
    """
    colours = COLOURS[theme]
    names_px = NARROW_NAMES_PX if is_compact else NAMES_PX
    down, across = down_of(rows), across_of(columns)
    wide = float(across["x2"].iloc[-1]) if len(across) else 1.0
    x = alt.Scale(domain=[0, wide], range=[names_px, alt.ExprRef("width")], nice=False, zero=False)
    y = alt.Scale(domain=[0, height(rows)], range=[0, height(rows)], nice=False, zero=False)
    grid = _Grid(x=x, y=y, a_column=f"(width - {names_px}) / {wide}")
    chart: alt.LayerChart = finished(
        [
            *_cell_layers(grid, colours),
            *_names(down, across, grid, colours, names_px=names_px),
        ],
        height=height(rows),
        theme=theme,
    ).properties(usermeta=CANVAS)
    spec: dict[str, Any] = chart.to_dict(validate=False)
    # As a table, not as text: it travels in a tenth of the size, and Altair takes only 5,000 rows.
    spec["datasets"] = spec.get("datasets", {}) | _tables(cells, down, across)
    return spec


@dataclass(frozen=True, slots=True, kw_only=True)
class _Grid:
    """Scales in columns and in pixels, and the width of a column as an expression."""

    x: alt.Scale
    y: alt.Scale
    a_column: str

    @property
    def room(self) -> str:
        """Whether the longest value of a column fits its cell."""
        needed = f"datum.letters * {LETTER_PX} + {BESIDE_PX}"
        return f"{self.a_column} >= {needed}"

    def across(self, field: str) -> alt.X:
        return alt.X(f"{field}:Q", scale=self.x, axis=None)

    def down(self, field: str) -> alt.Y:
        return alt.Y(f"{field}:Q", scale=self.y, axis=None)


def _cell_layers(grid: _Grid, colours: Colours) -> list[alt.Chart]:
    """The rectangles, which are pointed at and clicked, and what is drawn on them.

    Each reads a table of its own: thousands of rows are not filtered anew for every layer.
    """
    ink = alt.Color("ink:N", scale=None)
    marks = [
        _on(f"{CELLS}_{look}", grid).mark_point(
            shape=shape,
            size=90,
            filled=False,
            stroke=colours.hatch,
            strokeWidth=1.2,
            opacity=1,
            tooltip=None,
            aria=False,
        )
        for look, shape in MARKS.items()
    ]
    values = (
        _on(VALUES, grid)
        .transform_filter(grid.room)
        .mark_text(fontSize=11, tooltip=None, aria=False)
        .encode(text="short:N", color=ink)
    )
    rings = (
        _on(ZEROS, grid)
        .transform_filter(f"!({grid.room})")
        .mark_point(
            shape="circle", size=40, filled=False, strokeWidth=1.5, tooltip=None, aria=False
        )
        .encode(color=ink)
    )
    return [_body(grid, colours), *marks, values, rings]


def _body(grid: _Grid, colours: Colours) -> alt.Chart:
    """One expression a cell, for a browser works them all out before it draws any."""
    clicked = alt.selection_point(
        name=SELECTION, fields=["row", "column"], toggle=False, clear="dblclick"
    )
    chart: alt.Chart = (
        alt.Chart(alt.NamedData(name=CELLS))
        .mark_rect(stroke=colours.page, strokeWidth=1, cursor="pointer", aria=False)
        .encode(
            x=grid.across("x"),
            x2="x2:Q",
            y=grid.down("y"),
            y2="y2:Q",
            color=alt.Color("colour:N", scale=None),
            tooltip="hint:N",
        )
        .add_params(clicked)
    )
    return chart


def _on(data: str, grid: _Grid) -> alt.Chart:
    """A layer in the middle of the cells of one table."""
    chart: alt.Chart = alt.Chart(alt.NamedData(name=data)).encode(
        x=grid.across("xm"), y=grid.down("ym")
    )
    return chart


def _tables(
    cells: pd.DataFrame, down: pd.DataFrame, across: pd.DataFrame
) -> dict[str, pd.DataFrame]:
    """What each layer reads."""
    placed = cells.assign(
        **{name: down[name].to_numpy()[cells["row"]] for name in ("y", "y2", "ym")},
        **{name: across[name].to_numpy()[cells["column"]] for name in ("x", "x2", "xm")},
    )
    # A column prints all of its values or none: half of them would look like missing ones.
    placed["letters"] = placed["short"].str.len().groupby(placed["column"]).transform("max")
    middle = placed[["xm", "ym", "short", "ink", "letters"]]
    body = ["row", "column", "x", "x2", "y", "y2", "colour", "hint"]
    return {
        CELLS: placed[body],
        VALUES: middle[placed["short"] != ""],
        ZEROS: middle[placed["is_zero"]],
        **{f"{CELLS}_{look}": middle.loc[placed["look"] == look, ["xm", "ym"]] for look in MARKS},
    }


def _names(
    down: pd.DataFrame,
    across: pd.DataFrame,
    grid: _Grid,
    colours: Colours,
    *,
    names_px: int,
) -> list[alt.Chart]:
    rows, columns = alt.Chart(down), alt.Chart(across)
    bands = rows.transform_filter("datum.band !== ''").encode(y=grid.down("yb"), x=alt.value(0))
    groups = columns.transform_filter("datum.band !== ''").encode(x=grid.across("x"))
    room = alt.ExprRef(f"datum.wide * {grid.a_column} - 4")
    return [
        rows.mark_text(align="left", limit=names_px - 8, fontSize=12).encode(
            x=alt.value(0), y=grid.down("ym"), text="name:N"
        ),
        bands.mark_text(align="left", fontWeight=600, fontSize=12).encode(text="band:N"),
        columns.mark_text(
            align="left", angle=270, limit=HEAD_PX - GROUP_PX - 16, fontSize=12, color=colours.ink
        ).encode(x=grid.across("xm"), y=alt.value(HEAD_PX - 8), text="name:N", tooltip="title:N"),
        groups.mark_rule(strokeDash=[1, 0], color=colours.quiet, strokeWidth=1.5).encode(
            x2="xb:Q", y=alt.value(GROUP_PX), tooltip="band:N"
        ),
        groups.mark_text(
            align="left", baseline="bottom", limit=room, fontSize=12, fontWeight=600
        ).encode(y=alt.value(GROUP_PX - 4), text="band:N", tooltip="band:N"),
    ]
