"""How figures went over the periods: one line a place, the selected one in front."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

import altair as alt
import pandas as pd

from components.charts.axes import FEW_LABELS, LETTER_PX, Axes
from components.charts.break_line import break_line
from components.charts.style import COLOURS, Colours, Theme, finished
from components.charts.target_line import target_line
from data.period import parse
from text import say

END_ROOM_PX: Final = 50
LABELS_APART_PX: Final = 15
AXIS_PX: Final = 28
NARROWEST_PX: Final = 250
MOST_DOTS: Final = 40
SHAPES: Final = {"estimated": "circle", "partial": "diamond"}
PLANNED: Final = {"milestone": "square"}
DASHES: Final = {"dots": (1.5, 4), "dashes": (6, 4)}


def trend(lines: pd.DataFrame, *, axes: Axes, theme: Theme) -> alt.LayerChart:
    """Lines over periods; a missing report leaves a gap, never a bridge.

    Args:
        lines: One row a place and period: unit_name, period (id), value (NaN = no report),
            printed (the value as text), end (words at the end of the line), is_selected (bool);
            and, where there is more to say, colour, mark (`estimated`, `partial` or nothing:
            values that are not of the whole unit as reported; `milestone`), basis (what a
            value rests on) and dash (of `DASHES`: a line that nobody told of these periods).
        axes: See `Axes`.
        theme: Of the reader's screen.

    Returns:
        A chart that prints each line's value at the period shown; where it has none there, its
        last one before, muted and with its period.
    """
    colours = COLOURS[theme]
    drawn = prepared(lines, axes=axes, colours=colours)
    if not axes.end_room:
        axes = replace(axes, end_room=_room(drawn))
    if axes.most_labels <= FEW_LABELS:
        # What stands left of the axis takes room too: `4.000.000` more than `100`.
        long = len(f"{lines['value'].max():,.0f}") - len("100")
        axes = replace(axes, width=NARROWEST_PX - axes.end_room - round(LETTER_PX * max(0, long)))
    base = alt.Chart(drawn).encode(
        x=axes.x,
        y=axes.y(lines["value"]),
        detail="unit_name:N",
        color=alt.Color("colour:N", scale=None),
    )
    layers = [
        axes.grid(lines["value"], colours),
        *break_line(axes, colours=colours),
        *_marked(axes, colours),
    ]
    for is_selected in (False, True):
        chosen = base.transform_filter(f"datum.is_selected === {str(is_selected).lower()}")
        has_dots = is_selected and len(axes.periods) <= MOST_DOTS
        layers += [
            chosen.transform_filter("datum.dash === ''").mark_line(
                strokeWidth=2 if is_selected else 1.25
            ),
            chosen.transform_filter("true" if has_dots else "datum.is_alone").mark_point(
                size=18, opacity=1
            ),
        ]
    layers += [
        base.transform_filter(f"datum.dash === '{dash}'").mark_line(
            strokeWidth=1.5, strokeDash=list(pattern)
        )
        for dash, pattern in DASHES.items()
        if drawn["dash"].eq(dash).any()
    ]
    said = base.transform_filter("datum.is_said && datum.is_selected")
    layers += [
        said.mark_point(opacity=1, size=60).encode(color=alt.Color("ink:N", scale=None)),
        *(target_line(drawn, axes=axes, colours=colours) if axes.target is not None else []),
        *_labels_above(base, drawn, colours),
        *_end_labels(base, drawn, axes, theme=theme),
        *hollow(base, colours),
        *hollow(base, colours, shapes=PLANNED if drawn["mark"].eq("milestone").any() else {}),
        base.mark_point(size=260, opacity=0).encode(
            tooltip=hint(with_basis=bool(drawn["basis"].any()))
        ),
    ]
    return finished(layers, height=axes.height, theme=theme)


def _marked(axes: Axes, colours: Colours) -> list[alt.Chart]:
    if not axes.marked or axes.marked == axes.periods[-1][0]:
        return []
    base = alt.Chart(pd.DataFrame([{"period": axes.marked}]))
    return [base.mark_rule(color=colours.hairline, strokeDash=[1, 0]).encode(x=axes.x)]


def hollow(
    base: alt.Chart, colours: Colours, *, shapes: Mapping[str, str] = SHAPES
) -> list[alt.Chart]:
    """Values that are not simply a report: a ring for an estimate, a diamond for a part."""
    return [
        base.transform_filter(f"datum.mark === '{mark}'").mark_point(
            shape=shape, size=46, opacity=1, filled=False, fill=colours.page, strokeWidth=1.5
        )
        for mark, shape in shapes.items()
    ]


def hint(*, with_basis: bool = False) -> list[alt.Tooltip]:
    """What a pointer on a figure reads: place, period, value, and what it rests on."""
    read = [
        alt.Tooltip("unit_name:N", title=say("chart.place")),
        alt.Tooltip("period_name:N", title=say("chart.period")),
        alt.Tooltip("printed:N", title=say("chart.value")),
    ]
    if with_basis:
        read.append(alt.Tooltip("basis:N", title=say("chart.basis")))
    return read


def prepared(lines: pd.DataFrame, *, axes: Axes, colours: Colours) -> pd.DataFrame:
    """The rows with their colour and what is printed where on each line.

    Added columns: at (number of the period), period_name, colour, ink (of the words), is_alone
    (a report without neighbours), is_last (of its line), is_said (whose value is printed),
    is_stale (it is older than the period shown), said (the words), is_above (where the words
    stand: there is no room behind the line).
    """
    order = {key: at for at, (key, _) in enumerate(axes.periods)}
    drawn = lines[lines["period"].isin(order)].assign(
        at=lambda rows: rows["period"].map(order),
        period_name=lambda rows: [parse(period).label() for period in rows["period"]],
    )
    for name in ("mark", "basis", "dash"):
        drawn[name] = drawn[name].fillna("") if name in drawn else ""
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
    return _said(drawn, axes, colours)


def _said(drawn: pd.DataFrame, axes: Axes, colours: Colours) -> pd.DataFrame:
    """Which value of each line is printed: the one shown, else the last before it."""
    names = dict(axes.periods)
    shown = [key for key, _ in axes.periods].index(axes.shown)
    known = drawn[drawn["value"].notna() & (drawn["at"] <= shown)]
    newest = known.groupby("unit_name")["at"].transform("max")
    is_said = drawn["at"].eq(newest.reindex(drawn.index)) & drawn["dash"].eq("")
    is_stale = is_said & (drawn["at"] < shown)
    between = "\n" if axes.most_labels <= FEW_LABELS else " "
    dated = drawn["end"] + between + "(" + drawn["period"].map(names) + ")"
    return drawn.assign(
        is_said=is_said,
        is_stale=is_stale,
        is_above=~drawn["is_last"],
        said=drawn["end"].where(~is_stale, dated),
        ink=drawn["ink"].where(~is_stale, colours.muted),
    )


def _room(drawn: pd.DataFrame) -> int:
    """Pixels that the words at the ends of the lines take."""
    ends = drawn[drawn["is_said"] & ~drawn["is_above"]]
    last = max([1, *drawn["at"]])
    wide: list[int] = [
        # A line that ends earlier has the rest of the picture for its words.
        round(LETTER_PX * len(text)) + 14 - round(NARROWEST_PX * (last - at) / last)
        for at, said in zip(ends["at"], ends["said"], strict=True)
        for text in said.split("\n")
    ]
    return max([END_ROOM_PX, *wide])


def _labels_above(base: alt.Chart, drawn: pd.DataFrame, colours: Colours) -> list[alt.Chart]:
    """Values above their points, with a rim that keeps them legible on the lines."""
    rows = drawn[drawn["is_said"] & drawn["is_above"] & drawn["is_selected"]]
    last = drawn["at"].max()
    layers = []
    for name, at in zip(rows["unit_name"], rows["at"], strict=True):
        here = base.transform_filter(
            alt.FieldEqualPredicate(field="unit_name", equal=name)
        ).transform_filter("datum.is_said")
        layers += [
            here.mark_text(
                align="left" if at < last / 4 else "right" if at > last * 3 / 4 else "center",
                baseline="bottom",
                dy=-8,
                fontWeight=600,
                stroke=rim,
                strokeWidth=4,
            ).encode(text="said:N", color=alt.Color("ink:N", scale=None))
            for rim in (colours.page, alt.Undefined)
        ]
    return layers


def _end_labels(
    base: alt.Chart, drawn: pd.DataFrame, axes: Axes, *, theme: Theme
) -> list[alt.Chart]:
    """Words at the ends of the lines, pushed apart where they would lie on each other."""
    ends = drawn[drawn["is_said"] & ~drawn["is_above"]]
    foot, top = axes.span(drawn["value"])
    scale = (axes.height - AXIS_PX) / (top - foot)
    wanted = sorted(
        ((top - value) * scale, name, chosen, said.count("\n"))
        for name, value, chosen, said in zip(
            ends["unit_name"], ends["value"], ends["is_selected"], ends["said"], strict=True
        )
    )
    layers, lowest = [], -float("inf")
    goes_on = axes.shown != axes.periods[-1][0]  # what is planned is drawn where words would be
    for at, name, chosen, breaks in wanted:
        place = max(at, lowest)
        lowest = place + (1 + breaks) * LABELS_APART_PX
        here = base.transform_filter(
            alt.FieldEqualPredicate(field="unit_name", equal=name)
        ).transform_filter("datum.is_said")
        layers += [
            here.mark_text(
                align="left",
                dx=8,
                dy=round(place - at) + goes_on * LABELS_APART_PX,
                fontWeight=600 if chosen else 400,
                fontSize=13 if chosen else 12,
                lineBreak="\n",
                stroke=rim,
                strokeWidth=4,
            ).encode(text="said:N", color=alt.Color("ink:N", scale=None))
            for rim in (COLOURS[theme].page, alt.Undefined)
        ]
    return layers
