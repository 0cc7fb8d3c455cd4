"""What a map shows, said without drawing it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import pandas as pd

HEIGHT: Final = 548
MOST_CLASSES: Final = 7


class Mode(StrEnum):
    """Rates are colours, counts are circles."""

    COLOURS = "colours"
    CIRCLES = "circles"


class Theme(StrEnum):
    """The reader's theme, as `st.context.theme.type` gives it."""

    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True, kw_only=True)
class MapView:
    """One map: which shapes, and what is known of each.

    Args:
        scope: Which shapes, as in `geo.topology.layer`: "11", "provinces", ...
        rows: One row a unit; a unit of the scope without a row did not report. Columns:
            unit_code (str); state (data.model.State); class_index (Int64, 0 the lowest class,
            NA where there is no value; not used by circles); value (float64, NaN where there
            is none: circles are sized by it, Home and End go to its extremes); value_text
            (str, as a reader sees it, "44,7 %" or the words for no report); and, where there
            is more to say, detail_text (str, the lines below the value in the tooltip,
            separated by a line feed) and short_text (str, the number inside a large circle).
        palette: Colours of the classes for the theme, lowest class first; empty for circles.
        mode: Colours or circles.
        theme: Light or dark.
        selected: Code of the chosen unit, or None.
        alt: The sentence that says what the map shows, for those who do not see it.
        height: Height of the map in pixels.
        notices: Lines at the foot of the map, after the one about schematic outlines.
        largest: The count that gets the largest circle; by default the largest of the rows.
            Give the largest of all periods, so that circles can be compared between them.
        is_diverging: Whether the palette has a pale middle, which needs darker lines.

    Raises:
        ValueError: A palette of more than seven colours.
    """

    scope: str
    rows: pd.DataFrame
    palette: tuple[str, ...]
    alt: str
    mode: Mode = Mode.COLOURS
    theme: Theme = Theme.LIGHT
    selected: str | None = None
    height: int = HEIGHT
    notices: tuple[str, ...] = ()
    largest: float | None = None
    is_diverging: bool = False

    def __post_init__(self) -> None:
        if len(self.palette) > MOST_CLASSES:
            msg = f"{len(self.palette)} colours; a map shows {MOST_CLASSES} classes at most."
            raise ValueError(msg)
