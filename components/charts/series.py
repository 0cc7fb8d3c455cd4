"""How figures went over the periods: one line a place, the selected one in front."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import altair as alt
import pandas as pd

from components.charts.style import COLOURS, Colours, Theme, finished, number_labels
from text import language, say

HEIGHT_PX: Final = 160
END_ROOM_PX: Final = 50
LABELS_APART_PX: Final = 15
WHOLE_PCT: Final = 100.0
TINY: Final = 1e-9
AXIS_PX: Final = 28


@dataclass(frozen=True, slots=True, kw_only=True)
class Axes:
    """What a picture over time is drawn on.

    Args:
        periods: (id, printed) of every period, oldest first.
        is_percent: Rates run from 0 to 100; everything else from 0 to what there is.
        is_rank: Ranks read 1 on top.
        target: Value of a line across, None for no line.
        target_label: Words on that line.
        height: Pixels, axis included.
        marked: Id of the period that the page shows; it gets a fine line, unless it is the last.
        end_room: Pixels at the right for the words at the ends of the lines.
    """

    periods: Sequence[tuple[str, str]]
    is_percent: bool = False
    is_rank: bool = False
    target: float | None = None
    target_label: str = ""
    height: int = HEIGHT_PX
    end_room: int = END_ROOM_PX
    marked: str = ""

    @property
    def x(self) -> alt.X:
        """Periods as points, only the first and the last named."""
        ids = [key for key, _ in self.periods]
        ends = [ids[0], ids[-1]] if len(ids) > 1 else ids
        named = " : ".join(f"datum.value === '{key}' ? '{text}'" for key, text in self.periods)
        return alt.X(
            "period:O",
            scale=alt.Scale(domain=ids, range=[0, alt.ExprRef(f"width - {self.end_room}")]),
            axis=alt.Axis(
                values=ends,
                labelExpr=f"{named} : ''",
                labelAngle=0,
                labelAlign=alt.ExprRef(f"datum.value === '{ids[0]}' ? 'left' : 'right'"),
            ),
        )

    def span(self, values: pd.Series) -> tuple[float, float]:
        """Value at the foot and at the top of the axis."""
        most = float(max([*values.dropna(), self.target or 0, TINY]))
        if self.is_percent and most <= WHOLE_PCT:
            return 0.0, WHOLE_PCT
        return (most, 1.0) if self.is_rank else (0.0, most)

    def y(self, values: pd.Series) -> alt.Y:
        """The scale that holds every value and the target, from zero (ranks: from one)."""
        foot, top = self.span(values)
        is_whole = self.is_percent and top == WHOLE_PCT
        axis = alt.Axis(
            labelExpr=number_labels(language()),
            **({"values": [0, 50, 100]} if is_whole else {"tickCount": 3}),
        )
        scale = alt.Scale(domain=[foot, top], nice=not (is_whole or self.is_rank))
        return alt.Y("value:Q", scale=scale, axis=axis)


def trend(lines: pd.DataFrame, *, axes: Axes, theme: Theme) -> alt.LayerChart:
    """Lines over periods; a missing report leaves a gap, never a bridge.

    Args:
        lines: One row a place and period: unit_name, period (id), value (NaN = no report),
            printed (the value as text), end (words at the end of the line), is_selected (bool); and
            colour, where lines shall be told apart.
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
    layers = _marked(axes, colours)
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
        *(_target(axes, lines["value"], colours) if axes.target is not None else []),
        *_end_labels(base, drawn, axes),
        base.mark_point(size=260, opacity=0).encode(tooltip=hint()),
    ]
    return finished(layers, height=axes.height, theme=theme)


def _marked(axes: Axes, colours: Colours) -> list[alt.Chart]:
    if not axes.marked or axes.marked == axes.periods[-1][0]:
        return []
    base = alt.Chart(pd.DataFrame([{"period": axes.marked}]))
    return [base.mark_rule(color=colours.hairline, strokeDash=[1, 0]).encode(x=axes.x)]


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
    )
    chosen = drawn["is_selected"]
    if "colour" not in drawn:
        drawn["colour"] = chosen.map({True: colours.accent, False: colours.quiet})
        drawn["ink"] = chosen.map({True: colours.accent, False: colours.muted})
    else:
        drawn["ink"] = drawn["colour"].where(chosen, colours.muted)
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


def _end_labels(base: alt.Chart, drawn: pd.DataFrame, axes: Axes) -> list[alt.Chart]:
    """Words at the ends of the lines, pushed apart where they would lie on each other."""
    ends = drawn[drawn["is_last"]]
    foot, top = axes.span(drawn["value"])
    scale = (axes.height - AXIS_PX) / ((top - foot) or TINY)
    wanted = sorted(
        ((top - value) * scale, name, chosen)
        for name, value, chosen in zip(
            ends["unit_name"], ends["value"], ends["is_selected"], strict=True
        )
    )
    layers, lowest = [], -float("inf")
    for at, name, chosen in wanted:
        place = max(at, lowest + LABELS_APART_PX)
        lowest = place
        layers.append(
            base.transform_filter(alt.FieldEqualPredicate(field="unit_name", equal=name))
            .transform_filter("datum.is_last")
            .mark_text(
                align="left",
                dx=8,
                dy=round(place - at),
                fontWeight=600 if chosen else 400,
                fontSize=13 if chosen else 12,
            )
            .encode(text="end:N", color=alt.Color("ink:N", scale=None))
        )
    return layers


def _target(axes: Axes, values: pd.Series, colours: Colours) -> list[alt.Chart]:
    """The target's line and, with a rim that keeps it legible on other lines, its words."""
    row = {"value": axes.target, "label": axes.target_label}
    base = alt.Chart(pd.DataFrame([row])).encode(y=axes.y(values))
    return [
        base.mark_rule(color=colours.ink, strokeDash=[3, 3]).encode(
            x=alt.value(0), x2=alt.value(alt.ExprRef(f"width - {axes.end_room}"))
        ),
        *(
            base.mark_text(
                align="left", baseline="bottom", dy=-3, fontSize=12, stroke=rim, strokeWidth=4
            ).encode(x=alt.value(2), text="label:N")
            for rim in (colours.page, alt.Undefined)
        ),
    ]
