"""The rows of a view with their outlines, and with the class and colour that the map gives them."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pandas as pd

from components import exports, geo_file, pin
from components.charts.style import Theme
from components.compared import Compared
from components.part import Part
from components.picture import Picture
from data import classes
from geo import boundary
from text import language, say, speaking

if TYPE_CHECKING:
    import geopandas as gpd


def with_outlines(one: Picture) -> list[tuple[str, str, Callable[[], bytes]]]:
    """What the catalogue offers: rows as CSV and as a workbook, and with outlines."""
    files = [
        (say(f"download.{kind}"), name, content)
        for kind, (_, name, content) in zip(
            ("csv", "xlsx"), exports.figures_shown(one), strict=True
        )
    ]
    stem = files[0][1].removesuffix(".csv")
    spoken, number = language(), pin.pinned()
    layer, told = one.indicator.id, one.indicator.name()

    def rows() -> "gpd.GeoDataFrame":
        with speaking(spoken), pin.pinning(number):  # the file is made in another thread
            return outlined(one)

    made: dict[str, Callable[[], bytes]] = {
        "geojson": lambda: geo_file.as_geojson({layer: rows()}),
        "gpkg": lambda: geo_file.as_geopackage({layer: rows()}, told=told),
        "parquet": lambda: geo_file.as_geoparquet(rows()),
    }
    return [
        *files,
        *((say(f"download.{kind}"), f"{stem}.{kind}", content) for kind, content in made.items()),
    ]


def outlined(one: Picture, some: Part | None = None) -> "gpd.GeoDataFrame":
    """One row a unit with its outline (EPSG:4326), its class and the class's colour.

    Args:
        one: The view.
        some: Places that stand out; a column says which.
    """
    return on_outlines(
        exports.shown(one, some).assign(class_colour=_colours(one)), one.selection.scope
    )


def changed(one: Compared) -> pd.DataFrame:
    """One row a unit: both figures, and their difference with its class, or why there is none."""
    now = one.now.rows.set_index("unit_code").reindex(one.rows["unit_code"]).reset_index()
    then = one.before.rows.set_index("unit_code").reindex(one.rows["unit_code"]).reset_index()
    labels = [*classes.change_labels(one.breaks, indicator=one.indicator), ""]
    colours = [*one.colours(Theme.LIGHT), ""]
    at = [-1 if pd.isna(index) else int(index) for index in one.rows["class_index"]]
    rows = pd.DataFrame(
        {
            "indicator_id": one.indicator.id,
            "unit_code": one.rows["unit_code"].to_numpy(),
            "unit_name": one.rows["unit_name"].to_numpy(),
            "period": str(one.now.period),
            "against": str(one.before.period),
            "value": now["value"].to_numpy(dtype=float),
            "state": now["state"].to_numpy(),
            "value_against": then["value"].to_numpy(dtype=float),
            "state_against": then["state"].to_numpy(),
            "change": one.rows["value"].to_numpy(dtype=float),
            "no_change_because": one.rows["gap"].astype(str).to_numpy(),
            "class_label": [labels[index] for index in at],
            "class_colour": [colours[index] for index in at],
            "is_demonstration": now["is_demonstration"].fillna(value=False).to_numpy(),
            "revision": one.now.selection.version.rsplit("#", 1)[-1],
            "source": exports.marked(now).to_numpy(),
        }
    )
    return exports.in_provinces(rows, one.now.selection)


def on_outlines(rows: pd.DataFrame, scope: str) -> "gpd.GeoDataFrame":
    """Rows of units, each with its outline; says whether outlines are schematic."""
    import geopandas as gpd  # noqa: PLC0415 - see `geo.boundary`

    shapes = boundary.outlines(scope).rename(columns={"code": "unit_code"})
    rows = rows.drop(columns=["unit_valid_from"], errors="ignore")
    found = shapes.drop(columns=["name"]).merge(rows, on="unit_code", validate="one_to_one")
    if "rank" in found:
        found["rank"] = found["rank"].astype("float64")
    found["is_schematic"] = boundary.is_schematic(scope)
    return gpd.GeoDataFrame(found, geometry="geometry", crs=shapes.crs)


def _colours(one: Picture) -> list[str]:
    """Of the light theme; "" where a unit is in no class, and of counts, which are circles."""
    if one.is_circles:
        return [""] * len(one.rows)
    known = [*classes.colours(one.breaks, theme=Theme.LIGHT, direction=one.indicator.direction), ""]
    found = one.rows["class_index"].mask(one.is_of_part)
    return [known[-1 if pd.isna(at) else int(at)] for at in found]
