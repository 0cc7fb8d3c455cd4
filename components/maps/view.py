"""What a map shows, said without drawing it."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import pandas as pd

from components.maps.band import LEGEND, Band
from geo import boundary

HEIGHT: Final = 548
REACH_NATION: Final = 20
REACH_COMMUNES: Final = 3
REACH_PROVINCE: Final = 28
COMPACT_SHARE: Final = 0.7
TIME_HEIGHT: Final = 64
MOST_CLASSES: Final = 7


def reach(scope: str, *, is_compact: bool = False) -> int:
    """Radius of the largest circle, pixels.

    Small for 34 provinces not to hide each other, smaller for thousands of communes not to hide
    the country: of counts with a quarter of the largest on average a third of the
    land is left bare.

    Args:
        scope: Which shapes.
        is_compact: In the frame of a phone, where the shapes are that much smaller too.
    """
    whole = REACH_NATION if scope in boundary.NATIONAL else REACH_PROVINCE
    if scope == boundary.COMMUNES:
        whole = REACH_COMMUNES
    return round(COMPACT_SHARE * whole) if is_compact else whole


def radius(count: float, *, largest: float, reach: int) -> float:
    """Radius of a count's circle, r = k·√v, where the largest count has the radius `reach`.

    Args:
        count: Zero or more; zero has no circle, but a ring of its own.
        largest: The count of the largest circle, more than zero.
        reach: Radius of the largest circle.

    Returns:
        In the unit of `reach`; 0 for a true zero.
    """
    return reach * math.sqrt(count / largest) if count > 0 else 0.0


class Mode(StrEnum):
    """Rates are colours, counts are circles, or both: circles in the colours of their classes."""

    COLOURS = "colours"
    CIRCLES = "circles"
    BOTH = "both"


class Theme(StrEnum):
    """The reader's theme, as `st.context.theme.type` gives it."""

    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    """The time slider of a map.

    Args:
        period: Id of the period shown.
        labels: Of every period that can be chosen, by id, earliest first.
        frames: Address of the shades of all periods, relative to the app, that the browser plays
            from; see `components.figure_address`. "" where the map cannot be played.
    """

    period: str
    labels: Mapping[str, str]
    frames: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MapView:
    """One map: which shapes, and what is known of each.

    Args:
        scope: Which shapes, as in `geo.topology.layer`: "11", "provinces", ...
        rows: One row a unit; a unit of the scope without a row did not report. Columns:
            unit_code (str); state (data.model.State); class_index (Int64, 0 the lowest class,
            NA where there is no value; not used by circles); value (float64, NaN where there
            is none: circles are sized by it, Home and End go to its extremes); size (float64,
            of both: the count a circle is of, NaN where there is none); value_text
            (str, as a reader sees it, "44,7 %" or the words for no report); and, where there
            is more to say, detail_text (str, the lines below the value in the tooltip,
            separated by a line feed), short_text (str, the number inside a large circle) and
            is_error (bool, a figure of it is kept out by an error: tinted and outlined). With
            an address of words, the texts may be left out.
        palette: Colours of the classes for the theme, lowest class first; empty for circles.
        mode: Colours, circles, or both.
        theme: Light or dark.
        selected: Code of the chosen unit, or None.
        alt: The sentence that says what the map shows, for those who do not see it.
        height: Height of the map in pixels.
        notices: Lines at the foot of the map, after the one about schematic outlines.
        largest: The count that gets the largest circle; by default the largest of the rows.
            Give the largest of all periods, so that circles can be compared between them.
        reach: Radius of the largest circle in pixels as the browser draws it; by default
            `reach(scope)`, in which radii always travel. Smaller on a phone; a legend beside the
            map takes the same.
        points: What the browser needs for points over the shapes; see `components.point_layer`.
        is_diverging: Whether the palette has a pale middle, which needs darker lines.
        key: Tells it from every other map, so that what is sent is made once for everybody;
            "" where it is made for this reader only.
        labels: The limits of each class in words, in the order of the palette.
        words: Address of the words of one unit, relative to the app, to which the browser adds
            `&unit=` and a period; see `components.figure_address`. Where it is given, those of many
            units stay here until they are asked for. "" where there is none.
        time: What the time slider under the map offers; None without one.
        legend: The rows of the legend beside the map: pointing at one shows its units. Empty
            where there is none.
        legend_key: Key of the container on the page in which that legend stands.
        part: Codes of the units that stand out, all others paler; empty shows all alike.
        ahead: Address of the map of another indicator, relative to the app, to which the browser
            adds `&named=`: shown as soon as it is chosen, before the page has followed. "" where
            the page's own message is waited for.
        link: Maps on a page with the same are moved together and show the same unit; "" alone.

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
    reach: int | None = None
    is_diverging: bool = False
    key: str = ""
    labels: tuple[str, ...] = ()
    words: str = ""
    time: Time | None = None
    points: Mapping[str, str] | None = None
    legend: tuple[Band, ...] = ()
    legend_key: str = LEGEND
    part: tuple[str, ...] = ()
    ahead: str = ""
    link: str = ""

    @property
    def grow(self) -> float:
        """By how much the browser draws circles larger than they travel."""
        whole = reach(self.scope)
        return round((self.reach or whole) / whole, 3)

    def __post_init__(self) -> None:
        if len(self.palette) > MOST_CLASSES:
            msg = f"{len(self.palette)} colours; a map shows {MOST_CLASSES} classes at most."
            raise ValueError(msg)
