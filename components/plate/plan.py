"""What stands on an exported picture, said without drawing it."""

from collections.abc import Mapping
from dataclasses import dataclass

from components.charts.legend import LegendRow
from components.maps.view import MapView


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    """The circles of a legend.

    Args:
        largest: Count of the map's largest circle.
        reach: Its radius, pixels.
        unit: What is counted.
        title: Above them, where the legend's own title is of classes; they are outlines then,
            for their colour says something else.
    """

    largest: float
    reach: int
    unit: str
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Points:
    """The things that a count counts, each where it stands; told instead of circles.

    Args:
        latitudes: Degrees.
        longitudes: Degrees.
        sizes: How many things each is.
        units: Code of the unit that each is of.
        unit: What is counted.
    """

    latitudes: tuple[float, ...]
    longitudes: tuple[float, ...]
    sizes: tuple[float, ...]
    units: tuple[str, ...]
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """What the looks on the map mean.

    Args:
        title: Of the legend.
        note: Below it.
        classes: Lowest class first; none where counts are circles.
        sizes: The circles, where there are some.
        states: Rows below: of each look (`missing`, `not_applicable`, `not_convertible`,
            `estimated`, `zero`) its words and how many units have it.
        target_label: Words beside the target's line.
        target_below: How many classes lie under the target; None draws no line.
    """

    title: str
    note: str
    classes: tuple[LegendRow, ...] = ()
    sizes: Sizes | None = None
    states: Mapping[str, tuple[str, int]]
    target_label: str = ""
    target_below: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Plate:
    """One picture: a map with everything that it must never stand without.

    Args:
        title: What is shown.
        note: Place, unit, tier of the units and period on one line.
        view: The map, with the light theme's palette, and the sentence of its alternative text.
        key: Its legend.
        whole_name: What the figure of all together is called.
        whole: That figure; empty where there is none.
        beside: Lines below it, or why there is none.
        foot: Source, cut-off, outlines; revision.
        mark: Words of the mark that invented figures carry; empty where none is invented.
        points: Over the map, where the reader sees some.
    """

    title: str
    note: str
    view: MapView
    key: Key
    whole_name: str
    whole: str
    beside: tuple[str, ...]
    foot: tuple[str, str]
    mark: str
    points: Points | None = None
