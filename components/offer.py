"""What a page hands out besides what every page does: files of its own, made when asked for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import geopandas as gpd

Maker = Callable[[], bytes]
Layers = Callable[[], Mapping[str, "gpd.GeoDataFrame"]]


@dataclass(frozen=True, slots=True, kw_only=True)
class More:
    """A file that no other page has.

    Args:
        words: On its button.
        ending: Of its name.
        stem: Of its name, what tells it from the files of the view.
        make: Makes it.
    """

    words: str
    ending: str
    stem: str
    make: Maker


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """What the menu of a page offers; what is not said here is made from the view.

    Args:
        is_demonstration: Some figure in view is invented, which names of files say.
        parts: Of the view, what this screen shows and its address leaves to the usual.
        csv: Another table than that of the view: every code and count of its figures.
        excel: Another workbook than that of the view.
        pdf: Another document than that of the view.
        layers: Outlines with their figures, by name; None on a page without a map.
        more: Tables that only this page has.
        is_shown: There is a view to take; else only what stands below.
        below: Draws what else the page hands out.
    """

    is_demonstration: bool
    parts: Mapping[str, str] = field(default_factory=dict)
    csv: Maker | None = None
    excel: Maker | None = None
    pdf: Maker | None = None
    layers: Layers | None = None
    more: tuple[More, ...] = ()
    is_shown: bool = True
    below: Callable[[], None] | None = None
