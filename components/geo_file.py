"""Outlines with the figures of a view, for maps elsewhere: GeoJSON, GeoPackage, GeoParquet."""

import io
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    import geopandas as gpd

Layered = Mapping[str, "gpd.GeoDataFrame"]
"""Tables of one outline a unit, by the name of their layer."""


def as_geojson(layers: Layered) -> bytes:
    """RFC 7946: longitude and latitude, six digits; missing values are null.

    Args:
        layers: One after the other: the format knows no layers, but each row says its period.
    """
    import geopandas as gpd  # noqa: PLC0415 - see `geo.boundary`

    tables = list(layers.values())
    rows = tables[0] if len(tables) == 1 else gpd.GeoDataFrame(pd.concat(tables), crs=tables[0].crs)
    return str(rows.to_json(drop_id=True, ensure_ascii=False, na="null")).encode()


def as_geopackage(layers: Layered, *, told: str) -> bytes:
    """One SQLite file, a layer each, as every GIS opens it.

    Args:
        layers: By name.
        told: What they are of and where that is from; stands beside each layer.
    """
    with TemporaryDirectory() as folder:
        path = Path(folder) / "made.gpkg"
        for name, rows in layers.items():
            facts = {"IDENTIFIER": name, "DESCRIPTION": told}
            rows.to_file(path, driver="GPKG", layer=name, engine="pyogrio", layer_options=facts)
        return path.read_bytes()


def as_geoparquet(rows: "gpd.GeoDataFrame") -> bytes:
    """GeoParquet, as geopandas writes it."""
    file = io.BytesIO()
    rows.to_parquet(file, index=False)
    return file.getvalue()
