"""The rows of the legend: where each stands, and which units on the map are of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from components.charts.style import COLOURS, Theme, swatch
from components.maps import shading
from components.maps.band import Band
from text import language, say
from text.number import whole

ROW_PX: Final = 26
TARGET_PX: Final = 20
BREAK_PX: Final = 10
SWATCH_PX: Final = (24, 16)
STATES: Final = {
    "missing": shading.NOT_REPORTED,
    "not_applicable": shading.NOT_APPLICABLE,
    "not_convertible": shading.NOT_CONVERTED,
    "estimated": "".join(shading.ESTIMATES),
    "partial": shading.OF_PART,
}
"""The rows below the classes in their order, with the letters of the map's units."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LegendRow:
    """One class.

    Args:
        label: Its range as printed, e.g. `40 – < 60`.
        colour: Its fill.
        count: Units in it.
        is_selected: Whether the selected unit is one of them.
        edge: Its outline, where its fill is hardly seen on the page.
    """

    label: str
    colour: str
    count: int
    is_selected: bool = False
    edge: str = ""


def bands(
    classes: Sequence[LegendRow],
    *,
    states: Mapping[str, int],
    missing_label: str = "",
    target_below: int | None = None,
) -> list[Band]:
    """Where the rows of the same histogram stand, and which units on the map are of each.

    Args:
        classes: Lowest class first.
        states: How many units are in each of `STATES` that has a row.
        missing_label: As of `histogram`.
        target_below: As of `histogram`.
    """
    rows, _ = laid(classes, target_below=target_below)
    add_states(rows, {name: states[name] for name in STATES if name in states}, theme=Theme.LIGHT)
    found = []
    for at, row in enumerate(rows):
        name = row["state"]
        index = len(classes) - 1 - at
        letters = STATES[name] if name else shading.CLASSES[index] + shading.ESTIMATES[index]
        label = missing_label if name == "missing" and missing_label else row["label"]
        aside = (ROW_PX - SWATCH_PX[1]) / 2  # the gap between rows belongs to both
        found.append(
            Band(top=row["top"] - aside, bottom=row["bottom"] + aside, label=label, shades=letters)
        )
    return found


def laid(
    classes: Sequence[LegendRow], *, target_below: int | None
) -> tuple[list[dict[str, Any]], float | None]:
    """Every class with its place in pixels, and where the target's line lies."""
    top, target_y, rows = 0, None, []
    for at, row in reversed(list(enumerate(classes))):
        rows.append(
            _row(top, row.label, row.count)
            | {
                "colour": row.colour,
                "outline": row.edge or row.colour,
                "is_selected": row.is_selected,
            }
        )
        top += ROW_PX
        if target_below == at:
            target_y = top - (ROW_PX - SWATCH_PX[1]) / 2 + TARGET_PX / 2
            top += TARGET_PX
    return rows, target_y


def add_states(rows: list[dict[str, Any]], counts: dict[str, int], *, theme: Theme) -> None:
    """Below the classes a row for each state, with its look as a picture."""
    top = rows[-1]["top"] + ROW_PX + BREAK_PX if rows else 0
    for state, count in counts.items():
        look = {"state": state, "picture": swatch(state, theme=theme, height=SWATCH_PX[1])}
        outline = COLOURS[theme].hatch if count else "transparent"
        rows.append(_row(top, say(f"chart.state_{state}"), count) | look | {"outline": outline})
        top += ROW_PX


def _row(top: int, label: str, count: int) -> dict[str, Any]:
    return {
        "top": top,
        "bottom": top + SWATCH_PX[1],
        "label": label,
        "count": count,
        "printed": whole(count, locale=language()),
        "colour": "transparent",
        "outline": "transparent",
        "state": "",
        "picture": "",
        "is_selected": False,
    }
