"""Sources of outlines in every form, made from the schematic ones."""

from collections.abc import Callable
from pathlib import Path

import geopandas as gpd
import pytest

from geo import boundary
from geo.install.progress import Progress

PROVINCE = "11"
SILENT = Progress(stream=None)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "home"
    monkeypatch.setenv("BANSO_HOME", str(folder))
    return folder


@pytest.fixture
def frame() -> gpd.GeoDataFrame:
    """Điện Biên as some office's GIS would hold it."""
    outlined = boundary.outlines(PROVINCE)
    return gpd.GeoDataFrame(
        {"ten_xa": outlined["name"], "ma_xa": outlined["code"]},
        geometry=outlined.geometry.to_numpy(),
        crs=outlined.crs,
    )


@pytest.fixture
def everything(home: Path) -> Callable[[], dict[str, bytes]]:
    """What the installation holds: every file but locks and caches."""

    def read() -> dict[str, bytes]:
        folder = home / "outlines"
        files = folder.glob("*") if folder.exists() else ()
        return {file.name: file.read_bytes() for file in files if file.name != ".lock"}

    return read
