"""Official outlines in this installation: which provinces, from where, since when.

`BANSO_HOME/outlines/installed.json` names one GeoParquet a province by its content, so that
a new installation becomes visible in one step, when that file is replaced.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from geo.home import home
from geo.simplify import cleaned

LIST: Final = "installed.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Installed:
    """The official outlines of one province.

    Args:
        file: Name of the GeoParquet beside the list: columns code, geometry (EPSG:4326).
        sha256: Its content hash.
        source: What it was installed from, as the operator named it.
        installed_at: ISO time, UTC.
        batch: Provinces of one batch meet without gaps.
    """

    file: str
    sha256: str
    source: str
    installed_at: str
    batch: str


def folder() -> Path:
    """Where installed outlines are kept."""
    return home() / "outlines"


def provinces() -> Mapping[str, Installed]:
    """What is installed, by province code; empty when nothing is."""
    path = folder() / LIST
    try:
        stat = path.stat()
    except FileNotFoundError:
        return {}
    return _list(path, stat.st_mtime_ns, stat.st_size)


def as_json(entries: Mapping[str, Installed]) -> str:
    """The list as it is stored."""
    listed = {code: asdict(entries[code]) for code in sorted(entries)}
    return json.dumps(listed, ensure_ascii=False, indent=1) + "\n"


def read(province_code: str) -> Mapping[str, Any]:
    """The official outline of each commune of a province that is installed, by code."""
    return _read(folder() / provinces()[province_code].file)


def nation() -> Mapping[str, Any]:
    """Every installed commune's outline by code, as one valid coverage."""
    entries = provinces()
    shapes = {code: shape for one in entries for code, shape in read(one).items()}
    if len({entry.batch for entry in entries.values()}) > 1:
        shapes = dict(zip(shapes, cleaned(list(shapes.values())), strict=True))
    return shapes


@lru_cache(maxsize=4)
def _list(path: Path, _changed: int, _size: int) -> Mapping[str, Installed]:
    entries = json.loads(path.read_text(encoding="utf-8"))
    return {code: Installed(**entry) for code, entry in entries.items()}


@lru_cache(maxsize=4)
def _read(path: Path) -> Mapping[str, Any]:
    import geopandas as gpd  # noqa: PLC0415 - see `geo.boundary`

    frame = gpd.read_parquet(path)
    return dict(zip(frame["code"], frame.geometry, strict=True))
