"""A source in parts, so that the whole country never has to be in memory at once."""

from collections.abc import Callable
from dataclasses import dataclass, field

import geopandas as gpd


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A piece of a source that is read on its own.

    Args:
        name: What the reader of a report knows it by.
        province_code: Of which province; None where only reading tells.
        read: Gives one row an outline: code (text as it stands there), geometry (EPSG:4326).
    """

    name: str
    province_code: str | None
    read: Callable[[], gpd.GeoDataFrame] = field(repr=False)
