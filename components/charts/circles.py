"""The legend of a map of counts: three circles on one line, and the looks of what is no circle."""

import math
from typing import Final

import altair as alt
import pandas as pd

from components.charts.style import COLOURS, Theme, finished, swatch
from components.maps import shading
from components.maps.band import Band
from text import language, say
from text.number import whole

SHARES: Final = (1.0, 4 / 9, 1 / 9)  # of the count: diameters of 3, 2 and 1
FILL: Final = {Theme.LIGHT: "#19696F", Theme.DARK: "#4C9B82"}
LABEL_X: Final = 84
LABELS_APART_PX: Final = 17
ROW_PX: Final = 26
FIRST_LABEL_PX: Final = 10
SMALLEST_PX: Final = 0.05  # nought has a ring, and no radius
LETTERS: Final = {
    "missing": shading.NOT_REPORTED,
    "not_applicable": shading.NOT_APPLICABLE,
    "not_convertible": shading.NOT_CONVERTED,
}
STEPS: Final = (1, 1.5, 2, 3, 4, 5, 6, 8, 10)


def nested(
    *,
    largest: float,
    reach: int,
    counts: dict[str, int],
    unit: str,
    theme: Theme,
    missing_label: str = "",
    is_outline: bool = False,
) -> alt.LayerChart:
    """Circles of round counts at the sizes of the map, then a row for each other look.

    Args:
        largest: Count of the map's largest circle, the same over all periods.
        reach: Its radius on the map, pixels.
        counts: Units that said zero, that said nothing, and that need not: `zero`,
            `missing`, `not_applicable`.
        unit: What is counted.
        theme: Of the reader's screen.
        missing_label: Words on the row of those that said nothing, if not the usual ones.
        is_outline: The circles' colour says something else, and is not this one.
    """
    colours = COLOURS[theme]
    sizes = _sizes(largest, reach, unit)
    floor = _floor(reach, largest)
    rows = _rows(counts, top=floor + 20, theme=theme)
    if missing_label:
        rows.loc[rows["state"] == "missing", "label"] = missing_label
    height = floor + (20 + len(rows) * ROW_PX if len(rows) else 8)
    line = colours.muted if is_outline else FILL[theme]
    circles = alt.Chart(sizes).encode(y=_pixels("centre", height))
    labels = alt.Chart(sizes).encode(y=_pixels("label_y", height))
    states = alt.Chart(rows).encode(y=_pixels("middle", height))
    muted = alt.condition("datum.count === 0", alt.value(colours.muted), alt.value(colours.ink))
    layers = [
        circles.mark_point(
            filled=True, fill=line, fillOpacity=0.22, stroke=line, strokeWidth=1.25, tooltip=None
        ).encode(x=alt.value(reach + 2), size=alt.Size("area:Q", scale=None)),
        *([] if is_apart(reach) else [_leaders(sizes, reach, height, theme)]),
        labels.mark_text(align="left", baseline="middle", tooltip=None).encode(
            x=alt.value(_label_x(reach)), text="label:N"
        ),
        states.mark_image(
            width=24, height=16, align="left", baseline="middle", tooltip=None
        ).encode(x=alt.value(0), url="picture:N"),
        states.mark_text(align="left", baseline="middle", tooltip=None).encode(
            x=alt.value(32), text="label:N", color=muted
        ),
        states.mark_text(align="right", baseline="middle", fontWeight=600, tooltip=None).encode(
            x=alt.value(alt.ExprRef("width")), text="printed:N", color=muted
        ),
    ]
    return finished(layers, height=height, theme=theme)


def _leaders(sizes: pd.DataFrame, reach: int, height: float, theme: Theme) -> alt.Chart:
    """From the top of each nested circle to its words."""
    found: alt.Chart = (
        alt.Chart(sizes)
        .mark_rule(color=COLOURS[theme].quiet, strokeDash=[1, 0], tooltip=None)
        .encode(
            x=alt.value(reach + 2),
            x2=alt.value(_label_x(reach) - 6),
            y=_pixels("rim", height),
            y2="label_y:Q",
        )
    )
    return found


def bands(
    *,
    largest: float,
    reach: int,
    whole: int,
    counts: dict[str, int],
    unit: str,
    missing_label: str = "",
) -> list[Band]:
    """Where the sizes and the rows of the same legend stand, and which circles are of each.

    A size stands for the circles as large as it and smaller than the next; the smallest for
    all below it too.

    Args:
        largest: As of `nested`.
        reach: As of `nested`.
        whole: Radius of the largest circle as radii travel, whatever the frame.
        counts: As of `nested`.
        unit: As of `nested`.
        missing_label: As of `nested`.
    """
    floor = _floor(reach, largest)
    sizes = _sizes(largest, reach, unit)
    found = []
    above = math.inf
    for at, (label, y, area) in enumerate(
        zip(sizes["label"], sizes["label_y"], sizes["area"], strict=True)
    ):
        is_last = at == len(sizes) - 1
        radius = round(math.sqrt(area) / 2 * whole / reach, 1)  # as the map has them
        found.append(
            Band(
                top=y - LABELS_APART_PX / 2,
                bottom=floor if is_last else y + LABELS_APART_PX / 2,
                label=label,
                radii=(SMALLEST_PX if is_last else radius, min(above, 2.0 * whole)),
            )
        )
        above = radius
    for row in _rows(counts, top=floor + 20, theme=Theme.LIGHT).to_dict("records"):
        state = str(row["state"])
        is_missing = state == "missing" and bool(missing_label)
        found.append(
            Band(
                top=row["middle"] - ROW_PX / 2,
                bottom=row["middle"] + ROW_PX / 2,
                label=missing_label if is_missing else row["label"],
                shades=LETTERS.get(state, ""),
                radii=(0, SMALLEST_PX) if state == "zero" else None,
            )
        )
    return found


def round_sizes(largest: float, reach: int) -> list[tuple[int, float]]:
    """Round counts whose diameters are about 3, 2 and 1, each once, with its radius."""
    if largest <= 0:
        return []
    top = _round(largest)
    values = dict.fromkeys(_round(top * share) for share in SHARES)
    return [(value, reach * math.sqrt(value / largest)) for value in values]


def is_apart(reach: int) -> bool:
    """Circles so small that nested they would be one blot: each stands at its own words."""
    return 2 * reach <= LABELS_APART_PX


def _label_x(reach: int) -> int:
    """Words stand close to small circles, too."""
    return 2 * reach + 14 if is_apart(reach) else min(LABEL_X, 2 * reach + 44)


def _floor(reach: int, largest: float) -> float:
    """Where circles stand: below the largest of them, and below three lines of words."""
    if largest <= 0:
        return 0  # all are nought
    return max(2 * reach + 4, FIRST_LABEL_PX + (len(SHARES) - 1) * LABELS_APART_PX + 2)


def _sizes(largest: float, reach: int, unit: str) -> pd.DataFrame:
    floor = _floor(reach, largest)
    rows = []
    for at, (value, radius) in enumerate(round_sizes(largest, reach)):
        label_y = min(FIRST_LABEL_PX + at * LABELS_APART_PX, floor)
        rows.append(
            {
                "area": 4 * radius**2,  # Vega counts the square around a circle
                "centre": label_y if is_apart(reach) else floor - radius,
                "rim": floor - 2 * radius,
                "label_y": label_y,
                "label": f"{whole(value, locale=language())} {unit}".strip(),
            }
        )
    return pd.DataFrame(rows, columns=["area", "centre", "rim", "label_y", "label"])


def _round(value: float) -> int:
    """The round count at or below a value; at least one."""
    if value < 1:
        return 1
    power: float = 10 ** math.floor(math.log10(value))
    return max(1, round(float(max(step for step in STEPS if step * power <= value)) * power))


def _rows(counts: dict[str, int], *, top: float, theme: Theme) -> pd.DataFrame:
    rows = []
    for at, (state, count) in enumerate(counts.items()):
        rows.append(
            {
                "middle": top + at * ROW_PX,
                "state": state,
                "label": say(f"chart.state_{state}"),
                "count": count,
                "printed": whole(count, locale=language()),
                "picture": swatch(state, theme=theme),
            }
        )
    return pd.DataFrame(rows, columns=["middle", "state", "label", "count", "printed", "picture"])


def _pixels(field: str, height: float) -> alt.Y:
    scale = alt.Scale(domain=[0, height], range=[0, height], nice=False, zero=False)
    return alt.Y(f"{field}:Q", scale=scale, axis=None)
