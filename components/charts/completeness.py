"""How many units reported in each period: greys only, for this is about data, not progress."""

from typing import Final

import altair as alt
import pandas as pd

from components.charts.style import COLOURS, Theme, finished
from text import say

HEIGHT_PX: Final = 120
BAR_PX: Final = 8


def reported_bars(
    rows: pd.DataFrame, *, theme: Theme, reported_label: str = "", missing_label: str = ""
) -> alt.LayerChart:
    """One column a period, the missing part outlined on top of it, the newest darkest.

    Args:
        rows: One row a period, oldest first: period_name, reported, missing (counts).
        theme: Of the reader's screen.
        reported_label: Words for the answered in the tooltip, if not the usual ones.
        missing_label: The same for the others.
    """
    colours = COLOURS[theme]
    last = len(rows) - 1
    drawn = rows.reset_index(drop=True).assign(
        of=rows["reported"].to_numpy() + rows["missing"].to_numpy(),
        colour=[colours.done if at == last else colours.done_before for at in range(len(rows))],
    )
    every = max(1, round(len(rows) / 7))
    named = [name for at, name in enumerate(drawn["period_name"]) if (last - at) % every == 0]
    periods = alt.X(
        "period_name:N",
        sort=None,
        scale=alt.Scale(paddingInner=0.3, paddingOuter=0.05),
        axis=alt.Axis(labelAngle=0, values=named, labelOverlap=False),
    )
    most = max(drawn["of"].max() if len(drawn) else 0, 1)
    scale = alt.Scale(domain=[0, most], nice=False)
    hint = [
        alt.Tooltip("period_name:N", title=say("chart.period")),
        alt.Tooltip("reported:Q", title=reported_label or say("chart.reported")),
        alt.Tooltip("missing:Q", title=missing_label or say("chart.state_missing")),
    ]
    base = alt.Chart(drawn).encode(x=periods)
    layers = [
        base.mark_bar().encode(
            y=alt.Y("reported:Q", scale=scale, axis=None),
            color=alt.Color("colour:N", scale=None),
            tooltip=hint,
        ),
        base.transform_filter("datum.missing > 0")
        .mark_bar(fill=colours.page, stroke=colours.hatch, strokeWidth=1)
        .encode(y=alt.Y("reported:Q", scale=scale, axis=None), y2="of:Q", tooltip=hint),
        base.transform_filter(alt.FieldOneOfPredicate(field="period_name", oneOf=named))
        .mark_text(baseline="bottom", dy=-4, fontSize=12)
        .encode(y=alt.Y("of:Q", scale=scale, axis=None), text="reported:Q"),
    ]
    return finished(layers, height=HEIGHT_PX, theme=theme)


def share_bar(share: float, *, theme: Theme) -> alt.LayerChart:
    """How far the units have reported, in grey on a paler grey.

    Args:
        share: 0 to 1.
        theme: Of the reader's screen.
    """
    colours = COLOURS[theme]
    base = alt.Chart(pd.DataFrame([{"share": share}]))
    scale = alt.Scale(domain=[0, 1], nice=False)
    layers = [
        base.mark_rect(color=colours.hairline).encode(
            x=alt.value(0), x2=alt.value(alt.ExprRef("width"))
        ),
        base.mark_rect(color=colours.done).encode(
            x=alt.X("share:Q", scale=scale, axis=None), x2=alt.datum(0)
        ),
    ]
    return finished(layers, height=BAR_PX, theme=theme)
