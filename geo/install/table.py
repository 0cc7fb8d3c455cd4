"""Outlines from one GIS file: GeoParquet, GeoPackage, Shapefile (zipped or not), GeoJSON."""

import zipfile
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Any, Final

import geopandas as gpd
import pandas as pd
import pyogrio
from pyproj.exceptions import CRSError

from geo import units
from geo.install.error import Fault, SourceError
from geo.install.part import Part
from geo.units import NATION
from text import fault

GIS: Final = (".gpkg", ".geojson", ".json", ".shp", ".fgb")
PARQUET: Final = (".parquet", ".geoparquet")
DEGREES: Final = "EPSG:4326"
ENOUGH: Final = 0.5  # of the rows must hold a commune's code for a column to be theirs
DIGITS: Final = 5


def parts(path: Path, *, column: str | None, inside: str | None = None) -> list[Part]:
    """The file as one part.

    Args:
        path: The file, or the zip archive that holds it.
        column: Column of the communes' codes; found by its values where None.
        inside: Name of the file in the archive.
    """
    return [Part(name=path.name, province_code=None, read=partial(read, path, column, inside))]


def read(path: Path, column: str | None, inside: str | None = None) -> gpd.GeoDataFrame:
    """One row an outline: code (text), geometry in degrees.

    Raises:
        SourceError: The file cannot be read, has no outlines, codes or coordinate system.
    """
    table = _table(path, inside)
    if not isinstance(table, gpd.GeoDataFrame) or table.empty:
        raise SourceError(Fault.EMPTY, file=path.name)
    found = column or _code_column(path, table)
    if found not in table.columns:
        columns = ", ".join(_others(table))
        raise SourceError(Fault.NO_COLUMN, file=path.name, column=found, columns=columns)
    if table.crs is None:
        raise SourceError(Fault.NO_CRS, file=path.name)
    geometry = table.geometry.force_2d().to_crs(DEGREES)
    codes = [text(value) for value in table[found]]
    return gpd.GeoDataFrame({"code": codes}, geometry=geometry.to_numpy(), crs=DEGREES)


def text(value: object) -> str:
    """A code as five digits where it was read as a number: 3127.0 is 03127."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    written = str(value).strip()
    return written.zfill(DIGITS) if written.isdigit() else written


def _table(path: Path, inside: str | None) -> Any:  # noqa: ANN401 - a table with or without shapes
    try:
        if path.suffix.lower() in PARQUET:
            return gpd.read_parquet(path)
        where = f"/vsizip/{path}/{inside}" if inside else str(path)
        return pyogrio.read_dataframe(where)
    except (OSError, ValueError, CRSError, zipfile.BadZipFile) as error:
        raise SourceError(Fault.BROKEN, file=inside or path.name, why=_short(error)) from error
    except pyogrio.errors.DataSourceError as error:
        raise SourceError(Fault.BROKEN, file=inside or path.name, why=_short(error)) from error


def _code_column(path: Path, table: gpd.GeoDataFrame) -> str:
    """The column with most communes' codes among its values."""
    known = {one.code for one in units.communes(NATION.code)}
    shares = {name: _share(table[name], known) for name in _others(table)}
    best = max(shares, key=shares.__getitem__, default="")
    if not best or shares[best] < ENOUGH:
        raise SourceError(Fault.NO_CODE, file=path.name, columns=", ".join(shares))
    return best


def _share(values: "pd.Series[Any]", known: set[str]) -> float:
    return sum(text(value) in known for value in values) / max(1, len(values))


def _others(table: gpd.GeoDataFrame) -> Iterable[str]:
    return [str(name) for name in table.columns if name != table.geometry.name]


def _short(error: Exception) -> fault.Told:
    if isinstance(error, OSError) and error.errno is not None:
        return fault.told(error)
    return fault.told((str(error).splitlines() or [type(error).__name__])[0][:200])
