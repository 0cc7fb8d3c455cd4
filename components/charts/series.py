"""How figures went over the periods: one line a place, the selected one in front."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import altair as alt
import pandas as pd

from components.charts.style import COLOURS, Colours, Theme, config, number_labels
from text import language, say

HEIGHT_PX: Final = 160
END_ROOM_PX: Final = 50
LABELS_APART_PX: Final = 15
WHOLE_PCT: Final = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Axes:
    """What a picture over time is drawn on.

    Args:
        periods: (id, printed) of every period, oldest first.
        is_percent: Rates run from 0 to 100; everything else from 0 to what there is.
        is_rank: Ranks read 1 on top.
        target: Value of a line across, None for no line.
        target_label: Words on that line.
        height: Pixels.
    """

    periods: Sequence[tuple[str, str]]
    is_percent: bool = False
    is_rank: bool = False
    target: float | None = None
    target_label: str = ""
    height: int = HEIGHT_PX

    @property
    def x(self) -> alt.X:
        """Periods as points, only the first and the last named."""
        ids = [key for key, _ in self.periods]
        ends = [ids[0], ids[-1]] if len(ids) > 1 else ids
        named = " : ".join(f"datum.value === '{key}' ? '{text}'" for key, text in self.periods)
        return alt.X(
            "period:O",
            scale=alt.Scale(domain=ids, range=[0, alt.ExprRef(f"width - {END_ROOM_PX}")]),
            axis=alt.Axis(
                values=ends,
                labelExpr=f"{named} : ''",
                labelAngle=0,
                labelAlign=alt.ExprRef(f"datum.value === '{ids[0]}' ? 'left' : 'right'"),
            ),
        )

    def y(self, values: pd.Series) -> alt.Y:
        """The scale that holds every value and the target, from zero (ranks: from one)."""
        most = max([*values.dropna(), self.target or 0, 1e-9])
        labels = alt.Axis(labelExpr=number_labels(language()), tickCount=3)
        if self.is_percent and most <= WHOLE_PCT:
            labels = alt.Axis(values=[0, 50, 100], labelExpr=number_labels(language()))
            return alt.Y("value:Q", scale=alt.Scale(domain=[0, WHOLE_PCT]), axis=labels)
        if self.is_rank:
            return alt.Y("value:Q", scale=alt.Scale(domain=[most, 1], nice=False), axis=labels)
        return alt.Y("value:Q", scale=alt.Scale(domain=[0, most], nice=True), axis=labels)


def trend(lines: pd.DataFrame, *, axes: Axes, theme: Theme) -> alt.LayerChart:
    """Lines over periods; a missing report leaves a gap, never a bridge.

    Args:
        lines: One row a place and period: unit_name, period (id), value (NaN = no report),
            printed (the value as text), end (the value without its unit), is_selected (bool).
        axes: See `Axes`.
        theme: Of the reader's screen.

    Returns:
        A chart that names the first and last period and, at its end, each line's value.
    """
    colours = COLOURS[theme]
    drawn = prepared(lines, axes=axes, colours=colours)
    base = alt.Chart(drawn).encode(
        x=axes.x,
        y=axes.y(lines["value"]),
        detail="unit_name:N",
        color=alt.Color("colour:N", scale=None),
    )
    layers = _target(axes, lines["value"], colours) if axes.target is not None else []
    for is_selected in (False, True):
        chosen = base.transform_filter(f"datum.is_selected === {str(is_selected).lower()}")
        layers += [
            chosen.mark_line(strokeWidth=2 if is_selected else 1.25),
            chosen.transform_filter("datum.is_alone && !datum.is_last").mark_point(
                size=18, opacity=1
            ),
        ]
    ends = base.transform_filter("datum.is_last")
    layers += [
        ends.mark_point(opacity=1, size=50).transform_filter("datum.is_selected"),
        *_end_labels(base, drawn),
        base.mark_point(size=260, opacity=0).encode(tooltip=hint()),
    ]
    chart: alt.LayerChart = (
        alt.layer(*layers)
        .properties(height=axes.height, width="container")
        .configure(**config(theme))
    )
    return chart


def hint() -> list[alt.Tooltip]:
    """What a pointer on a figure reads: place, period, value."""
    return [
        alt.Tooltip("unit_name:N", title=say("chart.place")),
        alt.Tooltip("period_name:N", title=say("chart.period")),
        alt.Tooltip("printed:N", title=say("chart.value")),
    ]


def prepared(lines: pd.DataFrame, *, axes: Axes, colours: Colours) -> pd.DataFrame:
    """The rows with their colour, their place at the end of a line, and stray points marked."""
    order = {key: at for at, (key, _) in enumerate(axes.periods)}
    names = dict(axes.periods)
    drawn = lines[lines["period"].isin(order)].assign(
        at=lambda rows: rows["period"].map(order),
        period_name=lambda rows: rows["period"].map(names),
        colour=lambda rows: rows["is_selected"].map({True: colours.accent, False: colours.quiet}),
        ink=lambda rows: rows["is_selected"].map({True: colours.accent, False: colours.muted}),
    )
    drawn = drawn.sort_values(["unit_name", "at"], ignore_index=True)
    there = drawn["value"].notna()
    by_place = there.groupby(drawn["unit_name"])
    drawn["is_alone"] = (
        there
        & ~by_place.shift(1, fill_value=False).astype(bool)
        & ~by_place.shift(-1, fill_value=False).astype(bool)
    )
    last = drawn[there].groupby("unit_name")["at"].transform("max")
    drawn["is_last"] = drawn["at"].eq(last.reindex(drawn.index))
    return drawn


def _end_labels(base: alt.Chart, drawn: pd.DataFrame) -> list[alt.Chart]:
    """Values at the ends of the lines, the lower of two close ones moved down."""
    ends = drawn[drawn["is_last"]].sort_values("value", ascending=False)
    span = max(drawn["value"].max() - min(drawn["value"].min(), 0), 1e-9) if len(ends) else 1.0
    shown = base.transform_filter("datum.is_last")
    layers, before = [], None
    for row in ends.itertuples():
        near = before is not None and (before - row.value) / span * HEIGHT_PX < LABELS_APART_PX
        before = row.value
        layers.append(
            shown.transform_filter(alt.FieldEqualPredicate(field="unit_name", equal=row.unit_name))
            .mark_text(
                align="left",
                dx=8,
                dy=LABELS_APART_PX - 4 if near else 0,
                fontWeight=600 if row.is_selected else 400,
                fontSize=13 if row.is_selected else 12,
            )
            .encode(text="end:N", color=alt.Color("ink:N", scale=None))
        )
    return layers


def _target(axes: Axes, values: pd.Series, colours: Colours) -> list[alt.Chart]:
    row = {"value": axes.target, "label": axes.target_label}
    base = alt.Chart(pd.DataFrame([row])).encode(y=axes.y(values))
    return [
        base.mark_rule(color=colours.ink, strokeDash=[3, 3]).encode(
            x=alt.value(0), x2=alt.value(alt.ExprRef(f"width - {END_ROOM_PX}"))
        ),
        base.mark_text(align="left", baseline="bottom", dy=-3, fontSize=12).encode(
            x=alt.value(2), text="label:N"
        ),
    ]
